// The pane beside a dashboard with the panels of all dashboards: searched by words, dragged onto the grid, or
// added with Enter. Owned by PanelCommands; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/panellibrary.h"

#include <QWidget>

namespace yagura::kit {
class ContentStack;
class DataTable;
class SearchField;
} // namespace yagura::kit

namespace yagura::dashboards {

class LibraryPane : public QWidget
{
    Q_OBJECT
public:
    explicit LibraryPane(QWidget *parent = nullptr);

    // Reads them on the workers and takes the keyboard.
    void open(const QList<DashboardFile> &files, QThreadPool &workers);
    [[nodiscard]] kit::DataTable &list() const { return *m_list; }
    [[nodiscard]] kit::SearchField &search() const { return *m_search; }

Q_SIGNALS:
    void chosen(const yagura::dashboards::Panel &panel);
    void closed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showRows();
    void choose(int row);

    PanelLibraryModel *m_model;
    Latest<std::vector<LibraryPanel>> m_reading;
    kit::SearchField *m_search;
    kit::DataTable *m_list;
    kit::ContentStack *m_stack;
};

} // namespace yagura::dashboards
