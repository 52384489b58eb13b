// How often values fall into equal buckets: the frame behind a histogram panel. Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

namespace yagura::dashboards::frames {

struct HistogramShape
{
    double bucketSize = 0; // 0: by the values and bucketCount
    double bucketOffset = 0;
    int bucketCount = 30; // aimed at
    bool combine = false; // one count over all fields
};

// The first round size (1, 2, 2.5, 4 or 5 times a power of ten; whole from 1 to 10) that is greater than a
// count-th part of the way from low to high and at least smallest; 1 when there is nothing to part.
[[nodiscard]] double bucketSizeFor(double low, double high, int count, double smallest = 0);

// xMin and xMax of each bucket that any value falls into or that lies between such, then one count a number
// field (or one, called count). Nulls, NaN and infinities are not counted.
[[nodiscard]] Frame histogramFrame(const Frames &frames, const HistogramShape &shape = {});

} // namespace yagura::dashboards::frames
