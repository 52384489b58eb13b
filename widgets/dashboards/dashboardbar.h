// The line above a dashboard: which one, its variables, what is saved, undo and redo, and in edit mode the
// layout and adding panels; in two lines where one is too narrow. Shows what it is told and says what was
// chosen. Owned by DashboardsScreen; GUI thread.
#pragma once

#include "dashboards/dashboard.h"

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QLineEdit;
class QMenu;

namespace yagura::kit {
class Button;
class DropDownButton;
class ElidedLabel;
class IconButton;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::dashboards {

class DashboardBar : public QWidget
{
    Q_OBJECT
public:
    explicit DashboardBar(QWidget *parent = nullptr);

    void setDashboards(const QStringList &titles, int current);
    void setVariables(const std::vector<Variable> &variables);
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
    // What stands for one variable; either a field or a button with its menu.
    struct Control
    {
        QLineEdit *field = nullptr;
        kit::DropDownButton *button = nullptr;
        QMenu *menu = nullptr;
    };
    [[nodiscard]] Control makeControl(const Variable &variable);
    [[nodiscard]] QLineEdit *makeField(const Variable &variable);
    [[nodiscard]] QMenu *makeMenu(kit::DropDownButton &button, const Variable &variable);
    void showValue(const Control &control, const Variable &variable) const;
    void choose(const Variable &variable, const QString &value);
    [[nodiscard]] const Variable *shownVariable(const QString &name) const;
    void buildRightSide();
    void arrange();

    QGridLayout *m_rows;
    QWidget *m_left;
    QWidget *m_right;
    bool m_isNarrow = false;
    QHBoxLayout *m_variables;
    std::vector<Variable> m_shown;
    std::vector<Control> m_controls; // one a shown variable, empty for hidden ones
    kit::DropDownButton *m_chooser;
    QLineEdit *m_title; // in edit mode instead of the chooser
    kit::ElidedLabel *m_saved;
    kit::IconButton *m_versions;
    kit::IconButton *m_undo;
    kit::IconButton *m_redo;
    kit::SegmentedControl *m_mode;
    kit::Button *m_add;
    kit::Button *m_edit;
};

} // namespace yagura::dashboards
