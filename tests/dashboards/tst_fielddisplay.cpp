#include "dashboards/frames/fielddisplay.h"
#include "dashboards/frametext.h"

#include <QTest>

using namespace yagura;
using namespace yagura::dashboards::frames;

class FieldDisplayTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patterns_data();
    void patterns();
    void refusesPatterns();
    void replaces_data();
    void replaces();
    void mapsExactly_data();
    void mapsExactly();
    void mapsRanges_data();
    void mapsRanges();
    void mapsPatterns_data();
    void mapsPatterns();
    void mapsSpecials_data();
    void mapsSpecials();
    void firstMappingWins();
    void thresholds_data();
    void thresholds();
    void colorModes_data();
    void colorModes();
    void unknownColorMode();
    void shows_data();
    void shows();
    void ranges_data();
    void ranges();
    void mappedValues();
    void colorsByValue();
    void colorsOfSeries();
    void mergesConfigs();
};

namespace {

MappingResult result(const char *text)
{
    return {QString::fromUtf8(text), {}, {}, 0};
}

QString mappedText(const ValueMapping &mapping, const QString &cell)
{
    const auto mapped = Mapper({mapping}).mapped(test::cellOf(cell.mid(2), cell[0]));
    return mapped ? mapped->text.value_or(QStringLiteral("(own)")) : QStringLiteral("-");
}

Field numbers(const char *values)
{
    return test::field(QStringLiteral("x@n=") + QLatin1String(values));
}

QString colorText(const ColorMeaning &color)
{
    static constexpr const char *kinds[] = {"named", "shade", "palette", "scheme"};
    return QStringLiteral("%1 %2 %3 %4")
        .arg(QLatin1String(kinds[static_cast<int>(color.kind)]),
             color.name.isEmpty() ? QStringLiteral("-") : color.name)
        .arg(color.position)
        .arg(color.number);
}

} // namespace

void FieldDisplayTest::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");
    QTest::newRow("bare is whole") << "cpu" << "cpu" << true;
    QTest::newRow("bare is not a part") << "cpu" << "cpu1" << false;
    QTest::newRow("slashes find a part") << "/cpu/" << "the cpu1" << true;
    QTest::newRow("case matters") << "/CPU/" << "cpu" << false;
    QTest::newRow("flag i") << "/CPU/i" << "cpu" << true;
    QTest::newRow("slash inside") << "/a/b/" << "xa/b" << true;
    QTest::newRow("alternatives of a bare one") << "a|b" << "bc" << false;
    QTest::newRow("alone a slash") << "/" << "/" << true;
}

void FieldDisplayTest::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const auto compiled = patternOf(pattern);
    QVERIFY(compiled);
    if (pattern == QLatin1String("a|b")) { // ^a|b$ is what a browser makes of it, too
        QVERIFY(compiled->matches(QStringLiteral("ax")));
        QVERIFY(compiled->matches(QStringLiteral("xb")));
    }
    QTEST(compiled->matches(text), "matches");
}

