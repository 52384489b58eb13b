#include "dashboards/dashboardbar.h"

#include "dashboards/grid/gridview.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/segmentedcontrol.h"
#include "kit/safetext.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int barHeight = 44;
constexpr int titleWidth = 180;
constexpr int savedWidth = 190;
constexpr qsizetype menuLimit = 200;

// A menu that stays open while several values are ticked.
class TickMenu : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        QAction *action = activeAction();
        if (action && action->isCheckable() && action->isEnabled())
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
};

// One for each of layoutModes, with the keys that mean it while dragging.
std::vector<kit::Segment> layoutSegments()
{
    const QString advice[] = {
        DashboardBar::tr("Panels fall upwards and close every hole"),
        DashboardBar::tr("Holes stay; only what is in the way moves down\nCtrl+Shift while dragging"),
        DashboardBar::tr("A panel dropped on another changes places with it\nShift while dragging"),
        DashboardBar::tr(
            "What is below the drop goes down together, like a line inserted\nCtrl while dragging"),
        DashboardBar::tr("Neighbours give up cells, down to 3 × 3\nAlt while dragging"),
    };
    std::vector<kit::Segment> segments;
    for (const LayoutMode mode : layoutModes)
        segments.push_back({layoutModeText(mode), {}, advice[static_cast<size_t>(mode)]});
    return segments;
}

QString menuText(const QString &text)
{
    return kit::safeText(text).replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

DashboardBar::DashboardBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QGridLayout(this))
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
    , m_variables(new QHBoxLayout)
    , m_chooser(new kit::DropDownButton(tr("Dashboard"), kit::DropDownLabel::Inline, this))
    , m_title(new QLineEdit(this))
    , m_saved(new kit::ElidedLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, this))
    , m_versions(new kit::IconButton(kit::IconName::Clock, tr("Versions"), this))
    , m_undo(new kit::IconButton(kit::IconName::Undo, tr("Undo"), this))
    , m_redo(new kit::IconButton(kit::IconName::Redo, tr("Redo"), this))
    , m_mode(new kit::SegmentedControl(tr("Layout"), layoutSegments(), this))
    , m_add(new kit::Button(tr("Add panel"), kit::ButtonKind::Outlined, this))
    , m_edit(new kit::Button(tr("Edit"), kit::ButtonKind::Outlined, this))
{
    auto *left = new QHBoxLayout(m_left);
    left->setContentsMargins({});
    left->setSpacing(kit::space::small);
    left->addWidget(m_chooser);
    left->addWidget(m_title);
    m_variables->setSpacing(kit::space::small);
    left->addLayout(m_variables);
    left->addStretch(1);
    buildRightSide();
    m_rows->setContentsMargins(kit::space::large, 0, kit::space::large, 0);
    m_rows->setHorizontalSpacing(kit::space::small);
    m_rows->setVerticalSpacing(0);
    m_rows->setColumnStretch(0, 1);
    m_rows->addWidget(m_left, 0, 0);
    m_rows->addWidget(m_right, 0, 1);
    setFixedHeight(barHeight);
    setEditing(false);
}

void DashboardBar::buildRightSide()
{
    auto *right = new QHBoxLayout(m_right);
    right->setContentsMargins({});
    right->setSpacing(kit::space::small);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_saved, m_versions, m_undo, m_redo, m_mode, m_add, m_edit})
        right->addWidget(widget);
    auto *menu = new QMenu(m_add);
    const auto entry = [&](const QString &text, PanelKind kind) {
        connect(menu->addAction(text), &QAction::triggered, this,
                [this, kind] { Q_EMIT addRequested(kind); });
    };
    entry(tr("Time series"), PanelKind::TimeSeries);
    entry(tr("Figure"), PanelKind::Stat);
    entry(tr("Table"), PanelKind::Table);
    entry(tr("Gauge"), PanelKind::Gauge);
    entry(tr("Bars"), PanelKind::BarGauge);
    entry(tr("Text"), PanelKind::Text);
    menu->addSeparator();
    entry(tr("Alerts"), PanelKind::AlertList);
    entry(tr("Incidents"), PanelKind::IncidentList);
    entry(tr("Objectives"), PanelKind::Slo);
    entry(tr("Traces"), PanelKind::TraceList);
    entry(tr("Log lines"), PanelKind::Logs);
    entry(tr("Dashboards"), PanelKind::DashboardList);
    m_add->setMenu(menu);
    connect(m_chooser, &kit::DropDownButton::chosen, this, &DashboardBar::dashboardChosen);
    connect(m_undo, &QAbstractButton::clicked, this, &DashboardBar::undoRequested);
    connect(m_redo, &QAbstractButton::clicked, this, &DashboardBar::redoRequested);
    connect(m_versions, &QAbstractButton::clicked, this, &DashboardBar::versionsToggled);
    m_versions->hide();
    m_title->setAccessibleName(tr("Title of the dashboard"));
    m_title->setFixedWidth(titleWidth);
    connect(m_title, &QLineEdit::editingFinished, this, [this] { Q_EMIT titleEdited(m_title->text()); });
    connect(m_edit, &QAbstractButton::clicked, this, &DashboardBar::editToggled);
    connect(m_mode, &kit::SegmentedControl::currentIndexChanged, this,
            [this](int index) { Q_EMIT layoutModeChosen(layoutModes[index]); });
}

