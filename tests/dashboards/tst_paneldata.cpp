#include "dashboards/files/grafanafile.h"
#include "dashboards/paneldata.h"
#include "dashboards/panelfigures.h"
#include "dashboards/repeats.h"
#include "dashboards/tableframe.h"

#include <QTest>

#include <cmath>

using namespace yagura;
using namespace yagura::dashboards;
using namespace std::chrono_literals;

namespace {

const TimeRange hour{fromUnixSeconds(std::int64_t{1'700'000'000}),
                     fromUnixSeconds(std::int64_t{1'700'003'600})};

struct Line
{
    QString service;
    std::vector<double> values; // a minute apart
};

QueryAnswer rangeAnswer(const QString &refId, const std::vector<Line> &lines)
{
    auto result = std::make_shared<metrics::QueryResult>();
    result->type = metrics::ResultType::Matrix;
    for (const Line &line : lines) {
        metrics::Series series;
        series.labels.set(QStringLiteral("service"), line.service);
        for (size_t i = 0; i < line.values.size(); ++i) {
            series.timesMs.push_back(1'700'000'000'000 + static_cast<std::int64_t>(i) * 60'000);
            series.values.push_back(line.values[i]);
        }
        result->series.push_back(std::move(series));
    }
    QueryAnswer answer;
    answer.query.refId = refId;
    answer.query.step = 1min;
    answer.result = result;
    return answer;
}

Panel panelOf(const QByteArray &json)
{
    const QByteArray text = R"({"title":"t","panels":[)" + json + "]}";
    const auto file = readGrafana(text, {});
    return file ? file->dashboard.panels.front() : Panel{};
}

QStringList namesOf(const PanelData &data)
{
    QStringList names;
    for (const PanelSeries &series : data.series)
        names << series.name;
    return names;
}

Variable variable(const char *name, const QStringList &options, const QStringList &current)
{
    Variable made;
    made.name = QString::fromLatin1(name);
    for (const QString &option : options)
        made.options.push_back({option, option});
    made.current = current;
    return made;
}

QStringList placesOf(const Dashboard &dashboard)
{
    QStringList places;
    for (const Panel &panel : dashboard.panels) {
        QStringList scoped;
        for (const ScopedValue &value : panel.scoped)
            scoped << value.variable + u'=' + value.value;
        places << QStringLiteral("%1 %2,%3 %4x%5 %6")
                      .arg(panel.title)
                      .arg(panel.grid.x)
                      .arg(panel.grid.y)
                      .arg(panel.grid.w)
                      .arg(panel.grid.h)
                      .arg(scoped.join(u' '))
                      .trimmed();
    }
    return places;
}

} // namespace

class PanelDataTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void valuesAreNotCopied();
    void calculationsReadHiddenTargets();
    void brokenCalculationIsSaid();
    void transformationsThenOverrides();
    void rowsOutOfOrderAreSorted();
    void figures_data();
    void figures();
    void mappedFigure();
    void tableFooterAndHiddenColumns();
    void ownTime_data();
    void ownTime();
    void ownSources();
    void panelsRepeat_data();
    void panelsRepeat();
    void rowsRepeat();
    void copiesKeepTheirIds();
    void tooManyCopies();
};

void PanelDataTest::valuesAreNotCopied()
{
    const QueryAnswer answer
        = rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), {1, 2}}, {QStringLiteral("b"), {3, 4}}});
    const PanelData data = panelData(Panel{}, {answer}, {hour});
    QCOMPARE(data.series.size(), 2u);
    QCOMPARE(data.series[0].values.data(), answer.result->series[0].values.data());
    QCOMPARE(data.series[0].timesMs.data(), data.series[1].timesMs.data()); // one column of times for all
    QCOMPARE(data.series[1].timesMs[1], 1'700'000'060'000);
    QCOMPARE(data.series[1].step, Duration(1min));
    QCOMPARE(namesOf(data), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
}

void PanelDataTest::calculationsReadHiddenTargets()
{
    const Panel panel = panelOf(R"({"type":"timeseries","targets":[
        {"refId":"A","expr":"errors","hide":true},{"refId":"B","expr":"requests","hide":true},
        {"refId":"D","expr":"unused","hide":true},
        {"refId":"C","datasource":{"type":"__expr__","uid":"__expr__"},"type":"math","expression":"$A / $B"}]})");
    const auto queries = planQueries(panel, {hour, 600, 15s, {}});
    QCOMPARE(queries.size(), 2u); // D is read by nothing
    QVERIFY(queries[0].isInput);
    QueryAnswer errors = rangeAnswer(QStringLiteral("A"), {{QStringLiteral("pay"), {1, 4}}});
    errors.query.isInput = true;
    QueryAnswer requests = rangeAnswer(QStringLiteral("B"), {{QStringLiteral("pay"), {10, 16}}});
    requests.query.isInput = true;
    const PanelData data = panelData(panel, {errors, requests}, {hour});
    QCOMPARE(data.series.size(), 1u);
    QCOMPARE(data.series[0].refId, QStringLiteral("C"));
    QCOMPARE(std::vector<double>(data.series[0].values.begin(), data.series[0].values.end()),
             (std::vector<double>{0.1, 0.25}));
    QVERIFY(data.findings.isEmpty());
}