void FieldDisplayTest::refusesPatterns()
{
    const auto broken = patternOf(QStringLiteral("/a(/"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!patternOf(QString(20'000, QLatin1Char('a'))));
    QVERIFY(!Mapper({RegexMapping{QStringLiteral("/a(/"), result("x")}}).mapped(QStringLiteral("a(")));
}

void FieldDisplayTest::replaces_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("with");
    QTest::addColumn<QString>("expected"); // of "node-01 node-02"
    QTest::newRow("first only") << "/node/" << "n" << "n-01 node-02";
    QTest::newRow("all") << "/node/g" << "n" << "n-01 n-02";
    QTest::newRow("group") << "/(\\w+)-(\\d+)/g" << "$2:$1" << "01:node 02:node";
    QTest::newRow("whole and dollar") << "/node/" << "[$&$$]" << "[node$]-01 node-02";
    QTest::newRow("named") << "/node-(?<n>\\d)/" << "$<n>" << "01 node-02";
    QTest::newRow("no such group") << "/node/" << "$1" << "$1-01 node-02";
    QTest::newRow("group that took no part") << "/(x)?node/" << "<$1>" << "<>-01 node-02";
    QTest::newRow("group then digit") << "/(node)/" << "$12" << "node2-01 node-02";
    QTest::newRow("no match") << "/z/" << "y" << "node-01 node-02";
}

void FieldDisplayTest::replaces()
{
    QFETCH(QString, pattern);
    QFETCH(QString, with);
    QTEST(replaced(QStringLiteral("node-01 node-02"), *patternOf(pattern), with), "expected");
}

void FieldDisplayTest::mapsExactly_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected");
    QTest::newRow("number") << "n=1" << "one";
    QTest::newRow("number as text") << "s=1" << "one";
    QTest::newRow("fraction") << "n=0.5" << "half";
    QTest::newRow("text") << "s=up" << "Up";
    QTest::newRow("truth") << "b=true" << "yes";
    QTest::newRow("colour alone") << "n=7" << "(own)";
    QTest::newRow("other") << "n=2" << "-";
    QTest::newRow("null") << "n=~" << "-";
    QTest::newRow("case") << "s=UP" << "-";
}

void FieldDisplayTest::mapsExactly()
{
    QFETCH(QString, cell);
    ExactMapping mapping;
    mapping.results = {{QStringLiteral("1"), result("one")},
                       {QStringLiteral("0.5"), result("half")},
                       {QStringLiteral("up"), result("Up")},
                       {QStringLiteral("true"), result("yes")},
                       {QString(), result("empty")},
                       {QStringLiteral("7"), {std::nullopt, QStringLiteral("red"), {}, 0}}};
    QTEST(mappedText(mapping, cell), "expected");
}

void FieldDisplayTest::mapsRanges_data()
{
    QTest::addColumn<QString>("bounds"); // from..to
    QTest::addColumn<QString>("cell");
    QTest::addColumn<bool>("matches");
    QTest::newRow("inside") << "1..3" << "n=2" << true;
    QTest::newRow("lower end") << "1..3" << "n=1" << true;
    QTest::newRow("upper end") << "1..3" << "n=3" << true;
    QTest::newRow("above") << "1..3" << "n=3.01" << false;
    QTest::newRow("no lower end") << "..3" << "n=-1e300" << true;
    QTest::newRow("no upper end") << "1.." << "n=Inf" << true;
    QTest::newRow("text that is a number") << "1..3" << "s=2" << true;
    QTest::newRow("text") << "1..3" << "s=two" << false;
    QTest::newRow("NaN") << ".." << "n=NaN" << false;
    QTest::newRow("null") << ".." << "n=~" << false;
}

void FieldDisplayTest::mapsRanges()
{
    QFETCH(QString, bounds);
    QFETCH(QString, cell);
    const auto bound = [&](int part) -> std::optional<double> {
        const QString text = bounds.section(QStringLiteral(".."), part, part);
        return text.isEmpty() ? std::nullopt : std::optional(text.toDouble());
    };
    const RangeMapping mapping{bound(0), bound(1), result("in")};
    QTEST(mappedText(mapping, cell) == QLatin1String("in"), "matches");
}

void FieldDisplayTest::mapsPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("expected");
    QTest::newRow("with a group") << "/^(.*)-prod$/" << "s=shop-prod" << "<shop>";
    QTest::newRow("only the match is replaced") << "/(sh)/" << "s=a shop" << "a <sh>op";
    QTest::newRow("none") << "/^x/" << "s=shop" << "-";
    QTest::newRow("numbers are no texts") << "/(1)/" << "n=1" << "-";
    QTest::newRow("null") << "/()/" << "s=~" << "-";
}

void FieldDisplayTest::mapsPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, cell);
    QTEST(mappedText(RegexMapping{pattern, result("<$1>")}, cell), "expected");
}

void FieldDisplayTest::mapsSpecials_data()
{
    QTest::addColumn<int>("special");
    QTest::addColumn<QString>("matching");
    const auto row = [](const char *name, SpecialValue special, const char *matching) {
        QTest::newRow(name) << static_cast<int>(special) << matching;
    };
    row("null", SpecialValue::Null, "n=~ s=~");
    row("NaN", SpecialValue::NaN, "n=NaN");
    row("null or NaN", SpecialValue::NullOrNaN, "n=~ s=~ n=NaN");
    row("true", SpecialValue::True, "b=true s=true");
    row("false", SpecialValue::False, "b=false s=false");
    row("empty", SpecialValue::Empty, "s=");
}

