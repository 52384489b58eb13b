// How fields of a panel look in the charts of the kit: colours, texts, steps. Plain functions, GUI thread.
#pragma once

#include "dashboards/panelfigures.h"
#include "dashboards/panelview.h"
#include "kit/charts/charttooltip.h"
#include "kit/charts/figures/figuredata.h"
#include "kit/charts/parts/itemlegend.h"
#include "kit/charts/parts/valueformat.h"

namespace yagura::dashboards {

[[nodiscard]] kit::ValueText valueTextOf(const FormattedNumber &text);

// Texts of a field's values, mappings included.
[[nodiscard]] kit::ValueFormat formatOf(const frames::FieldConfig &config, const QTimeZone &zone);

// The colour of a whole series: what its field asks for; where that goes by number, a service has its own.
[[nodiscard]] kit::SeriesColor colorOfSeries(const PanelSeries &series, int number);

// The legend of a chart of things.
[[nodiscard]] kit::LegendKind legendKind(const LegendOptions &options);
[[nodiscard]] kit::LegendPlacement legendPlace(const LegendOptions &options);

// What the tooltip of a chart tells. otherwise: the order where the file names none.
[[nodiscard]] kit::TooltipOptions tooltipLook(const QVariantMap &options,
                                              kit::TooltipSort otherwise = kit::TooltipSort::None);

// The zones that the axis of a chart shows, at most four: the panel's own, or that of the dashboard.
[[nodiscard]] std::vector<QTimeZone> zonesOf(const PanelContent &content);
// The first of them.
[[nodiscard]] QTimeZone zoneOf(const PanelContent &content);

// Where the colours of the field's thresholds begin, on the scale given; empty without thresholds.
[[nodiscard]] std::vector<kit::FigureStep> stepsOf(const frames::FieldConfig &config,
                                                   const frames::ValueRange &range);

// A figure as gauges and big figures take it. In trouble it has its colour, otherwise that of text.
[[nodiscard]] kit::FigureItem figureItem(const PanelFigure &figure);

} // namespace yagura::dashboards
