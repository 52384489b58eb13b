// The line above a dashboard: which one, its variables, what is saved, undo and redo, and in edit mode the
// layout and adding panels; in more lines where one is too narrow. Shows what it is told and says what was
// chosen. Owned by DashboardsScreen; GUI thread.
#pragma once

#include "dashboards/dashboard.h"
#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/variables/filtereditor.h"

#include <QWidget>

class QGridLayout;
class QLineEdit;

namespace yagura::kit {
class Button;
class DropDownButton;
class ElidedLabel;
class IconButton;
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::dashboards {

class VariablesBar;

class DashboardBar : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardBar(QWidget *parent = nullptr);

    void setDashboards(const QStringList &titles, int current);
    // problems: by name, why a variable could not be asked.
    void setVariables(const std::vector<Variable> &variables, const QHash<QString, QString> &problems = {});
    // Whom the ad-hoc filters ask for labels and values.
    void setFilterSource(const FilterSource &source);
    // Annotations that can be switched off.
    void setOverlays(const std::vector<OverlaySwitch> &switches);
    // Of the latest round: what panels asked, and what really went to servers; none asked hides it.
    void setRequests(int asked, int sent);
    void setSaveText(const QString &text, bool isTrouble);
    void setEditing(bool isEditing);
    void setLayoutMode(LayoutMode mode);
    void setTitle(const QString &title);
    void setHasVersions(bool hasVersions);
    void setUndo(const QString &undoText, const QString &redoText); // empty: not possible

    [[nodiscard]] QSize minimumSizeHint() const override { return {320, height()}; }

Q_SIGNALS:
    void dashboardChosen(int index);
    void variableChosen(const QString &name, const QStringList &values);
    void filtersChosen(const QString &name, const std::vector<yagura::dashboards::AdhocFilter> &filters);
    void overlaySwitched(int index, bool isOn);
    void editToggled();
    void titleEdited(const QString &title);
    void versionsToggled();
    void undoRequested();
    void redoRequested();
    void addRequested(yagura::dashboards::PanelKind kind);
    void layoutModeChosen(yagura::dashboards::LayoutMode mode);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildRightSide();
    void arrange();

    QGridLayout *m_rows;
    QWidget *m_left;
    QWidget *m_right;
    int m_lines = 1; // that the sides have
    bool m_hasVariableLines = false; // of their own, below
    VariablesBar *m_variables;
    kit::DropDownButton *m_chooser;
    QLineEdit *m_title; // in edit mode instead of the chooser
    kit::PlainLabel *m_requests;
    kit::ElidedLabel *m_saved;
    kit::IconButton *m_versions;
    kit::IconButton *m_undo;
    kit::IconButton *m_redo;
    kit::SegmentedControl *m_mode;
    kit::Button *m_add;
    kit::Button *m_edit;
};

} // namespace yagura::dashboards