void DashboardBar::setDashboards(const QStringList &titles, int current)
{
    QStringList shown;
    for (const QString &title : titles)
        shown << kit::safeText(title);
    m_chooser->setChoices(shown, current);
    m_chooser->setValue(shown.value(current));
}

const Variable *DashboardBar::shownVariable(const QString &name) const
{
    const auto it
        = std::find_if(m_shown.begin(), m_shown.end(), [&](const Variable &v) { return v.name == name; });
    return it == m_shown.end() ? nullptr : &*it;
}

void DashboardBar::choose(const Variable &variable, const QString &value)
{
    if (!variable.multi || value == allValue()) {
        Q_EMIT variableChosen(variable.name, {value});
        return;
    }
    QStringList values = variable.current;
    values.removeAll(allValue());
    if (!values.removeAll(value))
        values.push_back(value);
    if (values.isEmpty() && variable.includeAll)
        values = {allValue()};
    Q_EMIT variableChosen(variable.name, values);
}

QMenu *DashboardBar::makeMenu(kit::DropDownButton &button, const Variable &variable)
{
    QMenu *menu = variable.multi ? new TickMenu(&button) : new QMenu(&button);
    const auto add = [&](const QString &text, const QString &value) {
        QAction *action = menu->addAction(menuText(text));
        action->setCheckable(true);
        action->setData(value);
        connect(action, &QAction::triggered, this, [this, name = variable.name, value] {
            if (const Variable *shown = shownVariable(name))
                choose(Variable(*shown), value);
        });
    };
    if (variable.includeAll)
        add(tr("All"), allValue());
    for (size_t i = 0; i < variable.options.size() && i < static_cast<size_t>(menuLimit); ++i)
        add(variable.options[i].text, variable.options[i].value);
    const auto hidden = static_cast<qsizetype>(variable.options.size()) - menuLimit;
    if (hidden > 0)
        menu->addAction(tr("%n more", nullptr, static_cast<int>(hidden)))->setEnabled(false);
    button.setMenu(menu);
    return menu;
}

QLineEdit *DashboardBar::makeField(const Variable &variable)
{
    auto *field = new QLineEdit(this);
    field->setPlaceholderText(QLatin1Char('$') + variable.name);
    field->setAccessibleName(variable.label.isEmpty() ? variable.name : variable.label);
    field->setFixedWidth(160);
    connect(field, &QLineEdit::editingFinished, this,
            [this, field, name = variable.name] { Q_EMIT variableChosen(name, {field->text()}); });
    return field;
}

DashboardBar::Control DashboardBar::makeControl(const Variable &variable)
{
    Control control;
    if (variable.visibility == VariableVisibility::Hidden || variable.kind == VariableKind::Constant)
        return control;
    if (variable.kind == VariableKind::TextBox) {
        control.field = makeField(variable);
        m_variables->addWidget(control.field);
        return control;
    }
    const QString label
        = variable.visibility == VariableVisibility::ValueOnly ? QString() : QLatin1Char('$') + variable.name;
    control.button = new kit::DropDownButton(label, kit::DropDownLabel::Boxed, this);
    control.button->setAccessibleName(variable.label.isEmpty() ? variable.name : variable.label);
    control.menu = makeMenu(*control.button, variable);
    m_variables->addWidget(control.button);
    return control;
}

