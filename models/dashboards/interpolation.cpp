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
        QStringLiteral("\\$(?<plain>\\w+)|\\[\\[(?<old>\\w+?)(?::(?<oldFormat>\\w+))?\\]\\]|"
                       "\\$\\{(?<braced>\\w+)(?:\\.(?<field>[^:^}]+))?(?::(?<format>[^}]+))?\\}"));
    return pattern;
}

struct Reference
{
    QString name;
    QString format;
    QString field;
};

Reference referenceOf(const QRegularExpressionMatch &match)
{
    if (match.hasCaptured(QStringLiteral("plain")))
        return {match.captured(QStringLiteral("plain")), {}, {}};
    if (match.hasCaptured(QStringLiteral("old")))
        return {match.captured(QStringLiteral("old")), match.captured(QStringLiteral("oldFormat")), {}};
    return {match.captured(QStringLiteral("braced")), match.captured(QStringLiteral("format")),
            match.captured(QStringLiteral("field"))};
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

QString promQlValue(const VariableValue &value)
{
    if (value.raw)
        return value.values.join(QLatin1Char('|'));
    if (value.several)
        return alternatives(mapped(value.values, promRegexEscaped));
    return mapped(value.values, stringEscaped).join(QLatin1Char(','));
}

// The field of a value as a value of its own; nothing when it has no such field.
std::optional<VariableValue> fieldOf(const VariableValue &value, const QString &field)
{
    VariableValue part = value;
    part.fields.clear();
    if (const auto it = value.fields.constFind(field); it != value.fields.constEnd())
        part.values = {*it};
    else if (field == QLatin1String("text"))
        part.values = value.texts.isEmpty() ? value.values : value.texts;
    else if (field != QLatin1String("value"))
        return std::nullopt;
    part.texts = part.values;
    return part;
}

// Everything is a regular expression elsewhere; here it is a star.
std::optional<QString> luceneValue(const QString &name, const VariableValue &value)
{
    if (value.raw)
        return value.values == QStringList{QStringLiteral(".*")} ? QStringLiteral("*")
                                                                 : value.values.join(QLatin1Char(','));
    if (value.values.size() == 1) {
        VariableValue single = value;
        single.isList = false;
        return inFormat(name, single, QStringLiteral("lucene"));
    }
    QStringList phrases;
    for (QString one : value.values) {
        one.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
        one.replace(QLatin1Char('"'), QLatin1String("\\\""));
        phrases << QLatin1Char('"') + one + QLatin1Char('"');
    }
    return QString(QLatin1Char('(') + phrases.join(QStringLiteral(" OR ")) + QLatin1Char(')'));
}

// Nothing: the reference stays as it is written.
std::optional<QString> replacement(const Reference &reference, const Scope &scope, Escaping escaping)
{
    const auto found = scope.values.constFind(reference.name);
    if (found == scope.values.constEnd())
        return std::nullopt;
    const auto value = reference.field.isEmpty() ? *found : fieldOf(*found, reference.field);
    if (!value)
        return std::nullopt;
    if (!reference.format.isEmpty())
        return inFormat(reference.name, *value, reference.format);
    if (escaping == Escaping::Lucene)
        return luceneValue(reference.name, *value);
    if (escaping == Escaping::Text)
        return inFormat(reference.name, *value, QStringLiteral("text"));
    return escaping == Escaping::None ? value->values.join(QStringLiteral(" + ")) : promQlValue(*value);
}

QString withVariables(const QString &text, const Scope &scope, Escaping escaping)
{
    QString out;
    qsizetype at = 0;
    for (auto it = variablePattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(at, match.capturedStart() - at);
        out += replacement(referenceOf(match), scope, escaping).value_or(match.captured());
        at = match.capturedEnd();
    }
    return out + QStringView(text).mid(at);
}

bool isMeant(const QString &source, const Scope &scope)
{
    return source.isEmpty() || scope.source.isEmpty() || scope.source.contains(source);
}

// What is no PromQL stays as it is: the server says what is wrong with it.
QString withFilters(const QString &expression, const Scope &scope)
{
    std::vector<metrics::promql::AddedMatcher> matchers;
    for (const ScopeFilter &filter : scope.filters) {
        if (isMeant(filter.source, scope))
            matchers.push_back(filter.matcher);
    }
    if (matchers.empty())
        return expression;
    return metrics::promql::withMatchers(expression, matchers).value_or(expression);
}

QString withGroupings(const QString &expression, const Scope &scope)
{
    QStringList labels;
    for (const ScopeGrouping &grouping : scope.groupings) {
        if (isMeant(grouping.source, scope))
            labels << grouping.label;
    }
    if (labels.isEmpty())
        return expression;
    return metrics::promql::withGrouping(expression, labels).value_or(expression);
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
    const auto minimum = parseDuration(variable.automatic.minimum);
    return exactly(prometheusDuration(metrics::automaticStep(range, std::max(variable.automatic.parts, 1),
                                                             minimum.value_or(std::chrono::seconds(10)))));
}

VariableValue everythingOf(const Variable &variable)
{
    VariableValue value{{}, true, false};
    for (const VariableOption &option : variable.options) {
        value.values.push_back(option.value);
        value.texts.push_back(option.text);
    }
    if (!variable.customAll.isEmpty())
        value = exactly(variable.customAll);
    else if (value.values.isEmpty()) // not known yet: better than a query that matches nothing
        value = exactly(QStringLiteral(".*"));
    else
        value.isList = true;
    value.isEverything = true;
    return value;
}

QStringList groupingLabels(const Variable &variable)
{
    QStringList labels = variable.kind == VariableKind::GroupBy ? variable.current : QStringList();
    labels.removeAll(QString());
    labels.removeAll(allValue());
    return labels;
}

VariableValue valueOf(const Variable &variable, const TimeRange &range)
{
    if (variable.kind == VariableKind::Interval)
        return intervalValue(variable, range);
    if (variable.isAll())
        return everythingOf(variable);
    VariableValue value{variable.current, variable.multi || variable.includeAll,
                        variable.kind == VariableKind::Constant};
    value.isList = variable.multi;
    for (const QString &one : variable.current)
        value.texts.push_back(variable.textOf(one));
    return value;
}

} // namespace

