#include "dashboards/dashboardbar.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/overlays/panelmarks.h"
#include "dashboards/views/heatmapview.h"
#include "dashboards/views/timeseriesview.h"
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/chip.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/toggleswitch.h"
#include "widgets/dashboards/boardundertest.h"

#include <QApplication>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t nowSeconds = 1795489200; // of the board's clock
// With single quotes, for being read.
QByteArray json(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

constexpr auto traceOf = "4bf92f3577b34da6a3ce929d0e0e4736";

// Two panels over time, of which the second reads another service; a rate whose window is too narrow for a
// target that is scraped every 5 s.
QByteArray board()
{
    return json(
        "{'title':'Shop','uid':'s','time':{'from':'now-3h','to':'now'},'refresh':'30s',"
        "'annotations':{'list':["
        "{'builtIn':1,'name':'Annotations & Alerts','datasource':'-- Grafana --','enable':true},"
        "{'name':'Flash "
        "sale','enable':true,'iconColor':'orange','datasource':{'type':'prometheus','uid':'prom'},"
        "'expr':'sale_running','titleFormat':'{{campaign}}','step':'60s'},"
        "{'name':'Deploys','enable':true,'datasource':{'type':'prometheus','uid':'prom'},"
        "'expr':'deploy_events','titleFormat':'{{service}} {{version}}','step':'60s',"
        "'filter':{'exclude':false,'ids':[1]}}]},"
        "'panels':["
        "{'id':1,'type':'timeseries','title':'Errors of payment','gridPos':{'x':0,'y':0,'w':12,'h':9},"
        "'targets':[{'refId':'A','expr':'sum by (service) (rate(errors_total{service=`payment`}[5s]))',"
        "'legendFormat':'{{service}}','exemplar':true}]"
        "},"
        "{'id':2,'type':'timeseries','title':'Orders of checkout','gridPos':{'x':12,'y':0,'w':12,'h':9},"
        "'targets':[{'refId':'A','expr':'sum by (service) (rate(orders_total{service=`checkout`}[1m]))'}]}]"
        "}");
}

QByteArray seconds(std::int64_t beforeNow)
{
    return QByteArray::number(nowSeconds - beforeNow);
}

QByteArray samples(std::int64_t from, std::int64_t to, std::int64_t step = 60)
{
    QByteArray all;
    for (std::int64_t at = from; at >= to; at -= step)
        all += (all.isEmpty() ? "[" : ",[") + seconds(at) + ",\"1\"]";
    return all;
}

QByteArray matrix(const QByteArray &series)
{
    return json("{'status':'success','data':{'resultType':'matrix','result':[") + series + "]}}";
}

QByteArray rules()
{
    return json(
        "{'status':'success','data':{'groups':[{'name':'shop','file':'r.yml','interval':15,'rules':["
        "{'type':'alerting','name':'PaymentErrors','query':'rate(errors_total{service=`payment`}[5m]) > 1',"
        "'duration':60,'labels':{'severity':'critical'},'annotations':{},'health':'ok','state':'firing',"
        "'lastEvaluation':'2026-11-24T03:00:00Z','evaluationTime':0.1,"
        "'alerts':[{'labels':{'alertname':'PaymentErrors','service':'payment','severity':'critical'},"
        "'annotations':{},'state':'firing','activeAt':'2026-11-24T02:50:00Z','value':'2'}]}]}]}}");
}

QByteArray exemplars()
{
    return json("{'status':'success','data':[{'seriesLabels':{'__name__':'errors_total','service':'payment'},"
                "'exemplars':[{'labels':{'traceID':'")
        + QByteArray(traceOf) + json("','note':'\\u202e<b>x</b>'},'value':'40','timestamp':") + seconds(900)
        + "}]}]}";
}

} // namespace

// What is marked on panels besides their series, the dashboard's own time, and zooming.
class DashboardOverlaysTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void annotationsAreAskedOnceAndSwitched();
    void incidentsAreBands();
    void alertsMarkThePanel();
    void exemplarsOpenTraces();
    void exemplarsOfHeatmapsOpenTraces();
    void narrowWindowsAreMended();
    void requestsAreCounted();
    void ownTimeHoldsWhenOpened();
    void undoPutsTimeBack();
    void doubleClickZoomsOut();
    void looksRight();

private:
    void start();
    [[nodiscard]] kit::TimeSeriesChart *chart(int id) const
    {
        return static_cast<TimeSeriesView *>(m_board->frame(id)->view())->chart();
    }
    [[nodiscard]] PanelMarks *marks(int id) const { return m_board->frame(id)->findChild<PanelMarks *>(); }
    // Of the chart's marks of that kind, where they are.
    [[nodiscard]] std::vector<QPoint> places(int id, kit::PlotMark::Kind kind) const
    {
        std::vector<QPoint> all;
        for (const kit::PlotMark &mark : chart(id)->marks()) {
            if (mark.kind == kind)
                all.push_back(mark.center.toPoint());
        }
        return all;
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_board->screen().isSettled(), 20'000); }

    std::unique_ptr<test::BoardUnderTest> m_board;
};

