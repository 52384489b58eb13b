#include "dashboards/frames/fieldconfigfile.h"
#include "dashboards/frames/fielddisplay.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frametext.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class FieldConfigFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mappings_data();
    void mappings();
    void thresholds();
    void colors_data();
    void colors();
    void defaults();
    void overrides();
    void hostile();
    void realDashboards();
};

namespace {

OrderedJson json(const QString &text) // with ' for "
{
    const auto parsed = parseOrderedJson(QString(text).replace(QLatin1Char('\''), QLatin1Char('"')).toUtf8(),
                                         QStringLiteral("test"));
    return parsed ? *parsed : OrderedJson();
}

} // namespace

void FieldConfigFileTest::mappings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected"); // text/colour/index
    const auto row = [](const char *name, const char *text, const char *cell, const char *expected) {
        QTest::newRow(name) << text << cell << expected;
    };
    const char *value = "[{'type': 'value', 'options': {'0': {'text': 'Down', 'color': 'red', 'index': 1}, "
                        "'1': {'color': 'green'}}}]";
    row("value", value, "n=0", "Down/red/1");
    row("value, colour alone", value, "n=1", "-/green/0");
    row("value, other", value, "n=2", "none");
    row("range", "[{'type': 'range', 'options': {'from': 1, 'to': 5, 'result': {'text': 'low'}}}]", "n=5",
        "low//0");
    row("range without an end",
        "[{'type': 'range', 'options': {'from': 1, 'to': null, 'result': {'text': 'high', 'index': 3}}}]",
        "n=500", "high//3");
    row("range with texts",
        "[{'type': 'range', 'options': {'from': '1', 'to': '5', 'result': {'text': 'low'}}}]", "n=6", "none");
    row("regex", "[{'type': 'regex', 'options': {'pattern': '/(.*)-prod/', 'result': {'text': '$1'}}}]",
        "s=web-prod", "web//0");
    row("null", "[{'type': 'special', 'options': {'match': 'null', 'result': {'text': 'N/A'}}}]", "n=~",
        "N/A//0");
    row("NaN", "[{'type': 'special', 'options': {'match': 'nan', 'result': {'text': 'N/A'}}}]", "n=NaN",
        "N/A//0");
    row("null or NaN", "[{'type': 'special', 'options': {'match': 'null+nan', 'result': {'text': 'N/A'}}}]",
        "n=NaN", "N/A//0");
    row("true", "[{'type': 'special', 'options': {'match': 'true', 'result': {'text': 'yes'}}}]", "b=true",
        "yes//0");
    row("false", "[{'type': 'special', 'options': {'match': 'false', 'result': {'text': 'no'}}}]", "b=false",
        "no//0");
    row("empty", "[{'type': 'special', 'options': {'match': 'empty', 'result': {'text': '-'}}}]",
        "s=", "-//0");
    row("unknown kinds are passed over",
        "[{'type': 'magic'}, {'type': 'special', 'options': {'match': 'magic'}}, {'type': 'range', "
        "'options': {'result': {'text': 'all'}}}]",
        "n=1", "all//2");
    row("old value", "[{'id': 0, 'op': '=', 'type': 1, 'value': '1', 'text': 'Up'}]", "n=1", "Up//0");
    row("old value as a number", "[{'type': 1, 'value': 1, 'text': 'Up'}]", "n=1", "Up//0");
    row("old null", "[{'type': 1, 'value': 'null', 'text': 'N/A'}]", "n=~", "N/A//0");
    row("old range", "[{'type': 2, 'from': '1', 'to': '3', 'text': 'few'}]", "n=2", "few//0");
}

void FieldConfigFileTest::mappings()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    const OrderedJson parsed = json(text);
    const auto mapped
        = Mapper(readValueMappings(OrderedJsonView(parsed))).mapped(test::cellOf(cell.mid(2), cell[0]));
    const QString found = mapped ? QStringLiteral("%1/%2/%3")
                                       .arg(mapped->text.value_or(QStringLiteral("-")), mapped->color)
                                       .arg(mapped->index)
                                 : QStringLiteral("none");
    QTEST(found, "expected");
}

