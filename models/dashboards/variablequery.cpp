#include "dashboards/variablequery.h"

#include "dashboards/interpolation.h"

#include <QCollator>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

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

std::optional<VariableOption> narrowed(const QString &answer, const QRegularExpression &expression)
{
    const auto match = expression.match(answer);
    if (!match.hasMatch())
        return std::nullopt;
    const QStringList groups = expression.namedCaptureGroups();
    const QString text
        = groups.contains(QStringLiteral("text")) ? match.captured(QStringLiteral("text")) : QString();
    const QString value
        = groups.contains(QStringLiteral("value")) ? match.captured(QStringLiteral("value")) : QString();
    if (!text.isEmpty() || !value.isEmpty())
        return VariableOption{text.isEmpty() ? value : text, value.isEmpty() ? text : value};
    const QString whole = expression.captureCount() > 0 ? match.captured(1) : answer;
    return VariableOption{whole, whole};
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
    std::vector<VariableOption> options;
    QSet<QString> seen;
    for (const QString &answer : answers) {
        const bool narrow = !variable.regex.isEmpty() && expression.isValid();
        const auto option = narrow ? narrowed(answer, expression) : VariableOption{answer, answer};
        if (!option || seen.contains(option->value))
            continue;
        seen.insert(option->value);
        options.push_back(*option);
    }
    sortOptions(options, static_cast<SortOrder>(std::clamp(variable.sort, 0, 8)));
    return options;
}

QStringList resultLines(const metrics::QueryResult &result)
{
    QStringList lines;
    for (const metrics::Series &series : result.series) {
        if (!series.values.empty())
            lines.push_back(series.labels.toString() + QLatin1Char(' ')
                            + QString::number(series.values.back(), 'g', QLocale::FloatingPointShortest)
                            + QLatin1Char(' ') + QString::number(series.timesMs.back()));
    }
    return lines;
}

QStringList currentAmong(const Variable &variable, const std::vector<VariableOption> &options)
{
    if (variable.isAll())
        return {allValue()};
    QStringList kept;
    for (const QString &value : variable.current) {
        if (std::any_of(options.begin(), options.end(),
                        [&](const VariableOption &o) { return o.value == value; }))
            kept.push_back(value);
    }
    if (!kept.isEmpty())
        return kept;
    if (variable.includeAll)
        return {allValue()};
    return options.empty() ? QStringList() : QStringList{options.front().value};
}

std::vector<size_t> resolutionOrder(const std::vector<Variable> &variables)
{
    std::vector<size_t> order;
    std::vector<bool> visited(variables.size());
    const std::function<void(size_t)> visit = [&](size_t index) {
        if (visited[index])
            return;
        visited[index] = true;
        for (const QString &name : variableNames(variables[index].query)) {
            for (size_t other = 0; other < variables.size(); ++other) {
                if (variables[other].name == name)
                    visit(other);
            }
        }
        order.push_back(index);
    };
    for (size_t i = 0; i < variables.size(); ++i)
        visit(i);
    return order;
}

} // namespace yagura::dashboards