void FieldDisplayTest::mapsSpecials()
{
    QFETCH(int, special);
    QFETCH(QString, matching);
    const QStringList matches = matching.split(QLatin1Char(' '));
    const SpecialMapping mapping{static_cast<SpecialValue>(special), result("it")};
    for (const QString &cell :
         QStringLiteral("n=~ s=~ n=NaN n=0 n=1 b=true s=true b=false s=false s= s=x").split(QLatin1Char(' ')))
        QVERIFY2((mappedText(mapping, cell) == QLatin1String("it")) == matches.contains(cell),
                 qPrintable(cell));
}

void FieldDisplayTest::firstMappingWins()
{
    const Mapper mapper(
        {RangeMapping{10, std::nullopt, result("much")}, RangeMapping{0, std::nullopt, result("some")}});
    QCOMPARE(*mapper.mapped(20.0)->text, QStringLiteral("much"));
    QCOMPARE(*mapper.mapped(5.0)->text, QStringLiteral("some"));
    QVERIFY(!mapper.mapped(-1.0));
    QVERIFY(Mapper().isEmpty() && !Mapper().mapped(1.0));
}

void FieldDisplayTest::thresholds_data()
{
    QTest::addColumn<bool>("percent");
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("fraction");
    QTest::addColumn<int>("step");
    QTest::newRow("below") << false << -1e9 << 0.0 << 0;
    QTest::newRow("just below") << false << 79.999 << 0.0 << 0;
    QTest::newRow("at") << false << 80.0 << 0.0 << 1;
    QTest::newRow("between") << false << 85.0 << 0.0 << 1;
    QTest::newRow("above all") << false << 1e9 << 0.0 << 2;
    QTest::newRow("NaN") << false << std::nan("") << 0.0 << 0;
    QTest::newRow("percent below") << true << 1e9 << 0.5 << 0;
    QTest::newRow("percent at") << true << 0.0 << 0.8 << 1;
    QTest::newRow("percent above all") << true << 0.0 << 1.5 << 2;
}

void FieldDisplayTest::thresholds()
{
    QFETCH(bool, percent);
    QFETCH(double, value);
    QFETCH(double, fraction);
    QFETCH(int, step);
    Thresholds thresholds = defaultThresholds();
    thresholds.mode = percent ? ThresholdMode::Percentage : ThresholdMode::Absolute;
    thresholds.steps.push_back({90, QStringLiteral("purple")});
    QCOMPARE(activeStep(thresholds, value, fraction), std::optional(step));
    QVERIFY(!activeStep({}, value, fraction));
}

void FieldDisplayTest::colorModes_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("expected"); // half way, step "red", third series called "cpu"
    QTest::newRow("thresholds") << "thresholds" << "named red 0 0";
    QTest::newRow("fixed") << "fixed" << "named blue 0 0";
    QTest::newRow("shades") << "shades" << "shade blue 0 3";
    QTest::newRow("palette") << "palette-classic" << "palette - 0 3";
    QTest::newRow("by name") << "palette-classic-by-name" << "palette - 0 98728"; // 99·31² + 112·31 + 117
    QTest::newRow("scheme") << "continuous-GrYlRd" << "scheme GrYlRd 0.5 0";
    QTest::newRow("one colour") << "continuous-blues" << "scheme blues 0.5 0";
    QTest::newRow("viridis") << "continuous-viridis" << "scheme viridis 0.5 0";
}

void FieldDisplayTest::colorModes()
{
    QFETCH(QString, id);
    const auto color = fieldColorOf(id, QStringLiteral("blue"));
    QVERIFY(color);
    QCOMPARE(colorModeId(*color), id);
    QTEST(colorText(colorFor(*color, {0.5, QStringLiteral("red"), 3, QStringLiteral("cpu")})), "expected");
    QCOMPARE(isByValue(color->mode),
             id == QLatin1String("thresholds") || id.startsWith(QLatin1String("continuous")));
}

void FieldDisplayTest::unknownColorMode()
{
    QVERIFY(!fieldColorOf(QStringLiteral("continuous-nothing")));
    QVERIFY(!fieldColorOf(QString()));
    QCOMPARE(
        colorFor({ColorMode::Scheme, QStringLiteral("reds"), SeriesColor::Last}, {7, {}, 0, {}}).position,
        1.0);
}

