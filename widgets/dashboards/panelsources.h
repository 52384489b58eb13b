// Who answers the questions of panels: the sources of metrics, and those of logs for what dashboards count
// there. Plain value, valid while its sources and the scheduler are; GUI thread.
#pragma once

#include "dashboards/panelloader.h"
#include "logs/elasticclient.h"
#include "net/source.h"

namespace yagura::dashboards {

struct PanelSources
{
    Sources<metrics::PromClient> metrics;
    Sources<logs::ElasticClient> logs;
};

// By id or name; the first where the name means none of them, null where there is none at all.
template <typename Client>
[[nodiscard]] const Source<Client> *sourceNamed(const Sources<Client> &sources, const QString &wanted)
{
    for (const auto &source : sources) {
        if (source.id == wanted || source.name == wanted)
            return &source;
    }
    return sources.isEmpty() ? nullptr : &sources.front();
}

// Without start where nobody can answer it: no source of that kind is connected, or the kind is not asked.
[[nodiscard]] PanelQuestion questionFor(const PlannedQuery &query, const PanelSources &sources,
                                        metrics::QueryScheduler &scheduler);

// What to do about a question without an answerer.
[[nodiscard]] QString missingSourceHint(const PlannedQuery &query);

} // namespace yagura::dashboards
