// From a panel's targets to what is asked, and from the answers to named series. Pure, any thread.
#pragma once

#include "dashboards/interpolation.h"
#include "dashboards/panel.h"
#include "metrics/series.h"

namespace yagura::dashboards {

struct PlanContext
{
    TimeRange range;
    int widthPx = 600; // one point a pixel at most, unless the panel says otherwise
    Duration scrapeInterval = std::chrono::seconds(15);
    std::vector<Variable> variables;
};

struct PlannedQuery
{
    QString refId;
    QString expression; // variables put in
    QString legend;
    QueryMode mode = QueryMode::Range;
    TimeRange range;
    Duration step{};

    // The same for two queries that have the same answer.
    [[nodiscard]] QString key() const;
    bool operator==(const PlannedQuery &) const = default;
};

// What to ask now: hidden and empty targets are left out.
[[nodiscard]] std::vector<PlannedQuery> planQueries(const Panel &panel, const PlanContext &context);
// Titles and texts may use variables.
[[nodiscard]] QString shownText(const QString &text, const PlanContext &context);

struct QueryAnswer
{
    PlannedQuery query;
    metrics::SharedResult result;
};

struct PanelSeries
{
    QString name;
    QString refId;
    FieldOptions field; // overrides applied
    metrics::SharedResult owner;
    const metrics::Series *series = nullptr; // inside owner
    Duration step{}; // of the query; zero for an instant one
};

// Every series of every answer, in order, with its name.
[[nodiscard]] std::vector<PanelSeries> seriesOf(const Panel &panel, const std::vector<QueryAnswer> &answers);

// Warnings and infos of the answers, each once.
[[nodiscard]] QStringList noticesOf(const std::vector<QueryAnswer> &answers);

} // namespace yagura::dashboards
