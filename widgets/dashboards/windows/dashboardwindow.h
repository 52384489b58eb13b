// A dashboard, or one panel of it, in a window of its own: for another monitor. It shares the console's time
// range, cursor and scheduler. Unless it is only looked at, its panels have their menu, can be edited, and go
// to other windows and come from there. F11 fills the monitor, where nothing is edited. Owned by app/; GUI
// thread.
#pragma once

#include "dashboards/dashboardsscreen.h"
#include "kit/actionregistry.h"

#include <QWidget>

namespace yagura::kit {
class ElidedLabel;
class IconButton;
class KioskGuard;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

// What outlives the program of a window.
struct DashboardWindowState
{
    DashboardPlace place;
    QByteArray geometry; // as QWidget gives it
    bool isFullScreen = false;
};

class DashboardWindow : public QWidget
{
    Q_OBJECT
public:
    // time and scheduler outlive the window.
    DashboardWindow(correlate::TimeContext &time, metrics::QueryScheduler &scheduler);
    ~DashboardWindow() override;

    // Before it is opened. store: as of DashboardsScreen. What is to be saved is asked of screen().
    void allowEditing(EditStore *store);
    void setSources(const Sources<metrics::PromClient> &sources);
    // The file as it is now, and which part of it is shown. Later calls only look whether the file changed.
    void open(const DashboardFile &file, const DashboardPlace &place);
    void setFile(const DashboardFile &file);

    [[nodiscard]] DashboardWindowState state() const;
    // Onto a monitor that is there, wherever it was before.
    void restore(const DashboardWindowState &state);
    void setFullScreen(bool isFullScreen);
    [[nodiscard]] DashboardsScreen &screen() const { return *m_screen; }

Q_SIGNALS:
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead();
    void addKeys();
    void showTitle();
    void showUndo(const QString &undo, const QString &redo);
    void takeEditing(bool isEditing);
    void showRange();

    correlate::TimeContext &m_time;
    DashboardPlace m_place;
    QWidget *m_head;
    kit::ElidedLabel *m_title;
    kit::PlainLabel *m_range;
    kit::IconButton *m_edit;
    kit::IconButton *m_undo;
    kit::IconButton *m_redo;
    bool m_mayEdit = false;
    DashboardsScreen *m_screen;
    kit::ActionRegistry m_actions; // for their keys
    kit::KioskGuard *m_guard;
};

} // namespace yagura::dashboards
