#include "listscreen.h"

#include "dashboards/grid/gridview.h"
#include "dashboards/lists/alertlistview.h"
#include "dashboards/lists/dashboardlistview.h"
#include "dashboards/lists/incidentlistview.h"
#include "dashboards/lists/listoptionsform.h"
#include "dashboards/lists/logsview.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/lists/sloview.h"
#include "dashboards/lists/tracelistview.h"
#include "dashboards/paneleditor.h"
#include "kit/controls/searchfield.h"
#include "kit/controls/stalebadge.h"
#include "kit/controls/statepane.h"
#include "kit/tables/datatable.h"
#include "kit/thememanager.h"
#include "support/fakeprometheus.h"
#include "traces/routeserver.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;
using namespace yagura::dashboards::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Panels that list alerts, incidents, objectives, traces, log lines and dashboards, on the dashboards screen.
class PanelListsTest : public QObject, private ListScreen
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void missingSourcesAreSaid_data();
    void missingSourcesAreSaid();
    void alertsOpen();
    void alertsAsAFigure();
    void alertGroupsAndLimits();
    void badMatchersAreSaid();
    void incidentsOpen();
    void incidentsOfAVariable();
    void tracesOpen();
    void tracesAskWhatTheTargetSays();
    void oldTracesStayWithTheirAge();
    void logsOpen();
    void logOptions();
    void logLinesUnfold();
    void objectivesAreAsked();
    void dashboardsOpenAndStar();
    void editorMakesEveryKind_data();
    void editorMakesEveryKind();
    void editorWritesOptions();
    void pictures_data();
    void pictures();

private:
    void giveEverything();
    void giveTraces();
    // Selects the row by keyboard and opens it.
    correlate::Pivot opened(ListPanelView *view, int row);
    [[nodiscard]] bool says(const QString &text, int id = 1) const;

    kit::ThemeManager m_themes{*qApp};
    std::unique_ptr<test::FakePrometheus> m_prometheus;
    std::unique_ptr<traces::testing::RouteServer> m_jaeger;
};

void PanelListsTest::init()
{
    setUp();
    m_prometheus = std::make_unique<test::FakePrometheus>();
}

void PanelListsTest::cleanup()
{
    tearDown();
    m_jaeger.reset();
    m_prometheus.reset();
}

void PanelListsTest::giveTraces()
{
    m_jaeger = std::make_unique<traces::testing::RouteServer>();
    m_jaeger->put("/api/v3/services", {200, R"({"services":["gateway","payment"]})"});
    m_jaeger->put("/api/v3/trace-summaries", {200, summaries(9)});
    m_screen->feeds().setTraceSources(
        {{u"jaeger"_s, u"Jaeger"_s, std::make_shared<traces::JaegerClient>(http(m_jaeger->url()))}});
}

void PanelListsTest::giveEverything()
{
    giveAlerts();
    giveTraces();
    giveLogs();
    m_screen->feeds().setIncidents(incidentsOf(), {true, true, {}, now});
    m_screen->feeds().setObjectives(objectivesOf(), {});
    m_screen->feeds().setStarred({u"night.json"_s});
    m_screen->setSources(
        {{u"prom"_s, u"Prometheus"_s, std::make_shared<metrics::PromClient>(http(m_prometheus->url()))}});
}

correlate::Pivot PanelListsTest::opened(ListPanelView *view, int row)
{
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    kit::DataTable *table = view->table();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    for (int i = 0; i < row; ++i)
        QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Return);
    return pivots.isEmpty() ? correlate::Pivot() : pivots.first().first().value<correlate::Pivot>();
}

bool PanelListsTest::says(const QString &text, int id) const
{
    const auto labels = m_screen->grid().frame(id)->findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
}

void PanelListsTest::missingSourcesAreSaid_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *type, const QString &sentence) {
        QTest::newRow(type) << QByteArray(type) << sentence;
    };
    row("alertlist", u"No Alertmanager or Prometheus is configured."_s);
    row("yagura-incidents", u"No PagerDuty source is configured."_s);
    row("yagura-traces", u"No Jaeger source is configured."_s);
    row("logs", u"No Elasticsearch source is configured."_s);
    row("yagura-slo", u"The workspace has no objectives."_s);
    row("dashlist", u"No dashboard"_s);
}

void PanelListsTest::missingSourcesAreSaid()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, sentence);
    open({panelJson(1, type.constData(), "{}")});
    QVERIFY2(says(sentence), type.constData());
}