void DashboardBar::showValue(const Control &control, const Variable &variable) const
{
    if (control.field && !control.field->hasFocus())
        control.field->setText(variable.current.value(0));
    if (!control.button)
        return;
    QStringList texts;
    for (const QString &value : variable.current)
        texts << (value == allValue() ? tr("All") : kit::safeText(value));
    constexpr int mostNames = 3;
    const int more = static_cast<int>(texts.size()) - mostNames;
    const QString names = QStringList(texts.mid(0, mostNames)).join(QStringLiteral(", "));
    control.button->setValue(texts.isEmpty() ? tr("none")
                                 : more > 0  ? tr("%1 and %n more", nullptr, more).arg(names)
                                             : names);
    for (QAction *action : control.menu->actions())
        action->setChecked(action->isCheckable() && variable.current.contains(action->data().toString()));
}

void DashboardBar::setVariables(const std::vector<Variable> &variables)
{
    const auto sameShape = [](const Variable &a, const Variable &b) {
        return a.name == b.name && a.options == b.options && a.kind == b.kind && a.visibility == b.visibility;
    };
    const bool keep
        = std::equal(variables.begin(), variables.end(), m_shown.begin(), m_shown.end(), sameShape);
    m_shown = variables;
    if (!keep) {
        for (const Control &control : m_controls) {
            QWidget *widget = control.field ? static_cast<QWidget *>(control.field) : control.button;
            if (!widget)
                continue;
            m_variables->removeWidget(widget);
            widget->hide();
            widget->deleteLater();
        }
        m_controls.clear();
        for (const Variable &variable : variables)
            m_controls.push_back(makeControl(variable));
    }
    for (size_t i = 0; i < variables.size(); ++i)
        showValue(m_controls[i], variables[i]);
}

void DashboardBar::setSaveText(const QString &text, bool isTrouble)
{
    m_saved->setText(text);
    m_saved->setColorRole(isTrouble ? kit::ColorRole::Critical : kit::ColorRole::TextFaint);
}

void DashboardBar::setEditing(bool isEditing)
{
    m_chooser->setVisible(!isEditing);
    m_title->setVisible(isEditing);
    m_mode->setVisible(isEditing);
    m_add->setVisible(isEditing);
    m_undo->setVisible(isEditing);
    m_redo->setVisible(isEditing);
    m_edit->setText(isEditing ? tr("Done") : tr("Edit"));
    m_edit->setKind(isEditing ? kit::ButtonKind::Filled : kit::ButtonKind::Outlined);
}

void DashboardBar::setLayoutMode(LayoutMode mode)
{
    const QSignalBlocker quiet(m_mode);
    m_mode->setCurrentIndex(static_cast<int>(mode));
}

void DashboardBar::setTitle(const QString &title)
{
    if (!m_title->hasFocus())
        m_title->setText(title);
}

void DashboardBar::setHasVersions(bool hasVersions)
{
    m_versions->setVisible(hasVersions);
}

void DashboardBar::setUndo(const QString &undoText, const QString &redoText)
{
    m_undo->setEnabled(!undoText.isEmpty());
    kit::setPlainToolTip(m_undo, undoText);
    m_redo->setEnabled(!redoText.isEmpty());
    kit::setPlainToolTip(m_redo, redoText);
}

// Where both sides do not fit beside each other, the right one has a line of its own.
void DashboardBar::arrange()
{
    const QMargins margins = m_rows->contentsMargins();
    const int room = width() - margins.left() - margins.right() - kit::space::small;
    // Room for what is said of saving, so that the lines do not change with every edit.
    const int said = m_saved->sizeHint().width();
    const int rest = m_left->sizeHint().width() + m_right->sizeHint().width() - said;
    const bool isNarrow
        = rest + (m_title->isVisibleTo(this) ? savedWidth : std::min(said, savedWidth)) > room;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    m_rows->removeWidget(m_right);
    if (isNarrow)
        m_rows->addWidget(m_right, 1, 0, 1, 2, Qt::AlignRight);
    else
        m_rows->addWidget(m_right, 0, 1);
    setFixedHeight(isNarrow ? 2 * barHeight - kit::space::small : barHeight);
}

void DashboardBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool DashboardBar::event(QEvent *event)
{
    const bool isHandled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return isHandled;
}

void DashboardBar::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, theme.color(kit::ColorRole::Line));
}

} // namespace yagura::dashboards
