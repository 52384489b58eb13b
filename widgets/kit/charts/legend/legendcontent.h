// What the legend of a chart says: one entry a series, columns of figures, the order and the filter. Plain
// values and pure functions.
#pragma once

#include "kit/charts/chartdata.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace yagura::kit {

enum class LegendKind { None, List, Table };
enum class LegendPlacement { Bottom, Right };
enum class LegendCalculation { Last, Min, Max, Mean, Sum };

[[nodiscard]] QString calculationTitle(LegendCalculation calculation);
// Over the samples in range, NaN left out; NaN if there are none.
[[nodiscard]] double calculate(const ChartSeries &series, LegendCalculation calculation,
                               const TimeRange &range);

// A column of figures that the caller has worked out: values[i] belongs to the chart's series i.
struct LegendColumn
{
    QString key; // "lastNotNull"; what a legend is sorted by
    QString title; // translated
    std::vector<double> values{}; // NaN: there is none
    std::vector<QString> texts{}; // where not empty, said instead of the value in the unit of its series
};

struct LegendSort
{
    QString key{}; // of a column, legendNameKey or empty: as the series come
    bool isDescending = false;

    bool operator==(const LegendSort &) const = default;
};
inline const QString legendNameKey = QStringLiteral("name");

struct LegendOptions
{
    LegendKind kind = LegendKind::List;
    LegendPlacement placement = LegendPlacement::Bottom;
    int widthPx = 0; // at the right; 0: as it needs
    LegendSort sort{}; // of a table
};

enum class LegendSign { Line, Surface, Dot };
enum class LegendState { Shown, Faded, Hidden };

struct LegendEntry
{
    int series = 0; // in the chart's list
    QString name{}; // safe to show
    QString fullName{}; // to copy
    SeriesColor color{};
    LegendSign sign = LegendSign::Line;
    LegendState state = LegendState::Shown;
};

struct LegendContent
{
    std::vector<LegendEntry> entries;
    std::vector<LegendColumn> columns;
    std::function<QString(int series, double value)> valueText; // in the unit of the series

    [[nodiscard]] QString text(size_t column, size_t entry) const;
    // The entries whose name contains the filter, in order; entries without a value come last.
    [[nodiscard]] std::vector<size_t> rows(const QString &filter, const LegendSort &sort) const;
};

[[nodiscard]] LegendContent legendContent(const std::vector<ChartSeries> &series,
                                          std::vector<LegendColumn> columns,
                                          std::function<QString(int, double)> valueText);
[[nodiscard]] std::vector<LegendColumn> legendColumns(const std::vector<ChartSeries> &series,
                                                      const std::vector<LegendCalculation> &calculations,
                                                      const TimeRange &range);

} // namespace yagura::kit
