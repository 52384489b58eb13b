#include "dashboards/overlays/panelasking.h"

#include "dashboards/alertribbons.h"
#include "dashboards/repeats.h"
#include "metrics/promql/selections.h"

#include <algorithm>

namespace yagura::dashboards {

using metrics::promql::LabelMatcher;
using metrics::promql::Selection;

namespace {

const SourceName *sourceOf(const PlannedQuery &query, const std::vector<SourceName> &sources)
{
    const auto named = std::ranges::find_if(
        sources, [&](const SourceName &one) { return one.id == query.source || one.name == query.source; });
    return named != sources.end() ? &*named : sources.empty() ? nullptr : &sources.front();
}

bool letsThrough(const Selection &selection, const QString &service)
{
    for (const char *label : {"service", "service_name", "app", "job"}) {
        bool isNamed = false;
        for (const LabelMatcher &matcher : selection.matchers) {
            if (matcher.name != QLatin1String(label))
                continue;
            isNamed = true;
            if (!mayMatch(matcher, service))
                return false;
        }
        if (isNamed)
            return true;
    }
    return true;
}

} // namespace

std::vector<PanelAsking> askingOf(const std::vector<Panel> &panels, const PlanContext &dashboard)
{
    std::vector<PanelAsking> all;
    for (const Panel &panel : panels) {
        if (panel.kind != PanelKind::TimeSeries)
            continue;
        PlanContext context = dashboard;
        context.variables = scopedVariables(dashboard.variables, panel);
        std::vector<PanelAsking> ofPanel;
        for (const PlannedQuery &query : planQueries(panel, context)) {
            const SourceName *source
                = query.model.isEmpty() ? sourceOf(query, context.metricSources) : nullptr;
            if (!source)
                continue;
            const auto known = std::ranges::find(ofPanel, source->id, &PanelAsking::source);
            if (known != ofPanel.end())
                known->expressions << query.expression;
            else
                ofPanel.push_back({panel.id, source->id, {query.expression}});
        }
        all.insert(all.end(), ofPanel.begin(), ofPanel.end());
    }
    return all;
}

QStringList servicesRead(const QStringList &expressions, const QStringList &services)
{
    QStringList read;
    for (const QString &expression : expressions) {
        const auto parsed = metrics::promql::parseSyntax(expression);
        if (!parsed.isRight())
            continue;
        for (const Selection &selection : metrics::promql::selectionsOf(*parsed.root)) {
            for (const QString &service : services) {
                if (!read.contains(service) && letsThrough(selection, service))
                    read << service;
            }
        }
    }
    return read;
}

} // namespace yagura::dashboards
