// Links of the fields that a chart shows: where its figures and series lead, and how the tooltip says so.
// Plain functions, GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::dashboards {

using LinkLists = std::vector<std::vector<FieldLink>>;

// One list a figure.
[[nodiscard]] LinkLists linksOf(const std::vector<PanelFigure> &figures);
// Of the series that have a value there, each named by its series where there are several.
[[nodiscard]] std::vector<FieldLink> linksAt(const std::vector<PanelSeries> &series, Instant at);

// What a click on one of them does, or a double click; empty where none leads anywhere.
[[nodiscard]] QString clickHint(const LinkLists &links);
[[nodiscard]] QString activationHint(const LinkLists &links);
// What pinning a moment of such fields offers; empty where none has any.
[[nodiscard]] QString menuHint(const std::vector<const frames::FieldConfig *> &fields);

} // namespace yagura::dashboards
