#include "metrics/resultframe.h"

#include "dashboards/reduce.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace yagura::metrics {

using dashboards::ColumnKind;
using dashboards::TableFrame;
using dashboards::TableRow;

namespace {

QString title(const char *text)
{
    return QCoreApplication::translate("ResultView", text);
}

// One series and whose it is.
struct Entry
{
    const Series *series = nullptr;
    const AskedQuery *query = nullptr;
};

std::vector<Entry> entriesOf(const std::vector<ExploreAnswer> &answers)
{
    std::vector<Entry> entries;
    for (const ExploreAnswer &answer : answers) {
        for (const Series &series : answer.result->series)
            entries.push_back({&series, &answer.query});
    }
    return entries;
}

// The labels that differ, in order; common gets the others.
QStringList tellingLabels(const std::vector<Entry> &series, Labels &common)
{
    if (series.size() < 2)
        return {};
    std::set<QString> names;
    for (const Entry &one : series) {
        for (const auto &[name, value] : one.series->labels.pairs())
            names.insert(name);
    }
    QStringList telling;
    for (const QString &name : names) {
        const QString first = series.front().series->labels.value(name);
        const bool isCommon = std::all_of(series.begin(), series.end(), [&](const Entry &one) {
            return one.series->labels.value(name) == first;
        });
        if (isCommon)
            common.set(name, first);
        else
            telling << name;
    }
    return telling;
}

double reducedOrMissing(const Series &series, const char *calculation)
{
    return dashboards::reduced(series.values, QString::fromLatin1(calculation))
        .value_or(std::numeric_limits<double>::quiet_NaN());
}

void addNumberColumns(TableFrame &table, const std::vector<Entry> &entries, bool isOverTime)
{
    std::vector<const char *> calculations{"lastNotNull"};
    QStringList titles{title(QT_TRANSLATE_NOOP("ResultView", "Value"))};
    if (isOverTime) {
        calculations = {"lastNotNull", "min", "max", "mean"};
        titles = {
            title(QT_TRANSLATE_NOOP("ResultView", "Latest")), title(QT_TRANSLATE_NOOP("ResultView", "Min")),
            title(QT_TRANSLATE_NOOP("ResultView", "Max")), title(QT_TRANSLATE_NOOP("ResultView", "Mean"))};
    }
    for (size_t i = 0; i < calculations.size(); ++i) {
        const QString shown = titles[static_cast<qsizetype>(i)];
        table.columns.push_back({QString::fromLatin1(calculations[i]), shown, ColumnKind::Number, {}});
        for (size_t row = 0; row < table.rows.size(); ++row)
            table.rows[row].cells.push_back({{}, reducedOrMissing(*entries[row].series, calculations[i])});
    }
}

} // namespace

QString rowKey(const QString &refId, const Labels &labels)
{
    return refId + QLatin1Char(' ') + labels.toString();
}

ResultFrame resultFrame(const std::vector<ExploreAnswer> &answers)
{
    ResultFrame frame;
    const std::vector<Entry> all = entriesOf(answers);
    const bool areSeveral = answers.size() > 1;
    const QStringList telling = tellingLabels(all, frame.common);
    if (areSeveral)
        frame.table.columns.push_back(
            {QStringLiteral("query"), title(QT_TRANSLATE_NOOP("ResultView", "Query")), ColumnKind::Text, {}});
    for (const QString &name : telling)
        frame.table.columns.push_back({name, name, ColumnKind::Text, {}});
    if (telling.isEmpty()) {
        const QString shown = title(QT_TRANSLATE_NOOP("ResultView", "Series"));
        frame.table.columns.push_back({QString(), shown, ColumnKind::Text, {}});
        frame.common = {};
    }
    for (const Entry &entry : all) {
        const Labels &labels = entry.series->labels;
        TableRow row{rowKey(entry.query->refId, labels), {}};
        if (areSeveral)
            row.cells.push_back({entry.query->refId, 0});
        for (const QString &name : telling)
            row.cells.push_back({labels.value(name), 0});
        if (telling.isEmpty())
            row.cells.push_back({labels.isEmpty() ? entry.query->expression : labels.toString(), 0});
        frame.table.rows.push_back(std::move(row));
    }
    const bool isOverTime = std::any_of(answers.begin(), answers.end(), [](const ExploreAnswer &one) {
        return one.result->type == ResultType::Matrix;
    });
    addNumberColumns(frame.table, all, isOverTime);
    return frame;
}

std::vector<int> columnDecimals(const TableFrame &table)
{
    std::vector<int> decimals(table.columns.size(), 0);
    double largest = 0;
    for (size_t column = 0; column < table.columns.size(); ++column) {
        for (const TableRow &row : table.rows) {
            const double value = row.cells[column].number;
            if (!std::isfinite(value) || value == std::trunc(value))
                continue;
            largest = std::max(largest, std::abs(value));
            decimals[column] = 1; // it needs some; how many is known at the end
        }
    }
    const int needed
        = largest == 0 ? 0 : std::clamp(4 - static_cast<int>(std::floor(std::log10(largest))), 0, 9);
    for (int &one : decimals)
        one *= needed;
    return decimals;
}

} // namespace yagura::metrics
