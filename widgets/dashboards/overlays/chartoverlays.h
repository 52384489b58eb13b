// What a chart over time shows of a panel's overlays: annotations and deploys as lines, incidents as bands,
// alerts as a ribbon, exemplars as diamonds. GUI thread.
#pragma once

#include "correlate/pivot.h"
#include "dashboards/overlays/paneloverlays.h"
#include "dashboards/panel.h"
#include "kit/severity.h"
#include "metrics/exemplar.h"

#include <QTimeZone>

#include <optional>

namespace yagura::kit {
class TimeSeriesChart;
}

namespace yagura::dashboards {

void showOverlays(kit::TimeSeriesChart &chart, const PanelOverlays &overlays, const QTimeZone &zone);
[[nodiscard]] bool drawsExemplars(PanelKind kind);
// An exemplar's id is its trace, empty where it has none.
void showExemplars(kit::TimeSeriesChart &chart, const std::vector<metrics::Exemplar> &exemplars);
// Its labels a line each, the first few of them, and how its trace is opened.
[[nodiscard]] QStringList exemplarLines(const metrics::Exemplar &exemplar);
// The way to the trace; nothing without its id.
[[nodiscard]] std::optional<correlate::Pivot> traceOf(const QString &traceId);

// As the alert's label says; critical where it does not say.
[[nodiscard]] kit::Severity severityOf(const AlertRibbon &ribbon);
// "PaymentErrorRateHigh firing since 14:29", each rule once; of those that are not quiet at that moment.
[[nodiscard]] QStringList alertNotes(const std::vector<AlertRibbon> &ribbons, Instant at,
                                     const QTimeZone &zone);

} // namespace yagura::dashboards
