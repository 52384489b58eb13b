// yagura dashboard check says of dashboard files, panel by panel, what is drawn as asked; yagura dashboard
// convert writes one as another kind of file. They need no display, and only check --render, which draws the
// panels, needs an application object.
#pragma once

#include "cli/commandanswer.h"

#include <QStringList>

namespace yagura::cli {

[[nodiscard]] bool drawsPictures(const QStringList &arguments);
// arguments behind the word dashboard.
[[nodiscard]] CommandAnswer runDashboard(const QStringList &arguments);

} // namespace yagura::cli