QString interpolated(const QString &text, const Scope &scope, Escaping escaping)
{
    const QString whole = withVariables(text, scope, escaping);
    return escaping == Escaping::PromQl ? withGroupings(withFilters(whole, scope), scope) : whole;
}

std::vector<Replacement> replacements(const QString &text, const Scope &scope, Escaping escaping)
{
    std::vector<Replacement> all;
    for (auto it = variablePattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const auto put = replacement(referenceOf(match), scope, escaping);
        const Replacement one{match.captured(), put.value_or(match.captured()), put.has_value()};
        if (std::find(all.begin(), all.end(), one) == all.end())
            all.push_back(one);
    }
    return all;
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
    add("__url_time_range",
        QStringLiteral("from=%1&to=%2")
            .arg(milliseconds(intervals.range.from), milliseconds(intervals.range.to)));
}

void addVariables(Scope &scope, const std::vector<Variable> &variables, const TimeRange &range)
{
    for (const Variable &variable : variables) {
        if (variable.kind != VariableKind::AdHoc)
            scope.values.insert(variable.name, valueOf(variable, range));
        if (variable.kind == VariableKind::Interval)
            scope.values.insert(variable.automaticValue().mid(1), intervalValue(variable, range));
    }
    for (const Variable &variable : variables) {
        const QString source = withVariables(variable.source, scope, Escaping::None);
        for (auto &matcher : adhocMatchers(variable.filters))
            scope.filters.push_back({source, std::move(matcher)});
        for (const QString &label : groupingLabels(variable))
            scope.groupings.push_back({source, label});
    }
    scope.values.insert(QStringLiteral("__all_variables"), exactly(addressValues(variables)));
}

void addDashboardNames(Scope &scope, const QString &uid, const QString &title)
{
    VariableValue value = exactly(title);
    value.fields = {{QStringLiteral("uid"), uid}, {QStringLiteral("title"), title}};
    scope.values.insert(QStringLiteral("__dashboard"), value);
}

void addConsoleNames(Scope &scope, const QString &login, const QString &timeZone)
{
    VariableValue organisation = exactly(QStringLiteral("1"));
    organisation.fields = {{QStringLiteral("id"), QStringLiteral("1")},
                           {QStringLiteral("name"), QStringLiteral("Main Org.")}};
    scope.values.insert(QStringLiteral("__org"), organisation);
    VariableValue user = exactly(login);
    user.fields = {{QStringLiteral("id"), QStringLiteral("1")},
                   {QStringLiteral("login"), login},
                   {QStringLiteral("name"), login},
                   {QStringLiteral("email"), QString()}};
    scope.values.insert(QStringLiteral("__user"), user);
    scope.values.insert(QStringLiteral("__timezone"), exactly(timeZone));
}

std::vector<metrics::promql::AddedMatcher> adhocMatchers(const std::vector<AdhocFilter> &filters)
{
    static const QHash<QString, MatchKind> kinds{
        {QStringLiteral("="), MatchKind::Equal},  {QStringLiteral("!="), MatchKind::NotEqual},
        {QStringLiteral("=~"), MatchKind::Regex}, {QStringLiteral("!~"), MatchKind::NotRegex},
        {QStringLiteral("=|"), MatchKind::Regex}, {QStringLiteral("!=|"), MatchKind::NotRegex},
    };
    std::vector<metrics::promql::AddedMatcher> matchers;
    for (const AdhocFilter &filter : filters) {
        const auto kind = kinds.constFind(filter.sign);
        if (!filter.isComplete() || kind == kinds.constEnd())
            continue;
        const bool ofSeveral = filter.sign.endsWith(QLatin1Char('|'));
        VariableValue value;
        value.values = filter.values;
        matchers.push_back({filter.key, *kind,
                            ofSeveral
                                ? inFormat(filter.key, value, QStringLiteral("regex")).value_or(QString())
                                : filter.values.value(0)});
    }
    return matchers;
}

} // namespace yagura::dashboards
