// The queries of Explore: as written, as asked, as answered, and as the panel they would be on a dashboard.
// Plain values; pure functions.
#pragma once

#include "core/error.h"
#include "dashboards/interpolation.h"
#include "dashboards/panel.h"
#include "metrics/series.h"

namespace yagura::metrics {

using dashboards::QueryMode;

struct ExploreQuery
{
    QString refId; // "A", "B" …
    QString text;
    bool isHidden = false;

    bool operator==(const ExploreQuery &) const = default;
};

struct AskedQuery
{
    QString refId;
    QString text; // as written
    QString expression; // macros put in
    QueryMode mode = QueryMode::Range;
    TimeRange range;
    Duration step{};
    std::vector<dashboards::Replacement> replaced; // what became of each macro
};

struct ExploreAnswer
{
    AskedQuery query;
    SharedResult result;
};

struct ExplorePlan
{
    QueryMode mode = QueryMode::Range;
    TimeRange range;
    int widthPx = 600;
    Duration scrapeInterval = std::chrono::seconds(15);
};

// In order; hidden and empty ones are left out.
[[nodiscard]] std::vector<AskedQuery> askedQueries(const std::vector<ExploreQuery> &queries,
                                                   const ExplorePlan &plan);

// The first letter that no query has.
[[nodiscard]] QString nextRefId(const std::vector<ExploreQuery> &queries);

// Name of each series of an answer, in order: what tells them apart, else the expression.
[[nodiscard]] QStringList seriesNames(const ExploreAnswer &answer);

// A time series panel, or a table for instant queries; hidden queries stay hidden. Its title is the first
// visible query.
[[nodiscard]] dashboards::Panel panelOf(const std::vector<ExploreQuery> &queries, QueryMode mode);

} // namespace yagura::metrics
