// histogram: how often the values of each field fall into equal buckets.
#include "dashboards/frames/histogramframe.h"
#include "dashboards/frames/transform/apply.h"

namespace yagura::dashboards::frames {

Result<Frames> applied(const HistogramOf &step, const Frames &frames, const TransformContext &)
{
    if (frames.empty())
        return frames;
    return Frames{
        histogramFrame(frames, {step.bucketSize, step.bucketOffset, step.bucketCount, step.combine})};
}

} // namespace yagura::dashboards::frames
