// The legend of a chart: a flowing list (name and latest value) or a small table with calculations. Lays
// itself out, paints, and says which series lies under a point. Plain value of its chart; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"

#include <QRect>
#include <QSize>

#include <optional>
#include <vector>

class QPainter;

namespace yagura::kit {

enum class LegendKind { None, List, Table };
enum class LegendCalculation { Last, Min, Max, Mean, Sum };

[[nodiscard]] QString calculationTitle(LegendCalculation calculation);
// Over the samples in range, NaN left out; NaN if there are none.
[[nodiscard]] double calculate(const ChartSeries &series, LegendCalculation calculation,
                               const TimeRange &range);

class Legend
{
public:
    struct Setup
    {
        LegendKind kind = LegendKind::List;
        std::vector<LegendCalculation> calculations;
        QString unitId;
        std::optional<int> decimals;
        TimeRange range;
    };
    // Chooses texts and places for a width; at most maxHeight high: what does not fit is counted ("+12").
    void layOut(const std::vector<ChartSeries> &series, const Setup &setup, int width, int maxHeight);
    [[nodiscard]] int height() const { return m_height; }

    void paint(QPainter &painter, const QPoint &origin, const std::vector<ChartSeries> &series,
               std::optional<int> isolated, const Theme &theme) const;
    // point relative to the origin.
    [[nodiscard]] std::optional<int> seriesAt(const QPoint &point) const;

private:
    struct Entry
    {
        int series;
        QRect rect;
        QString name;
        std::vector<QString> values;
    };
    void layOutList(const std::vector<ChartSeries> &series, const Setup &setup, int width, int maxHeight);
    void layOutTable(const std::vector<ChartSeries> &series, const Setup &setup, int width, int maxHeight);

    LegendKind m_kind = LegendKind::None;
    std::vector<Entry> m_entries;
    std::vector<QString> m_titles;
    int m_valueWidth = 0;
    int m_height = 0;
    int m_left = 0; // series that did not fit
    QPoint m_leftAt;
};

} // namespace yagura::kit
