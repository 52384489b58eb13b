// Settings of fields: the panel's defaults, then each override on the fields its matcher names. Pure, any
// thread.
#pragma once

#include "dashboards/frames/fieldmatcher.h"

namespace yagura::dashboards::frames {

// Properties is whatever a caller sets on fields: a FieldConfig here, a panel's own options elsewhere.
template <typename Properties> struct Override
{
    FieldMatcher matcher;
    Properties properties;

    bool operator==(const Override &) const = default;
};

// Calls apply(field of frames, properties) for every field and every override that matches it, in the order
// of the overrides. Matchers go by names and values as named has them: the same frames, before any setting.
template <typename Properties, typename Apply>
void forEachOverridden(Frames &frames, const Frames &named,
                       const std::vector<Override<Properties>> &overrides, Apply apply)
{
    for (const Override<Properties> &override : overrides) {
        const FieldSelector selector(override.matcher, named);
        for (size_t f = 0; f < named.size(); ++f) {
            const std::vector<bool> chosen = selector.of(named[f]);
            for (size_t i = 0; i < chosen.size(); ++i) {
                if (chosen[i])
                    apply(frames[f].fields[i], override.properties);
            }
        }
    }
}

// What a field says of itself wins over the defaults, an override over both.
[[nodiscard]] Frames withSettings(const Frames &frames, const FieldConfig &defaults,
                                  const std::vector<Override<FieldConfig>> &overrides);

} // namespace yagura::dashboards::frames
