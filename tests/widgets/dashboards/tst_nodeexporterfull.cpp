#include "dashboards/views/bargaugeview.h"
#include "dashboards/views/gaugeview.h"
#include "dashboards/views/statview.h"
#include "dashboards/views/timeseriesview.h"
#include "kit/charts/figures/bargauge.h"
#include "kit/charts/figures/bigstat.h"
#include "kit/charts/figures/gaugegrid.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/controls/statepane.h"
#include "metrics/stepmaths.h"
#include "widgets/dashboards/boardundertest.h"
#include "widgets/dashboards/nodeworld.h"

#include <QRegularExpression>
#include <QSet>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

QString boardPath()
{
    return qEnvironmentVariable("YAGURA_FIXTURES", QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures"))
        + QStringLiteral("/grafana/node-exporter-full.json");
}

// As the file has them, those inside rows too.
QHash<int, QJsonObject> panelsOf(const QJsonArray &panels)
{
    QHash<int, QJsonObject> all;
    for (const auto &value : panels) {
        const QJsonObject panel = value.toObject();
        all.insert(panel.value(u"id").toInt(), panel);
        all.insert(panelsOf(panel.value(u"panels").toArray()));
    }
    return all;
}

// The series of a panel, whether the console shows them or Prometheus told us.
struct Course
{
    QString name; // empty: not known
    std::vector<std::pair<std::int64_t, double>> samples;
};

bool isSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b))
        || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

bool isSame(const Course &shown, const Course &told)
{
    return (told.name.isEmpty() || shown.name == told.name)
        && std::equal(
               shown.samples.begin(), shown.samples.end(), told.samples.begin(), told.samples.end(),
               [](const auto &a, const auto &b) { return a.first == b.first && isSame(a.second, b.second); });
}

QString inWords(const std::vector<Course> &courses)
{
    QStringList words;
    for (const Course &course : courses)
        words << QStringLiteral("%1: %2 samples, last %3")
                     .arg(course.name)
                     .arg(course.samples.size())
                     .arg(course.samples.empty() ? NAN : course.samples.back().second);
    return words.join(u"; ");
}

constexpr Duration scrapeInterval = std::chrono::seconds(test::scrapeSeconds);

QString seconds(Duration duration)
{
    return QString::number(std::chrono::duration<double>(duration).count(), 'f', 3);
}

// A matcher of the file that names series.
bool isMeant(const QJsonObject &matcher, const QString &name)
{
    const QString options = matcher.value(u"options").toString();
    if (matcher.value(u"id") == QLatin1String("byName"))
        return options == name;
    if (matcher.value(u"id") != QLatin1String("byRegexp"))
        return false;
    const QString pattern
        = options.startsWith(u'/') ? options.mid(1, options.lastIndexOf(u'/') - 1) : options;
    return QRegularExpression(pattern).match(name).hasMatch();
}

bool isMirrored(const QJsonObject &panel, const QString &name)
{
    bool mirrored
        = panel[u"fieldConfig"][u"defaults"][u"custom"][u"transform"] == QLatin1String("negative-Y");
    for (const auto &one : panel[u"fieldConfig"][u"overrides"].toArray()) {
        for (const auto &property : one[u"properties"].toArray()) {
            if (property[u"id"] == QLatin1String("custom.transform")
                && isMeant(one[u"matcher"].toObject(), name))
                mirrored = property[u"value"] == QLatin1String("negative-Y");
        }
    }
    return mirrored;
}

} // namespace

// The most used dashboard there is, on this machine's own figures: what each panel shows is what Prometheus
// answers to the same question asked without the console.
class NodeExporterFullTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void variablesFollowEachOther();
    void everyPanelShowsWhatPrometheusAnswers();
    void pictures();
    void cleanupTestCase();

private:
    void openRows();
    [[nodiscard]] bool answerAll();
    [[nodiscard]] std::vector<Course> told(const PanelFrame &frame, const QJsonObject &panel);
    [[nodiscard]] std::vector<test::DirectSeries> askedDirectly(const QJsonObject &target,
                                                                const PlannedQuery &asked);
    void compareChart(const TimeSeriesView &view, const QJsonObject &panel, std::vector<Course> told);
    void compareFigures(const std::vector<kit::FigureItem> &items, const std::vector<Course> &told);
    void compare(PanelFrame &frame, const QJsonObject &panel, const std::vector<Course> &told);

    SystemClock m_clock;
    QThreadPool m_pool;
    std::unique_ptr<test::NodeWorld> m_world;
    std::unique_ptr<NetworkThread> m_network;
    std::unique_ptr<kit::ThemeManager> m_themes;
    std::unique_ptr<correlate::TimeContext> m_time;
    std::unique_ptr<DashboardsScreen> m_screen;
    QHash<int, QJsonObject> m_panels;
};