void FieldDisplayTest::shows_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("expected"); // of its first value
    QTest::newRow("short") << "n=1234" << "short" << "1.23 K";
    QTest::newRow("three digits by themselves") << "n=0.123456" << "none" << "0.123";
    QTest::newRow("bytes") << "n=1536" << "bytes" << "1.5 KiB";
    QTest::newRow("no unit") << "n=12" << "" << "12";
    QTest::newRow("null") << "n=~" << "short" << "nothing";
    QTest::newRow("NaN") << "n=NaN" << "short" << "NaN";
    QTest::newRow("text") << "s=8080" << "" << "8080";
    QTest::newRow("text with a unit") << "s=8080" << "short" << "8.08 K";
    QTest::newRow("text that is no number") << "s=eth0" << "bytes" << "eth0";
    QTest::newRow("text that stays one") << "s=8080" << "string" << "8080";
    QTest::newRow("empty text") << "s=,x" << "" << "nothing";
    QTest::newRow("moment") << "t=1767225600000" << "short" << "2026-01-01 00:00:00";
    QTest::newRow("moment with its format") << "t=1767225600000" << "time:YYYY" << "2026";
    QTest::newRow("text as a moment") << "s=2026-01-01T00:00:00Z" << "time:YYYY" << "2026";
    QTest::newRow("truth") << "b=true" << "short" << "True";
    QTest::newRow("truth in words") << "b=false" << "bool_on_off" << "Off";
    QTest::newRow("number in words") << "n=1" << "bool_yes_no" << "Yes";
}

void FieldDisplayTest::shows()
{
    QFETCH(QString, column);
    QFETCH(QString, unit);
    Field field = test::field(QStringLiteral("x@") + column);
    if (!unit.isEmpty())
        field.config.unit = unit;
    field.config.noValue = QStringLiteral("nothing");
    QTEST(FieldDisplay(field).value(field.values.cell(0)).toString(), "expected");
}

void FieldDisplayTest::ranges_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<QString>("bounds"); // set ones: low..high
    QTest::addColumn<bool>("shared"); // -10..10
    QTest::addColumn<QString>("expected");
    QTest::newRow("its own") << "3,1,2" << "" << ".." << false << "1..3";
    QTest::newRow("set") << "3,1,2" << "" << "0..10" << false << "0..10";
    QTest::newRow("half set") << "3,1,2" << "" << "0.." << false << "0..3";
    QTest::newRow("crossed") << "3,1,2" << "" << "5..1" << false << "1..5";
    QTest::newRow("percent") << "3,1,2" << "percent" << ".." << false << "0..100";
    QTest::newRow("percent of one") << "3,1,2" << "percentunit" << "..2" << false << "0..2";
    QTest::newRow("shared") << "3,1,2" << "" << ".." << true << "-10..10";
    QTest::newRow("shared but set") << "3,1,2" << "" << "..5" << true << "-10..5";
    QTest::newRow("no values") << "~" << "" << ".." << false << "0..100";
}

void FieldDisplayTest::ranges()
{
    QFETCH(QString, values);
    QFETCH(QString, unit);
    QFETCH(QString, bounds);
    QFETCH(bool, shared);
    Field field = numbers(qPrintable(values));
    const auto bound = [&](int part) -> std::optional<double> {
        const QString text = bounds.section(QStringLiteral(".."), part, part);
        return text.isEmpty() ? std::nullopt : std::optional(text.toDouble());
    };
    field.config.unit = unit;
    field.config.minimum = bound(0);
    field.config.maximum = bound(1);
    DisplayContext context;
    if (shared)
        context.sharedRange = ValueRange{-10, 10};
    const ValueRange range = FieldDisplay(field, context).range();
    QTEST(QString(QString::number(range.low) + QStringLiteral("..") + QString::number(range.high)),
          "expected");
}

void FieldDisplayTest::mappedValues()
{
    Field field = numbers("0,1,2,~");
    ExactMapping mapping;
    mapping.results.insert(QStringLiteral("1"),
                           {QStringLiteral("Up"), QStringLiteral("green"), QStringLiteral("up.svg"), 4});
    mapping.results.insert(QStringLiteral("2"), {std::nullopt, QStringLiteral("blue"), {}, 5});
    field.config.mappings = ValueMappings{mapping, SpecialMapping{SpecialValue::Null, result("N/A")}};
    field.config.unit = QStringLiteral("s");
    const FieldDisplay display(field);
    const DisplayValue up = display.value(1.0);
    QCOMPARE(up.toString(), QStringLiteral("Up"));
    QCOMPARE(colorText(up.color), QStringLiteral("named green 0 0"));
    QCOMPARE(up.icon, QStringLiteral("up.svg"));
    QCOMPARE(up.mapping, std::optional(4));
    QCOMPARE(up.number, std::optional(1.0));
    QCOMPARE(up.fraction, 0.5);
    QCOMPARE(display.value(2.0).toString(), QStringLiteral("2 s"));
    QCOMPARE(display.value(2.0).color.name, QStringLiteral("blue"));
    QCOMPARE(display.value(Cell{}).toString(), QStringLiteral("N/A"));
    QVERIFY(!display.value(0.0).mapping);
}