void PanelDataTest::brokenCalculationIsSaid()
{
    const Panel panel = panelOf(R"({"type":"timeseries","targets":[{"refId":"A","expr":"x"},
        {"refId":"C","datasource":{"type":"__expr__"},"type":"math","expression":"$A / $Z"}]})");
    const PanelData data
        = panelData(panel, {rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), {1}}})}, {hour});
    QCOMPARE(data.series.size(), 1u); // the rest goes on
    QCOMPARE(data.findings.size(), 1);
    QCOMPARE(data.findings[0].subject, QStringLiteral("C"));
    QVERIFY2(data.findings[0].message.contains(u"Z"), qPrintable(data.findings[0].message));
}

void PanelDataTest::transformationsThenOverrides()
{
    const Panel panel = panelOf(R"({"type":"timeseries","targets":[{"refId":"A","expr":"x"}],
        "transformations":[{"id":"renameByRegex","options":{"regex":"^(.*)$","renamePattern":"of $1"}},
                           {"id":"somethingNew","options":{}}],
        "fieldConfig":{"defaults":{"unit":"s"},"overrides":[
            {"matcher":{"id":"byName","options":"of a"},"properties":[{"id":"unit","value":"bytes"}]}]}})");
    const PanelData data = panelData(
        panel, {rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), {1}}, {QStringLiteral("b"), {2}}})},
        {hour});
    QCOMPARE(namesOf(data), (QStringList{QStringLiteral("of a"), QStringLiteral("of b")}));
    QCOMPARE(data.series[0].field.unit, QStringLiteral("bytes"));
    QCOMPARE(data.series[1].field.unit, QStringLiteral("s"));
    QCOMPARE(data.trace.size(), 2u);
    QVERIFY(data.trace[0].ran && !data.trace[1].ran);
    QCOMPARE(data.findings.size(), 1);
}

void PanelDataTest::rowsOutOfOrderAreSorted()
{
    const Panel panel = panelOf(R"({"type":"timeseries","targets":[{"refId":"A","expr":"x"}],
        "transformations":[{"id":"sortBy","options":{"sort":[{"field":"Time","desc":true}]}}]})");
    const PanelData data
        = panelData(panel, {rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), {1, 2, 3}}})}, {hour});
    QCOMPARE(data.frames[0].fields[0].values.number(0), 1'700'000'120'000.0); // as asked for, in a table
    QCOMPARE(data.series[0].timesMs[0], 1'700'000'000'000); // a line runs forwards
    QCOMPARE(data.series[0].values[0], 1.0);
}

void PanelDataTest::figures_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QStringList>("expected");
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(u';'); };
    QTest::newRow("last by default") << QByteArray("{}") << list("a 3 s;b 30 s");
    QTest::newRow("mean") << QByteArray(R"({"reduceOptions":{"calcs":["mean"]}})") << list("a 2 s;b 20 s");
    QTest::newRow("one field by pattern")
        << QByteArray(R"({"reduceOptions":{"fields":"/^b$/"}})") << list("b 30 s");
    QTest::newRow("every row") << QByteArray(R"({"reduceOptions":{"values":true,"limit":4}})")
                               << list("a 1 s;a 2 s;a 3 s;b 10 s");
    QTest::newRow("old names") << QByteArray(R"({"reduceOptions":{"calcs":["avg"]}})")
                               << list("a 2 s;b 20 s");
}

void PanelDataTest::figures()
{
    QFETCH(QByteArray, options);
    QFETCH(QStringList, expected);
    const Panel panel = panelOf(R"({"type":"stat","targets":[{"refId":"A","expr":"x"}],
        "fieldConfig":{"defaults":{"unit":"s"}},"options":)"
                                + options + "}");
    const PanelData data
        = panelData(panel,
                    {rangeAnswer(QStringLiteral("A"),
                                 {{QStringLiteral("a"), {1, 2, 3}}, {QStringLiteral("b"), {10, 20, 30}}})},
                    {hour});
    QStringList shown;
    for (const PanelFigure &figure : figuresOf(data, reduceOptions(panel.options)))
        shown << figure.name + u' ' + figure.value.toString().replace(QChar(0xa0), u' ');
    QCOMPARE(shown, expected);
    QCOMPARE(figuresOf(data, reduceOptions(panel.options)).front().range, (frames::ValueRange{1, 30}));
}

