// Every panel of a dashboard as a picture, drawn from sample answers without a server: shows that what a file
// asks for is drawn. GUI thread.
#pragma once

#include "dashboards/dashboard.h"
#include "dashboards/files/importreportfile.h"

#include <QImage>
#include <QTimeZone>

namespace yagura::dashboards {

struct PanelPicture
{
    int id = 0;
    QImage image;
    QString reason; // why nothing is drawn in it; empty: something is
};

// The panels in the order of the dashboard, children of rows included, rows not; each as large as on a board
// of 1600 pixels. Lists of alerts, incidents, logs … ask their servers themselves: they show that there is
// none, and are not judged.
[[nodiscard]] std::vector<PanelPicture> panelPictures(const Dashboard &dashboard, Instant now);

// Writes them as folder/<name>-<panel id>.png, and notes in report what stays empty. An error names the file
// that cannot be written.
[[nodiscard]] Status writePanelPictures(const Dashboard &dashboard, const QString &folder,
                                        const QString &name, ImportReport &report);

} // namespace yagura::dashboards
