// The chain of transformations of a panel, and running it: frames in, frames and findings out. Pure, any
// thread.
#pragma once

#include "core/finding.h"
#include "dashboards/frames/transform/seriessteps.h"
#include "dashboards/frames/transform/steps.h"

#include <QTimeZone>
#include <QVariantMap>

#include <functional>

namespace yagura::dashboards::frames {

using Step = std::variant<Organize, FilterFields, FilterByRefId, FilterByValue, RenameByRegex, Merge,
                          JoinByField, SeriesToRows, CalculateField, GroupBy, PartitionByValues, SortBy,
                          Reduce, LabelsToFields, ConvertFieldType, Limit, RowsToFields, HistogramOf,
                          Concatenate, GroupingToMatrix, PrepareTimeSeries, TimeSeriesTable>;

struct Transformation
{
    QString id; // as the file has it
    std::optional<Step> step; // absent: not one that is known
    bool disabled = false;
    QString refIds; // pattern of the queries it is about, the others pass; empty: all
    QString problem; // why step is absent, when the id is known
    QVariantMap entry = {}; // the whole of it as the file has it; what is edited

    bool operator==(const Transformation &) const = default;
};

using Transformations = std::vector<Transformation>;

// What the dashboard around the panel knows.
struct TransformContext
{
    std::function<QString(const QString &)> interpolated = {}; // puts variables in; empty: texts stay
    QTimeZone zone = QTimeZone::utc();
};

// What one step did, for showing beside it.
struct StepTrace
{
    size_t framesIn = 0;
    size_t rowsIn = 0; // over all frames
    size_t framesOut = 0;
    size_t rowsOut = 0;
    bool ran = false;

    bool operator==(const StepTrace &) const = default;
};

struct Transformed
{
    Frames frames;
    Findings findings; // subject: the step's id and number
    std::vector<StepTrace> trace; // one a transformation
};

// A step that is not known, or fails, leaves the frames as they are and says why; the steps behind it run on.
[[nodiscard]] Transformed transformed(Frames frames, const Transformations &steps,
                                      const TransformContext &context = {});

} // namespace yagura::dashboards::frames
