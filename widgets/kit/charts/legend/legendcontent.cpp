#include "kit/charts/legend/legendcontent.h"

#include "kit/charts/seriespath.h"
#include "kit/safetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit {

namespace {

constexpr qsizetype longestName = 200;

QString calculationKey(LegendCalculation calculation)
{
    switch (calculation) {
    case LegendCalculation::Last:
        return QStringLiteral("last");
    case LegendCalculation::Min:
        return QStringLiteral("min");
    case LegendCalculation::Max:
        return QStringLiteral("max");
    case LegendCalculation::Mean:
        return QStringLiteral("mean");
    case LegendCalculation::Sum:
        return QStringLiteral("sum");
    }
    Q_UNREACHABLE();
}

LegendSign signOf(const ChartSeries &series)
{
    const SeriesDrawing drawing = drawingOf(series);
    if (drawing.style == DrawStyle::Points)
        return LegendSign::Dot;
    return drawing.isGrouped() ? LegendSign::Surface : LegendSign::Line;
}

} // namespace

QString calculationTitle(LegendCalculation calculation)
{
    switch (calculation) {
    case LegendCalculation::Last:
        return QCoreApplication::translate("Legend", "Last");
    case LegendCalculation::Min:
        return QCoreApplication::translate("Legend", "Min");
    case LegendCalculation::Max:
        return QCoreApplication::translate("Legend", "Max");
    case LegendCalculation::Mean:
        return QCoreApplication::translate("Legend", "Mean");
    case LegendCalculation::Sum:
        return QCoreApplication::translate("Legend", "Total");
    }
    Q_UNREACHABLE();
}

double calculate(const ChartSeries &series, LegendCalculation calculation, const TimeRange &range)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (calculation == LegendCalculation::Last)
        return series.lastValue();
    if (calculation == LegendCalculation::Min || calculation == LegendCalculation::Max) {
        const ValueExtent extent = extentOf(series, range);
        if (extent.isEmpty())
            return nan;
        return calculation == LegendCalculation::Min ? extent.min : extent.max;
    }
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < series.values.size(); ++i) {
        const bool isInside = series.timesMs[i] >= toUnixMilliseconds(range.from)
            && series.timesMs[i] <= toUnixMilliseconds(range.to);
        if (!isInside || !std::isfinite(series.values[i]))
            continue;
        sum += series.values[i];
        ++count;
    }
    if (count == 0)
        return nan;
    return calculation == LegendCalculation::Sum ? sum : sum / count;
}

QString LegendContent::text(size_t column, size_t entry) const
{
    const auto series = static_cast<size_t>(entries[entry].series);
    const LegendColumn &one = columns[column];
    if (series < one.texts.size() && !one.texts[series].isEmpty())
        return safeText(one.texts[series], LineBreaks::Shown, 80);
    if (series >= one.values.size())
        return missingText();
    return valueText(entries[entry].series, one.values[series]);
}

std::vector<size_t> LegendContent::rows(const QString &filter, const LegendSort &sort) const
{
    std::vector<size_t> found;
    for (size_t i = 0; i < entries.size(); ++i) {
        if (filter.isEmpty() || entries[i].name.contains(filter, Qt::CaseInsensitive))
            found.push_back(i);
    }
    if (sort.key == legendNameKey) {
        std::stable_sort(found.begin(), found.end(), [&](size_t a, size_t b) {
            const int order = QString::localeAwareCompare(entries[a].name, entries[b].name);
            return sort.isDescending ? order > 0 : order < 0;
        });
        return found;
    }
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const LegendColumn &one) { return one.key == sort.key; });
    if (column == columns.end())
        return found;
    const auto valueOf = [&](size_t entry) {
        const auto series = static_cast<size_t>(entries[entry].series);
        return series < column->values.size() ? column->values[series]
                                              : std::numeric_limits<double>::quiet_NaN();
    };
    std::stable_sort(found.begin(), found.end(), [&](size_t a, size_t b) {
        const double left = valueOf(a);
        const double right = valueOf(b);
        if (std::isnan(left) || std::isnan(right))
            return !std::isnan(left) && std::isnan(right);
        return sort.isDescending ? left > right : left < right;
    });
    return found;
}

LegendContent legendContent(const std::vector<ChartSeries> &series, std::vector<LegendColumn> columns,
                            std::function<QString(int, double)> valueText)
{
    LegendContent content;
    for (size_t i = 0; i < series.size(); ++i) {
        if (series[i].isHiddenInLegend)
            continue;
        content.entries.push_back({static_cast<int>(i),
                                   safeText(series[i].name, LineBreaks::Shown, longestName), series[i].name,
                                   series[i].color, signOf(series[i]), LegendState::Shown});
    }
    content.columns = std::move(columns);
    content.valueText = std::move(valueText);
    return content;
}

std::vector<LegendColumn> legendColumns(const std::vector<ChartSeries> &series,
                                        const std::vector<LegendCalculation> &calculations,
                                        const TimeRange &range)
{
    std::vector<LegendColumn> columns;
    for (const LegendCalculation calculation : calculations) {
        LegendColumn column{calculationKey(calculation), calculationTitle(calculation)};
        for (const ChartSeries &one : series)
            column.values.push_back(calculate(one, calculation, range));
        columns.push_back(std::move(column));
    }
    return columns;
}

} // namespace yagura::kit