void PanelListsTest::alertsOpen()
{
    giveAlerts();
    open({panelJson(1, "alertlist", R"({"sortOrder":3})")});
    auto *list = view<AlertListView>();
    QCOMPARE(list->model().rowCount(), 4);
    QCOMPARE(list->model().line(0).alert->name(), u"ServiceErrorRateHigh"_s); // the newest critical one
    const correlate::Pivot pivot = opened(list, 1);
    QCOMPARE(pivot.target, correlate::Target::Alerts);
    QCOMPARE(pivot.service, u"payment"_s);
    QCOMPARE(pivot.alertFingerprint, list->model().line(1).alert->fingerprint);
    // By mouse, too.
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    const QPoint at = list->table()->visualRect(list->table()->model()->index(0, 0)).center();
    QTest::mouseClick(list->table()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(pivots.size(), 0);
    QTest::mouseDClick(list->table()->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(pivots.size(), 1);
}

void PanelListsTest::alertsAsAFigure()
{
    giveAlerts();
    open({panelJson(1, "alertlist",
                    R"({"viewMode":"stat","alertInstanceLabelFilter":"{severity=\"critical\"}"})")});
    AlertFigure *figure = view<AlertListView>()->figure();
    QVERIFY(figure->isVisible());
    QCOMPARE(figure->count(), 2);
    QSignalSpy pivots(m_screen.get(), &kit::Screen::pivotRequested);
    figure->setFocus();
    QTest::keyClick(figure, Qt::Key_Return);
    QTest::mouseClick(figure, Qt::LeftButton);
    QCOMPARE(pivots.size(), 2);
}

void PanelListsTest::alertGroupsAndLimits()
{
    giveAlerts();
    open({panelJson(1, "alertlist", R"({"groupMode":"custom","groupBy":["severity"],"maxItems":3})")});
    auto *list = view<AlertListView>();
    QCOMPARE(list->model().rowCount(), 5); // two heads
    QVERIFY(list->model().line(0).isHead());
    QCOMPARE(opened(list, 0), correlate::Pivot()); // a head leads nowhere
}

void PanelListsTest::badMatchersAreSaid()
{
    giveAlerts();
    open({panelJson(1, "alertlist", R"({"alertInstanceLabelFilter":"severity=~\"(\""})")});
    QCOMPARE(view<AlertListView>()->model().rowCount(), 0);
    QCOMPARE(view<AlertListView>()->state().error->kind, ErrorKind::InvalidInput);
    QVERIFY(!m_screen->grid().frame(1)->content().isShowingContent());
}

void PanelListsTest::incidentsOpen()
{
    m_screen->feeds().setIncidents(incidentsOf(), {true, true, {}, now});
    open({panelJson(1, "yagura-incidents", "{}")});
    auto *list = view<IncidentListView>();
    QCOMPARE(list->model().rowCount(), 2);
    const correlate::Pivot pivot = opened(list, 1);
    QCOMPARE(pivot.target, correlate::Target::Incidents);
    QCOMPARE(pivot.incidentId, u"P2"_s);
    QCOMPARE(pivot.sourceId, u"pd"_s);
    // What the feed brings shows at once; when it fails, the old ones stay and say how old they are.
    m_clock->advance(5min);
    m_screen->feeds().setIncidents({incidentsOf().front()},
                                   {true, true, Error{ErrorKind::ServerFailed, {}, {}, {}}, now});
    QCOMPARE(list->model().rowCount(), 1);
    QVERIFY(m_screen->grid().frame(1)->findChild<kit::StaleBadge *>()->isVisible());
    QVERIFY(m_screen->grid().frame(1)->content().isShowingContent());
}

void PanelListsTest::incidentsOfAVariable()
{
    m_screen->feeds().setIncidents(incidentsOf(), {true, true, {}, now});
    open({panelJson(1, "yagura-incidents",
                    R"({"services":["$service"],"statuses":["triggered","acknowledged"]})")});
    auto *list = view<IncidentListView>();
    QCOMPARE(list->model().rowCount(), 1);
    QCOMPARE(list->model().line(0).service, u"payment"_s);
    m_screen->setVariable(u"service"_s, {u"mail"_s});
    QTRY_COMPARE(list->model().line(0).service, u"mail"_s);
}

void PanelListsTest::tracesOpen()
{
    giveTraces();
    open({panelJson(1, "yagura-traces", R"({"service":"gateway"})")});
    auto *list = view<TraceListView>();
    QCOMPARE(list->model().rowCount(), 9);
    const correlate::Pivot pivot = opened(list, 2);
    QCOMPARE(pivot.target, correlate::Target::Traces);
    QCOMPARE(pivot.traceId, traces::idText(list->model().line(2).id));
    QCOMPARE(pivot.sourceId, u"jaeger"_s);
}

void PanelListsTest::tracesAskWhatTheTargetSays()
{
    giveTraces();
    open({panelJson(
        1, "yagura-traces", "{}",
        R"(,"datasource":{"type":"jaeger","uid":"jaeger"},"targets":[{"refId":"A","queryType":"search",)"
        R"("service":"$service","operation":"charge","tags":"error=true","minDuration":"100ms","limit":5}])")});
    const QUrlQuery query = m_jaeger->lastQuery("/api/v3/trace-summaries");
    QCOMPARE(query.queryItemValue(u"query.serviceName"_s), u"payment"_s);
    QCOMPARE(query.queryItemValue(u"query.operationName"_s), u"charge"_s);
    const int before = m_jaeger->count("/api/v3/trace-summaries");
    m_screen->setVariable(u"service"_s, {u"mail"_s});
    QTRY_VERIFY(m_jaeger->count("/api/v3/trace-summaries") > before);
    QCOMPARE(m_jaeger->lastQuery("/api/v3/trace-summaries").queryItemValue(u"query.serviceName"_s),
             u"mail"_s);
}

void PanelListsTest::oldTracesStayWithTheirAge()
{
    giveTraces();
    open({panelJson(1, "yagura-traces", R"({"service":"gateway"})")});
    m_jaeger->put("/api/v3/trace-summaries", {500, R"({"error":{"message":"storage is down"}})"});
    m_clock->advance(10min);
    m_time->refresh();
    auto *list = view<TraceListView>();
    QTRY_VERIFY_WITH_TIMEOUT(list->state().error.has_value(), 20'000);
    QCOMPARE(list->model().rowCount(), 9);
    QVERIFY(m_screen->grid().frame(1)->content().isShowingContent());
    QVERIFY(m_screen->grid().frame(1)->findChild<kit::StaleBadge *>()->isVisible());
}

void PanelListsTest::logsOpen()
{
    giveLogs();
    open({panelJson(
        1, "logs", R"({"showTime":true})",
        R"(,"datasource":{"type":"elasticsearch","uid":"es"},"targets":[{"refId":"A","query":"service.name:$service",)"
        R"("metrics":[{"type":"logs"}],"timeField":"@timestamp"}])")});
    auto *list = view<LogsView>();
    QCOMPARE(list->model().rowCount(), 30);
    for (int row = 0; row < 30; ++row)
        QCOMPARE(list->model().line(row).service, u"payment"_s);
    const correlate::Pivot logs = opened(list, 0);
    QCOMPARE(logs.target, correlate::Target::Logs);
    QCOMPARE(logs.query, u"service.name:payment"_s);
    const correlate::Pivot trace = opened(list, 2); // the fifth document, every second is of this service
    QCOMPARE(trace.target, correlate::Target::Traces);
    QCOMPARE(trace.traceId, list->model().line(2).traceId);
}

void PanelListsTest::logOptions()
{
    giveLogs();
    open(
        {panelJson(
             1, "logs",
             R"({"sortOrder":"Ascending","dedupStrategy":"numbers","showCommonLabels":true,"query":"log.level:ERROR"})"),
         panelJson(2, "logs", R"({"wrapLogMessage":true,"showLabels":true,"query":"log.level:ERROR"})")});
    auto *list = view<LogsView>();
    QCOMPARE(list->model().rowCount(), 1); // they differ in numbers only
    QCOMPARE(list->model().line(0).count, 12);
    QVERIFY(list->table()->isColumnHidden(0)); // no time asked for
    QVERIFY(list->model().line(0).timeNs < toUnixNanoseconds(now - 3min)); // the oldest
    auto *wrapped = view<LogsView>(2);
    QCOMPARE(wrapped->model().rowCount(), 12);
    QTRY_VERIFY(wrapped->table()->rowHeight(0) > kit::size::logRow);
}

void PanelListsTest::logLinesUnfold()
{
    giveLogs();
    open({panelJson(1, "logs", "{}"), panelJson(2, "logs", R"({"enableLogDetails":false})")});
    auto *list = view<LogsView>();
    kit::DataTable *table = list->table();
    const int folded = table->rowHeight(1);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 3));
    QTest::keyClick(table, Qt::Key_Space);
    QVERIFY(list->isOpen(1));
    QVERIFY(table->rowHeight(1) > folded + 3 * 16);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(1, 3)).topLeft() + QPoint(8, 8));
    QVERIFY(!list->isOpen(1));
    QCOMPARE(table->rowHeight(1), folded);
    auto *plain = view<LogsView>(2);
    plain->table()->setCurrentIndex(plain->table()->model()->index(1, 3));
    QTest::keyClick(plain->table(), Qt::Key_Space);
    QVERIFY(!plain->isOpen(1));
}

void PanelListsTest::objectivesAreAsked()
{
    m_screen->feeds().setObjectives(objectivesOf(), {u"broken.yaml: no objective"_s});
    m_screen->setSources(
        {{u"prom"_s, u"Prometheus"_s, std::make_shared<metrics::PromClient>(http(m_prometheus->url()))}});
    open({panelJson(1, "yagura-slo", R"({"burnWindows":["1h"],"services":["$service"]})")});
    auto *list = view<SloView>();
    QCOMPARE(list->model().rowCount(), 1);
    const QStringList &asked = m_prometheus->queries();
    QVERIFY(asked.contains(u"ratio_payment[30d]"_s));
    QVERIFY(asked.contains(u"ratio_payment[1h]"_s));
    const ObjectiveLine &line = list->model().line(0);
    QVERIFY(line.current && line.budgetLeft);
    QCOMPARE(line.burnRates.size(), 1u);
    QVERIFY(std::abs(*line.budgetLeft - (1 - (1 - *line.current) / 0.001)) < 1e-6);
    QCOMPARE(list->state().notices.size(), 1);
    const correlate::Pivot pivot = opened(list, 0);
    QCOMPARE(pivot.target, correlate::Target::Metrics);
    QCOMPARE(pivot.query, u"(ratio_payment[1h]) / 0.001"_s);
    // Weeks are not asked about with every refresh.
    m_prometheus->forgetQueries();
    m_clock->advance(5s);
    m_time->refresh();
    QTest::qWait(50);
    QVERIFY(m_prometheus->queries().isEmpty());
    m_clock->advance(60s);
    m_time->refresh();
    QTRY_VERIFY(m_prometheus->queries().contains(u"ratio_payment[30d]"_s));
}

void PanelListsTest::dashboardsOpenAndStar()
{
    open({panelJson(1, "dashlist",
                    R"({"showStarred":true,"showSearch":true,"showRecentlyViewed":true,"keepTime":true})")});
    auto *list = view<DashboardListView>();
    QTRY_COMPARE(list->model().rowCount(), 5); // recent: this one; search: both
    QSignalSpy starred(&m_screen->feeds(), &PanelFeeds::starredChosen);
    kit::DataTable *table = list->table();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(4, 1));
    QCOMPARE(list->model().line(4).entry->title, u"Other"_s);
    QTest::keyClick(table, Qt::Key_S);
    QCOMPARE(starred.size(), 1);
    QCOMPARE(m_screen->feeds().starred(), QStringList{u"other.json"_s});
    QCOMPARE(list->model().rowCount(), 7);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(1, 0)).center());
    QVERIFY(m_screen->feeds().starred().isEmpty());
    QTest::keyClicks(list->search(), u"infra"_s);
    QTest::keyClick(list->search(), Qt::Key_Return);
    QTRY_COMPARE(list->model().rowCount(), 2);
    table->setCurrentIndex(table->model()->index(1, 1));
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(m_screen->openId(), u"other.json"_s);
}