void DashboardOverlaysTest::init()
{
    m_board = std::make_unique<test::BoardUnderTest>();
    test::FakePrometheus &server = m_board->server();
    server.answerWith(
        QStringLiteral("sale_running"),
        matrix(json("{'metric':{'campaign':'Black Friday'},'values':[") + samples(2400, 1500) + "]}"));
    server.answerWith(QStringLiteral("deploy_events"),
                      matrix(json("{'metric':{'service':'payment','version':'1.9'},'values':[")
                             + samples(1200, 1200) + "]}"));
    server.answerWith(
        QStringLiteral("ALERTS"),
        matrix(json("{'metric':{'__name__':'ALERTS','alertname':'PaymentErrors','service':'payment',"
                    "'severity':'critical','alertstate':'firing'},'values':[")
               + samples(840, 0, 10) + "]}"));
    server.answerWith(QStringLiteral("/rules"), rules());
    server.answerWith(QStringLiteral("/query_exemplars"), exemplars());
}

void DashboardOverlaysTest::cleanup()
{
    m_board.reset();
}

void DashboardOverlaysTest::start()
{
    m_board->open(board());
}

void DashboardOverlaysTest::annotationsAreAskedOnceAndSwitched()
{
    start();
    const auto asked = [this] { return m_board->server().queries().count(QStringLiteral("sale_running")); };
    QTRY_COMPARE_WITH_TIMEOUT(asked(), 1, 20'000); // two panels
    using Kind = kit::PlotMark::Kind;
    QTRY_COMPARE(places(1, Kind::Annotation).size(), 1u);
    QTRY_COMPARE(places(2, Kind::Annotation).size(), 1u);
    QTRY_COMPARE_WITH_TIMEOUT(m_board->screen().overlays().of(m_board->frame(1)->panel()).deploys.size(), 1u,
                              20'000);
    QVERIFY(m_board->screen().overlays().of(m_board->frame(2)->panel()).deploys.empty()); // only on panel 1
    const auto toggles = m_board->screen().findChildren<kit::ToggleSwitch *>();
    const auto named = [&](const char *name) {
        const auto it = std::ranges::find_if(toggles, [&](const kit::ToggleSwitch *one) {
            return one->isVisible() && one->text() == QLatin1String(name);
        });
        return it == toggles.end() ? nullptr : *it;
    };
    kit::ToggleSwitch *sale = named("Flash sale");
    QVERIFY(sale);
    QVERIFY(named("Deploys"));
    QVERIFY(!named("Annotations & Alerts")); // what Grafana itself noted
    QVERIFY(sale->isChecked());
    QTest::mouseClick(sale, Qt::LeftButton);
    QTRY_VERIFY(places(1, Kind::Annotation).empty());
    QVERIFY(!sale->isChecked());
    QTest::keyClick(sale, Qt::Key_Space);
    settle();
    QTRY_COMPARE(places(2, Kind::Annotation).size(), 1u);
}

void DashboardOverlaysTest::incidentsAreBands()
{
    start();
    IncidentLine payment;
    payment.id = QStringLiteral("P1");
    payment.number = QStringLiteral("#12");
    payment.service = QStringLiteral("payment");
    payment.since = m_board->clock().now() - 20min;
    IncidentLine gateway = payment;
    gateway.id = QStringLiteral("P2");
    gateway.service = QStringLiteral("gateway");
    m_board->screen().feeds().setIncidents({payment, gateway}, {});
    OverlayDesk &desk = m_board->screen().overlays();
    QCOMPARE(desk.of(m_board->frame(1)->panel()).incidents, std::vector<IncidentLine>{payment});
    QVERIFY(desk.of(m_board->frame(2)->panel()).incidents.empty());
    desk.setShowsIncidents(false);
    QVERIFY(desk.of(m_board->frame(1)->panel()).incidents.empty());
}

void DashboardOverlaysTest::alertsMarkThePanel()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->server().asked(QStringLiteral("/rules")), 1, 20'000);
    const auto ribbons
        = [this] { return m_board->screen().overlays().of(m_board->frame(1)->panel()).ribbons; };
    QTRY_COMPARE_WITH_TIMEOUT(ribbons().size(), 1u, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(ribbons()[0].spans.size(), 1u, 20'000);
    const PanelOverlays overlays = m_board->screen().overlays().of(m_board->frame(1)->panel());
    QCOMPARE(overlays.ribbons[0].rule, QStringLiteral("PaymentErrors"));
    QCOMPARE(overlays.ribbons[0].spans.size(), 1u);
    QVERIFY(overlays.ribbons[0].spans[0].from <= m_board->clock().now() - 13min); // told by the past
    QVERIFY(!marks(2)->alertChip()->isVisible());
    kit::Chip *chip = marks(1)->alertChip();
    QTRY_VERIFY_WITH_TIMEOUT(chip->isVisible(), 20'000);
    QCOMPARE(chip->content().text, QStringLiteral("Firing"));
    QVERIFY(chip->toolTip().contains(QStringLiteral("PaymentErrors")));
    QSignalSpy pivots(&m_board->screen(), &kit::Screen::pivotRequested);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(pivots.count(), 1);
    const auto pivot = pivots[0][0].value<correlate::Pivot>();
    QCOMPARE(pivot.target, correlate::Target::Alerts);
    QCOMPARE(pivot.service, QStringLiteral("payment"));
    // The next round asks again, once.
    m_board->clock().advance(30s);
    m_board->time().refresh();
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->server().asked(QStringLiteral("/rules")), 2, 20'000);
}

void DashboardOverlaysTest::exemplarsOpenTraces()
{
    start();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->server().asked(QStringLiteral("/query_exemplars")), 1,
                              20'000); // panel 2 wants none
    QTRY_COMPARE(places(1, kit::PlotMark::Kind::Exemplar).size(), 1u);
    const auto diamonds = places(1, kit::PlotMark::Kind::Exemplar);
    QTest::mouseMove(chart(1), diamonds[0]);
    QTRY_VERIFY(!chart(1)->tooltipContent().notes.isEmpty());
    const QString said = chart(1)->tooltipContent().notes.join(QLatin1Char('\n'));
    QVERIFY(said.contains(QLatin1String(traceOf)));
    QVERIFY(!said.contains(QChar(0x202E)));
    QSignalSpy pivots(&m_board->screen(), &kit::Screen::pivotRequested);
    QTest::mouseClick(chart(1), Qt::LeftButton, {}, diamonds[0]);
    QCOMPARE(pivots.count(), 1);
    QCOMPARE(pivots[0][0].value<correlate::Pivot>().traceId, QLatin1String(traceOf));
    QCOMPARE(pivots[0][0].value<correlate::Pivot>().target, correlate::Target::Traces);
}

void DashboardOverlaysTest::exemplarsOfHeatmapsOpenTraces()
{
    m_board->server().answerWith(QStringLiteral("sum by (le) (rate(latency_bucket[1m]))"),
                                 matrix(json("{'metric':{'le':'50'},'values':[") + samples(2400, 0)
                                        + json("]},{'metric':{'le':'100'},'values':[") + samples(2400, 0)
                                        + "]}"));
    m_board->open(json("{'title':'Shop','uid':'s','time':{'from':'now-3h','to':'now'},'panels':["
                       "{'id':1,'type':'heatmap','title':'Latency','gridPos':{'x':0,'y':0,'w':12,'h':9},"
                       "'targets':[{'refId':'A','expr':'sum by (le) (rate(latency_bucket[1m]))',"
                       "'legendFormat':'{{le}}','format':'heatmap','exemplar':true}]},"
                       "{'id':2,'type':'stat','title':'Now','gridPos':{'x':12,'y':0,'w':12,'h':9},"
                       "'targets':[{'refId':'A','expr':'latency','exemplar':true}]}]}"));
    settle();
    QTRY_COMPARE_WITH_TIMEOUT(m_board->server().asked(QStringLiteral("/query_exemplars")), 1,
                              20'000); // a figure draws none
    auto *heatmap = static_cast<HeatmapView *>(m_board->frame(1)->view())->chart();
    QVERIFY2(!heatmap->accessibleDescription().startsWith(QLatin1String("0 cells")),
             qPrintable(heatmap->accessibleDescription()));
    const auto reached = [heatmap] {
        QTest::keyClick(heatmap, Qt::Key_PageDown);
        return heatmap->currentExemplar().has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(reached(), 20'000);
    QSignalSpy pivots(&m_board->screen(), &kit::Screen::pivotRequested);
    QTest::mouseClick(heatmap, Qt::LeftButton, {}, heatmap->exemplarPoint(0).toPoint());
    QCOMPARE(pivots.count(), 1);
    QCOMPARE(pivots[0][0].value<correlate::Pivot>().traceId, QLatin1String(traceOf));
}

void DashboardOverlaysTest::narrowWindowsAreMended()
{
    start();
    kit::Chip *chip = marks(1)->windowChip();
    QTRY_VERIFY_WITH_TIMEOUT(chip->isVisible(), 20'000);
    QVERIFY(!marks(2)->windowChip()->isVisible());
    QVERIFY(chip->toolTip().contains(QStringLiteral("[5s]")));
    const auto expression
        = [this] { return findPanel(m_board->screen().dashboard(), 1)->targets[0].expression; };
    const QString before = expression();
    QTest::mouseClick(chip, Qt::LeftButton); // not while only looking
    QCOMPARE(expression(), before);
    m_board->screen().setEditing(true);
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(expression(), QString(before).replace(QStringLiteral("[5s]"), QStringLiteral("[20s]")));
    QVERIFY(!chip->isVisible());
    m_board->screen().undo();
    QCOMPARE(expression(), before);
    QVERIFY(chip->isVisible());
}

void DashboardOverlaysTest::requestsAreCounted()
{
    start();
    auto *label = m_board->screen().findChild<kit::PlainLabel *>(QStringLiteral("requests"));
    QTRY_VERIFY(label->isVisible());
    QVERIFY2(label->text().contains(QChar(0x2192)), qPrintable(label->text()));
    QVERIFY(!label->toolTip().isEmpty());
}

void DashboardOverlaysTest::ownTimeHoldsWhenOpened()
{
    start();
    DashboardsScreen &screen = m_board->screen();
    QByteArray other = board();
    other.replace("now-3h", "now-2d").replace("\"30s\"", "\"1m\"");
    screen.setDashboards(
        {{QStringLiteral("shop.json"), {}, board()}, {QStringLiteral("other.json"), {}, other}});
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-1h")); // nobody opened it by hand
    correlate::Pivot pivot;
    pivot.target = correlate::Target::Dashboards;
    pivot.query = QStringLiteral("other.json");
    pivot.range = TimeRange{m_board->clock().now() - 10min, m_board->clock().now()};
    screen.openPivot(pivot);
    QCOMPARE(m_board->time().range(), *pivot.range);
    QCOMPARE(m_board->time().refreshInterval(), std::chrono::milliseconds(0));
    screen.open(QStringLiteral("shop.json"));
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-3h"));
    QCOMPARE(m_board->time().refreshInterval(), std::chrono::milliseconds(30s));
    Q_EMIT screen.findChild<DashboardBar *>()->dashboardChosen(1);
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-2d"));
    QCOMPARE(m_board->time().refreshInterval(), std::chrono::milliseconds(1min));
    m_board->time().goBack(); // it was a step
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-3h"));
    settle();
}

void DashboardOverlaysTest::undoPutsTimeBack()
{
    start();
    DashboardsScreen &screen = m_board->screen();
    QVERIFY(m_board->time().setExpression({QStringLiteral("now-6h"), QStringLiteral("now")}));
    screen.keepTimeRange();
    QCOMPARE(screen.dashboard().time->from, QStringLiteral("now-6h"));
    screen.undo();
    QCOMPARE(screen.dashboard().time->from, QStringLiteral("now-3h"));
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-3h"));
    screen.redo();
    QCOMPARE(m_board->time().expression().from, QStringLiteral("now-6h"));
    settle();
}

void DashboardOverlaysTest::doubleClickZoomsOut()
{
    start();
    const TimeRangeExpression before = m_board->time().expression();
    const QPoint middle = chart(1)->plotRect().center().toPoint();
    const auto notch = [&] {
        QWheelEvent event(middle, chart(1)->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(chart(1), &event);
    };
    for (int i = 0; i < 3; ++i) {
        notch();
        settle();
        m_board->clock().advance(100ms);
    }
    QVERIFY(m_board->time().range().length() < 30min);
    QTest::mouseClick(chart(1), Qt::LeftButton, {}, middle);
    QVERIFY(chart(1)->pinned());
    QTest::mouseDClick(chart(1), Qt::LeftButton, {}, middle);
    QCOMPARE(m_board->time().expression(), before);
    QVERIFY(!chart(1)->pinned());
    settle();
}

void DashboardOverlaysTest::looksRight()
{
    start();
    IncidentLine payment;
    payment.number = QStringLiteral("#4812");
    payment.service = QStringLiteral("payment");
    payment.since = m_board->clock().now() - 13min;
    m_board->screen().feeds().setIncidents({payment}, {});
    settle();
    QVERIFY(marks(1)->alertChip()->geometry().right() <= marks(1)->width());
    m_board->savePictures(m_board->screen(), "dashboard-overlays");
    m_board->screen().setEditing(true);
    m_board->savePictures(m_board->screen(), "dashboard-overlays-edit");
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    kit::ThemeManager themes(application);
    DashboardOverlaysTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_dashboardoverlays.moc"
