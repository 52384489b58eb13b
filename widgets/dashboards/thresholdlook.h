// What Grafana's colour names mean here: severities and theme roles, so that an imported dashboard keeps to
// the look. Plain functions, GUI thread.
#pragma once

#include "dashboards/panel.h"
#include "kit/charts/chartdata.h"
#include "kit/severity.h"

#include <optional>

namespace yagura::dashboards {

struct ActiveStep
{
    kit::Severity severity = kit::Severity::Info; // Info where the colour means nothing
    std::optional<double> limit; // where the step begins
};

// The step a value is in. Percentage steps are shares of the field's minimum and maximum.
[[nodiscard]] ActiveStep stepAt(const FieldOptions &field, double value);

// red is critical, orange and yellow are warnings, green is fine.
[[nodiscard]] kit::Severity severityOfColor(const QString &name);

// A named or "#rrggbb" colour for a series; nothing for names that mean nothing here.
[[nodiscard]] std::optional<kit::SeriesColor> seriesColor(const QString &name);

// For a figure: healthy values stay in the colour of text.
[[nodiscard]] kit::ColorRole figureRole(kit::Severity severity);

} // namespace yagura::dashboards
