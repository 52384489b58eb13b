#include "metrics/explorequery.h"

#include "dashboards/legendtext.h"
#include "metrics/stepmaths.h"

#include <algorithm>

namespace yagura::metrics {

namespace {

constexpr int leastPoints = 60;
constexpr qsizetype longestTitle = 80;

bool isAsked(const ExploreQuery &query)
{
    return !query.isHidden && !query.text.trimmed().isEmpty();
}

} // namespace

std::vector<AskedQuery> askedQueries(const std::vector<ExploreQuery> &queries, const ExplorePlan &plan)
{
    const int points = std::clamp(plan.widthPx, leastPoints, static_cast<int>(pointLimit));
    const Duration step = automaticStep(plan.range, points, plan.scrapeInterval);
    dashboards::Scope scope;
    dashboards::addIntervals(scope, {plan.range, step, plan.scrapeInterval});
    std::vector<AskedQuery> asked;
    for (const ExploreQuery &query : queries) {
        if (!isAsked(query))
            continue;
        AskedQuery one;
        one.refId = query.refId;
        one.text = query.text;
        one.expression = dashboards::interpolated(query.text, scope, dashboards::Escaping::PromQl);
        one.mode = plan.mode;
        one.range = plan.range;
        one.step = step;
        one.replaced = dashboards::replacements(query.text, scope, dashboards::Escaping::PromQl);
        asked.push_back(std::move(one));
    }
    return asked;
}

QString nextRefId(const std::vector<ExploreQuery> &queries)
{
    for (int number = 0;; ++number) {
        QString id;
        for (int rest = number; rest >= 0; rest = rest / 26 - 1)
            id.prepend(QChar(u'A' + rest % 26));
        if (std::none_of(queries.begin(), queries.end(),
                         [&](const ExploreQuery &one) { return one.refId == id; }))
            return id;
    }
}

QStringList seriesNames(const ExploreAnswer &answer)
{
    std::vector<Labels> labels;
    for (const Series &series : answer.result->series)
        labels.push_back(series.labels);
    QStringList names = dashboards::automaticLegends(labels);
    for (QString &name : names)
        name = name.isEmpty() || name == QLatin1String("{}") ? answer.query.expression : name;
    return names;
}

dashboards::Panel panelOf(const std::vector<ExploreQuery> &queries, QueryMode mode)
{
    dashboards::Panel panel = dashboards::newPanel(
        0, mode == QueryMode::Instant ? dashboards::PanelKind::Table : dashboards::PanelKind::TimeSeries);
    panel.targets.clear();
    for (const ExploreQuery &query : queries) {
        if (query.text.trimmed().isEmpty())
            continue;
        dashboards::Target target;
        target.refId = query.refId;
        target.expression = query.text;
        target.mode = mode;
        target.hidden = query.isHidden;
        panel.targets.push_back(std::move(target));
        if (panel.title.isEmpty() && !query.isHidden)
            panel.title = query.text.simplified().left(longestTitle);
    }
    return panel;
}

} // namespace yagura::metrics
