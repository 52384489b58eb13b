#include "dashboards/files/supportedfeatures.h"

#include "core/units.h"
#include "dashboards/panel.h"

#include <algorithm>
#include <array>

namespace yagura::dashboards {

namespace {

constexpr std::array matchers{"byName",  "byNames", "byRegexp",     "byRegexpOrNames",
                              "byType",  "byTypes", "byFrameRefID", "byValue",
                              "numeric", "time",    "first",        "firstTimeField"};
constexpr std::array properties{
    // of every kind of panel
    "unit", "decimals", "min", "max", "displayName", "noValue", "thresholds", "color", "mappings", "links",
    "custom.hideFrom",
    // over time; heatmaps, histograms and bars take some of them
    "custom.drawStyle", "custom.lineInterpolation", "custom.lineWidth", "custom.lineStyle",
    "custom.fillOpacity", "custom.gradientMode", "custom.fillBelowTo", "custom.showPoints",
    "custom.pointSize", "custom.barAlignment", "custom.barWidthFactor", "custom.barMaxWidth",
    "custom.insertNulls", "custom.stacking", "custom.spanNulls", "custom.transform", "custom.thresholdsStyle",
    "custom.axisPlacement", "custom.axisLabel", "custom.axisWidth", "custom.axisSoftMin",
    "custom.axisSoftMax", "custom.axisCenteredZero", "custom.axisGridShow", "custom.axisBorderShow",
    "custom.axisColorMode", "custom.scaleDistribution"};
// A column of a table; its cell modes are named below.
constexpr std::array tableProperties{"custom.cellOptions", "custom.displayMode", "custom.align",
                                     "custom.width",       "custom.minWidth",    "custom.hidden",
                                     "custom.filterable",  "custom.wrapText",    "custom.inspect"};
constexpr std::array cellTypes{"",
                               "auto",
                               "color-text",
                               "color-background",
                               "color-background-solid",
                               "gauge",
                               "gradient-gauge",
                               "lcd-gauge",
                               "basic",
                               "sparkline",
                               "json-view",
                               "pill",
                               "markdown",
                               "data-links"};
constexpr std::array sources{"", "prometheus", "elasticsearch", "grafana-opensearch-datasource", "__expr__"};
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

bool isKnownMatcher(const QString &id)
{
    return contains(matchers, id);
}

bool isKnownProperty(const QString &id, const QString &panelType)
{
    const bool isTable = panelKind(panelType) == PanelKind::Table;
    return contains(properties, id) || (isTable && contains(tableProperties, id));
}

bool isDrawnCell(const QString &type)
{
    return contains(cellTypes, type);
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
