// What of a Grafana panel this console draws as asked: one table for each kind of thing. Whoever teaches the
// console something new adds a line here, and import reports follow. Plain functions, any thread.
#pragma once

#include <QString>

namespace yagura::dashboards {

[[nodiscard]] bool isDrawnPanelType(const QString &type);
[[nodiscard]] bool isKnownTransformation(const QString &id);
[[nodiscard]] bool isKnownMatcher(const QString &id);
// An override's property ("unit", "custom.cellOptions").
[[nodiscard]] bool isKnownProperty(const QString &id);
// The plugin id of a data source whose queries panels of that type ask; empty is the default source.
[[nodiscard]] bool isAskedSource(const QString &type, const QString &panelType);
[[nodiscard]] bool isDrawnUnit(const QString &id);

} // namespace yagura::dashboards
