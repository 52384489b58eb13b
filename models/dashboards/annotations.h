// What a dashboard marks on its panels beside its series: events that a query finds, as its file asks for
// them. Pure, any thread.
#pragma once

#include "core/timerange.h"
#include "dashboards/interpolation.h"
#include "metrics/series.h"

namespace yagura::dashboards {

enum class AnnotationKind {
    BuiltIn, // what people noted in Grafana itself; its alert states too
    Prometheus, // where an expression is above zero
    Other, // of a source whose annotations are not asked
};

struct AnnotationQuery
{
    QString name;
    AnnotationKind kind = AnnotationKind::Prometheus;
    QString sourceType; // plugin id
    QString source; // uid, name or $variable; empty: the default one
    bool isEnabled = true;
    bool isHidden = false; // has no switch above the dashboard
    QString color; // Grafana's name or "#rrggbb"
    QString expression;
    QString step; // a duration or a variable; empty: 60s
    QString titleFormat; // "{{label}}" as in legends
    QString textFormat;
    QStringList tagKeys; // labels whose values become tags
    bool isValueTheTime = false; // the value is the moment, in milliseconds
    std::vector<int> panels; // ids; empty: all
    bool areExcluded = false; // all but those

    bool operator==(const AnnotationQuery &) const = default;
};

[[nodiscard]] bool isShownOn(const AnnotationQuery &query, int panelId);

struct PlannedAnnotation
{
    QString expression; // variables put in, filters joined
    TimeRange range;
    Duration step{};

    bool operator==(const PlannedAnnotation &) const = default;
};

// What to ask a Prometheus as a range; nothing when it is off, of another kind or without an expression. The
// step is coarser where the range would have too many points.
[[nodiscard]] std::optional<PlannedAnnotation>
planAnnotation(const AnnotationQuery &query, const TimeRange &range, const std::vector<Variable> &variables);

struct Annotation
{
    Instant from;
    Instant to; // equal to from: a moment
    QString title;
    QString text;
    QStringList tags;

    [[nodiscard]] bool isRegion() const { return from < to; }
    bool operator==(const Annotation &) const = default;
};

// Samples above zero, those at most one step apart as one region, series by series: as Grafana's Prometheus
// source does (processAnnotationResponse).
[[nodiscard]] std::vector<Annotation> annotationsFrom(const AnnotationQuery &query,
                                                      const metrics::QueryResult &result, Duration step);

} // namespace yagura::dashboards
