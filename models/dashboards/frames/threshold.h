// Thresholds of a field: which step is in force for a value. Pure, any thread.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace yagura::dashboards::frames {

enum class ThresholdMode { Absolute, Percentage };

struct ThresholdStep
{
    std::optional<double> from; // absent: from minus infinity
    QString color; // Grafana's name ("red", "semi-dark-orange") or "#rrggbb"

    bool operator==(const ThresholdStep &) const = default;
};

struct Thresholds
{
    ThresholdMode mode = ThresholdMode::Absolute;
    QList<ThresholdStep> steps; // ascending

    bool operator==(const Thresholds &) const = default;
};

// Green, and red from 80: what a field has that says nothing.
[[nodiscard]] Thresholds defaultThresholds();

// The place of the step in force: the last whose start the value reaches; the first for a value below all and
// for NaN. fraction is the value's place between the field's minimum and maximum, which steps in percent are
// compared with. Nothing when there are no steps.
[[nodiscard]] std::optional<int> activeStep(const Thresholds &thresholds, double value, double fraction = 0);

} // namespace yagura::dashboards::frames
