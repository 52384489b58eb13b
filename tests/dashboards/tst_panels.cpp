#include "dashboards/journal.h"
#include "dashboards/legendtext.h"
#include "dashboards/options/optionvalues.h"
#include "dashboards/paneldata.h"
#include "dashboards/reduce.h"
#include "dashboards/tablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

const double absent = std::numeric_limits<double>::quiet_NaN();
const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

Labels labels(const char *text) // "a=b c=d"
{
    Labels out;
    for (const QString &part : QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        out.set(part.section(QLatin1Char('='), 0, 0), part.section(QLatin1Char('='), 1));
    return out;
}

QueryAnswer answer(const char *refId, std::vector<std::pair<Labels, double>> samples)
{
    auto result = std::make_shared<metrics::QueryResult>();
    for (auto &[labelSet, value] : samples)
        result->series.push_back({labelSet, {1'700'003'600'000}, {value}, {}});
    QueryAnswer out;
    out.query.refId = QLatin1String(refId);
    out.query.mode = QueryMode::Instant;
    out.query.format = frames::TargetFormat::Table;
    out.result = result;
    return out;
}

TableFrame table(const Panel &panel, const std::vector<QueryAnswer> &answers)
{
    return tableOf(panelData(panel, answers, {hour}), tableOptions(panel.options));
}

Dashboard threePanels()
{
    Dashboard dashboard;
    for (int i = 0; i < 3; ++i)
        dashboard = withPanelAdded(dashboard, newPanel(nextPanelId(dashboard), PanelKind::TimeSeries));
    return dashboard;
}

} // namespace

class PanelsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reduces_data();
    void reduces();
    void legends();
    void automatic_data();
    void automatic();
    void plansQueries();
    void filtersKeepToTheirSource();
    void textsSayValuesAsPeopleDo();
    void stepsFollowTheFloor();
    void namesSeries();
    void joinsTables();
    void organizesTables();
    void modelKeepsRows();
    void modelSorts();
    void addsAndDuplicates();
    void removesAndCloses();
    void togglesRows();
    void undoAndRedo();
};

void PanelsTest::reduces_data()
{
    QTest::addColumn<QString>("calculation");
    QTest::addColumn<double>("expected");
    const auto row = [](const char *name, double expected) {
        QTest::newRow(name) << QString::fromLatin1(name) << expected;
    };
    row("lastNotNull", 3);
    row("last", absent);
    row("first", 4);
    row("firstNotNull", 4);
    row("min", 1);
    row("max", 9);
    row("sum", 17);
    row("mean", 4.25);
    row("range", 8);
    row("diff", -1);
    row("delta", 5 + 1 + 2);
    row("count", 4);
    row("something else", 3);
}

void PanelsTest::reduces()
{
    QFETCH(QString, calculation);
    QFETCH(double, expected);
    const std::vector<double> values{4, 9, absent, 1, 3, absent};
    const auto value = reduced(values, calculation);
    QVERIFY(value);
    QVERIFY((std::isnan(expected) && std::isnan(*value)) || *value == expected);
    QVERIFY(!reduced({}, calculation));
    const std::vector<double> nothing{absent};
    QVERIFY(!reduced(nothing, QStringLiteral("mean")));
}

void PanelsTest::legends()
{
    QCOMPARE(legendText(QStringLiteral("{{a}} of {{ b }}{{gone}}"), labels("a=1 b=2")),
             QStringLiteral("1 of 2"));
    QCOMPARE(legendText(QStringLiteral("p95"), {}), QStringLiteral("p95"));
}

void PanelsTest::automatic_data()
{
    QTest::addColumn<QStringList>("sets");
    QTest::addColumn<QStringList>("expected");
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(QLatin1Char(';')); };
    QTest::newRow("one differs") << list("__name__=up job=a;__name__=up job=b") << list("a;b");
    QTest::newRow("two differ") << list("job=a le=1;job=b le=2")
                                << list("{job=\"a\", le=\"1\"};{job=\"b\", le=\"2\"}");
    QTest::newRow("single with a name") << list("__name__=up job=a") << list("up");
    QTest::newRow("single without") << list("job=a") << list("{job=\"a\"}");
}

