// What of a Grafana panel this console draws as asked: one table for each kind of thing that is not read into
// a type of its own. Whoever teaches the console something new adds a line here, and import reports follow.
// Plain functions, any thread.
#pragma once

#include <QString>

namespace yagura::dashboards {

[[nodiscard]] bool isDrawnPanelType(const QString &type);
[[nodiscard]] bool isKnownMatcher(const QString &id);
// An override's property ("unit", "custom.cellOptions") in a panel of that type.
[[nodiscard]] bool isKnownProperty(const QString &id, const QString &panelType);
// How a cell of a table is drawn ("color-background"); empty is the plain one.
[[nodiscard]] bool isDrawnCell(const QString &type);
// The plugin id of a data source whose queries panels of that type ask; empty is the default source.
[[nodiscard]] bool isAskedSource(const QString &type, const QString &panelType);
[[nodiscard]] bool isDrawnUnit(const QString &id);

} // namespace yagura::dashboards