void FieldConfigFileTest::thresholds()
{
    const OrderedJson parsed
        = json(QStringLiteral("{'mode': 'percentage', 'steps': [{'color': 'red', 'value': 80}, {'color': "
                              "'green', 'value': null}, {'color': 'orange', 'value': 70}]}"));
    const Thresholds read = readThresholds(OrderedJsonView(parsed));
    QCOMPARE(read.mode, ThresholdMode::Percentage);
    QCOMPARE(read.steps,
             (QList<ThresholdStep>{{std::nullopt, QStringLiteral("green")},
                                   {70, QStringLiteral("orange")},
                                   {80, QStringLiteral("red")}}));
}

void FieldConfigFileTest::colors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mode"); // empty: none
    QTest::addColumn<int>("by");
    QTest::newRow("thresholds") << "{'mode': 'thresholds'}" << "thresholds" << 0;
    QTest::newRow("without a mode") << "{}" << "thresholds" << 0;
    QTest::newRow("by the least") << "{'mode': 'continuous-GrYlRd', 'seriesBy': 'min'}" << "continuous-GrYlRd"
                                  << 1;
    QTest::newRow("by the greatest") << "{'mode': 'thresholds', 'seriesBy': 'max'}" << "thresholds" << 2;
    QTest::newRow("fixed") << "{'mode': 'fixed', 'fixedColor': 'blue'}" << "fixed" << 0;
    QTest::newRow("unknown") << "{'mode': 'magic'}" << "" << 0;
    QTest::newRow("no object") << "'fixed'" << "" << 0;
}

void FieldConfigFileTest::colors()
{
    QFETCH(QString, text);
    QFETCH(QString, mode);
    QFETCH(int, by);
    const OrderedJson parsed = json(text);
    const auto color = readFieldColor(OrderedJsonView(parsed));
    QCOMPARE(color ? colorModeId(*color) : QString(), mode);
    QCOMPARE(color ? static_cast<int>(color->seriesBy) : 0, by);
    if (mode == QLatin1String("fixed"))
        QCOMPARE(color->name, QStringLiteral("blue"));
}

void FieldConfigFileTest::defaults()
{
    const OrderedJson parsed = json(
        QStringLiteral("{'unit': 's', 'decimals': 2, 'min': 0, 'max': '10', 'displayName': 'D', 'noValue': "
                       "'-', 'mappings': [], 'color': {'mode': 'palette-classic'}, "
                       "'thresholds': {'mode': 'absolute', 'steps': []}, 'unknown': 1, 'custom': "
                       "{'lineWidth': 2, 'stacking': {'mode': 'normal'}, 'list': [1, 'a', true, null]}}"));
    const FieldConfig config = readFieldConfig(OrderedJsonView(parsed));
    QCOMPARE(*config.unit, QStringLiteral("s"));
    QCOMPARE(*config.decimals, 2);
    QCOMPARE(*config.minimum, 0.0);
    QCOMPARE(*config.maximum, 10.0);
    QCOMPARE(*config.displayName, QStringLiteral("D"));
    QCOMPARE(*config.noValue, QStringLiteral("-"));
    QVERIFY(config.mappings && config.mappings->isEmpty() && config.thresholds && config.color);
    QCOMPARE(config.custom.size(), 3);
    QCOMPARE(config.custom.value(QStringLiteral("lineWidth")).toInt(), 2);
    QCOMPARE(config.custom.value(QStringLiteral("stacking")).toMap().value(QStringLiteral("mode")).toString(),
             QStringLiteral("normal"));
    QCOMPARE(config.custom.value(QStringLiteral("list")).toList(),
             (QVariantList{1.0, QStringLiteral("a"), true, QVariant()}));
    const OrderedJson empty = json(QStringLiteral("{}"));
    QCOMPARE(readFieldConfig(OrderedJsonView(empty)), FieldConfig{});
}