void PanelsTest::automatic()
{
    QFETCH(QStringList, sets);
    QFETCH(QStringList, expected);
    std::vector<Labels> series;
    for (const QString &set : sets)
        series.push_back(labels(qPrintable(set)));
    QCOMPARE(automaticLegends(series), expected);
}

void PanelsTest::plansQueries()
{
    Panel panel = newPanel(1, PanelKind::TimeSeries);
    panel.targets = {{QStringLiteral("A"),
                      QStringLiteral("rate(x{s=~\"$svc\"}[$__rate_interval])"),
                      QStringLiteral("$svc {{s}}"),
                      QueryMode::Range,
                      {}},
                     {QStringLiteral("B"), QStringLiteral("y"), {}, QueryMode::Instant, {}, true},
                     {QStringLiteral("C"), QStringLiteral("  "), {}, QueryMode::Range, {}}};
    Variable service;
    service.name = QStringLiteral("svc");
    service.multi = true;
    service.current = {QStringLiteral("a"), QStringLiteral("b")};
    const auto queries = planQueries(panel, {hour, 720, 5s, {service}});
    QCOMPARE(queries.size(), 1u);
    QCOMPARE(queries[0].expression, QStringLiteral("rate(x{s=~\"(a|b)\"}[20s])"));
    QCOMPARE(queries[0].legend, QStringLiteral("a + b {{s}}"));
    QCOMPARE(queries[0].step, Duration(5s));
    QCOMPARE(shownText(QStringLiteral("of $svc"), {hour, 720, 5s, {service}}), QStringLiteral("of a + b"));
}

void PanelsTest::filtersKeepToTheirSource()
{
    Variable filter;
    filter.name = QStringLiteral("filters");
    filter.kind = VariableKind::AdHoc;
    filter.source = QStringLiteral("East");
    filter.filters = {{QStringLiteral("zone"), QStringLiteral("="), {QStringLiteral("a")}}};
    PlanContext context{hour, 720, 5s, {filter}};
    context.metricSources = {{QStringLiteral("east"), QStringLiteral("East")},
                             {QStringLiteral("west"), QStringLiteral("West")}};
    Panel panel = newPanel(1, PanelKind::TimeSeries);
    panel.targets = {{QStringLiteral("A"), QStringLiteral("up")}};
    const auto asked = [&](const char *source) {
        panel.source = QLatin1String(source);
        return planQueries(panel, context)[0].expression;
    };
    QCOMPARE(asked("east"), QStringLiteral("up{zone=\"a\"}"));
    QCOMPARE(asked("West"), QStringLiteral("up"));
    QCOMPARE(asked(""), QStringLiteral("up{zone=\"a\"}")); // the default one is East
}

void PanelsTest::textsSayValuesAsPeopleDo()
{
    Variable environment;
    environment.name = QStringLiteral("env");
    environment.current = {QStringLiteral("p1")};
    environment.options = {{QStringLiteral("Production"), QStringLiteral("p1")}};
    PlanContext context{hour, 720, 5s, {environment}};
    context.dashboardUid = QStringLiteral("abc");
    context.dashboardTitle = QStringLiteral("Shop");
    QCOMPARE(shownText(QStringLiteral("$env of ${__dashboard.title}"), context),
             QStringLiteral("Production of Shop"));
    QCOMPARE(settingText(QStringLiteral("$env/${__dashboard.uid}"), context), QStringLiteral("p1/abc"));
}

void PanelsTest::stepsFollowTheFloor()
{
    Panel panel = newPanel(1, PanelKind::TimeSeries);
    panel.targets[0].expression = QStringLiteral("x");
    const PlanContext context{hour, 720, 5s, {}};
    QCOMPARE(planQueries(panel, context)[0].step, Duration(5s));
    panel.interval = QStringLiteral("1m");
    QCOMPARE(planQueries(panel, context)[0].step, Duration(1min));
    panel.targets[0].minimumInterval = QStringLiteral(">30s");
    QCOMPARE(planQueries(panel, context)[0].step, Duration(30s));
    panel.targets[0].minimumInterval.clear();
    panel.interval.clear();
    panel.maximumPoints = 100;
    QCOMPARE(planQueries(panel, context)[0].step, Duration(30s)); // 36 s, rounded
}

