// What a panel shows: its answers as frames, calculated from, transformed and with their settings. Made once
// a round of answers, on a worker; a view only reads it. Pure, any thread.
#pragma once

#include "core/finding.h"
#include "dashboards/frames/heatmap.h"
#include "dashboards/panelfigures.h"
#include "dashboards/panelquery.h"
#include "dashboards/tableframe.h"

#include <memory>
#include <span>

namespace yagura::dashboards {

// One number field of a frame with times. Whoever holds owner may read the samples.
struct PanelSeries
{
    QString name;
    QString refId;
    Labels labels;
    frames::FieldConfig field; // everything that was set, overrides included
    std::shared_ptr<const void> owner;
    std::span<const std::int64_t> timesMs; // ascending
    std::span<const double> values; // NaN where there is none
    Duration step{}; // of the query; zero where samples have no fixed distance
    std::optional<frames::ColorMeaning> color; // that its field asks for; none: by its number
    std::vector<double> calculated; // one for each calculation of the panel's legend
};

struct PanelData : frames::NamedFrames
{
    std::vector<PanelSeries> series; // of all frames, in order
    Findings findings; // of transformations and calculations that could not be done
    std::vector<frames::StepTrace> trace; // one a transformation
    frames::Heatmap heatmap; // of a heatmap panel
    std::vector<PanelFigure> figures; // of a panel that shows single values
    TableFrame table; // of a table, and of a panel type that is not drawn
};

using SharedPanelData = std::shared_ptr<const PanelData>;

struct DataContext
{
    TimeRange range;
    frames::TransformContext transforming = {};
    std::optional<Instant> now = {};
};

[[nodiscard]] PanelData panelData(const Panel &panel, const std::vector<QueryAnswer> &answers,
                                  const DataContext &context);

} // namespace yagura::dashboards
