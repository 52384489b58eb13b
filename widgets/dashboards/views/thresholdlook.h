// What Grafana's colours mean here: severities and theme roles, so that an imported dashboard keeps to the
// look. Plain functions, GUI thread.
#pragma once

#include "dashboards/frames/fielddisplay.h"
#include "kit/charts/chartdata.h"
#include "kit/severity.h"

#include <optional>

namespace yagura::dashboards {

struct ActiveStep
{
    kit::Severity severity = kit::Severity::Info; // Info where the colour means nothing
    std::optional<double> limit; // where the step begins
};

// The step a shown value is in. range is that of its scale, which steps in percent are shares of.
[[nodiscard]] ActiveStep stepAt(const frames::FieldConfig &field, const frames::DisplayValue &value,
                                const frames::ValueRange &range);
// Where a step begins on the scale.
[[nodiscard]] std::optional<double> limitOf(const frames::Thresholds &thresholds, qsizetype step,
                                            const frames::ValueRange &range);

// red is critical, orange and yellow are warnings, green is fine; also "#rrggbb" and "rgb(…)", by their hue.
[[nodiscard]] kit::Severity severityOfColor(const QString &name);

// A named, "#rrggbb" or "rgba(…)" colour for a series; nothing for names that mean nothing here.
[[nodiscard]] std::optional<kit::SeriesColor> seriesColor(const QString &name);

// Of a value or a series: what its field's settings and mappings ask for; nothing without a wish.
[[nodiscard]] std::optional<kit::SeriesColor> colorOf(const frames::ColorMeaning &meaning);

// For a figure: healthy values stay in the colour of text.
[[nodiscard]] kit::ColorRole figureRole(kit::Severity severity);

} // namespace yagura::dashboards
