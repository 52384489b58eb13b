// The marks in a panel's header: the worst state of the alerts that watch it, and a rate whose window holds
// too few scrapes. Nothing is shown while all is well. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/overlays/paneloverlays.h"
#include "dashboards/overlays/ratewindowcheck.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura::kit {
class Chip;
}

namespace yagura::dashboards {

class PanelMarks : public QWidget
{
    Q_OBJECT
public:
    explicit PanelMarks(QWidget *parent = nullptr);

    void setAlerts(const std::vector<AlertRibbon> &ribbons);
    void setNarrowWindows(const std::vector<TargetWindow> &windows);
    // Whether a click may mend the windows.
    void setEditable(bool isEditable);
    [[nodiscard]] kit::Chip *alertChip() const { return m_alert; }
    [[nodiscard]] kit::Chip *windowChip() const { return m_window; }

Q_SIGNALS:
    void alertActivated();
    void mendRequested();

private:
    void showWindows();

    std::vector<TargetWindow> m_windows;
    bool m_isEditable = false;
    kit::Chip *m_alert;
    kit::Chip *m_window;
};

} // namespace yagura::dashboards
