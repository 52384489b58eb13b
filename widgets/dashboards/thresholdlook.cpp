#include "dashboards/thresholdlook.h"

#include <QColor>

namespace yagura::dashboards {

namespace {

double limitOf(const FieldOptions &field, double from)
{
    if (field.thresholdMode.value_or(ThresholdMode::Absolute) == ThresholdMode::Absolute)
        return from;
    const double low = field.minimum.value_or(0);
    const double high = field.maximum.value_or(100);
    return low + (high - low) * from / 100;
}

} // namespace

kit::Severity severityOfColor(const QString &name)
{
    if (name.contains(QLatin1String("red")))
        return kit::Severity::Critical;
    if (name.contains(QLatin1String("orange")) || name.contains(QLatin1String("yellow")))
        return kit::Severity::Warning;
    if (name.contains(QLatin1String("green")))
        return kit::Severity::Ok;
    return kit::Severity::Info;
}

ActiveStep stepAt(const FieldOptions &field, double value)
{
    ActiveStep active;
    if (!field.thresholds)
        return active;
    for (const ThresholdStep &step : *field.thresholds) {
        const double limit = step.from ? limitOf(field, *step.from) : 0;
        if (step.from && !(value >= limit))
            continue;
        active.severity = severityOfColor(step.color);
        active.limit = step.from ? std::optional(limit) : std::nullopt;
    }
    return active;
}

std::optional<kit::SeriesColor> seriesColor(const QString &name)
{
    if (name.startsWith(QLatin1Char('#'))) {
        const QColor color(name);
        return color.isValid() ? std::optional(kit::SeriesColor::fixed(color)) : std::nullopt;
    }
    switch (severityOfColor(name)) {
    case kit::Severity::Critical:
        return kit::SeriesColor::role(kit::ColorRole::Critical);
    case kit::Severity::Warning:
        return kit::SeriesColor::role(kit::ColorRole::Warning);
    case kit::Severity::Ok:
        return kit::SeriesColor::role(kit::ColorRole::Ok);
    default:
        break;
    }
    if (name.contains(QLatin1String("blue")))
        return kit::SeriesColor::palette(0);
    if (name.contains(QLatin1String("purple")))
        return kit::SeriesColor::palette(3);
    return std::nullopt;
}

kit::ColorRole figureRole(kit::Severity severity)
{
    const bool trouble = severity == kit::Severity::Critical || severity == kit::Severity::Warning;
    return trouble ? kit::colorOf(severity) : kit::ColorRole::Text;
}

} // namespace yagura::dashboards
