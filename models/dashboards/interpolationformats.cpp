// The formats of ${name:format}, as Grafana's registry of them has it.
#include "dashboards/interpolation.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>
#include <functional>

namespace yagura::dashboards {

namespace {

QStringList mapped(const QStringList &values, const std::function<QString(const QString &)> &map)
{
    QStringList out;
    std::transform(values.begin(), values.end(), std::back_inserter(out), map);
    return out;
}

QString withEscapes(const QString &value, QStringView signs)
{
    QString out;
    for (const QChar c : value) {
        if (signs.contains(c))
            out += QLatin1Char('\\');
        out += c;
    }
    return out;
}

QString percentEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString jsonString(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\') + QString(c);
        else if (c == QLatin1Char('\n'))
            out += QLatin1String("\\n");
        else if (c < QLatin1Char(' '))
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

QString asRegex(const VariableValue &value)
{
    const QStringList escaped
        = mapped(value.values, [](const QString &one) { return withEscapes(one, u"\\^$*+?.()|[]{}/"); });
    return escaped.size() == 1
        ? escaped.front()
        : QString(QLatin1Char('(') + escaped.join(QLatin1Char('|')) + QLatin1Char(')'));
}

QString asLucene(const VariableValue &value)
{
    const auto escape = [](const QString &one) { return withEscapes(one, u"!*+-=<> \t\n&|()[]{}^~?:\\/\""); };
    if (!value.isList)
        return escape(value.values.value(0));
    if (value.values.isEmpty())
        return QStringLiteral("__empty__");
    const QStringList quoted
        = mapped(value.values, [&](const QString &one) { return QString(u'"' + escape(one) + u'"'); });
    return QLatin1Char('(') + quoted.join(QStringLiteral(" OR ")) + QLatin1Char(')');
}

QString quotedList(const QStringList &values, const QString &quote, const QString &escapedQuote)
{
    return mapped(values,
                  [&](QString value) { return QString(quote + value.replace(quote, escapedQuote) + quote); })
        .join(QLatin1Char(','));
}

QString asGlob(const VariableValue &value)
{
    const QString list = value.values.join(QLatin1Char(','));
    return value.values.size() > 1 ? QString(QLatin1Char('{') + list + QLatin1Char('}')) : list;
}

QString asJson(const VariableValue &value)
{
    const QString list = mapped(value.values, jsonString).join(QLatin1Char(','));
    return value.isList || value.values.size() > 1 ? QString(QLatin1Char('[') + list + QLatin1Char(']'))
                                                   : list;
}

QString asDistributed(const QString &name, const VariableValue &value)
{
    QStringList parts;
    for (const QString &one : value.values)
        parts << (parts.isEmpty() ? one : QString(name + QLatin1Char('=') + one));
    return parts.join(QLatin1Char(','));
}

QString asAddress(const QString &name, const QString &prefix, const VariableValue &value)
{
    QStringList items;
    for (const QString &one : value.isEverything ? QStringList{allValue()} : value.values)
        items << percentEncoded(name) + QLatin1Char('=') + percentEncoded(prefix + one);
    return items.join(QLatin1Char('&'));
}

// Moment's tokens, which Qt calls otherwise, and [literal text].
QString momentText(const QDateTime &time, const QString &pattern)
{
    static const std::pair<const char *, const char *> tokens[]{
        {"YYYY", "yyyy"}, {"YY", "yy"},  {"MMMM", "MMMM"}, {"MMM", "MMM"}, {"MM", "MM"}, {"M", "M"},
        {"DD", "dd"},     {"D", "d"},    {"dddd", "dddd"}, {"ddd", "ddd"}, {"HH", "HH"}, {"H", "H"},
        {"hh", "hh ap"},  {"h", "h ap"}, {"mm", "mm"},     {"m", "m"},     {"ss", "ss"}, {"s", "s"},
        {"SSS", "zzz"},   {"A", "AP"},   {"a", "ap"}};
    const QLocale english(QLocale::English);
    QString out;
    for (qsizetype at = 0; at < pattern.size();) {
        const QStringView rest = QStringView(pattern).mid(at);
        const qsizetype close = rest.startsWith(QLatin1Char('[')) ? rest.indexOf(QLatin1Char(']')) : -1;
        const auto token = std::find_if(std::begin(tokens), std::end(tokens), [&](const auto &one) {
            return rest.startsWith(QLatin1String(one.first));
        });
        if (close > 0) {
            out += rest.mid(1, close - 1);
            at += close + 1;
        } else if (token != std::end(tokens)) {
            const bool isTwelveHours = *token->first == 'h';
            const QString written = english.toString(time, QLatin1String(token->second));
            out += isTwelveHours ? written.section(QLatin1Char(' '), 0, 0) : written;
            at += static_cast<qsizetype>(qstrlen(token->first));
        } else {
            out += rest.front();
            ++at;
        }
    }
    return out;
}

// Of milliseconds since the epoch; anything else stays.
QString asDate(const VariableValue &value, const QString &pattern)
{
    bool isNumber = false;
    const qint64 ms = value.values.value(0).toLongLong(&isNumber);
    if (!isNumber)
        return value.values.join(QLatin1Char(','));
    if (pattern == QLatin1String("seconds"))
        return QString::number(ms / 1000);
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    if (pattern.isEmpty() || pattern == QLatin1String("iso"))
        return time.toString(Qt::ISODateWithMs);
    return momentText(time, pattern);
}

QString asText(const VariableValue &value)
{
    if (value.isEverything)
        return QStringLiteral("All");
    return (value.texts.isEmpty() ? value.values : value.texts).join(QStringLiteral(" + "));
}

using Formatter = std::function<QString(const QString &, const VariableValue &)>;

const QHash<QString, Formatter> &plainFormats()
{
    using V = VariableValue;
    static const QHash<QString, Formatter> formats{
        {QStringLiteral("csv"), [](const QString &, const V &v) { return v.values.join(u','); }},
        {QStringLiteral("raw"), [](const QString &, const V &v) { return v.values.join(u','); }},
        {QStringLiteral("pipe"), [](const QString &, const V &v) { return v.values.join(u'|'); }},
        {QStringLiteral("regex"), [](const QString &, const V &v) { return asRegex(v); }},
        {QStringLiteral("glob"), [](const QString &, const V &v) { return asGlob(v); }},
        {QStringLiteral("json"), [](const QString &, const V &v) { return asJson(v); }},
        {QStringLiteral("lucene"), [](const QString &, const V &v) { return asLucene(v); }},
        {QStringLiteral("distributed"), asDistributed},
        {QStringLiteral("text"), [](const QString &, const V &v) { return asText(v); }},
        {QStringLiteral("percentencode"),
         [](const QString &, const V &v) { return percentEncoded(asGlob(v)); }},
        {QStringLiteral("uriencode"),
         [](const QString &, const V &v) {
             return QString::fromLatin1(QUrl::toPercentEncoding(v.values.join(u','), ";,/?:@&=+$-_.!~*'()#"));
         }},
        {QStringLiteral("singlequote"),
         [](const QString &, const V &v) {
             return quotedList(v.values, QStringLiteral("'"), QStringLiteral("\\'"));
         }},
        {QStringLiteral("doublequote"),
         [](const QString &, const V &v) {
             return quotedList(v.values, QStringLiteral("\""), QStringLiteral("\\\""));
         }},
        {QStringLiteral("sqlstring"),
         [](const QString &, const V &v) {
             return quotedList(v.values, QStringLiteral("'"), QStringLiteral("''"));
         }},
        {QStringLiteral("queryparam"),
         [](const QString &name, const V &v) { return asAddress(QStringLiteral("var-") + name, {}, v); }},
        {QStringLiteral("html"),
         [](const QString &, const V &v) { return v.values.join(QStringLiteral(", ")).toHtmlEscaped(); }},
    };
    return formats;
}

} // namespace

std::optional<QString> inFormat(const QString &name, const VariableValue &value, const QString &format)
{
    const QString word = format.section(QLatin1Char(':'), 0, 0);
    const QString argument = format.section(QLatin1Char(':'), 1);
    if (const auto it = plainFormats().constFind(word); it != plainFormats().constEnd())
        return (*it)(name, value);
    if (word == QLatin1String("date"))
        return asDate(value, argument);
    if (word == QLatin1String("join"))
        return value.values.join(format.contains(QLatin1Char(':')) ? argument : QStringLiteral(","));
    if (word == QLatin1String("customqueryparam")) {
        const QString key = argument.section(QLatin1Char(':'), 0, 0);
        return asAddress(key.isEmpty() ? name : key, argument.section(QLatin1Char(':'), 1), value);
    }
    return std::nullopt;
}

} // namespace yagura::dashboards
