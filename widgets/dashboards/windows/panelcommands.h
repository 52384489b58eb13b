// What can be done with a panel of DashboardsScreen besides moving it: its menu, exports, the inspector, the
// clipboard, alone, a window of its own. Owned by the screen, which lays its panes out; GUI thread.
#pragma once

#include "core/call.h"
#include "dashboards/export/exportbar.h"
#include "dashboards/panel.h"

#include <QMenu>
#include <QObject>
#include <QPointer>

namespace yagura::kit {
class ActionRegistry;
}

namespace yagura::dashboards {

class DashboardsScreen;
class GridView;
class ImportPane;
class InspectPane;
class LibraryPane;
class PanelFrame;

class PanelCommands : public QObject
{
    Q_OBJECT
public:
    explicit PanelCommands(DashboardsScreen &screen);

    [[nodiscard]] ExportBar *exportBar() const { return m_export; }
    [[nodiscard]] InspectPane *inspector() const { return m_inspector; }
    [[nodiscard]] ImportPane *importer() const { return m_importer; }
    [[nodiscard]] LibraryPane *library() const { return m_library; }
    [[nodiscard]] std::vector<QWidget *> sidePanes() const;
    void connectGrid(GridView &grid);
    void registerActions(kit::ActionRegistry &registry);

    void openMenu(int id, const QPoint &globalPosition);
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void exportPanel(int id, ExportFormat format);
    void exportDashboard(ExportFormat format);
    void inspect(int id);
    void offerFiles(const QStringList &paths);
    void setShowingLibrary(bool isShown);
    void duplicate(); // the panel that a key means
    void copy();
    void cut();
    void paste();
    // The dashboard is another or has other panels.
    void showPanels();
    void closePanes();

private:
    // Of the panel that a key means.
    void viewAlone();
    void inspectMeant();
    void tearOff(); // the whole dashboard where no panel is meant
    [[nodiscard]] QMenu *makeMenu(int id);
    [[nodiscard]] PanelFrame *frame(int id) const;
    [[nodiscard]] ItemIds meant() const;
    [[nodiscard]] std::vector<Panel> panelsOf(const ItemIds &ids) const;
    void showInsight();
    void save();
    void draw(const ExportWish &wish);
    void write(const QString &path, const std::function<Result<QByteArray>()> &make);

    DashboardsScreen &m_screen;
    ExportBar *m_export;
    InspectPane *m_inspector;
    LibraryPane *m_library;
    ImportPane *m_importer;
    QPointer<QMenu> m_menu;
    int m_exported = 0; // panel; 0: the dashboard
    Call<QString> m_writing;
};

} // namespace yagura::dashboards
