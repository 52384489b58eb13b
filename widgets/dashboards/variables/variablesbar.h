// The controls of a dashboard's variables, each by its kind: a list to pick from, a text, a switch, filters.
// As many lines as they need. Shows what it is told and says what was chosen. Owned by DashboardBar; GUI
// thread.
#pragma once

#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/variables/filtereditor.h"

#include <QHash>
#include <QWidget>

class QLineEdit;

namespace yagura::kit {
class DropDownButton;
class ToggleSwitch;
} // namespace yagura::kit

namespace yagura::dashboards {

class FilterRow;

class VariablesBar : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    // problems: by name, the sentence that says why a variable could not be asked.
    void setVariables(const std::vector<Variable> &variables, const QHash<QString, QString> &problems = {});
    // Behind the variables: a switch for each.
    void setOverlays(const std::vector<OverlaySwitch> &switches);
    // For the filters: whom to ask for labels and values.
    void setFilterSource(const FilterSource &source);

    [[nodiscard]] bool isEmpty() const;
    // In one line.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] int heightFor(int width) const;

Q_SIGNALS:
    void overlaySwitched(int index, bool isOn);
    void chosen(const QString &name, const QStringList &values);
    void filtersChosen(const QString &name, const std::vector<yagura::dashboards::AdhocFilter> &filters);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Control
    {
        QString name;
        QWidget *widget = nullptr; // null: it is hidden
        kit::DropDownButton *button = nullptr;
        QLineEdit *field = nullptr;
        kit::ToggleSwitch *toggle = nullptr;
        FilterRow *filters = nullptr;
    };
    [[nodiscard]] Control makeControl(const Variable &variable);
    void makeButton(Control &control, const Variable &variable);
    void makeField(Control &control, const Variable &variable);
    void showValue(const Control &control, const Variable &variable, const QString &problem) const;
    void showButton(kit::DropDownButton &button, const Variable &variable, const QString &problem) const;
    void openPicker(const QString &name, const QWidget &button);
    [[nodiscard]] std::vector<QWidget *> widgets() const; // in their order
    // Places the controls, or only measures; the height they need.
    int arrange(int width, bool isPlacing) const;

    std::vector<Variable> m_shown;
    std::vector<Control> m_controls; // one a variable
    std::vector<kit::ToggleSwitch *> m_overlays;
    FilterSource m_source;
};

} // namespace yagura::dashboards