void NodeExporterFullTest::initTestCase()
{
    const QString missing = test::NodeWorld::missing();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    QFile file(boardPath());
    if (!file.open(QIODevice::ReadOnly))
        QSKIP("the fixture node-exporter-full.json is not there");
    const QByteArray json = file.readAll();
    m_panels = panelsOf(QJsonDocument::fromJson(json).object().value(u"panels").toArray());
    m_world = std::make_unique<test::NodeWorld>();
    QVERIFY(m_world->start());
    const QUrlQuery scrapes({{QStringLiteral("query"), QStringLiteral("min(sum_over_time(up[2m]))")}});
    QVERIFY(test::waitUntil(
        [&] {
            const auto answer = m_world->ask(QStringLiteral("query"), scrapes);
            return !answer.empty() && answer.front().samples.back().second >= 12;
        },
        90s));
    m_themes = std::make_unique<kit::ThemeManager>(*qApp);
    m_network = std::make_unique<NetworkThread>(m_clock);
    m_time = std::make_unique<correlate::TimeContext>(m_clock);
    m_time->setZone(QTimeZone::utc());
    // What was scraped before the last few seconds does not change any more.
    const Instant end = std::chrono::floor<std::chrono::seconds>(m_clock.now()) - 5s;
    m_time->setAbsolute({end - 40s, end});
    Endpoint endpoint;
    endpoint.name = QStringLiteral("prom");
    endpoint.base = m_world->url();
    m_screen = std::make_unique<DashboardsScreen>(*m_time);
    m_screen->setSources({{QStringLiteral("prom"), QStringLiteral("Prometheus"),
                           std::make_shared<metrics::PromClient>(
                               std::make_shared<HttpClient>(*m_network, m_pool, endpoint))}});
    m_screen->resize(1280, 800);
    m_screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_screen.get()));
    m_screen->setDashboards({{QStringLiteral("node.json"), {}, json}});
    m_screen->activate();
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled() && m_screen->grid().frames().size() > 2, 60'000);
}