void FieldConfigFileTest::overrides()
{
    const OrderedJson parsed = json(QStringLiteral(
        "[{'matcher': {'id': 'byName', 'options': 'a'}, 'properties': [{'id': 'unit', 'value': 'bytes'}, "
        "{'id': 'custom.width', 'value': 80}, {'id': 'magic', 'value': 1}]},"
        " {'matcher': {'id': 'magic'}, 'properties': [{'id': 'unit', 'value': 's'}]}]"));
    const auto read = readOverrides(OrderedJsonView(parsed));
    QCOMPARE(read.size(), size_t{2});
    const Frames out = withSettings(test::frames("A> a@n=2048; b@n=1"), {}, read);
    QCOMPARE(FieldDisplay(out[0].fields[0]).value(2048.0).toString(), QStringLiteral("2 KiB"));
    QCOMPARE(out[0].fields[0].config.custom.value(QStringLiteral("width")).toInt(), 80);
    QCOMPARE(out[0].fields[1].config, FieldConfig{});
}

void FieldConfigFileTest::hostile()
{
    for (const char *text :
         {"null", "1", "'x'", "[]", "[1, null, 'x', []]", "{'a': 1}",
          "[{'type': []}, {'type': 'value', 'options': [1]}, {'type': 'value'}]",
          "{'steps': [1, {}], 'mode': 7}", "[{'matcher': 5, 'properties': {}}, {'properties': [{}, 1]}]",
          "[{'id': 'organize', 'options': 5}, {'id': 5}, 7, {'id': 'groupBy', 'options': {'fields': []}}]"}) {
        const OrderedJson parsed = json(QString::fromUtf8(text));
        const OrderedJsonView view(parsed);
        QVERIFY(readValueMappings(view).size() < 5);
        QVERIFY(readThresholds(view).steps.size() < 5);
        QVERIFY(readOverrides(view).size() < 5);
        const Transformations steps = readTransformations(view);
        QCOMPARE(steps.size(), view.isArray() ? view.size() : 0);
        const Frames frames = test::frames("A> Time@t=1; v@n=1");
        QCOMPARE(transformed(frames, steps).trace.size(), steps.size());
    }
}

// Every fieldConfig and transformation of the dashboards at hand is understood.
void FieldConfigFileTest::realDashboards()
{
    const QString given = qEnvironmentVariable("YAGURA_FIXTURES");
    const QDir folder((given.isEmpty() ? QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures") : given)
                      + QStringLiteral("/grafana"));
    if (!folder.exists())
        QSKIP("no real dashboards: set YAGURA_FIXTURES to the folder of sample files");
    int steps = 0;
    int overridden = 0;
    std::function<void(const OrderedJsonView &)> walk = [&](const OrderedJsonView &panel) {
        for (const Transformation &step : readTransformations(panel.at("transformations"))) {
            QVERIFY2(step.step, qPrintable(step.id));
            ++steps;
        }
        for (const auto &override : readOverrides(panel.at("fieldConfig").at("overrides"))) {
            QVERIFY(override.matcher.kind != FieldMatcher::Kind::Never);
            ++overridden;
        }
        const auto color = panel.at("fieldConfig").at("defaults").at("color");
        QVERIFY2(!color.isObject() || readFieldColor(color), qPrintable(color.path()));
        panel.at("panels").forEach(walk);
    };
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto parsed = parseOrderedJson(file.readAll(), name);
        QVERIFY2(parsed, qPrintable(name));
        walk(OrderedJsonView(*parsed));
    }
    QVERIFY(steps > 10 && overridden > 50);
}

QTEST_GUILESS_MAIN(FieldConfigFileTest)
#include "tst_fieldconfigfile.moc"
