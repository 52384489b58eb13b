#include "dashboards/frames/overrides.h"

namespace yagura::dashboards::frames {

Frames withSettings(const Frames &frames, const FieldConfig &defaults,
                    const std::vector<Override<FieldConfig>> &overrides)
{
    Frames out = frames;
    for (Frame &frame : out) {
        for (Field &field : frame.fields)
            field.config = merged(defaults, field.config);
    }
    forEachOverridden(out, frames, overrides, [](Field &field, const FieldConfig &properties) {
        field.config = merged(std::move(field.config), properties);
    });
    return out;
}

} // namespace yagura::dashboards::frames
