#include "dashboards/variables/variablesbar.h"

#include "dashboards/variables/filterrow.h"
#include "kit/accessibility.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/toggleswitch.h"
#include "kit/controls/valuepicker.h"
#include "kit/safetext.h"
#include "metrics/promclient.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace yagura::dashboards {

namespace {

constexpr int fieldWidth = 160;
constexpr int mostNames = 3;
constexpr int longestName = 32; // of a switch, in characters

bool isSameShape(const Variable &a, const Variable &b)
{
    return a.name == b.name && a.label == b.label && a.kind == b.kind && a.visibility == b.visibility;
}

// What stands in front of the value: the label, else the variable as queries write it.
QString labelOf(const Variable &variable)
{
    if (variable.visibility == VariableVisibility::ValueOnly)
        return {};
    return variable.label.isEmpty() ? QString(QLatin1Char('$') + variable.name) : variable.label;
}

QString spokenName(const Variable &variable)
{
    return variable.label.isEmpty() ? variable.name : variable.label;
}

bool hasControl(const Variable &variable)
{
    return variable.visibility != VariableVisibility::Hidden && variable.kind != VariableKind::Constant;
}

} // namespace

VariablesBar::Control VariablesBar::makeControl(const Variable &variable)
{
    Control control;
    control.name = variable.name;
    if (!hasControl(variable))
        return control;
    switch (variable.kind) {
    case VariableKind::TextBox:
        makeField(control, variable);
        break;
    case VariableKind::Switch:
        control.toggle = new kit::ToggleSwitch(kit::safeText(labelOf(variable)), this);
        control.widget = control.toggle;
        control.toggle->setCheckable(true);
        kit::setAccessible(control.toggle, spokenName(variable));
        connect(control.toggle, &QAbstractButton::clicked, this, [this, name = variable.name](bool isOn) {
            const auto it = std::find_if(m_shown.begin(), m_shown.end(),
                                         [&](const Variable &one) { return one.name == name; });
            if (it != m_shown.end() && it->options.size() == 2)
                Q_EMIT chosen(name, {it->options[isOn ? 0 : 1].value});
        });
        break;
    case VariableKind::AdHoc:
        control.filters = new FilterRow(labelOf(variable), this);
        control.widget = control.filters;
        control.filters->setSource(m_source);
        connect(control.filters, &FilterRow::edited, this,
                [this, name = variable.name](const std::vector<AdhocFilter> &filters) {
                    Q_EMIT filtersChosen(name, filters);
                });
        break;
    default:
        makeButton(control, variable);
    }
    control.widget->show();
    return control;
}

void VariablesBar::makeButton(Control &control, const Variable &variable)
{
    control.button = new kit::DropDownButton(labelOf(variable), kit::DropDownLabel::Boxed, this);
    control.widget = control.button;
    kit::setAccessible(control.button, spokenName(variable));
    connect(control.button, &QAbstractButton::clicked, this,
            [this, name = variable.name, button = control.button] { openPicker(name, *button); });
}

void VariablesBar::makeField(Control &control, const Variable &variable)
{
    control.widget = new QWidget(this);
    control.field = new QLineEdit(control.widget);
    kit::setAccessible(control.field, spokenName(variable));
    control.field->setFixedSize(fieldWidth, kit::size::control);
    auto *layout = new QHBoxLayout(control.widget);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    const QString label = labelOf(variable);
    if (!label.isEmpty())
        layout->addWidget(new kit::PlainLabel(label, kit::TextStyle::Mono, kit::ColorRole::TextMuted));
    layout->addWidget(control.field);
    connect(control.field, &QLineEdit::editingFinished, this,
            [this, field = control.field, name = variable.name] {
                if (!field->isModified())
                    return;
                field->setModified(false);
                Q_EMIT chosen(name, {field->text()});
            });
}

void VariablesBar::openPicker(const QString &name, const QWidget &button)
{
    const auto it
        = std::find_if(m_shown.begin(), m_shown.end(), [&](const Variable &one) { return one.name == name; });
    if (it == m_shown.end())
        return;
    kit::PickerContent content{
        spokenName(*it), {}, it->current, it->multi ? kit::PickerMode::Several : kit::PickerMode::One};
    if (it->includeAll)
        content.all = allValue();
    for (const VariableOption &option : it->options)
        content.options.push_back({option.text, option.value});
    auto *picker = new kit::ValuePicker(std::move(content), this);
    connect(picker, &kit::ValuePicker::chosen, this,
            [this, name](const QStringList &values) { Q_EMIT chosen(name, values); });
    picker->showUnder(button);
}