void PanelListsTest::editorMakesEveryKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("type");
    for (const PanelKind kind : {PanelKind::AlertList, PanelKind::IncidentList, PanelKind::Slo,
                                 PanelKind::TraceList, PanelKind::Logs, PanelKind::DashboardList})
        QTest::newRow(qPrintable(panelTypeName(kind))) << static_cast<int>(kind) << panelTypeName(kind);
}

void PanelListsTest::editorMakesEveryKind()
{
    QFETCH(int, kind);
    QFETCH(QString, type);
    giveEverything();
    open({});
    m_screen->addPanel(static_cast<PanelKind>(kind));
    QCOMPARE(m_screen->dashboard().panels.front().typeName, type);
    auto *form = m_screen->editor().findChild<ListOptionsForm *>();
    QVERIFY(form->isVisible());
    QVERIFY(!form->findChildren<QLineEdit *>().isEmpty());
    // And out of another kind, by the list of kinds.
    m_screen->addPanel(PanelKind::TimeSeries);
    auto *kinds = m_screen->editor().findChild<QComboBox *>();
    kinds->setCurrentIndex(kinds->findData(kind));
    Q_EMIT kinds->activated(kinds->currentIndex());
    QCOMPARE(findPanel(m_screen->dashboard(), 2)->typeName, type);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 20'000);
}

