// The marks on top of a chart over time: thresholds, incidents, deploys, annotations, exemplars, alert
// states. Plain values.
#pragma once

#include "core/timerange.h"
#include "kit/charts/seriescolor.h"
#include "kit/severity.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace yagura::kit {

enum class ThresholdDrawing { Line, DashedLine, Area, LineAndArea, DashedLineAndArea };

struct ChartThreshold
{
    double value = 0; // −∞ for the step below all others
    QString name; // "PaymentErrorRateHigh > 5 %"
    Severity severity = Severity::Warning;
    ThresholdDrawing drawing = ThresholdDrawing::DashedLine;
    std::optional<double> until{}; // where the area ends; absent: at the end of the scale
    std::optional<SeriesColor> color{}; // instead of the severity's
    int axis = 0;
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

// Something that was noted down at a moment or over a span: a line or a tint, and a marker on the time axis.
struct ChartAnnotation
{
    QString id{};
    Instant at;
    std::optional<Instant> to{}; // a span
    QString text{};
    QStringList lines{}; // under the text: tags, who wrote it
    Severity severity = Severity::Info;
};

// One request that stands for many: a diamond at its time and value.
struct ChartExemplar
{
    QString id{};
    Instant at;
    double value = 0;
    QStringList lines{}; // "trace_id 4bf92f35", "service payment"
    int axis = 0;
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