void PanelDataTest::mappedFigure()
{
    const Panel panel
        = panelOf(R"({"type":"stat","targets":[{"refId":"A","expr":"up"}],"fieldConfig":{"defaults":{
        "mappings":[{"type":"value","options":{"0":{"text":"DOWN","color":"red"}}},
                    {"type":"special","options":{"match":"null","result":{"text":"N/A"}}}]}}})");
    const auto shown = [&](std::vector<double> values) {
        const PanelData data = panelData(
            panel, {rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), std::move(values)}})}, {hour});
        return figuresOf(data, {}).front();
    };
    QCOMPARE(shown({1, 0}).value.toString(), QStringLiteral("DOWN"));
    QCOMPARE(shown({1, 0}).value.color.name, QStringLiteral("red"));
    QCOMPARE(*shown({2, 1}).change, -0.5);
    QCOMPARE(shown({}).value.toString(), QStringLiteral("N/A"));
}

void PanelDataTest::tableFooterAndHiddenColumns()
{
    const Panel panel = panelOf(R"({"type":"table","targets":[{"refId":"A","expr":"x","format":"table"}],
        "options":{"footer":{"show":true,"reducer":["sum"],"countRows":false}},
        "fieldConfig":{"defaults":{"unit":"bytes"},"overrides":[
            {"matcher":{"id":"byName","options":"Time"},"properties":[{"id":"custom.hidden","value":true}]}]}})");
    QueryAnswer answer
        = rangeAnswer(QStringLiteral("A"), {{QStringLiteral("a"), {1024}}, {QStringLiteral("b"), {1024}}});
    answer.query.format = frames::TargetFormat::Table;
    const TableFrame table = tableOf(panelData(panel, {answer}, {hour}), tableOptions(panel.options));
    QCOMPARE(table.columns.size(), 2u);
    QCOMPARE(table.columns[0].title, QStringLiteral("service"));
    QCOMPARE(table.rows[1].cells[1].shown.unit, QStringLiteral("KiB"));
    QCOMPARE(QString(table.footer[1]).replace(QChar(0xa0), u' '), QStringLiteral("2 KiB"));
}

void PanelDataTest::ownTime_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<qint64>("start"); // seconds before the end of the dashboard's range
    QTest::addColumn<qint64>("end");
    QTest::newRow("none") << QString() << QString() << qint64(3600) << qint64(0);
    QTest::newRow("length") << QStringLiteral("10m") << QString() << qint64(600) << qint64(0);
    QTest::newRow("moved") << QString() << QStringLiteral("1d") << qint64(3600 + 86400) << qint64(86400);
    QTest::newRow("both") << QStringLiteral("10m") << QStringLiteral("1h") << qint64(4200) << qint64(3600);
    // 22:13:20 in Greenwich
    QTest::newRow("since midnight") << QStringLiteral("now/d") << QString()
                                    << qint64(23 * 3600 + 13 * 60 + 20) << qint64(0);
    QTest::newRow("nonsense") << QStringLiteral("soon") << QStringLiteral("later") << qint64(3600)
                              << qint64(0);
}

void PanelDataTest::ownTime()
{
    QFETCH(QString, from);
    QFETCH(QString, shift);
    QFETCH(qint64, start);
    QFETCH(qint64, end);
    Panel panel = newPanel(1, PanelKind::TimeSeries);
    panel.targets[0].expression = QStringLiteral("up");
    panel.timeFrom = from;
    panel.timeShift = shift;
    const TimeRange expected{hour.to - std::chrono::seconds(start), hour.to - std::chrono::seconds(end)};
    QCOMPARE(panelRange(panel, hour), expected);
    QCOMPARE(planQueries(panel, {hour, 600, 15s, {}})[0].range, expected);
}

void PanelDataTest::ownSources()
{
    const Panel panel
        = panelOf(R"({"type":"timeseries","datasource":{"type":"datasource","uid":"-- Mixed --"},
        "targets":[{"refId":"A","expr":"up","datasource":{"type":"prometheus","uid":"$ds"}},
                   {"refId":"B","query":"level:$level","timeField":"@timestamp",
                    "metrics":[{"id":"1","type":"count"}],"datasource":{"type":"elasticsearch","uid":"es"}}]})");
    const auto queries = planQueries(
        panel,
        {hour,
         600,
         15s,
         {variable("ds", {}, {QStringLiteral("prom-2")}), variable("level", {}, {QStringLiteral("error")})}});
    QCOMPARE(queries.size(), 2u);
    QCOMPARE(queries[0].source, QStringLiteral("prom-2"));
    QCOMPARE(queries[1].sourceType, QStringLiteral("elasticsearch"));
    QCOMPARE(queries[1].model.value(QStringLiteral("query")).toString(), QStringLiteral("level:error"));
}