void VariablesBar::showButton(kit::DropDownButton &button, const Variable &variable,
                              const QString &problem) const
{
    QStringList texts;
    for (const QString &value : variable.current)
        texts << (value == allValue() ? tr("All") : kit::safeText(variable.textOf(value)));
    const int more = static_cast<int>(texts.size()) - mostNames;
    const QString names = QStringList(texts.mid(0, mostNames)).join(QStringLiteral(", "));
    const bool hasNothing = variable.options.empty() && texts.isEmpty();
    button.setValue(hasNothing && !problem.isEmpty() ? tr("not answered")
                        : hasNothing                 ? tr("no values")
                        : texts.isEmpty()            ? tr("none")
                        : more > 0                   ? tr("%1 and %n more", nullptr, more).arg(names)
                                                     : names);
    kit::setPlainToolTip(&button,
                         !problem.isEmpty() ? problem
                             : hasNothing   ? tr("The source has no values for it in this time range.")
                                            : QString());
}

void VariablesBar::showValue(const Control &control, const Variable &variable, const QString &problem) const
{
    if (control.field && !control.field->hasFocus())
        control.field->setText(variable.current.value(0));
    if (control.toggle)
        control.toggle->setChecked(!variable.options.empty()
                                   && variable.current.value(0) == variable.options.front().value);
    if (control.filters)
        control.filters->setFilters(variable.filters);
    if (control.button)
        showButton(*control.button, variable, problem);
}

void VariablesBar::setVariables(const std::vector<Variable> &variables,
                                const QHash<QString, QString> &problems)
{
    const bool keep
        = std::equal(variables.begin(), variables.end(), m_shown.begin(), m_shown.end(), isSameShape);
    m_shown = variables;
    if (!keep) {
        for (const Control &control : std::exchange(m_controls, {})) {
            if (control.widget) {
                control.widget->hide();
                control.widget->deleteLater();
            }
        }
        for (const Variable &variable : variables)
            m_controls.push_back(makeControl(variable));
    }
    for (size_t i = 0; i < variables.size(); ++i)
        showValue(m_controls[i], variables[i], problems.value(variables[i].name));
    updateGeometry();
    arrange(width(), true);
}

void VariablesBar::setFilterSource(const FilterSource &source)
{
    m_source = source;
    for (const Control &control : m_controls) {
        if (control.filters)
            control.filters->setSource(source);
    }
}

void VariablesBar::setOverlays(const std::vector<OverlaySwitch> &switches)
{
    while (m_overlays.size() > switches.size()) {
        m_overlays.back()->hide();
        m_overlays.back()->deleteLater();
        m_overlays.pop_back();
    }
    while (m_overlays.size() < switches.size()) {
        auto *toggle = new kit::ToggleSwitch({}, this);
        toggle->setCheckable(true);
        connect(toggle, &QAbstractButton::clicked, this,
                [this, index = static_cast<int>(m_overlays.size())](bool isOn) {
                    Q_EMIT overlaySwitched(index, isOn);
                });
        m_overlays.push_back(toggle);
        toggle->show();
    }
    for (size_t i = 0; i < switches.size(); ++i) {
        const QString name = kit::safeText(switches[i].name, kit::LineBreaks::Shown, longestName);
        m_overlays[i]->setText(name);
        m_overlays[i]->setChecked(switches[i].isOn);
        const QString tip = switches[i].problem.isEmpty()
            ? tr("Marks of this annotation on the panels")
            : tr("Not answered: %1").arg(kit::safeText(switches[i].problem));
        kit::setPlainToolTip(m_overlays[i], tip);
        kit::setAccessible(m_overlays[i], tr("Annotation %1").arg(name), tip);
    }
    updateGeometry();
    arrange(width(), true);
}

std::vector<QWidget *> VariablesBar::widgets() const
{
    std::vector<QWidget *> all;
    for (const Control &control : m_controls) {
        if (control.widget)
            all.push_back(control.widget);
    }
    all.insert(all.end(), m_overlays.begin(), m_overlays.end());
    return all;
}

bool VariablesBar::isEmpty() const
{
    return widgets().empty();
}

int VariablesBar::arrange(int width, bool isPlacing) const
{
    int x = 0;
    int y = isPlacing ? std::max(0, (height() - arrange(width, false)) / 2) : 0;
    const std::vector<QWidget *> all = widgets();
    for (QWidget *widget : all) {
        const QSize wanted = widget->sizeHint();
        if (x > 0 && x + wanted.width() > width) {
            x = 0;
            y += kit::size::control + kit::space::small;
        }
        if (isPlacing)
            widget->setGeometry(x, y, std::min(wanted.width(), std::max(width, 1)), kit::size::control);
        x += wanted.width() + kit::space::small;
    }
    return all.empty() ? 0 : y + kit::size::control;
}

QSize VariablesBar::sizeHint() const
{
    int width = 0;
    for (const QWidget *widget : widgets())
        width += widget->sizeHint().width() + kit::space::small;
    return {std::max(0, width - kit::space::small), isEmpty() ? 0 : kit::size::control};
}

int VariablesBar::heightFor(int width) const
{
    return arrange(width, false);
}

void VariablesBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(width(), true);
}

} // namespace yagura::dashboards
