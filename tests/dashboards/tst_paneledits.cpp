#include "dashboards/files/grafanafile.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/options/optionvalues.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards;

// Overrides, transformations and settings of fields that were edited, as the file has them then.
class PanelEditsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overridesKeepWhatIsNotKnown();
    void overridesAreMadeAndRemoved();
    void matchersComeBack_data();
    void matchersComeBack();
    void transformationsKeepWhatIsNotKnown();
    void transformationsAreMadeMovedAndRemoved();
    void optionsAsText();
    void emptiedSettingsLeaveTheFile();
};

namespace {

const QByteArray board = R"({"title":"t","panels":[{"id":1,"type":"timeseries","title":"p",
"fieldConfig":{"defaults":{"unit":"s","links":[{"url":"x"}],"custom":{"zzz":1,"lineWidth":2}},"overrides":[
{"__systemRef":"hideSeriesFrom","matcher":{"id":"mystery","options":7},"properties":[{"id":"custom.hideFrom","value":{"viz":true,"legend":false}}]},
{"matcher":{"id":"byName","options":"A"},"properties":[{"id":"links","value":[]},{"id":"unit","value":"ms"}]}]},
"transformations":[{"id":"future","options":{"a":1.50}},{"id":"limit","options":{"zz":true,"limitField":5},"topic":"series"}],
"timeFrom":"1h","maxDataPoints":100,"gridPos":{"h":8,"w":12,"x":0,"y":0},"targets":[{"refId":"A","expr":"up"}]}]})";

Dashboard read(const QByteArray &text)
{
    auto file = readGrafana(text, {});
    return file ? file->dashboard : Dashboard();
}

OrderedJson written(const Dashboard &dashboard)
{
    const auto json = parseOrderedJson(writeGrafana(dashboard), QStringLiteral("t"));
    return json ? json->at("panels").at(0) : OrderedJson();
}

QByteArray text(const OrderedJson &json)
{
    return dumpJson(json);
}

} // namespace

void PanelEditsTest::overridesKeepWhatIsNotKnown()
{
    Dashboard dashboard = read(board);
    QCOMPARE(dashboard.panels[0].overrides.size(), 2u);
    auto &properties = dashboard.panels[0].overrides[1].properties;
    properties.unit = QStringLiteral("bytes");
    properties.custom.insert(QStringLiteral("lineWidth"), 3);
    const OrderedJson json = written(dashboard);
    const auto &list = json.at("fieldConfig").at("overrides");
    QCOMPARE(text(list.at(0)),
             QByteArray(R"({"__systemRef":"hideSeriesFrom","matcher":{"id":"mystery","options":7},)"
                        R"("properties":[{"id":"custom.hideFrom","value":{"viz":true,"legend":false}}]})"));
    QCOMPARE(text(list.at(1)),
             QByteArray(R"({"matcher":{"id":"byName","options":"A"},"properties":[{"id":"links","value":[]},)"
                        R"({"id":"unit","value":"bytes"},{"id":"custom.lineWidth","value":3}]})"));
    QCOMPARE(text(json.at("fieldConfig").at("defaults")),
             QByteArray(R"({"unit":"s","links":[{"url":"x"}],"custom":{"zzz":1,"lineWidth":2}})"));
    QCOMPARE(text(json.at("transformations").at(0)), QByteArray(R"({"id":"future","options":{"a":1.5}})"));
}

void PanelEditsTest::overridesAreMadeAndRemoved()
{
    Dashboard dashboard = read(board);
    auto &overrides = dashboard.panels[0].overrides;
    overrides.erase(overrides.begin());
    frames::FieldConfig dashed;
    dashed.color = frames::fieldColorOf(QStringLiteral("fixed"), QStringLiteral("red"));
    dashed.decimals = 2;
    overrides.push_back({frames::byRegexp(QStringLiteral("/err.*/")), dashed});
    const OrderedJson json = written(dashboard);
    const auto &list = json.at("fieldConfig").at("overrides");
    QCOMPARE(list.size(), 2u);
    QVERIFY(text(list.at(0)).contains(R"({"id":"links","value":[]})"));
    QCOMPARE(
        text(list.at(1)),
        QByteArray(
            R"({"matcher":{"id":"byRegexp","options":"/err.*/"},"properties":)"
            R"([{"id":"decimals","value":2},{"id":"color","value":{"mode":"fixed","fixedColor":"red"}}]})"));
    QCOMPARE(read(writeGrafana(dashboard)).panels[0].overrides, overrides);
}

