// The pane beside a dashboard in which one panel is edited: title and kind above, the rest in tabs. What is
// typed is handed over when a field is left or on Ctrl+Enter: one undo step each. Owned by DashboardsScreen;
// GUI thread.
#pragma once

#include "dashboards/panel.h"
#include "dashboards/paneldata.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace yagura::kit {
class TabStrip;
}

namespace yagura::dashboards {

class EditorPage;
class QueriesPage;
class QuerySources;

class PanelEditor : public QWidget
{
    Q_OBJECT
public:
    enum class Page { Queries, Transform, Panel, Field, Overrides };

    explicit PanelEditor(QWidget *parent = nullptr);

    // Fields in which the operator is typing keep their text.
    void setPanel(const Panel &panel);
    [[nodiscard]] const Panel &panel() const { return m_panel; }
    // What the panel shows at the moment, for the names and numbers in the tabs.
    void setData(const SharedPanelData &shown);
    // What queries can be put to; the names that they may hold come from there.
    void setSources(const QuerySources &sources);
    // Hands over what is still being typed.
    void commit();
    void showPage(Page page);

Q_SIGNALS:
    void edited(const yagura::dashboards::Panel &panel);
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildHead(QVBoxLayout &outer);
    void buildPages(QVBoxLayout &outer);
    void hand(const Panel &panel);
    void takeHead();
    void showTabs();

    Panel m_panel;
    bool m_isFilling = false;
    QLineEdit *m_title;
    QComboBox *m_kind;
    kit::TabStrip *m_tabs;
    QStackedWidget *m_stack;
    QueriesPage *m_queries;
    std::vector<EditorPage *> m_pages; // by Page
    std::vector<Page> m_shown; // the tabs that this kind of panel has
};

} // namespace yagura::dashboards