void FieldDisplayTest::colorsByValue()
{
    Field field = numbers("0,50,100");
    field.config.thresholds = defaultThresholds();
    QCOMPARE(colorText(FieldDisplay(field).value(79.0).color), QStringLiteral("named green 0 0"));
    QCOMPARE(colorText(FieldDisplay(field).value(80.0).color), QStringLiteral("named red 0 0"));
    QCOMPARE(FieldDisplay(field).value(80.0).threshold, std::optional(1));
    QCOMPARE(colorText(FieldDisplay(field).value(Cell{}).color), QStringLiteral("named green 0 0"));
    field.config.maximum = 1000;
    field.config.thresholds->mode = ThresholdMode::Percentage;
    QCOMPARE(colorText(FieldDisplay(field).value(799.0).color), QStringLiteral("named green 0 0"));
    QCOMPARE(colorText(FieldDisplay(field).value(800.0).color), QStringLiteral("named red 0 0"));
    field.config.color = fieldColorOf(QStringLiteral("continuous-GrYlRd"));
    QCOMPARE(colorText(FieldDisplay(field).value(250.0).color), QStringLiteral("scheme GrYlRd 0.25 0"));
    QCOMPARE(colorText(FieldDisplay(field).value(Cell{}).color), QStringLiteral("scheme GrYlRd 0 0"));
    QVERIFY(FieldDisplay(numbers("5")).value(5.0).color.name.isEmpty());
    QCOMPARE(FieldDisplay(numbers("5,5")).value(5.0).fraction, 0.0);
}

void FieldDisplayTest::colorsOfSeries()
{
    Field field = numbers("90,10,50,~");
    field.config.thresholds = defaultThresholds();
    FieldColor color;
    const auto named = [&](SeriesColor by) {
        color.seriesBy = by;
        field.config.color = color;
        return FieldDisplay(field).seriesColor().name;
    };
    QCOMPARE(named(SeriesColor::Last), QStringLiteral("green"));
    QCOMPARE(named(SeriesColor::Max), QStringLiteral("red"));
    QCOMPARE(named(SeriesColor::Min), QStringLiteral("green"));
    field.config.color = fieldColorOf(QStringLiteral("palette-classic"));
    QCOMPARE(FieldDisplay(field, {.seriesNumber = 7}).seriesColor().number, quint32{7});
    QCOMPARE(*numericRange({test::frame("a@n=3,~; b@s=x,y"), test::frame("c@n=-1,9")}), (ValueRange{-1, 9}));
    QVERIFY(!numericRange({test::frame("b@s=x,y; t@t=1,2; n@n=~,NaN")}));
}

void FieldDisplayTest::mergesConfigs()
{
    FieldConfig base;
    base.unit = QStringLiteral("s");
    base.decimals = 1;
    base.sourceName = QStringLiteral("legend");
    base.custom.insert(QStringLiteral("lineWidth"), 1);
    FieldConfig over;
    over.decimals = 3;
    over.mappings = ValueMappings{};
    over.custom.insert(QStringLiteral("lineWidth"), 2);
    over.custom.insert(QStringLiteral("fillOpacity"), 5);
    const FieldConfig both = merged(base, over);
    QCOMPARE(*both.unit, QStringLiteral("s"));
    QCOMPARE(*both.decimals, 3);
    QCOMPARE(both.sourceName, QStringLiteral("legend"));
    QVERIFY(both.mappings && !both.maximum);
    QCOMPARE(both.custom.value(QStringLiteral("lineWidth")).toInt(), 2);
    QCOMPARE(both.custom.size(), 2);
}

QTEST_GUILESS_MAIN(FieldDisplayTest)
#include "tst_fielddisplay.moc"
