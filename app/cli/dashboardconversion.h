// yagura dashboard convert: one dashboard of a file as another kind of file; and what its sister check shares
// with it.
#pragma once

#include "cli/dashboardcommand.h"
#include "dashboards/files/dashboarddocument.h"

namespace yagura::cli {

// arguments behind the word convert.
[[nodiscard]] CommandAnswer runDashboardConversion(const QStringList &arguments);

[[nodiscard]] CommandAnswer dashboardRefused(const QString &reason);
// What the reader noticed beyond what a report says of panels and variables.
[[nodiscard]] QStringList warningsOf(const dashboards::FileFindings &findings);
// NAME=VALUE into inputs; false for anything else.
[[nodiscard]] bool takeInput(const QString &argument, dashboards::InputBindings &inputs);

} // namespace yagura::cli
