// From a panel's targets to what is asked. Pure, any thread.
#pragma once

#include "dashboards/interpolation.h"
#include "dashboards/panel.h"
#include "metrics/series.h"

#include <QTimeZone>

namespace yagura::dashboards {

// A source that can be asked, by the names a dashboard may call it.
struct SourceName
{
    QString id;
    QString name;

    bool operator==(const SourceName &) const = default;
};

struct PlanContext
{
    TimeRange range;
    int widthPx = 600; // one point a pixel at most, unless the panel says otherwise
    Duration scrapeInterval = std::chrono::seconds(15);
    std::vector<Variable> variables;
    QTimeZone zone = QTimeZone::utc();
    std::vector<SourceName> metricSources = {}; // the default one first
    QString dashboardUid = {};
    QString dashboardTitle = {};
};

struct PlannedQuery
{
    QString refId;
    QString expression; // variables put in
    QString legend;
    QueryMode mode = QueryMode::Range;
    TimeRange range;
    Duration step{};
    QString sourceType = {}; // plugin id; empty: as the source has it
    QString source = {}; // id or name, variables put in; empty: the default one
    QVariantMap model = {}; // of a source that is not Prometheus: the target, variables put in
    frames::TargetFormat format = frames::TargetFormat::TimeSeries;
    bool isInput = false; // hidden: asked only for what is calculated from it
    bool hasExemplars = false; // they are wanted too

    // The same for two queries that have the same answer.
    [[nodiscard]] QString key() const;
    bool operator==(const PlannedQuery &) const = default;
};

// What a panel with a time of its own shows of the dashboard's range: its length or start (timeFrom), then
// how far it is moved back (timeShift). As it is for texts that mean no time.
[[nodiscard]] TimeRange panelRange(const Panel &panel, const TimeRange &range,
                                   const QTimeZone &zone = QTimeZone::utc());

// What to ask now: empty targets are left out, and hidden ones that no calculation reads.
[[nodiscard]] std::vector<PlannedQuery> planQueries(const Panel &panel, const PlanContext &context);
// Titles and texts may use variables; values are said as people call them.
[[nodiscard]] QString shownText(const QString &text, const PlanContext &context);
// Names of sources and settings may use them too; values are as they are.
[[nodiscard]] QString settingText(const QString &text, const PlanContext &context);

// The address of a link: values as they are, ${__url_time_range} and ${__all_variables} as parts of one.
[[nodiscard]] QString linkAddress(const QString &address, const PlanContext &context);

struct QueryAnswer
{
    PlannedQuery query;
    metrics::SharedResult result;
};

// Warnings and infos of the answers, each once.
[[nodiscard]] QStringList noticesOf(const std::vector<QueryAnswer> &answers);

} // namespace yagura::dashboards
