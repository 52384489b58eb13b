#include "dashboards/interpolation.h"

#include "core/duration.h"
#include "metrics/stepmaths.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace yagura::dashboards {

namespace {

const QRegularExpression &variablePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("\\$(?<plain>\\w+)|\\[\\[(?<old>\\w+)(?::(?<oldFormat>\\w+))?\\]\\]|\\$\\{(?<braced>"
                       "\\w+)(?::(?<format>[^}]+))?\\}"));
    return pattern;
}

struct Reference
{
    QString name;
    QString format;
};

Reference referenceOf(const QRegularExpressionMatch &match)
{
    if (match.hasCaptured(QStringLiteral("plain")))
        return {match.captured(QStringLiteral("plain")), {}};
    if (match.hasCaptured(QStringLiteral("old")))
        return {match.captured(QStringLiteral("old")), match.captured(QStringLiteral("oldFormat"))};
    return {match.captured(QStringLiteral("braced")), match.captured(QStringLiteral("format"))};
}

// For a value inside a PromQL string that is matched literally.
QString stringEscaped(QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    value.replace(QLatin1Char('"'), QLatin1String("\\\""));
    return value;
}

// For a value inside a PromQL string that is a regular expression: the expression's escape, itself escaped.
QString promRegexEscaped(const QString &value)
{
    QString out;
    for (const QChar c : value) {
        if (c == QLatin1Char('\\'))
            out += QLatin1String("\\\\\\\\");
        else if (QStringView(u"$^*{}[]'+?.()|").contains(c))
            out += QLatin1String("\\\\") + c;
        else if (c == QLatin1Char('"'))
            out += QLatin1String("\\\"");
        else
            out += c;
    }
    return out;
}

QStringList mapped(const QStringList &values, const std::function<QString(const QString &)> &map)
{
    QStringList out;
    std::transform(values.begin(), values.end(), std::back_inserter(out), map);
    return out;
}

QString alternatives(const QStringList &escaped)
{
    return escaped.size() == 1 ? escaped.front()
                               : QLatin1Char('(') + escaped.join(QLatin1Char('|')) + QLatin1Char(')');
}

QString quotedList(const QStringList &values, QLatin1Char quote)
{
    return mapped(values,
                  [quote](QString value) {
                      value.replace(quote, QLatin1Char('\\') + QString(quote));
                      return QString(quote + value + quote);
                  })
        .join(QLatin1Char(','));
}

QString promQlValue(const VariableValue &value)
{
    if (value.raw)
        return value.values.join(QLatin1Char('|'));
    if (value.several)
        return alternatives(mapped(value.values, promRegexEscaped));
    return mapped(value.values, stringEscaped).join(QLatin1Char(','));
}

QString luceneEscaped(const QString &value)
{
    QString out;
    for (const QChar c : value) {
        if (QStringView(u"+-=&|><!(){}[]^\"~*?:\\/ ").contains(c))
            out += QLatin1Char('\\');
        out += c;
    }
    return out;
}

QString lucenePhrase(QString value)
{
    value.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    value.replace(QLatin1Char('"'), QLatin1String("\\\""));
    return QLatin1Char('"') + value + QLatin1Char('"');
}

QString luceneValue(const VariableValue &value)
{
    if (value.raw) // everything is a regular expression elsewhere
        return value.values == QStringList{QStringLiteral(".*")} ? QStringLiteral("*")
                                                                 : value.values.join(QLatin1Char(','));
    if (value.values.size() == 1)
        return luceneEscaped(value.values.front());
    return QLatin1Char('(') + mapped(value.values, lucenePhrase).join(QStringLiteral(" OR "))
        + QLatin1Char(')');
}

QString plainValue(const VariableValue &value, Escaping escaping)
{
    switch (escaping) {
    case Escaping::PromQl:
        return promQlValue(value);
    case Escaping::Lucene:
        return luceneValue(value);
    case Escaping::None:
        break;
    }
    return value.values.join(QStringLiteral(" + "));
}

