// From a panel's targets to what is asked. Pure, any thread.
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
    frames::TargetFormat format = frames::TargetFormat::TimeSeries;
    bool isInput = false; // hidden: asked only for what is calculated from it

    // The same for two queries that have the same answer.
    [[nodiscard]] QString key() const;
    bool operator==(const PlannedQuery &) const = default;
};

// What to ask now: empty targets are left out, and hidden ones that no calculation reads.
[[nodiscard]] std::vector<PlannedQuery> planQueries(const Panel &panel, const PlanContext &context);
// Titles and texts may use variables.
[[nodiscard]] QString shownText(const QString &text, const PlanContext &context);

struct QueryAnswer
{
    PlannedQuery query;
    metrics::SharedResult result;
};

// Warnings and infos of the answers, each once.
[[nodiscard]] QStringList noticesOf(const std::vector<QueryAnswer> &answers);

} // namespace yagura::dashboards