void PanelDataTest::panelsRepeat_data()
{
    QTest::addColumn<QByteArray>("repeat");
    QTest::addColumn<QStringList>("current");
    QTest::addColumn<QStringList>("expected");
    const auto list = [](const char *text) { return QString::fromUtf8(text).split(u';'); };
    const QStringList two{QStringLiteral("a"), QStringLiteral("b")};
    QTest::newRow("across") << QByteArray(R"("repeat":"s","maxPerRow":2)") << QStringList{allValue()}
                            << list("P 0,0 12x4 s=a;P 12,0 12x4 s=b;P 0,4 12x4 s=c;below 0,8 24x2");
    QTest::newRow("two of them") << QByteArray(R"("repeat":"s")") << two
                                 << list("P 0,0 12x4 s=a;P 12,0 12x4 s=b;below 0,4 24x2");
    QTest::newRow("down") << QByteArray(R"("repeat":"s","repeatDirection":"v")") << two
                          << list("P 0,0 8x4 s=a;P 0,4 8x4 s=b;below 0,8 24x2");
    QTest::newRow("no values") << QByteArray(R"("repeat":"s")") << QStringList()
                               << list("P 0,0 8x4;below 0,4 24x2");
    QTest::newRow("unknown variable")
        << QByteArray(R"("repeat":"nothing")") << two << list("P 0,0 8x4;below 0,4 24x2");
}

void PanelDataTest::panelsRepeat()
{
    QFETCH(QByteArray, repeat);
    QFETCH(QStringList, current);
    QFETCH(QStringList, expected);
    const QByteArray text = R"({"title":"t","panels":[
        {"id":1,"type":"stat","title":"P","gridPos":{"x":0,"y":0,"w":8,"h":4},)"
        + repeat + R"(},{"id":2,"type":"stat","title":"below","gridPos":{"x":0,"y":4,"w":24,"h":2}}]})";
    const auto file = readGrafana(text, {});
    const Variable services
        = variable("s", {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}, current);
    QCOMPARE(placesOf(withRepeats(file->dashboard, {services}).dashboard), expected);
}

void PanelDataTest::rowsRepeat()
{
    const auto file = readGrafana(R"({"title":"t","panels":[
        {"id":1,"type":"row","title":"R","repeat":"s","gridPos":{"x":0,"y":0,"w":24,"h":1}},
        {"id":2,"type":"stat","title":"P","gridPos":{"x":0,"y":1,"w":12,"h":4}},
        {"id":3,"type":"row","title":"Z","gridPos":{"x":0,"y":5,"w":24,"h":1}}]})",
                                  {});
    const Variable services = variable("s", {}, {QStringLiteral("a"), QStringLiteral("b")});
    const Dashboard shown = withRepeats(file->dashboard, {services}).dashboard;
    QCOMPARE(placesOf(shown),
             (QStringList{QStringLiteral("R 0,0 24x1 s=a"), QStringLiteral("P 0,1 12x4 s=a"),
                          QStringLiteral("R 0,5 24x1 s=b"), QStringLiteral("P 0,6 12x4 s=b"),
                          QStringLiteral("Z 0,10 24x1")}));
    const auto seen = scopedVariables({services}, shown.panels[3]);
    QCOMPARE(seen[0].current, QStringList{QStringLiteral("b")});
}

void PanelDataTest::copiesKeepTheirIds()
{
    const auto file = readGrafana(
        R"({"title":"t","panels":[{"id":7,"type":"stat","repeat":"s"},{"id":9,"type":"stat"}]})", {});
    const Variable services = variable("s", {}, {QStringLiteral("a"), QStringLiteral("b")});
    const Dashboard shown = withRepeats(file->dashboard, {services}).dashboard;
    QCOMPARE(shown.panels[0].id, 7);
    QCOMPARE(shown.panels[1].id, 10);
    QCOMPARE(shown.panels[1].copyOf, 7);
    QCOMPARE(withRepeats(file->dashboard, {services}).dashboard, shown);
}

void PanelDataTest::tooManyCopies()
{
    QStringList values;
    for (int i = 0; i < 250; ++i)
        values << QString::number(i);
    const auto file = readGrafana(R"({"title":"t","panels":[{"id":1,"type":"stat","repeat":"s"}]})", {});
    const Repeated shown = withRepeats(file->dashboard, {variable("s", {}, values)});
    QCOMPARE(shown.dashboard.panels.size(), mostRepeats);
    QCOMPARE(shown.leftOut, 150);
}

QTEST_GUILESS_MAIN(PanelDataTest)
#include "tst_paneldata.moc"
