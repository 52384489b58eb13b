#include "dashboards/frames/frame.h"

#include <algorithm>

namespace yagura::dashboards::frames {

FieldConfig merged(FieldConfig base, const FieldConfig &over)
{
    const auto take = [](auto &to, const auto &from) {
        if (from)
            to = from;
    };
    take(base.displayName, over.displayName);
    take(base.unit, over.unit);
    take(base.decimals, over.decimals);
    take(base.minimum, over.minimum);
    take(base.maximum, over.maximum);
    take(base.noValue, over.noValue);
    take(base.thresholds, over.thresholds);
    take(base.color, over.color);
    take(base.mappings, over.mappings);
    if (!over.sourceName.isEmpty())
        base.sourceName = over.sourceName;
    for (auto it = over.custom.begin(); it != over.custom.end(); ++it)
        base.custom.insert(it.key(), it.value());
    return base;
}

std::optional<size_t> Frame::firstField(FieldType type) const
{
    const auto found
        = std::find_if(fields.begin(), fields.end(), [&](const Field &f) { return f.type() == type; });
    return found == fields.end() ? std::nullopt : std::optional(static_cast<size_t>(found - fields.begin()));
}

Frame Frame::withFields(std::vector<Field> other) const
{
    return {name, refId, kind, std::move(other)};
}

Frame Frame::picked(std::span<const size_t> rows) const
{
    Frame frame = *this;
    for (Field &field : frame.fields)
        field.values = field.values.picked(rows);
    return frame;
}

} // namespace yagura::dashboards::frames
