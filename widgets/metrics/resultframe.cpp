#include "metrics/resultframe.h"

#include "dashboards/reduce.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace yagura::metrics {

using dashboards::ColumnKind;
using dashboards::QueryAnswer;
using dashboards::TableFrame;
using dashboards::TableRow;

namespace {

QString title(const char *text)
{
    return QCoreApplication::translate("ResultView", text);
}

// The labels that differ, in order; common gets the others.
QStringList tellingLabels(const std::vector<Series> &series, Labels &common)
{
    if (series.size() < 2)
        return {};
    std::set<QString> names;
    for (const Series &one : series) {
        for (const auto &[name, value] : one.labels.pairs())
            names.insert(name);
    }
    QStringList telling;
    for (const QString &name : names) {
        const QString first = series.front().labels.value(name);
        const bool isCommon = std::all_of(series.begin(), series.end(),
                                          [&](const Series &one) { return one.labels.value(name) == first; });
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

void addNumberColumns(TableFrame &table, const QueryResult &result)
{
    std::vector<const char *> calculations{"lastNotNull"};
    QStringList titles{title(QT_TRANSLATE_NOOP("ResultView", "Value"))};
    if (result.type == ResultType::Matrix) {
        calculations = {"lastNotNull", "min", "max", "mean"};
        titles = {
            title(QT_TRANSLATE_NOOP("ResultView", "Latest")), title(QT_TRANSLATE_NOOP("ResultView", "Min")),
            title(QT_TRANSLATE_NOOP("ResultView", "Max")), title(QT_TRANSLATE_NOOP("ResultView", "Mean"))};
    }
    for (size_t i = 0; i < calculations.size(); ++i) {
        const QString shown = titles[static_cast<qsizetype>(i)];
        table.columns.push_back({QString::fromLatin1(calculations[i]), shown, ColumnKind::Number, {}});
        for (size_t row = 0; row < table.rows.size(); ++row)
            table.rows[row].cells.push_back({{}, reducedOrMissing(result.series[row], calculations[i])});
    }
}

} // namespace

ResultFrame resultFrame(const QueryAnswer &answer)
{
    ResultFrame frame;
    const std::vector<Series> &all = answer.result->series;
    const QStringList telling = tellingLabels(all, frame.common);
    for (const QString &name : telling)
        frame.table.columns.push_back({name, name, ColumnKind::Text, {}});
    if (telling.isEmpty()) {
        const QString shown = title(QT_TRANSLATE_NOOP("ResultView", "Series"));
        frame.table.columns.push_back({QString(), shown, ColumnKind::Text, {}});
        frame.common = {};
    }
    for (const Series &series : all) {
        TableRow row{series.labels.toString(), {}};
        for (const QString &name : telling)
            row.cells.push_back({series.labels.value(name), 0});
        if (telling.isEmpty())
            row.cells.push_back({series.labels.isEmpty() ? answer.query.expression : row.key, 0});
        frame.table.rows.push_back(std::move(row));
    }
    addNumberColumns(frame.table, *answer.result);
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
