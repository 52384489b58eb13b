#include "dashboards/variablequery.h"

#include "dashboards/interpolation.h"

#include <QCollator>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>

namespace yagura::dashboards {

namespace {

// Grafana's numbers for the order of options.
enum class SortOrder {
    AsAnswered = 0,
    TextAscending = 1,
    TextDescending = 2,
    NumberAscending = 3,
    NumberDescending = 4,
    IgnoringCaseAscending = 5,
    IgnoringCaseDescending = 6,
    NaturalAscending = 7,
    NaturalDescending = 8,
};

double firstNumber(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("\\d+(?:\\.\\d+)?"));
    const auto match = digits.match(text);
    return match.hasMatch() ? match.captured().toDouble() : -1;
}

void sortOptions(std::vector<VariableOption> &options, SortOrder order)
{
    if (order == SortOrder::AsAnswered)
        return;
    QCollator natural{QLocale(QLocale::English)}; // the C locale knows no numeric order
    natural.setNumericMode(true);
    natural.setCaseSensitivity(Qt::CaseInsensitive);
    const auto less = [&](const VariableOption &a, const VariableOption &b) {
        switch (order) {
        case SortOrder::NumberAscending:
        case SortOrder::NumberDescending:
            return firstNumber(a.text) < firstNumber(b.text);
        case SortOrder::IgnoringCaseAscending:
        case SortOrder::IgnoringCaseDescending:
            return a.text.compare(b.text, Qt::CaseInsensitive) < 0;
        case SortOrder::NaturalAscending:
        case SortOrder::NaturalDescending:
            return natural.compare(a.text, b.text) < 0;
        default:
            return a.text < b.text;
        }
    };
    const bool descending = static_cast<int>(order) % 2 == 0;
    std::stable_sort(options.begin(), options.end(), [&](const VariableOption &a, const VariableOption &b) {
        return descending ? less(b, a) : less(a, b);
    });
}

QString namedGroup(const QRegularExpressionMatch &match, const QString &name)
{
    return match.regularExpression().namedCaptureGroups().contains(name) ? match.captured(name) : QString();
}

// Named groups may stand in different matches of a global expression.
std::optional<VariableOption> narrowed(const QString &answer, const QRegularExpression &expression,
                                       bool isGlobal)
{
    auto matches = expression.globalMatch(answer);
    if (!matches.hasNext())
        return std::nullopt;
    const auto first = matches.peekNext();
    QString text;
    QString value;
    while (matches.hasNext()) {
        const auto match = matches.next();
        text = text.isEmpty() ? namedGroup(match, QStringLiteral("text")) : text;
        value = value.isEmpty() ? namedGroup(match, QStringLiteral("value")) : value;
        if (!isGlobal)
            break;
    }
    if (!text.isEmpty() || !value.isEmpty())
        return VariableOption{text.isEmpty() ? value : text, value.isEmpty() ? text : value};
    const QString whole = expression.captureCount() > 0 ? first.captured(1) : answer;
    return VariableOption{whole, whole};
}

bool isGlobal(const QString &regex)
{
    return regex.startsWith(QLatin1Char('/'))
        && regex.mid(regex.lastIndexOf(QLatin1Char('/')) + 1).contains(QLatin1Char('g'));
}

QRegularExpression expressionOf(const QString &regex)
{
    const qsizetype end = regex.lastIndexOf(QLatin1Char('/'));
    if (!regex.startsWith(QLatin1Char('/')) || end <= 0)
        return QRegularExpression(QRegularExpression::anchoredPattern(regex));
    const bool ignoringCase = regex.mid(end + 1).contains(QLatin1Char('i'));
    return QRegularExpression(regex.mid(1, end - 1),
                              ignoringCase ? QRegularExpression::CaseInsensitiveOption
                                           : QRegularExpression::NoPatternOption);
}

} // namespace

VariableQuery parseVariableQuery(const QString &text)
{
    static const QRegularExpression labelValues(
        QStringLiteral("^\\s*label_values\\((?:(?<selector>.+),)?\\s*(?<label>[^,(){}\\s]+)\\s*\\)\\s*$"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression call(
        QStringLiteral("^\\s*(?<name>label_names|metrics|query_result)\\((?<inner>.*)\\)\\s*$"),
        QRegularExpression::DotMatchesEverythingOption);
    if (const auto match = labelValues.match(text); match.hasMatch())
        return {VariableQueryKind::LabelValues, match.captured(QStringLiteral("selector")).trimmed(),
                match.captured(QStringLiteral("label"))};
    if (const auto match = call.match(text); match.hasMatch()) {
        const QString name = match.captured(QStringLiteral("name"));
        const QString inner = match.captured(QStringLiteral("inner")).trimmed();
        if (name == QLatin1String("label_names"))
            return {VariableQueryKind::LabelNames, inner, {}};
        return {name == QLatin1String("metrics") ? VariableQueryKind::MetricNames
                                                 : VariableQueryKind::QueryResult,
                inner,
                {}};
    }
    return {VariableQueryKind::Series, text.trimmed(), {}};
}

std::vector<VariableOption> listOptions(const QString &list)
{
    std::vector<VariableOption> options;
    QString part;
    const auto finish = [&] {
        const QString trimmed = part.trimmed();
        part.clear();
        if (trimmed.isEmpty())
            return;
        const qsizetype colon = trimmed.indexOf(QLatin1String(" : "));
        if (colon > 0)
            options.push_back({trimmed.left(colon).trimmed(), trimmed.mid(colon + 3).trimmed()});
        else
            options.push_back({trimmed, trimmed});
    };
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list[i] == QLatin1Char('\\') && i + 1 < list.size() && list[i + 1] == QLatin1Char(','))
            part += list[++i];
        else if (list[i] == QLatin1Char(','))
            finish();
        else
            part += list[i];
    }
    finish();
    return options;
}

