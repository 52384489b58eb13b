// What a chart is given to draw: series as columns, and the marks of operations on top (thresholds,
// incidents, deploys, alert states). Plain values; columns are shared, never copied.
#pragma once

#include "core/timerange.h"
#include "kit/severity.h"
#include "kit/theme.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace yagura::kit {

// Where a series takes its colour from; resolved while painting, so that it follows the theme.
class SeriesColor
{
public:
    SeriesColor() = default;
    [[nodiscard]] static SeriesColor palette(int index);
    [[nodiscard]] static SeriesColor role(ColorRole role);
    [[nodiscard]] static SeriesColor service(const QString &name);
    [[nodiscard]] static SeriesColor fixed(const QColor &color); // asked for by a dashboard file

    [[nodiscard]] QColor resolve(const Theme &theme) const;
    // For large filled surfaces: calm, unless the colour means a severity.
    [[nodiscard]] QColor resolveFill(const Theme &theme) const;

private:
    enum class Kind { Palette, Role, Service, Fixed };
    Kind m_kind = Kind::Palette;
    int m_index = 0;
    ColorRole m_role = ColorRole::Accent;
    QString m_service;
    QColor m_fixed;
};

enum class SeriesStyle {
    Line,
    Area, // a line over its own tint
    StackedArea, // on top of the stacked ones before it
    StackedBars,
    Points,
    Steps, // a line that keeps its value until the next
};

struct ChartSeries
{
    QString name;
    SeriesColor color{};
    SeriesStyle style = SeriesStyle::Line;
    bool isDashed = false;
    // Milliseconds since 1970, ascending; values of the same length, NaN is a gap. owner keeps both alive.
    std::span<const std::int64_t> timesMs{};
    std::span<const double> values{};
    std::shared_ptr<const void> owner{};
    // Two samples farther apart than this are not joined; 0: always joined.
    std::int64_t gapMs = 0;

    // Takes columns over.
    [[nodiscard]] static ChartSeries fromColumns(QString name, SeriesColor color,
                                                 std::vector<std::int64_t> timesMs,
                                                 std::vector<double> values);
    // The value at or before `at`, no older than maxAgeMs; NaN if there is none.
    [[nodiscard]] double valueAt(std::int64_t atMs, std::int64_t maxAgeMs) const;
    [[nodiscard]] double lastValue() const; // the last that is not NaN
};

struct ChartThreshold
{
    double value = 0;
    QString name; // "PaymentErrorRateHigh > 5 %"
    Severity severity = Severity::Warning;
};

// An incident: tinted from its start to its end (or the end of the chart), a labelled line at the start.
struct ChartBand
{
    Instant from;
    std::optional<Instant> to{};
    QString label{};
    Severity severity = Severity::Critical;
};

struct ChartDeploy
{
    Instant at;
    QString label;
};

// A part of the ribbon under the axis.
struct RibbonPart
{
    Instant from;
    Instant to;
    Severity severity = Severity::Critical;
    bool isPending = false; // hatched
};

} // namespace yagura::kit