void PanelListsTest::editorWritesOptions()
{
    giveEverything();
    open({panelJson(1, "alertlist", "{}"), panelJson(2, "yagura-incidents", "{}"),
          panelJson(3, "yagura-traces", "{}")});
    const auto field = [this](const char *name) {
        return m_screen->editor().findChild<QWidget *>(QString::fromLatin1(name));
    };
    m_screen->editPanel(1);
    auto *name = qobject_cast<QLineEdit *>(field("alertName"));
    name->setFocus();
    QTest::keyClicks(name, u"pool"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(m_screen->dashboard().panels[0].options.value(u"alertName"_s).toString(), u"pool"_s);
    QCOMPARE(m_screen->dashboard().panels[0].options.size(), 1); // nothing else was touched
    QTRY_COMPARE(view<AlertListView>(1)->model().rowCount(), 1);
    auto *group = qobject_cast<QLineEdit *>(field("groupBy"));
    group->setFocus();
    QTest::keyClicks(group, u"service, severity"_s);
    QTest::keyClick(group, Qt::Key_Return);
    QCOMPARE(alertListOptions(m_screen->dashboard().panels[0].options).groupBy,
             (QStringList{u"service"_s, u"severity"_s}));
    QVERIFY(alertListOptions(m_screen->dashboard().panels[0].options).isGrouped);
    m_screen->editPanel(2);
    auto *resolved = qobject_cast<QCheckBox *>(field("statuses.resolved"));
    QTest::mouseClick(resolved, Qt::LeftButton, {}, QPoint(8, resolved->height() / 2));
    QVERIFY(incidentListOptions(m_screen->dashboard().panels[1].options).showsResolved);
    QVERIFY(incidentListOptions(m_screen->dashboard().panels[1].options).showsTriggered);
    QTRY_COMPARE(view<IncidentListView>(2)->model().rowCount(), 3);
    m_screen->editPanel(3);
    auto *service = qobject_cast<QLineEdit *>(field("target:service"));
    service->setFocus();
    QTest::keyClicks(service, u"gateway"_s);
    QTest::keyClick(service, Qt::Key_Return);
    const Target &target = m_screen->dashboard().panels[2].targets.front();
    QCOMPARE(target.model.value(u"service"_s).toString(), u"gateway"_s);
    QCOMPARE(target.sourceType, u"jaeger"_s);
    QTRY_COMPARE_WITH_TIMEOUT(view<TraceListView>(3)->model().rowCount(), 9, 20'000);
}

void PanelListsTest::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("lists-dark") << true << QSize(1240, 900);
    QTest::newRow("lists-light") << false << QSize(1240, 900);
    QTest::newRow("lists-narrow-dark") << true << QSize(760, 900);
    QTest::newRow("lists-editor-dark") << true << QSize(1240, 901);
}

void PanelListsTest::pictures()
{
    const QString folder = qEnvironmentVariable("YAGURA_PICTURES");
    if (folder.isEmpty())
        QSKIP("no pictures asked for (YAGURA_PICTURES)");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    m_themes.setMode(dark ? kit::ThemeMode::Dark : kit::ThemeMode::Light);
    giveEverything();
    open({panelJson(1, "alertlist", R"({"groupMode":"custom","groupBy":["severity"]})"),
          panelJson(2, "yagura-incidents", R"({"statuses":["triggered","acknowledged","resolved"]})"),
          panelJson(3, "yagura-slo", "{}"), panelJson(4, "yagura-traces", R"({"service":"gateway"})"),
          panelJson(5, "logs", R"({"showTime":true,"showCommonLabels":true,"dedupStrategy":"numbers"})"),
          panelJson(6, "dashlist", R"({"showSearch":true,"showRecentlyViewed":true})")},
         size);
    if (size.height() > 900)
        m_screen->editPanel(1);
    QTest::qWait(200);
    QVERIFY(m_screen->grab().save(
        QDir(folder).filePath(QString::fromLatin1(QTest::currentDataTag()) + u".png"_s)));
}

QTEST_MAIN(PanelListsTest)
#include "tst_panellists.moc"