std::vector<VariableOption> optionsFrom(const Variable &variable, const QStringList &answers)
{
    const QRegularExpression expression = expressionOf(variable.regex);
    const bool everywhere = isGlobal(variable.regex);
    std::vector<VariableOption> options;
    QSet<QString> seen;
    for (const QString &answer : answers) {
        const bool narrow = !variable.regex.isEmpty() && expression.isValid();
        const auto option
            = narrow ? narrowed(answer, expression, everywhere) : VariableOption{answer, answer};
        if (!option || seen.contains(option->value))
            continue;
        seen.insert(option->value);
        options.push_back(*option);
    }
    sortOptions(options, static_cast<SortOrder>(std::clamp(variable.sort, 0, 8)));
    return options;
}

QString seriesText(const Labels &labels)
{
    QStringList pairs;
    for (const auto &[name, value] : labels.pairs()) {
        if (name != QLatin1String("__name__"))
            pairs << name + QLatin1String("=\"") + value + QLatin1Char('"');
    }
    return labels.value(u"__name__") + QLatin1Char('{') + pairs.join(QLatin1Char(',')) + QLatin1Char('}');
}

QStringList resultLines(const metrics::QueryResult &result)
{
    if (result.type == metrics::ResultType::String)
        return {result.text};
    QStringList lines;
    for (const metrics::Series &series : result.series) {
        if (series.values.empty())
            continue;
        const QString value = QString::number(series.values.back(), 'g', QLocale::FloatingPointShortest);
        lines << (result.type == metrics::ResultType::Scalar ? value
                                                             : seriesText(series.labels) + QLatin1Char(' ')
                          + value + QLatin1Char(' ') + QString::number(series.timesMs.back()));
    }
    return lines;
}

QStringList currentAmong(const Variable &variable, const std::vector<VariableOption> &options)
{
    if (variable.isAll() && (variable.includeAll || options.empty()))
        return {allValue()};
    QStringList kept;
    for (const QString &value : variable.current) {
        const auto byValue = std::find_if(options.begin(), options.end(),
                                          [&](const VariableOption &o) { return o.value == value; });
        const auto found = byValue != options.end()
            ? byValue
            : std::find_if(options.begin(), options.end(),
                           [&](const VariableOption &o) { return o.text == value; });
        if (found != options.end() && !kept.contains(found->value))
            kept.push_back(found->value);
    }
    if (!kept.isEmpty())
        return kept;
    if (variable.includeAll)
        return {allValue()};
    return options.empty() ? QStringList() : QStringList{options.front().value};
}

std::vector<std::vector<size_t>> dependencies(const std::vector<Variable> &variables)
{
    std::vector<std::vector<size_t>> needed(variables.size());
    for (size_t i = 0; i < variables.size(); ++i) {
        const Variable &one = variables[i];
        const QStringList names = variableNames(
            QStringList{one.query, one.regex, one.source, one.customAll}.join(QLatin1Char('\n')));
        for (size_t other = 0; other < variables.size(); ++other) {
            if (other != i && names.contains(variables[other].name))
                needed[i].push_back(other);
        }
    }
    return needed;
}

std::vector<size_t> resolutionOrder(const std::vector<Variable> &variables)
{
    const auto needed = dependencies(variables);
    std::vector<size_t> order;
    std::vector<bool> visited(variables.size());
    const std::function<void(size_t)> visit = [&](size_t index) {
        if (visited[index])
            return;
        visited[index] = true;
        for (const size_t other : needed[index])
            visit(other);
        order.push_back(index);
    };
    for (size_t i = 0; i < variables.size(); ++i)
        visit(i);
    return order;
}

QString dependencyCircle(const std::vector<Variable> &variables, size_t index)
{
    const auto needed = dependencies(variables);
    std::vector<bool> visited(variables.size());
    std::vector<size_t> path;
    const std::function<bool(size_t)> leadsBack = [&](size_t at) {
        path.push_back(at);
        for (const size_t next : needed[at]) {
            if (next == index)
                return true;
            const bool isNew = !visited[next];
            visited[next] = true;
            if (isNew && leadsBack(next))
                return true;
        }
        path.pop_back();
        return false;
    };
    if (!leadsBack(index))
        return {};
    QStringList names;
    for (const size_t one : path)
        names << variables[one].name;
    return (names << variables[index].name).join(QStringLiteral(" → "));
}

} // namespace yagura::dashboards
