// What a state timeline is given to draw: rows of named states, each over a span of time. Plain values, any
// thread.
#pragma once

#include "core/timerange.h"
#include "kit/charts/chartdata.h"
#include "kit/charts/parts/itemlegend.h"

#include <vector>

namespace yagura::kit {

struct StateSpan
{
    Instant from;
    Instant to;
    QString text; // "Firing", "3.2 %"
    SeriesColor color{};
};

struct StateRow
{
    QString name;
    std::vector<StateSpan> spans; // ascending
};

enum class StateMode {
    Timeline, // bars as long as the state lasts
    History, // one cell a sample, of fixed width
};
enum class ShownValue { Auto, Never, Always };
enum class ValueAlign { Left, Center, Right };

struct StateLook
{
    StateMode mode = StateMode::Timeline;
    bool mergesEqual = true; // neighbours of one text and colour are one bar (Timeline)
    ShownValue value = ShownValue::Auto; // Auto: where it fits
    ValueAlign align = ValueAlign::Left;
    double rowHeight = 0.9; // of the row's place, 0 … 1
    double columnWidth = 0.9; // of a sample's place, 0 … 1 (History)
    int lineWidth = 0; // pixels, 0 … 10
    double fillOpacity = 0.7; // 0 … 1
    int rowsPerPage = 0; // 0: as many as fit
    LegendKind legend = LegendKind::List;
    LegendPlacement legendPlace = LegendPlacement::Bottom;
};

// Neighbours of the same text that touch become one.
[[nodiscard]] std::vector<StateSpan> mergedSpans(const std::vector<StateSpan> &spans);
// Distinct texts in the order they come, for a legend.
[[nodiscard]] std::vector<LegendItem> statesOf(const std::vector<StateRow> &rows);

} // namespace yagura::kit
