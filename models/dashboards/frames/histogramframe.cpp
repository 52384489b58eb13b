#include "dashboards/frames/histogramframe.h"

#include "dashboards/frames/fielddisplay.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace yagura::dashboards::frames {

namespace {

constexpr double mostBuckets = 100'000;

using Counts = std::map<std::int64_t, double>; // by number of the bucket

std::vector<const Field *> numberFields(const Frames &frames)
{
    std::vector<const Field *> fields;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            if (field.type() == FieldType::Number)
                fields.push_back(&field);
        }
    }
    return fields;
}

ValueRange finiteRange(const std::vector<const Field *> &fields)
{
    ValueRange range{0, 0};
    bool any = false;
    for (const Field *field : fields) {
        for (const double value : field->values.raw()) {
            if (!std::isfinite(value))
                continue;
            range = any ? ValueRange{std::min(range.low, value), std::max(range.high, value)}
                        : ValueRange{value, value};
            any = true;
        }
    }
    return range;
}

// The least distance between two different values.
double smallestDelta(const std::vector<const Field *> &fields)
{
    std::vector<double> all;
    for (const Field *field : fields) {
        const auto values = field->values.raw();
        std::copy_if(values.begin(), values.end(), std::back_inserter(all),
                     [](double v) { return std::isfinite(v); });
    }
    std::sort(all.begin(), all.end());
    double delta = std::numeric_limits<double>::infinity();
    for (size_t i = 1; i < all.size(); ++i) {
        if (all[i] > all[i - 1])
            delta = std::min(delta, all[i] - all[i - 1]);
    }
    return std::isinf(delta) ? 0 : delta;
}

void count(Counts &counts, const Column &values, double size, double offset)
{
    for (const double value : values.raw()) {
        if (std::isfinite(value))
            counts[static_cast<std::int64_t>(std::floor((value - offset) / size))] += 1;
    }
}

Column countsColumn(const Counts &counts, std::int64_t first, size_t buckets)
{
    std::vector<double> values(buckets, 0);
    for (const auto &[number, amount] : counts)
        values[static_cast<size_t>(number - first)] = amount;
    return Column::numbers(std::move(values));
}

Field edgeField(const QString &name, std::int64_t first, size_t buckets, double size, double offset)
{
    std::vector<double> edges;
    for (size_t i = 0; i < buckets; ++i)
        edges.push_back(static_cast<double>(first + static_cast<std::int64_t>(i)) * size + offset);
    return {name, Column::numbers(std::move(edges))};
}

} // namespace

double bucketSizeFor(double low, double high, int count, double smallest)
{
    const double part = (high - low) / std::max(1, count);
    if (!(high > low) || !std::isfinite(part))
        return 1;
    const auto fits = [&](double size) { return part < size && size >= smallest * (1 - 1e-9); };
    for (auto exponent = static_cast<int>(std::floor(std::log10(std::max(part, smallest)))) - 1;;
         ++exponent) {
        for (const double step : {1.0, 2.0, 2.5, 4.0, 5.0}) {
            const double size = exponent < 0 ? step / std::pow(10, -exponent) : step * std::pow(10, exponent);
            if (fits(size) && !(exponent == 0 && step == 2.5))
                return size;
        }
    }
}

Frame histogramFrame(const Frames &frames, const HistogramShape &shape)
{
    const std::vector<const Field *> fields = numberFields(frames);
    const ValueRange range = finiteRange(fields);
    double size = shape.bucketSize > 0
        ? shape.bucketSize
        : bucketSizeFor(range.low, range.high, shape.bucketCount, smallestDelta(fields));
    size = std::max(size, (range.high - range.low) / mostBuckets);
    std::vector<Counts> counts(shape.combine ? 1 : fields.size());
    for (size_t i = 0; i < fields.size(); ++i)
        count(counts[shape.combine ? 0 : i], fields[i]->values, size, shape.bucketOffset);
    std::int64_t first = std::numeric_limits<std::int64_t>::max();
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
    for (const Counts &one : counts) {
        if (!one.empty()) {
            first = std::min(first, one.begin()->first);
            last = std::max(last, one.rbegin()->first);
        }
    }
    const size_t buckets = first > last ? 0 : static_cast<size_t>(last - first + 1);
    first = buckets == 0 ? 0 : first;
    Frame out;
    out.fields.push_back(edgeField(QStringLiteral("xMin"), first, buckets, size, shape.bucketOffset));
    out.fields.push_back(edgeField(QStringLiteral("xMax"), first + 1, buckets, size, shape.bucketOffset));
    for (size_t i = 0; i < counts.size(); ++i) {
        Field field{QStringLiteral("count"), countsColumn(counts[i], first, buckets)};
        if (!shape.combine)
            field = {fields[i]->name, field.values, fields[i]->labels, fields[i]->config};
        out.fields.push_back(std::move(field));
    }
    return out;
}

} // namespace yagura::dashboards::frames