void PanelsTest::namesSeries()
{
    Panel panel = newPanel(1, PanelKind::TimeSeries);
    panel.overrides = {{frames::byName(QStringLiteral("b")), {}}};
    panel.overrides[0].properties.unit = QStringLiteral("s");
    panel.overrides[0].properties.displayName = QStringLiteral("Bee");
    QueryAnswer both = answer("A", {{labels("s=a"), 1}, {labels("s=b"), 2}});
    both.query.format = frames::TargetFormat::TimeSeries;
    const PanelData data = panelData(panel, {both}, {hour});
    const auto &series = data.series;
    QCOMPARE(series.size(), 2u);
    QCOMPARE(series[0].name, QStringLiteral("a"));
    QCOMPARE(series[1].name, QStringLiteral("Bee"));
    QCOMPARE(*series[1].field.unit, QStringLiteral("s"));
}

void PanelsTest::joinsTables()
{
    const Panel panel = newPanel(1, PanelKind::Table);
    std::vector<QueryAnswer> answers{answer("A", {{labels("r=/x m=GET"), 1}, {labels("r=/y m=GET"), 2}}),
                                     answer("B", {{labels("r=/y m=GET"), 0.5}})};
    QCOMPARE(tableChoices(panelData(panel, answers, {hour})),
             (QStringList{QStringLiteral("A"), QStringLiteral("B")})); // tables stay apart
    for (QueryAnswer &one : answers)
        one.query.format = frames::TargetFormat::TimeSeries;
    const TableFrame frame = table(panel, answers);
    QStringList names;
    for (const TableColumn &column : frame.columns)
        names << column.name;
    QCOMPARE(names,
             (QStringList{QStringLiteral("Time"), QStringLiteral("m"), QStringLiteral("r"),
                          QStringLiteral("Value #A"), QStringLiteral("Value #B")}));
    QCOMPARE(frame.rows.size(), 2u);
    QVERIFY(std::isnan(frame.rows[0].cells[4].number));
    QCOMPARE(frame.rows[1].cells[4].number, 0.5);
    QCOMPARE(table(panel, {answer("A", {{{}, 1}})}).columns.back().name, QStringLiteral("Value"));
}

void PanelsTest::organizesTables()
{
    Panel panel = newPanel(1, PanelKind::Table);
    frames::Organize organize;
    organize.excluded = {QStringLiteral("Time"), QStringLiteral("m")};
    organize.renamed
        = {{QStringLiteral("r"), QStringLiteral("Route")}, {QStringLiteral("Value"), QStringLiteral("Rate")}};
    organize.positions = {{QStringLiteral("Value"), 0}, {QStringLiteral("r"), 1}};
    panel.transformations = {{QStringLiteral("organize"), organize, false, {}, {}}};
    panel.options
        = withOption({}, u"sortBy",
                     QVariantList{QVariantMap{{QStringLiteral("displayName"), QStringLiteral("Rate")},
                                              {QStringLiteral("desc"), true}}});
    panel.overrides = {{frames::byName(QStringLiteral("Rate")), {}}};
    panel.overrides[0].properties.unit = QStringLiteral("reqps");
    const TableFrame frame
        = table(panel, {answer("A", {{labels("r=/x m=GET"), 1}, {labels("r=/y m=GET"), 2}})});
    QCOMPARE(frame.columns.size(), 2u);
    QCOMPARE(frame.columns[0].title, QStringLiteral("Rate"));
    QCOMPARE(*frame.columns[0].field.unit, QStringLiteral("reqps"));
    QCOMPARE(frame.rows[0].cells[1].text, QStringLiteral("/y"));
}

void PanelsTest::modelKeepsRows()
{
    TableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Panel panel = newPanel(1, PanelKind::Table);
    const auto frame = [&](std::vector<std::pair<Labels, double>> samples) {
        return table(panel, {answer("A", samples)});
    };
    model.setFrame(frame({{labels("s=a"), 1}, {labels("s=b"), 2}, {labels("s=c"), 3}}));
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex b = model.index(1, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setFrame(frame({{labels("s=d"), 4}, {labels("s=c"), 3}, {labels("s=b"), 9}}));
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(b.row(), 2);
    QCOMPARE(model.index(2, 2).data(TableModel::NumberRole).toDouble(), 9.0);
    QCOMPARE(model.extentOf(2), std::pair(3.0, 9.0));
    model.setFrame({});
    QCOMPARE(resets.count(), 1);
    QVERIFY(!b.isValid());
}

void PanelsTest::modelSorts()
{
    TableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Panel panel = newPanel(1, PanelKind::Table);
    model.setFrame(
        table(panel, {answer("A", {{labels("s=a10"), 1}, {labels("s=a9"), absent}, {labels("s=b"), 3}})}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, 2).data().toString(), QStringLiteral("NaN"));
    model.setFrame(
        table(panel, {answer("A", {{labels("s=a10"), 1}, {labels("s=a9"), 2}, {labels("s=b"), 3}})}));
    model.sort(2, Qt::DescendingOrder);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("b"));
    model.sort(1, Qt::AscendingOrder);
    QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("a9"));
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Value"));
}

