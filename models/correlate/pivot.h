// A way from one signal to another: what a screen asks for, and what the target screen shows. Plain value.
#pragma once

#include "core/timerange.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace yagura::correlate {

enum class Target { Overview, Dashboards, Metrics, Traces, Logs, Alerts, Incidents, ErrorBudgets, Settings };

// Only what is known is set; the target screen narrows by all of it.
struct Pivot
{
    Target target = Target::Overview;
    QString service; // canonical identity, see serviceidentity.h
    QString traceId; // 32 lower-case hex
    QString spanId; // 16 lower-case hex
    QString incidentId;
    QString alertFingerprint;
    QString query; // in the target's own language: PromQL, Lucene …
    QString sourceId; // a source of sources.yaml
    std::optional<TimeRange> range; // the shared range moves to it

    bool operator==(const Pivot &) const = default;
};

} // namespace yagura::correlate

Q_DECLARE_METATYPE(yagura::correlate::Pivot)
