#include "core/units/unittable.h"

#include <QHash>

#include <array>
#include <optional>

namespace yagura::units {

namespace {

struct UnitEntry
{
    const char *id;
    Family family;
    const char *symbol;
    double factor;
};

constexpr std::array table{
    UnitEntry{"", Family::Short, "", 1},
    UnitEntry{"none", Family::Plain, "", 1},
    UnitEntry{"short", Family::Short, "", 1},
    UnitEntry{"string", Family::Text, "", 1},
    UnitEntry{"locale", Family::Grouped, "", 1},
    UnitEntry{"percent", Family::Percent, "%", 1},
    UnitEntry{"percentunit", Family::Percent, "%", 100},
    UnitEntry{"humidity", Family::Percent, "%H", 1},
    UnitEntry{"bool", Family::Words, "True/False", 1},
    UnitEntry{"bool_yes_no", Family::Words, "Yes/No", 1},
    UnitEntry{"bool_on_off", Family::Words, "On/Off", 1},
    UnitEntry{"sci", Family::Scientific, "", 1},
    UnitEntry{"hex", Family::Hexadecimal, "", 1},
    UnitEntry{"hex0x", Family::Hexadecimal, "0x", 1},
    UnitEntry{"dB", Family::Plain, "dB", 1},
    UnitEntry{"ppm", Family::Plain, "ppm", 1},
    UnitEntry{"bytes", Family::Binary, "B", 1},
    UnitEntry{"kbytes", Family::Binary, "B", 1024.0},
    UnitEntry{"mbytes", Family::Binary, "B", 1024.0 * 1024},
    UnitEntry{"gbytes", Family::Binary, "B", 1024.0 * 1024 * 1024},
    UnitEntry{"tbytes", Family::Binary, "B", 1024.0 * 1024 * 1024 * 1024},
    UnitEntry{"decbytes", Family::Metric, "B", 1},
    UnitEntry{"deckbytes", Family::Metric, "B", 1e3},
    UnitEntry{"decmbytes", Family::Metric, "B", 1e6},
    UnitEntry{"decgbytes", Family::Metric, "B", 1e9},
    UnitEntry{"bits", Family::Binary, "b", 1},
    UnitEntry{"decbits", Family::Metric, "b", 1},
    UnitEntry{"Bps", Family::Metric, "B/s", 1},
    UnitEntry{"KBs", Family::Metric, "B/s", 1e3},
    UnitEntry{"MBs", Family::Metric, "B/s", 1e6},
    UnitEntry{"GBs", Family::Metric, "B/s", 1e9},
    UnitEntry{"binBps", Family::Binary, "B/s", 1},
    UnitEntry{"KiBs", Family::Binary, "B/s", 1024.0},
    UnitEntry{"MiBs", Family::Binary, "B/s", 1024.0 * 1024},
    UnitEntry{"GiBs", Family::Binary, "B/s", 1024.0 * 1024 * 1024},
    UnitEntry{"bps", Family::Metric, "b/s", 1},
    UnitEntry{"Kbits", Family::Metric, "b/s", 1e3},
    UnitEntry{"Mbits", Family::Metric, "b/s", 1e6},
    UnitEntry{"Gbits", Family::Metric, "b/s", 1e9},
    UnitEntry{"binbps", Family::Binary, "b/s", 1},
    UnitEntry{"cps", Family::Short, "c/s", 1},
    UnitEntry{"ops", Family::Short, "ops/s", 1},
    UnitEntry{"reqps", Family::Short, "req/s", 1},
    UnitEntry{"rps", Family::Short, "rd/s", 1},
    UnitEntry{"wps", Family::Short, "wr/s", 1},
    UnitEntry{"iops", Family::Short, "io/s", 1},
    UnitEntry{"eps", Family::Short, "evt/s", 1},
    UnitEntry{"mps", Family::Short, "msg/s", 1},
    UnitEntry{"recps", Family::Short, "rec/s", 1},
    UnitEntry{"rowsps", Family::Short, "rows/s", 1},
    UnitEntry{"pps", Family::Metric, "p/s", 1},
    UnitEntry{"cpm", Family::Short, "c/min", 1},
    UnitEntry{"opm", Family::Short, "ops/min", 1},
    UnitEntry{"reqpm", Family::Short, "req/min", 1},
    UnitEntry{"rpm", Family::Short, "rd/min", 1},
    UnitEntry{"wpm", Family::Short, "wr/min", 1},
    UnitEntry{"epm", Family::Short, "evt/min", 1},
    UnitEntry{"mpm", Family::Short, "msg/min", 1},
    UnitEntry{"ns", Family::Time, "", 1e-9},
    UnitEntry{"µs", Family::Time, "", 1e-6},
    UnitEntry{"us", Family::Time, "", 1e-6},
    UnitEntry{"ms", Family::Time, "", 1e-3},
    UnitEntry{"s", Family::Time, "", 1},
    UnitEntry{"m", Family::Time, "", 60},
    UnitEntry{"h", Family::Time, "", 3600},
    UnitEntry{"d", Family::Time, "", 86400},
    UnitEntry{"dtdurationms", Family::LongTime, "", 1e-3},
    UnitEntry{"dtdurations", Family::LongTime, "", 1},
    UnitEntry{"dthms", Family::Clock, "", 1},
    UnitEntry{"dtdhms", Family::Clock, "d", 1},
    UnitEntry{"timeticks", Family::LongTime, "", 0.01},
    UnitEntry{"clockms", Family::SpelledClock, "", 1},
    UnitEntry{"clocks", Family::SpelledClock, "", 1000},
    UnitEntry{"dateTimeAsIso", Family::Date, "YYYY-MM-DD HH:mm:ss", 1},
    UnitEntry{"dateTimeAsIsoNoDateIfToday", Family::DateUnlessToday, "YYYY-MM-DD HH:mm:ss", 1},
    UnitEntry{"dateTimeAsUS", Family::Date, "MM/DD/YYYY h:mm:ss a", 1},
    UnitEntry{"dateTimeAsUSNoDateIfToday", Family::DateUnlessToday, "MM/DD/YYYY h:mm:ss a", 1},
    UnitEntry{"dateTimeAsLocal", Family::Date, "YYYY-MM-DD HH:mm:ss", 1},
    UnitEntry{"dateTimeAsLocalNoDateIfToday", Family::DateUnlessToday, "YYYY-MM-DD HH:mm:ss", 1},
    UnitEntry{"dateTimeAsSystem", Family::Date, "YYYY-MM-DD HH:mm:ss", 1},
    UnitEntry{"currencyUSD", Family::Currency, "$", 1},
    UnitEntry{"currencyEUR", Family::Currency, "€", 1},
    UnitEntry{"currencyJPY", Family::Currency, "¥", 1},
    UnitEntry{"currencyGBP", Family::Currency, "£", 1},
    UnitEntry{"currencyKRW", Family::Currency, "₩", 1},
    UnitEntry{"currencyINR", Family::Currency, "₹", 1},
    UnitEntry{"currencyBTC", Family::Currency, "₿", 1},
    UnitEntry{"hertz", Family::MetricBoth, "Hz", 1},
    UnitEntry{"rothz", Family::MetricBoth, "Hz", 1},
    UnitEntry{"rotrpm", Family::Plain, "rpm", 1},
    UnitEntry{"celsius", Family::Plain, "°C", 1},
    UnitEntry{"fahrenheit", Family::Plain, "°F", 1},
    UnitEntry{"kelvin", Family::Plain, "K", 1},
    UnitEntry{"degree", Family::Plain, "°", 1},
    UnitEntry{"watt", Family::MetricBoth, "W", 1},
    UnitEntry{"kwatt", Family::MetricBoth, "W", 1e3},
    UnitEntry{"megwatt", Family::MetricBoth, "W", 1e6},
    UnitEntry{"watth", Family::MetricBoth, "Wh", 1},
    UnitEntry{"kwatth", Family::MetricBoth, "Wh", 1e3},
    UnitEntry{"joule", Family::MetricBoth, "J", 1},
    UnitEntry{"amp", Family::MetricBoth, "A", 1},
    UnitEntry{"mamp", Family::MetricBoth, "A", 1e-3},
    UnitEntry{"volt", Family::MetricBoth, "V", 1},
    UnitEntry{"mvolt", Family::MetricBoth, "V", 1e-3},
    UnitEntry{"voltamp", Family::MetricBoth, "VA", 1},
    UnitEntry{"ohm", Family::MetricBoth, "Ω", 1},
    UnitEntry{"farad", Family::MetricBoth, "F", 1},
    UnitEntry{"henry", Family::MetricBoth, "H", 1},
    UnitEntry{"lengthm", Family::MetricBoth, "m", 1},
    UnitEntry{"lengthmm", Family::MetricBoth, "m", 1e-3},
    UnitEntry{"lengthkm", Family::MetricBoth, "m", 1e3},
    UnitEntry{"velocityms", Family::Plain, "m/s", 1},
    UnitEntry{"velocitykmh", Family::Plain, "km/h", 1},
    UnitEntry{"pressurepa", Family::MetricBoth, "Pa", 1},
    UnitEntry{"pressurehpa", Family::Plain, "hPa", 1},
    UnitEntry{"pressurebar", Family::MetricBoth, "bar", 1},
    UnitEntry{"dBm", Family::Plain, "dBm", 1},
    UnitEntry{"pixel", Family::Plain, "px", 1},
    UnitEntry{"flops", Family::Metric, "FLOPS", 1},
    UnitEntry{"Hs", Family::Metric, "H/s", 1},
    UnitEntry{"dateTimeFromNow", Family::FromNow, "", 1},
    UnitEntry{"sishort", Family::MetricBoth, "", 1},
    UnitEntry{"pbytes", Family::Binary, "B", 1024.0 * 1024 * 1024 * 1024 * 1024},
    UnitEntry{"dectbytes", Family::Metric, "B", 1e12},
    UnitEntry{"decpbytes", Family::Metric, "B", 1e15},
    UnitEntry{"Kibits", Family::Binary, "b/s", 1024.0},
    UnitEntry{"Mibits", Family::Binary, "b/s", 1024.0 * 1024},
    UnitEntry{"Gibits", Family::Binary, "b/s", 1024.0 * 1024 * 1024},
    UnitEntry{"TBs", Family::Metric, "B/s", 1e12},
    UnitEntry{"Tbits", Family::Metric, "b/s", 1e12},
    UnitEntry{"TiBs", Family::Binary, "B/s", 1024.0 * 1024 * 1024 * 1024},
    UnitEntry{"Tibits", Family::Binary, "b/s", 1024.0 * 1024 * 1024 * 1024},
    UnitEntry{"PBs", Family::Metric, "B/s", 1e15},
    UnitEntry{"Pbits", Family::Metric, "b/s", 1e15},
    UnitEntry{"PiBs", Family::Binary, "B/s", 1024.0 * 1024 * 1024 * 1024 * 1024},
    UnitEntry{"Pibits", Family::Binary, "b/s", 1024.0 * 1024 * 1024 * 1024 * 1024},
    UnitEntry{"currencyRUB", Family::Currency, "₽", 1},
    UnitEntry{"currencyUAH", Family::Currency, "₴", 1},
    UnitEntry{"currencyBRL", Family::Currency, "R$", 1},
    UnitEntry{"currencyCHF", Family::Currency, "CHF ", 1},
    UnitEntry{"currencyPHP", Family::Currency, "₱", 1},
    UnitEntry{"currencyVND", Family::Currency, "₫", 1},
    UnitEntry{"currencyTRY", Family::Currency, "₺", 1},
    UnitEntry{"currencyILS", Family::Currency, "₪", 1},
    UnitEntry{"currencyIDR", Family::Currency, "Rp", 1},
    UnitEntry{"currencyMYR", Family::Currency, "RM", 1},
    UnitEntry{"currencyZAR", Family::Currency, "R", 1},
    UnitEntry{"currencyDKK", Family::Short, "kr", 1},
    UnitEntry{"currencyISK", Family::Short, "kr", 1},
    UnitEntry{"currencyNOK", Family::Short, "kr", 1},
    UnitEntry{"currencySEK", Family::Short, "kr", 1},
    UnitEntry{"currencyCZK", Family::Short, "czk", 1},
    UnitEntry{"currencyPLN", Family::Short, "zł", 1},
    UnitEntry{"currencyBGN", Family::Short, "BGN", 1},
    UnitEntry{"currencymBTC", Family::Short, "mBTC", 1},
    UnitEntry{"gwatt", Family::MetricBoth, "W", 1e9},
    UnitEntry{"mwatt", Family::MetricBoth, "W", 1e-3},
    UnitEntry{"Wm2", Family::Plain, "W/m²", 1},
    UnitEntry{"kvoltamp", Family::MetricBoth, "VA", 1e3},
    UnitEntry{"voltampreact", Family::MetricBoth, "VAr", 1},
    UnitEntry{"kvoltampreact", Family::MetricBoth, "VAr", 1e3},
    UnitEntry{"watthperkg", Family::MetricBoth, "Wh/kg", 1},
    UnitEntry{"kwattm", Family::MetricBoth, "W/min", 1e3},
    UnitEntry{"amph", Family::MetricBoth, "Ah", 1},
    UnitEntry{"kamph", Family::MetricBoth, "Ah", 1e3},
    UnitEntry{"mamph", Family::MetricBoth, "Ah", 1e-3},
    UnitEntry{"ev", Family::MetricBoth, "eV", 1},
    UnitEntry{"kamp", Family::MetricBoth, "A", 1e3},
    UnitEntry{"kvolt", Family::MetricBoth, "V", 1e3},
    UnitEntry{"kohm", Family::MetricBoth, "Ω", 1e3},
    UnitEntry{"Mohm", Family::MetricBoth, "Ω", 1e6},
    UnitEntry{"µfarad", Family::MetricBoth, "F", 1e-6},
    UnitEntry{"nfarad", Family::MetricBoth, "F", 1e-9},
    UnitEntry{"pfarad", Family::MetricBoth, "F", 1e-12},
    UnitEntry{"mhenry", Family::MetricBoth, "H", 1e-3},
    UnitEntry{"µhenry", Family::MetricBoth, "H", 1e-6},
    UnitEntry{"lumens", Family::MetricBoth, "Lm", 1},
    UnitEntry{"lux", Family::MetricBoth, "lx", 1},
    UnitEntry{"candela", Family::Plain, "cd", 1},
    UnitEntry{"flowgpm", Family::Plain, "gpm", 1},
    UnitEntry{"flowcms", Family::Plain, "cms", 1},
    UnitEntry{"flowcfs", Family::Plain, "cfs", 1},
    UnitEntry{"flowcfm", Family::Plain, "cfm", 1},
    UnitEntry{"litreh", Family::Plain, "L/h", 1},
    UnitEntry{"flowlpm", Family::Plain, "L/min", 1},
    UnitEntry{"flowmlpm", Family::Plain, "mL/min", 1},
    UnitEntry{"lengthin", Family::Plain, "in", 1},
    UnitEntry{"lengthft", Family::Plain, "ft", 1},
    UnitEntry{"lengthmi", Family::Plain, "mi", 1},
    UnitEntry{"mlitre", Family::MetricBoth, "L", 1e-3},
    UnitEntry{"litre", Family::MetricBoth, "L", 1},
    UnitEntry{"m3", Family::Plain, "m³", 1},
    UnitEntry{"Nm3", Family::Plain, "Nm³", 1},
    UnitEntry{"dm3", Family::Plain, "dm³", 1},
    UnitEntry{"gallons", Family::Plain, "gal", 1},
    UnitEntry{"massmg", Family::MetricBoth, "g", 1e-3},
    UnitEntry{"massg", Family::MetricBoth, "g", 1},
    UnitEntry{"masskg", Family::MetricBoth, "g", 1e3},
    UnitEntry{"masst", Family::Plain, "t", 1},
    UnitEntry{"masslb", Family::Plain, "lb", 1},
    UnitEntry{"conppb", Family::Plain, "ppb", 1},
    UnitEntry{"conngm3", Family::Plain, "ng/m³", 1},
    UnitEntry{"conμgm3", Family::Plain, "μg/m³", 1},
    UnitEntry{"conmgm3", Family::Plain, "mg/m³", 1},
    UnitEntry{"congm3", Family::Plain, "g/m³", 1},
    UnitEntry{"radian", Family::Plain, "rad", 1},
    UnitEntry{"grad", Family::Plain, "grad", 1},
    UnitEntry{"arcmin", Family::Plain, "arcmin", 1},
    UnitEntry{"arcsec", Family::Plain, "arcsec", 1},
    UnitEntry{"accMS2", Family::Plain, "m/sec²", 1},
    UnitEntry{"accFS2", Family::Plain, "f/sec²", 1},
    UnitEntry{"accG", Family::Plain, "g", 1},
    UnitEntry{"areaM2", Family::Plain, "m²", 1},
    UnitEntry{"areaF2", Family::Plain, "ft²", 1},
    UnitEntry{"areaMI2", Family::Plain, "mi²", 1},
    UnitEntry{"velocitymph", Family::Plain, "mph", 1},
    UnitEntry{"velocityknot", Family::Plain, "kn", 1},
    UnitEntry{"pressurembar", Family::Plain, "mBar", 1},
    UnitEntry{"pressurekbar", Family::Plain, "kBar", 1},
    UnitEntry{"pressurekpa", Family::Plain, "kPa", 1},
    UnitEntry{"pressurehg", Family::Plain, "inHg", 1},
    UnitEntry{"pressurepsi", Family::Plain, "psi", 1},
    UnitEntry{"rotrads", Family::Plain, "rad/s", 1},
    UnitEntry{"rotdegs", Family::Plain, "°/s", 1},
    UnitEntry{"KHs", Family::Metric, "H/s", 1e3},
    UnitEntry{"MHs", Family::Metric, "H/s", 1e6},
    UnitEntry{"GHs", Family::Metric, "H/s", 1e9},
    UnitEntry{"THs", Family::Metric, "H/s", 1e12},
    UnitEntry{"PHs", Family::Metric, "H/s", 1e15},
    UnitEntry{"radbq", Family::MetricBoth, "Bq", 1},
    UnitEntry{"radsv", Family::MetricBoth, "Sv", 1},
    UnitEntry{"radsvh", Family::MetricBoth, "Sv/h", 1},
    UnitEntry{"mflops", Family::Metric, "FLOPS", 1e6},
    UnitEntry{"gflops", Family::Metric, "FLOPS", 1e9},
    UnitEntry{"tflops", Family::Metric, "FLOPS", 1e12},
    UnitEntry{"pflops", Family::Metric, "FLOPS", 1e15},
};

double factorOfPrefix(QChar prefix)
{
    switch (prefix.unicode()) {
    case 'p':
        return 1e-12;
    case 'n':
        return 1e-9;
    case 0xb5:
    case 'u':
        return 1e-6;
    case 'm':
        return 1e-3;
    case 'k':
    case 'K':
        return 1e3;
    case 'M':
        return 1e6;
    case 'G':
        return 1e9;
    case 'T':
        return 1e12;
    case 'P':
        return 1e15;
    default:
        return 1;
    }
}

// "CHF ", "financial:€" (not shortened), either with ":suffix".
Unit currencyUnit(QString rest)
{
    const bool financial = rest.startsWith(QLatin1String("financial:"));
    if (financial)
        rest = rest.mid(10);
    const bool behind = rest.endsWith(QLatin1String(":suffix"));
    if (behind)
        rest.chop(7);
    return {financial ? Family::Grouped : Family::Currency, behind ? QString() : rest,
            behind ? rest : QString(), 1};
}

std::optional<Unit> customUnit(const QString &id)
{
    const qsizetype colon = id.indexOf(QLatin1Char(':'));
    if (colon < 1)
        return std::nullopt;
    const QString kind = id.left(colon);
    const QString rest = id.mid(colon + 1);
    if (kind == QLatin1String("suffix"))
        return Unit{Family::Plain, {}, rest, 1};
    if (kind == QLatin1String("prefix"))
        return Unit{Family::Plain, rest, {}, 1};
    if (kind == QLatin1String("currency"))
        return currencyUnit(rest);
    if (kind == QLatin1String("count"))
        return Unit{Family::Short, {}, rest, 1};
    if (kind == QLatin1String("time"))
        return Unit{Family::Date, {}, rest.isEmpty() ? QStringLiteral("YYYY-MM-DD HH:mm:ss") : rest, 1};
    if (kind == QLatin1String("bool"))
        return Unit{
            Family::Words, {}, rest.contains(QLatin1Char('/')) ? rest : QStringLiteral("True/False"), 1};
    if (kind == QLatin1String("si") && !rest.isEmpty()) {
        const double factor = rest.size() > 1 ? factorOfPrefix(rest.front()) : 1;
        return Unit{Family::MetricBoth, {}, factor == 1 ? rest : rest.mid(1), factor};
    }
    return std::nullopt;
}

QHash<QString, Unit> unitsById()
{
    QHash<QString, Unit> units;
    for (const UnitEntry &entry : table) {
        const QString symbol = QString::fromUtf8(entry.symbol);
        const bool before = entry.family == Family::Currency || entry.family == Family::Hexadecimal;
        units.insert(QString::fromUtf8(entry.id),
                     {entry.family, before ? symbol : QString(), before ? QString() : symbol, entry.factor});
    }
    return units;
}

} // namespace

Unit unitOf(const QString &id)
{
    static const QHash<QString, Unit> units = unitsById();
    if (const auto known = units.constFind(id); known != units.constEnd())
        return *known;
    if (const auto custom = customUnit(id))
        return *custom;
    return {Family::Short, {}, id, 1, false};
}

} // namespace yagura::units
