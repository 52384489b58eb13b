// What of a dashboard is drawn as asked and what is not, panel by panel: the import window and `yagura
// dashboard check` show it. Pure, any thread.
#pragma once

#include "dashboards/dashboard.h"

namespace yagura::dashboards {

struct UnsupportedPanel
{
    int id = 0;
    QString title;
    QString type;
    QString reason; // the first thing that is not drawn as asked

    bool operator==(const UnsupportedPanel &) const = default;
};

struct ImportReport
{
    QString title; // of the dashboard
    int panels = 0; // rows do not count, panels in collapsed rows do
    int supported = 0;
    std::vector<UnsupportedPanel> unsupported;
    QStringList warnings;

    bool operator==(const ImportReport &) const = default;
};

// By supportedfeatures.h.
[[nodiscard]] ImportReport reportOf(const Dashboard &dashboard);

// A panel that turned out not to be drawn, if nothing is known against it yet.
void noteUndrawn(ImportReport &report, const UnsupportedPanel &panel);

// One element of what `dashboard check --json` prints. file is named as given; part is which dashboard of a
// file that holds several; warnings come behind the report's own.
[[nodiscard]] QByteArray reportJson(const QString &file, const ImportReport &report, const QString &format,
                                    const QString &part = {}, const QStringList &warnings = {});

} // namespace yagura::dashboards
