#include "dashboards/frames/overrides.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/valuematcher.h"
#include "dashboards/frametext.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class MatchersTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fields_data();
    void fields();
    void comparisons_data();
    void comparisons();
    void values_data();
    void values();
    void refusesUnknownValueMatchers();
    void overridesApplyInOrder();
    void overridesSeeTheNamesOfTheData();
    void ownProperties();
};

void MatchersTest::fields_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("expected"); // names of the fields that match
    const auto row = [](const char *name, const char *json, const char *expected) {
        QTest::newRow(name) << json << expected;
    };
    row("by own name", R"({"id": "byName", "options": "Value"})", "Value Value");
    row("by shown name", R"({"id": "byName", "options": "cpu"})", "Value");
    row("by no name", R"({"id": "byName", "options": "zzz"})", "");
    row("by names", R"({"id": "byNames", "options": {"mode": "include", "names": ["cpu", "host"]}})",
        "Value host");
    row("by names without a mode", R"({"id": "byNames", "options": {"names": ["host"]}})", "host");
    row("by names as a list", R"({"id": "byNames", "options": ["host"]})", "host");
    row("by names, all but", R"({"id": "byNames", "options": {"mode": "exclude", "names": ["cpu", "host"]}})",
        "Time Time Value up");
    row("by regexp", R"({"id": "byRegexp", "options": "/^(cpu|ho)/"})", "Value host");
    row("by regexp, bare", R"({"id": "byRegexp", "options": "ho.*"})", "host");
    row("by regexp, of the shown name", R"({"id": "byRegexp", "options": "/Value/"})", "");
    row("by broken regexp", R"({"id": "byRegexp", "options": "/(/"})", "");
    row("by empty regexp", R"({"id": "byRegexp", "options": ""})", "");
    row("by type", R"({"id": "byType", "options": "number"})", "Value Value");
    row("by type string", R"({"id": "byType", "options": "string"})", "host");
    row("by type boolean", R"({"id": "byType", "options": "boolean"})", "up");
    row("by types", R"({"id": "byTypes", "options": ["time", "string"]})", "Time Time host");
    row("by a type that frames lack", R"({"id": "byType", "options": "geo"})", "");
    row("by query", R"({"id": "byFrameRefID", "options": "B"})", "Time Value host up");
    row("by value", R"({"id": "byValue", "options": {"reducer": "max", "op": ">=", "value": 7}})", "Value");
    row("by value, equal", R"({"id": "byValue", "options": {"reducer": "sum", "value": 3}})",
        "Time Value Time");
    row("by value that is a test",
        R"({"id": "byValue", "options": {"reducer": "allIsNull", "op": ">=", "value": 5}})", "");
    row("by unknown value", R"({"id": "byValue", "options": {"reducer": "x", "op": ">=", "value": 0}})", "");
    row("by nothing", R"({"id": "byValue"})", "");
    row("numeric", R"({"id": "numeric"})", "Value Value");
    row("first", R"({"id": "first"})", "Time Time");
    row("first time", R"({"id": "firstTimeField"})", "Time Time");
    row("unknown", R"({"id": "byMagic", "options": "Value"})", "");
}

void MatchersTest::fields()
{
    QFETCH(QString, json);
    QFETCH(QString, expected);
    const auto parsed = parseOrderedJson(json.toUtf8(), QStringLiteral("test"));
    QVERIFY(parsed);
    const Frames frames = test::frames(
        "A(cpu)> Time@t=1,2; Value@n=1,2 || B> Time@t=1,2; Value{job=x}@n=3,7; host@s=a,b; up@b=true,false");
    const FieldMatcher matcher = readFieldMatcher(OrderedJsonView(*parsed));
    const FieldSelector selector(matcher, frames);
    QStringList names;
    for (const Frame &frame : frames) {
        const std::vector<bool> chosen = selector.of(frame);
        for (size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i])
                names << frame.fields[i].name;
        }
    }
    QCOMPARE(names.join(QLatin1Char(' ')), expected);
    QCOMPARE(matches(matcher, frames[0], 0), FieldSelector(matcher, {frames[0]}).of(frames[0])[0]);
}

void MatchersTest::comparisons_data()
{
    QTest::addColumn<QString>("sign");
    QTest::addColumn<QString>("holds"); // for 1?2, 2?2, 3?2
    QTest::newRow("equal") << "==" << "010";
    QTest::newRow("not equal") << "!=" << "101";
    QTest::newRow("less") << "<" << "100";
    QTest::newRow("less or equal") << "<=" << "110";
    QTest::newRow("greater") << ">" << "001";
    QTest::newRow("greater or equal") << ">=" << "011";
}

void MatchersTest::comparisons()
{
    QFETCH(QString, sign);
    QFETCH(QString, holds);
    QString found;
    for (const double left : {1.0, 2.0, 3.0})
        found += QString::number(compares(left, comparisonOf(sign), 2.0));
    QCOMPARE(found, holds);
    const bool equality = sign == QLatin1String("==");
    if (equality || sign == QLatin1String("!=")) {
        QCOMPARE(compares(QStringLiteral("a"), comparisonOf(sign), QStringLiteral("a")), equality);
        QCOMPARE(compares(Cell{}, comparisonOf(sign), 0.0), !equality);
        QCOMPARE(compares(Cell{}, comparisonOf(sign), Cell{}), equality);
    } else {
        QVERIFY(!compares(QStringLiteral("a"), comparisonOf(sign), QStringLiteral("b")));
    }
}