void PanelEditsTest::matchersComeBack_data()
{
    using frames::FieldMatcher;
    using Kind = FieldMatcher::Kind;
    QTest::addColumn<FieldMatcher>("matcher");
    QTest::newRow("name") << frames::byName(QStringLiteral("p99"));
    QTest::newRow("names") << frames::byNames({QStringLiteral("a"), QStringLiteral("b")});
    FieldMatcher others = frames::byNames({QStringLiteral("a")});
    others.kind = Kind::AllButNames;
    QTest::newRow("all but names") << others;
    QTest::newRow("pattern") << frames::byRegexp(QStringLiteral("/x/"));
    QTest::newRow("type") << frames::byTypes({frames::FieldType::Text});
    QTest::newRow("types") << frames::byTypes({frames::FieldType::Time, frames::FieldType::Boolean});
    QTest::newRow("query") << FieldMatcher{.kind = Kind::ByRefId, .text = QStringLiteral("B")};
    QTest::newRow("value") << FieldMatcher{.kind = Kind::ByValue,
                                           .text = QStringLiteral("max"),
                                           .comparison = frames::Comparison::Less,
                                           .value = 3.5};
    QTest::newRow("first time") << FieldMatcher{.kind = Kind::FirstTime};
}

void PanelEditsTest::matchersComeBack()
{
    QFETCH(frames::FieldMatcher, matcher);
    const OrderedJson json = frames::fieldMatcherJson(matcher);
    QVERIFY2(frames::readFieldMatcher(OrderedJsonView(json)) == matcher, dumpJson(json).constData());
}

void PanelEditsTest::transformationsKeepWhatIsNotKnown()
{
    Dashboard dashboard = read(board);
    auto &steps = dashboard.panels[0].transformations;
    QVariantMap entry = withOption(steps[1].entry, u"options.limitField", 9);
    entry = withOption(entry, u"disabled", true);
    steps[1] = frames::transformationOf(entry);
    QVERIFY(steps[1].disabled);
    QCOMPARE(std::get<frames::Limit>(*steps[1].step).rows, 9);
    QCOMPARE(text(written(dashboard).at("transformations")),
             QByteArray(
                 R"([{"id":"future","options":{"a":1.5}},{"id":"limit","options":{"zz":true,"limitField":9},)"
                 R"("topic":"series","disabled":true}])"));
}

void PanelEditsTest::transformationsAreMadeMovedAndRemoved()
{
    Dashboard dashboard = read(board);
    auto &steps = dashboard.panels[0].transformations;
    std::swap(steps[0], steps[1]);
    QVariantMap entry{{QStringLiteral("id"), QStringLiteral("sortBy")}};
    entry = withOption(entry, u"options.sort",
                       QVariantList{QVariantMap{{QStringLiteral("field"), QStringLiteral("x")},
                                                {QStringLiteral("desc"), true}}});
    steps.push_back(frames::transformationOf(entry));
    QVERIFY(std::get<frames::SortBy>(*steps[2].step).descending);
    const OrderedJson list = written(dashboard).at("transformations");
    QCOMPARE(text(list.at(0)),
             QByteArray(R"({"id":"limit","options":{"zz":true,"limitField":5},"topic":"series"})"));
    QCOMPARE(text(list.at(2)),
             QByteArray(R"({"id":"sortBy","options":{"sort":[{"desc":true,"field":"x"}]}})"));
    steps.erase(steps.begin(), steps.begin() + 2);
    QCOMPARE(written(dashboard).at("transformations").size(), 1u);
}

void PanelEditsTest::optionsAsText()
{
    const auto options = frames::optionsOfText(QStringLiteral("{\"a\": [1, \"x\"]}"));
    QVERIFY(options);
    QCOMPARE(textAt(*options, u"a"), QString());
    QCOMPARE(options->value(QStringLiteral("a")).toList().size(), 2);
    QCOMPARE(*frames::optionsOfText(frames::optionsText(*options)), *options);
    QVERIFY(!frames::optionsOfText(QStringLiteral("{\"a\": ")));
    QVERIFY(!frames::optionsOfText(QStringLiteral("[1]")));
}

void PanelEditsTest::emptiedSettingsLeaveTheFile()
{
    Dashboard dashboard = read(board);
    Panel &panel = dashboard.panels[0];
    panel.timeFrom.clear();
    panel.maximumPoints = 0;
    panel.field.unit.reset();
    panel.field.custom.remove(QStringLiteral("lineWidth"));
    const OrderedJson json = written(dashboard);
    QVERIFY(!json.contains("timeFrom"));
    QVERIFY(!json.contains("maxDataPoints"));
    QCOMPARE(text(json.at("fieldConfig").at("defaults")),
             QByteArray(R"({"links":[{"url":"x"}],"custom":{"zzz":1}})"));
}

QTEST_GUILESS_MAIN(PanelEditsTest)
#include "tst_paneledits.moc"
