// Which dashboards there are. Looks only at names; GUI thread.
#pragma once

#include "dashboards/dashboardsscreen.h"
#include "givenfiles.h"
#include "workspace/workspace.h"

namespace yagura {

// Those given on the command line, those of the workspace, then the ones the program brings, except where the
// workspace has a file of the same name: the operator's edited copy.
[[nodiscard]] QList<dashboards::DashboardFile> dashboardFiles(const Workspace &workspace,
                                                              const QList<GivenFile> &given);

} // namespace yagura