void PanelsTest::addsAndDuplicates()
{
    const Dashboard dashboard = threePanels();
    QCOMPARE(dashboard.panels[2].grid.y, 16);
    const Dashboard twice = withPanelDuplicated(dashboard, 1);
    QCOMPARE(twice.panels.size(), 4u);
    QCOMPARE(twice.panels[3].grid, (GridRect{12, 0, 12, 8}));
    QCOMPARE(twice.panels[3].id, 4);
    QCOMPARE(gridOf(dashboard)[1], gridOf(twice)[1]);
    QCOMPARE(withPanelDuplicated(dashboard, 99), dashboard);
}

void PanelsTest::removesAndCloses()
{
    const Dashboard dashboard = withPanelRemoved(threePanels(), 2);
    QCOMPARE(dashboard.panels.size(), 2u);
    QCOMPARE(dashboard.panels[1].grid.y, 8); // gravity
    Dashboard free = withLayoutMode(threePanels(), LayoutMode::Free);
    free = withPanelRemoved(free, 2);
    QCOMPARE(free.panels[1].grid.y, 16); // the hole stays
}

void PanelsTest::togglesRows()
{
    Dashboard dashboard;
    Panel row = newPanel(1, PanelKind::Row);
    row.grid = {0, 0, 24, 1};
    Panel inside = newPanel(2, PanelKind::TimeSeries);
    inside.grid = {0, 1, 24, 8};
    Panel second = newPanel(3, PanelKind::Row);
    second.grid = {0, 9, 24, 1};
    Panel outside = newPanel(4, PanelKind::TimeSeries);
    outside.grid = {0, 10, 24, 8};
    dashboard.panels = {row, inside, second, outside};
    const Dashboard collapsed = withRowToggled(dashboard, 1);
    QCOMPARE(collapsed.panels.size(), 3u);
    QCOMPARE(findPanel(collapsed, 1)->children.size(), 1u);
    QCOMPARE(findPanel(collapsed, 3)->grid.y, 1);
    const Dashboard opened = withRowToggled(collapsed, 1);
    QCOMPARE(opened.panels.size(), 4u);
    for (const int id : {1, 2, 3, 4})
        QCOMPARE(findPanel(opened, id)->grid, findPanel(dashboard, id)->grid);
}

void PanelsTest::undoAndRedo()
{
    Journal journal;
    journal.open(threePanels());
    QVERIFY(!journal.canUndo() && !journal.canRedo() && !journal.isModified());
    const Dashboard original = journal.current();
    journal.record(original, EditKind::Edited); // no change, no step
    QVERIFY(!journal.canUndo());
    journal.record(withPanelRemoved(original, 1), EditKind::Removed);
    journal.record(withPanelRemoved(journal.current(), 2), EditKind::Removed);
    QCOMPARE(journal.undoSteps(), 2);
    QVERIFY(journal.isModified());
    journal.undo();
    journal.undo();
    journal.undo();
    QCOMPARE(journal.current(), original);
    QVERIFY(!journal.isModified());
    journal.redo();
    QCOMPARE(journal.current().panels.size(), 2u);
    journal.markSaved();
    journal.undo();
    QVERIFY(journal.isModified());
    journal.record(withPanelDuplicated(original, 1), EditKind::Duplicated);
    QVERIFY(!journal.canRedo());
    QVERIFY(journal.isModified()); // the saved state is gone for good
    journal.undo();
    QVERIFY(journal.isModified());
    QCOMPARE(journal.redoKind(), EditKind::Duplicated);
}

QTEST_GUILESS_MAIN(PanelsTest)
#include "tst_panels.moc"
