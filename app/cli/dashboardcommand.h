// yagura dashboard check says of dashboard files, panel by panel, what is drawn as asked; yagura dashboard
// convert writes one as another kind of file. They need no display, and only check --render, which draws the
// panels, needs an application object.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace yagura::cli {

struct CommandAnswer
{
    int status = 0; // 0 done, 1 the input has findings, 2 bad usage or unreadable input
    QByteArray output; // for standard output
    QByteArray messages; // for standard error
};

[[nodiscard]] bool drawsPictures(const QStringList &arguments);
// arguments behind the word dashboard.
[[nodiscard]] CommandAnswer runDashboard(const QStringList &arguments);

} // namespace yagura::cli
