// One function a transformation: the frames after it, or why it cannot be applied. Pure, any thread.
#pragma once

#include "dashboards/frames/transform/transformation.h"

namespace yagura::dashboards::frames {

[[nodiscard]] Result<Frames> applied(const Organize &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const FilterFields &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const FilterByRefId &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const FilterByValue &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const RenameByRegex &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const Merge &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const JoinByField &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const SeriesToRows &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const CalculateField &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const GroupBy &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const PartitionByValues &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const SortBy &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const Reduce &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const LabelsToFields &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const ConvertFieldType &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const Limit &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const RowsToFields &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const HistogramOf &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const Concatenate &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const GroupingToMatrix &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const PrepareTimeSeries &step, const Frames &frames,
                                     const TransformContext &context);
[[nodiscard]] Result<Frames> applied(const TimeSeriesTable &step, const Frames &frames,
                                     const TransformContext &context);

// Text with the context's variables put in.
[[nodiscard]] QString interpolated(const QString &text, const TransformContext &context);

} // namespace yagura::dashboards::frames
