// The windows besides the main one: dashboards and panels on other monitors. Opens them, keeps their files
// and sources true, remembers them from run to run. Owned by Console; GUI thread.
#pragma once

#include "dashboards/windows/dashboardwindow.h"
#include "givenfiles.h"
#include "session.h"

#include <QObject>

#include <memory>
#include <vector>

class QSettings;

namespace yagura {

class DashboardWindows : public QObject
{
    Q_OBJECT
public:
    // main: whose panels are torn off. Both outlive this.
    DashboardWindows(Session &session, dashboards::DashboardsScreen &main, QList<GivenFile> files,
                     QObject *parent = nullptr);
    ~DashboardWindows() override;

    // near: a place of the screen, if any. Null when there is no such dashboard.
    dashboards::DashboardWindow *open(const dashboards::DashboardPlace &place, const QPoint &near = {});
    // A file that is not one of the workspace's, only looked at; not remembered.
    dashboards::DashboardWindow *look(const dashboards::DashboardFile &file);
    [[nodiscard]] std::vector<dashboards::DashboardWindow *> windows() const;

    [[nodiscard]] std::vector<dashboards::DashboardWindowState> states() const;
    void restore(const std::vector<dashboards::DashboardWindowState> &states);
    void saveState(QSettings &settings) const;
    // Those of dashboards that are gone are left out.
    void restoreState(QSettings &settings);

private:
    struct Open
    {
        std::unique_ptr<dashboards::DashboardWindow> window;
        bool isRemembered = true;
    };

    dashboards::DashboardWindow *add(bool isRemembered);
    void allowEditing(dashboards::DashboardWindow &window);
    void remove(const dashboards::DashboardWindow *window);
    void distribute();
    void readAgain();
    [[nodiscard]] std::optional<dashboards::DashboardFile> fileOf(const QString &id) const;

    Session &m_session;
    QList<GivenFile> m_files;
    std::vector<Open> m_open;
    std::vector<dashboards::DashboardWindowState> m_waiting; // until the workspace was looked at
};

} // namespace yagura