QString formatted(const VariableValue &value, const QString &format, Escaping escaping)
{
    const QStringList &values = value.values;
    const QString plain = values.join(QLatin1Char(','));
    if (format.isEmpty())
        return plainValue(value, escaping);
    if (format == QLatin1String("lucene"))
        return luceneValue(value);
    if (format == QLatin1String("pipe"))
        return values.join(QLatin1Char('|'));
    if (format == QLatin1String("regex"))
        return alternatives(
            mapped(values, [](const QString &one) { return QRegularExpression::escape(one); }));
    if (format == QLatin1String("glob"))
        return values.size() == 1 ? plain : QString(QLatin1Char('{') + plain + QLatin1Char('}'));
    if (format == QLatin1String("doublequote") || format == QLatin1String("json")) {
        const QString list = quotedList(values, QLatin1Char('"'));
        return format == QLatin1String("json") && values.size() != 1
            ? QString(QLatin1Char('[') + list + QLatin1Char(']'))
            : list;
    }
    if (format == QLatin1String("singlequote") || format == QLatin1String("sqlstring"))
        return quotedList(values, QLatin1Char('\''));
    if (format == QLatin1String("percentencode"))
        return QString::fromLatin1(QUrl::toPercentEncoding(plain));
    if (format == QLatin1String("text"))
        return values.join(QStringLiteral(" + "));
    return plain; // csv, raw and what else
}

VariableValue exactly(const QString &text)
{
    return {{text}, false, true};
}

QString milliseconds(Instant instant)
{
    return QString::number(toUnixMilliseconds(instant));
}

VariableValue intervalValue(const Variable &variable, const TimeRange &range)
{
    const QString current = variable.current.value(0);
    if (!current.startsWith(QLatin1String("$__auto")) && current != QLatin1String("auto"))
        return exactly(current);
    constexpr int automaticParts = 30;
    return exactly(
        prometheusDuration(metrics::automaticStep(range, automaticParts, std::chrono::seconds(10))));
}

VariableValue valueOf(const Variable &variable, const TimeRange &range)
{
    if (variable.kind == VariableKind::Interval)
        return intervalValue(variable, range);
    if (variable.isAll()) {
        if (!variable.customAll.isEmpty())
            return exactly(variable.customAll);
        QStringList all;
        for (const VariableOption &option : variable.options)
            all.push_back(option.value);
        // Before the options are known, everything: better than a query that matches nothing.
        return all.isEmpty() ? exactly(QStringLiteral(".*")) : VariableValue{all, true, false};
    }
    return {variable.current, variable.multi || variable.includeAll, variable.kind == VariableKind::Constant};
}

} // namespace

QString interpolated(const QString &text, const Scope &scope, Escaping escaping)
{
    QString out;
    qsizetype at = 0;
    for (auto it = variablePattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const Reference reference = referenceOf(match);
        const auto value = scope.values.constFind(reference.name);
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += value == scope.values.constEnd() ? match.captured()
                                                : formatted(*value, reference.format, escaping);
        at = match.capturedEnd();
    }
    return out + QStringView(text).mid(at);
}

QStringList variableNames(const QString &text)
{
    QStringList names;
    for (auto it = variablePattern().globalMatch(text); it.hasNext();) {
        const QString name = referenceOf(it.next()).name;
        if (!names.contains(name))
            names.push_back(name);
    }
    return names;
}

Duration rateInterval(const Intervals &intervals)
{
    return std::max(intervals.interval + intervals.scrapeInterval, 4 * intervals.scrapeInterval);
}

void addIntervals(Scope &scope, const Intervals &intervals)
{
    const auto add = [&](const char *name, const QString &text) {
        scope.values.insert(QLatin1String(name), exactly(text));
    };
    const auto ms = [](Duration duration) {
        return QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
    };
    const Duration length = std::chrono::round<std::chrono::seconds>(intervals.range.length());
    add("__interval", prometheusDuration(intervals.interval));
    add("__interval_ms", ms(intervals.interval));
    add("__rate_interval", prometheusDuration(rateInterval(intervals)));
    add("__rate_interval_ms", ms(rateInterval(intervals)));
    add("__range",
        QString::number(std::chrono::round<std::chrono::seconds>(length).count()) + QLatin1Char('s'));
    add("__range_s", QString::number(std::chrono::round<std::chrono::seconds>(length).count()));
    add("__range_ms", ms(length));
    add("__from", milliseconds(intervals.range.from));
    add("__to", milliseconds(intervals.range.to));
}

void addVariables(Scope &scope, const std::vector<Variable> &variables, const TimeRange &range)
{
    for (const Variable &variable : variables)
        scope.values.insert(variable.name, valueOf(variable, range));
}

} // namespace yagura::dashboards