void NodeExporterFullTest::variablesFollowEachOther()
{
    const auto chosen = [this](const char *name) {
        return m_screen->place().variables.value(QLatin1String(name)).join(u'|');
    };
    QCOMPARE(chosen("ds_prometheus"), QStringLiteral("Prometheus"));
    QCOMPARE(chosen("job"), QStringLiteral("node"));
    QCOMPARE(chosen("nodename"), QSysInfo::machineHostName());
    QCOMPARE(chosen("node"), m_world->instance());
    m_screen->setVariable(QStringLiteral("job"), {QStringLiteral("spare")});
    QTRY_COMPARE_WITH_TIMEOUT(chosen("node"), QStringLiteral("spare:9100"), 30'000);
    QCOMPARE(chosen("nodename"), QSysInfo::machineHostName());
    m_screen->setVariable(QStringLiteral("job"), {QStringLiteral("node")});
    QTRY_COMPARE_WITH_TIMEOUT(chosen("node"), m_world->instance(), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 60'000);
}

// With a click each, as the operator does.
void NodeExporterFullTest::openRows()
{
    for (auto it = m_panels.begin(); it != m_panels.end(); ++it) {
        if (!it->value(u"collapsed").toBool())
            continue;
        PanelFrame *row = m_screen->grid().frame(it.key());
        QVERIFY(row);
        QTest::mouseClick(row, Qt::LeftButton, {}, row->headerRect().center());
        const int inside = it->value(u"panels").toArray().first()[u"id"].toInt();
        QTRY_VERIFY2(m_screen->grid().frame(inside), qPrintable(it->value(u"title").toString()));
    }
}

bool NodeExporterFullTest::answerAll()
{
    bool isDrawn = false;
    m_screen->drawEverything([&] { isDrawn = true; });
    if (!test::waitUntil([&] { return isDrawn; }, 90s))
        return false;
    const auto frames = m_screen->grid().frames();
    return std::none_of(frames.begin(), frames.end(),
                        [](const PanelFrame *frame) { return frame->isRunning() || frame->isOutdated(); });
}

std::vector<test::DirectSeries> NodeExporterFullTest::askedDirectly(const QJsonObject &target,
                                                                    const PlannedQuery &asked)
{
    const Duration rate = std::max(asked.step + scrapeInterval, 4 * scrapeInterval);
    QString expression = target.value(u"expr").toString();
    expression.replace(QStringLiteral("$node"), m_world->instance())
        .replace(QStringLiteral("$job"), QStringLiteral("node"));
    expression.replace(QStringLiteral("$__rate_interval"), QStringLiteral("%1ms").arg(rate / 1ms));
    QUrlQuery parameters({{QStringLiteral("query"), expression}});
    if (target.value(u"instant").toBool()) {
        parameters.addQueryItem(QStringLiteral("time"), seconds(asked.range.to.time_since_epoch()));
        return m_world->ask(QStringLiteral("query"), parameters);
    }
    const TimeRange range = metrics::alignedTo(asked.range, asked.step);
    parameters.addQueryItem(QStringLiteral("start"), seconds(range.from.time_since_epoch()));
    parameters.addQueryItem(QStringLiteral("end"), seconds(range.to.time_since_epoch()));
    parameters.addQueryItem(QStringLiteral("step"), seconds(asked.step));
    return m_world->ask(QStringLiteral("query_range"), parameters);
}

std::vector<Course> NodeExporterFullTest::told(const PanelFrame &frame, const QJsonObject &panel)
{
    std::vector<Course> all;
    for (const auto &value : panel.value(u"targets").toArray()) {
        const QJsonObject target = value.toObject();
        if (target.value(u"hide").toBool())
            continue;
        const auto &answers = frame.loader().answers();
        const auto asked = std::find_if(answers.begin(), answers.end(), [&](const QueryAnswer &answer) {
            return answer.query.refId == target.value(u"refId").toString();
        });
        if (asked == answers.end()) {
            QTest::qFail(
                qPrintable(QStringLiteral("target %1 was not asked").arg(target.value(u"refId").toString())),
                __FILE__, __LINE__);
            continue;
        }
        const QString legend = target.value(u"legendFormat").toString();
        for (test::DirectSeries &series : askedDirectly(target, asked->query)) {
            Course course;
            course.name = legend == u"__auto" ? QString() : legend;
            for (const auto &[label, text] : series.labels)
                course.name.replace(QRegularExpression(QStringLiteral("\\{\\{\\s*%1\\s*\\}\\}").arg(label)),
                                    text);
            course.samples = std::move(series.samples);
            all.push_back(std::move(course));
        }
        if (!m_world->error.isEmpty())
            QTest::qFail(qPrintable(m_world->error), __FILE__, __LINE__);
    }
    return all;
}

void NodeExporterFullTest::compareChart(const TimeSeriesView &view, const QJsonObject &panel,
                                        std::vector<Course> told)
{
    const bool renames = QJsonDocument(panel).toJson().contains("\"displayName\"");
    const auto &series = view.chart()->series();
    for (const kit::ChartSeries &one : series) {
        Course shown{one.name, {}};
        for (size_t i = 0; i < one.values.size(); ++i) {
            if (!std::isnan(one.values[i]))
                shown.samples.emplace_back(one.timesMs[i], one.values[i]);
        }
        const auto same = std::find_if(told.begin(), told.end(), [&](const Course &course) {
            return isSame(shown, renames ? Course{{}, course.samples} : course);
        });
        QVERIFY2(same != told.end(), qPrintable(inWords({shown}) + u" is not among " + inWords(told)));
        told.erase(same);
    }
    QVERIFY2(told.empty(), qPrintable(u"not shown: " + inWords(told)));
    for (const kit::PlottedSeries &plotted : view.chart()->plotted().series) {
        const kit::ChartSeries &one = series[static_cast<size_t>(plotted.index)];
        const double sign = isMirrored(panel, one.name) ? -1 : 1;
        for (size_t i = 0; i < plotted.shown.values.size(); ++i) {
            const double value = one.valueAt(plotted.shown.timesMs[i], 0);
            if (!std::isnan(value))
                QCOMPARE(plotted.shown.values[i], sign * value);
        }
    }
}

void NodeExporterFullTest::compareFigures(const std::vector<kit::FigureItem> &items,
                                          const std::vector<Course> &told)
{
    std::vector<double> last;
    for (const Course &course : told)
        last.push_back(course.samples.empty() ? NAN : course.samples.back().second);
    const bool hasNone
        = std::any_of(last.begin(), last.end(), [](double value) { return std::isnan(value); });
    std::vector<double> shown;
    for (const kit::FigureItem &item : items) {
        QVERIFY(!item.text.number.isEmpty());
        // A word stands in the place of what is no number.
        const bool isWord = !item.text.number.contains(QRegularExpression(QStringLiteral("[0-9]")));
        shown.push_back(hasNone && isWord && item.value == 0 ? NAN : item.value);
    }
    const auto byValue = [](double a, double b) { return std::isnan(b) ? !std::isnan(a) : a < b; };
    std::sort(shown.begin(), shown.end(), byValue);
    std::sort(last.begin(), last.end(), byValue);
    QVERIFY2(std::equal(shown.begin(), shown.end(), last.begin(), last.end(),
                        [](double a, double b) { return isSame(a, b); }),
             qPrintable(inWords(told)));
}

void NodeExporterFullTest::compare(PanelFrame &frame, const QJsonObject &panel,
                                   const std::vector<Course> &told)
{
    if (const auto *view = qobject_cast<TimeSeriesView *>(frame.view()))
        compareChart(*view, panel, told);
    else if (const auto *stat = qobject_cast<StatView *>(frame.view()))
        compareFigures(stat->stat()->items(), told);
    else if (const auto *gauge = qobject_cast<GaugeView *>(frame.view()))
        compareFigures(gauge->gauges()->items(), told);
    else if (const auto *bars = qobject_cast<BarGaugeView *>(frame.view()))
        compareFigures(bars->bars()->items(), told);
    else
        QFAIL("a view that is not compared");
}

void NodeExporterFullTest::everyPanelShowsWhatPrometheusAnswers()
{
    openRows();
    QVERIFY(answerAll());
    QHash<QString, int> compared;
    QStringList empty;
    QStringList wrong;
    int mirrored = 0;
    for (PanelFrame *frame : m_screen->grid().frames()) {
        const QJsonObject panel = m_panels.value(frame->panel().id);
        const QString kind = panel.value(u"type").toString();
        if (kind == u"row")
            continue;
        const QString title = panel.value(u"title").toString();
        QVERIFY2(!frame->loader().error(),
                 qPrintable(title + u": "
                            + (frame->loader().error() ? describe(*frame->loader().error()) : QString())));
        (void)frame->grab(); // lays the chart out
        const std::vector<Course> answer = told(*frame, panel);
        if (frame->content().isShowingContent() == answer.empty())
            wrong << title + (answer.empty() ? u" shows something" : u" shows nothing");
        if (answer.empty()) {
            empty << title;
            continue;
        }
        const bool hadFailed = QTest::currentTestFailed();
        compare(*frame, panel, answer);
        if (!hadFailed && QTest::currentTestFailed())
            wrong << title; // the first; the others say so themselves
        mirrored += std::any_of(answer.begin(), answer.end(),
                                [&](const Course &one) { return isMirrored(panel, one.name); });
        ++compared[kind];
    }
    qInfo("compared: %d timeseries (%d with mirrored series), %d stat, %d gauge, %d bargauge",
          compared.value(QStringLiteral("timeseries")), mirrored, compared.value(QStringLiteral("stat")),
          compared.value(QStringLiteral("gauge")), compared.value(QStringLiteral("bargauge")));
    qInfo("empty, as this machine has no such metric: %s", qPrintable(empty.join(u", ")));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u", ")));
    QVERIFY(compared.value(QStringLiteral("timeseries")) >= 40);
    QVERIFY(mirrored >= 3);
    QVERIFY(compared.value(QStringLiteral("stat")) >= 3);
    QVERIFY(compared.value(QStringLiteral("gauge")) >= 3);
    QVERIFY(compared.value(QStringLiteral("bargauge")) >= 1);
}

void NodeExporterFullTest::pictures()
{
    test::BoardUnderTest::savePictures(*m_screen, "nodeexporter-1280");
    m_screen->resize(2560, 1440);
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 60'000);
    test::BoardUnderTest::savePictures(*m_screen, "nodeexporter-2560");
    m_screen->resize(1280, std::min(m_screen->fullHeight(), 16'000));
    QTRY_VERIFY_WITH_TIMEOUT(m_screen->isSettled(), 60'000);
    test::BoardUnderTest::savePictures(*m_screen, "nodeexporter-whole");
    QVERIFY(m_screen->isSettled());
}

void NodeExporterFullTest::cleanupTestCase()
{
    m_screen.reset();
    m_pool.waitForDone();
}

QTEST_MAIN(NodeExporterFullTest)
#include "tst_nodeexporterfull.moc"