void MatchersTest::values_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("matching"); // of n=~ n=NaN n=-1 n=5 n=10 s= s=5 s=abc b=true
    const auto row = [](const char *id, const char *value, const char *matching) {
        QTest::addRow("%s %s", id, value)
            << QString::fromLatin1(id) << QString::fromLatin1(value) << QString::fromLatin1(matching);
    };
    row("isNull", "n=~", "n=~");
    row("isNotNull", "n=~", "n=NaN n=-1 n=5 n=10 s= s=5 s=abc b=true");
    row("greater", "n=5", "n=10");
    row("greater", "n=-2", "n=~ n=-1 n=5 n=10 s=5 b=true"); // null counts as 0
    row("greater", "s=5", "n=10"); // a text that is a number
    row("greater", "s=abc", "");
    row("greaterOrEqual", "n=5", "n=5 n=10 s=5");
    row("lower", "n=5", "n=~ n=-1 b=true");
    row("lowerOrEqual", "n=5", "n=~ n=-1 n=5 s=5 b=true");
    row("equal", "n=5", "n=5 s=5");
    row("equal", "s=5", "n=5 s=5");
    row("equal", "s=abc", "s=abc");
    row("equal", "s=true", "b=true");
    row("notEqual", "n=5", "n=~ n=NaN n=-1 n=10 s= s=abc b=true");
    row("between", "n=-1", "n=~ n=5 s=5 b=true"); // up to 10, without the ends
    row("regex", "s=^\\d+$", "n=5 n=10 s=5");
    row("regex", "s=(", "");
    row("substring", "s=b", "s=abc");
    row("substring", "s=", "n=~ n=NaN n=-1 n=5 n=10 s= s=5 s=abc b=true");
    row("notSubstring", "s=b", "s= s=5");
    row("notSubstring", "s=", "");
}

void MatchersTest::values()
{
    QFETCH(QString, id);
    QFETCH(QString, value);
    QFETCH(QString, matching);
    const ValueMatcher matcher{*valueMatcherKind(id), test::cellOf(value.mid(2), value[0]), 10.0};
    const ValueTest test(matcher);
    QStringList found;
    for (const QString &cell :
         QStringLiteral("n=~ n=NaN n=-1 n=5 n=10 s= s=5 s=abc b=true").split(QLatin1Char(' '))) {
        if (test(test::cellOf(cell.mid(2), cell[0])))
            found << cell;
    }
    QCOMPARE(found.join(QLatin1Char(' ')), matching);
}

void MatchersTest::refusesUnknownValueMatchers()
{
    QVERIFY(!valueMatcherKind(QStringLiteral("nothing")));
    QVERIFY(!valueMatcherKind(QString()));
}

void MatchersTest::overridesApplyInOrder()
{
    FieldConfig defaults;
    defaults.unit = QStringLiteral("short");
    defaults.decimals = 1;
    FieldConfig all;
    all.unit = QStringLiteral("s");
    all.maximum = 10;
    FieldConfig one;
    one.unit = QStringLiteral("bytes");
    Frames frames = test::frames("A> a@n=1; b@n=2; c@s=x");
    frames[0].fields[0].config.decimals = 4; // what a field says of itself wins over the defaults
    const Frames out = withSettings(
        frames, defaults, {{byTypes({FieldType::Number}), all}, {byName(QStringLiteral("b")), one}});
    QCOMPARE(*out[0].fields[0].config.unit, QStringLiteral("s"));
    QCOMPARE(*out[0].fields[0].config.decimals, 4);
    QCOMPARE(*out[0].fields[1].config.unit, QStringLiteral("bytes"));
    QCOMPARE(*out[0].fields[1].config.maximum, 10.0);
    QCOMPARE(*out[0].fields[1].config.decimals, 1);
    QCOMPARE(*out[0].fields[2].config.unit, QStringLiteral("short"));
    QVERIFY(!out[0].fields[2].config.maximum);
}

void MatchersTest::overridesSeeTheNamesOfTheData()
{
    FieldConfig rename;
    rename.displayName = QStringLiteral("other");
    FieldConfig hit;
    hit.unit = QStringLiteral("s");
    const Frames out = withSettings(test::frames("A> a@n=1"), {},
                                    {{byName(QStringLiteral("a")), rename},
                                     {byRegexp(QStringLiteral("/^a$/")), hit},
                                     {byName(QStringLiteral("other")), rename}});
    QCOMPARE(*out[0].fields[0].config.displayName, QStringLiteral("other"));
    QCOMPARE(*out[0].fields[0].config.unit, QStringLiteral("s"));
}

void MatchersTest::ownProperties()
{
    const std::vector<Override<int>> overrides{{byName(QStringLiteral("a")), 1},
                                               {{.kind = FieldMatcher::Kind::Always}, 2}};
    Frames frames = test::frames("A> a@n=1; b@n=2");
    QStringList calls;
    forEachOverridden(frames, Frames(frames), overrides,
                      [&](Field &field, int property) { calls << field.name + QString::number(property); });
    QCOMPARE(calls.join(QLatin1Char(' ')), QStringLiteral("a1 a2 b2"));
}

QTEST_GUILESS_MAIN(MatchersTest)
#include "tst_matchers.moc"
