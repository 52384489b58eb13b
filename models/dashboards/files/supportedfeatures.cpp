#include "dashboards/files/supportedfeatures.h"

#include "core/units.h"
#include "dashboards/panel.h"

#include <algorithm>
#include <array>

namespace yagura::dashboards {

namespace {

constexpr std::array transformations{"organize"};
constexpr std::array matchers{"byName", "byRegexp", "byFrameRefID"};
constexpr std::array properties{
    "unit", "decimals", "min", "max", "displayName", "noValue", "thresholds", "color", "custom.cellOptions"};
constexpr std::array sources{"", "prometheus"};
constexpr std::array logSources{"", "elasticsearch", "grafana-opensearch-datasource"};
constexpr std::array traceSources{"", "jaeger"};

bool contains(const auto &list, const QString &id)
{
    return std::any_of(list.begin(), list.end(), [&](const char *one) { return id == QLatin1String(one); });
}

} // namespace

bool isDrawnPanelType(const QString &type)
{
    return panelKind(type) != PanelKind::Unsupported;
}

bool isKnownTransformation(const QString &id)
{
    return contains(transformations, id);
}

bool isKnownMatcher(const QString &id)
{
    return contains(matchers, id);
}

bool isKnownProperty(const QString &id)
{
    return contains(properties, id);
}

bool isAskedSource(const QString &type, const QString &panelType)
{
    const PanelKind kind = panelKind(panelType);
    if (kind == PanelKind::Logs)
        return contains(logSources, type);
    if (kind == PanelKind::TraceList)
        return contains(traceSources, type);
    return contains(sources, type) || !hasTargets(kind);
}

bool isDrawnUnit(const QString &id)
{
    return id.isEmpty() || isKnownUnit(id);
}

} // namespace yagura::dashboards
