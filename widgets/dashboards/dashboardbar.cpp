#include "dashboards/dashboardbar.h"

#include "dashboards/grid/gridview.h"
#include "dashboards/variables/variablesbar.h"
#include "kit/controls/button.h"
#include "kit/controls/dropdownbutton.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
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

// One for each of layoutModes, with the keys that mean it while dragging.
std::vector<kit::Choice> layoutSegments()
{
    const QString advice[] = {
        DashboardBar::tr("Panels fall upwards and close every hole"),
        DashboardBar::tr("Holes stay; only what is in the way moves down\nCtrl+Shift while dragging"),
        DashboardBar::tr("A panel dropped on another changes places with it\nShift while dragging"),
        DashboardBar::tr(
            "What is below the drop goes down together, like a line inserted\nCtrl while dragging"),
        DashboardBar::tr("Neighbours give up cells, down to 3 × 3\nAlt while dragging"),
    };
    std::vector<kit::Choice> segments;
    for (const LayoutMode mode : layoutModes)
        segments.push_back({layoutModeText(mode), {}, advice[static_cast<size_t>(mode)]});
    return segments;
}

} // namespace

DashboardBar::DashboardBar(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QGridLayout(this))
    , m_left(new QWidget(this))
    , m_right(new QWidget(this))
    , m_variables(new VariablesBar(this))
    , m_chooser(new kit::DropDownButton(tr("Dashboard"), kit::DropDownLabel::Inline, this))
    , m_title(new QLineEdit(this))
    , m_requests(new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextFaint, this))
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
    connect(m_variables, &VariablesBar::chosen, this, &DashboardBar::variableChosen);
    connect(m_variables, &VariablesBar::filtersChosen, this, &DashboardBar::filtersChosen);
    connect(m_variables, &VariablesBar::overlaySwitched, this, &DashboardBar::overlaySwitched);
    m_requests->setObjectName(QStringLiteral("requests"));
    m_requests->hide();
    buildRightSide();
    m_rows->setContentsMargins(kit::space::large, 0, kit::space::large, 0);
    m_rows->setHorizontalSpacing(kit::space::small);
    m_rows->setVerticalSpacing(0);
    m_rows->setColumnStretch(1, 1);
    m_rows->addWidget(m_left, 0, 0);
    m_rows->addWidget(m_variables, 0, 1);
    m_rows->addWidget(m_right, 0, 2, Qt::AlignRight);
    setFixedHeight(barHeight);
    setEditing(false);
}

void DashboardBar::buildRightSide()
{
    auto *right = new QHBoxLayout(m_right);
    right->setContentsMargins({});
    right->setSpacing(kit::space::small);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_requests, m_saved, m_versions, m_undo, m_redo,
                                                            m_mode, m_add, m_edit})
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

void DashboardBar::setVariables(const std::vector<Variable> &variables,
                                const QHash<QString, QString> &problems)
{
    m_variables->setVariables(variables, problems);
    arrange();
}

void DashboardBar::setFilterSource(const FilterSource &source)
{
    m_variables->setFilterSource(source);
}

void DashboardBar::setOverlays(const std::vector<OverlaySwitch> &switches)
{
    m_variables->setOverlays(switches);
    arrange();
}

void DashboardBar::setRequests(int asked, int sent)
{
    m_requests->setText(
        asked == 0 ? QString()
                   : tr("%1 \u2192 %2", "targets of panels, requests to servers")
                         .arg(tr("%n target(s)", nullptr, asked), tr("%n request(s)", nullptr, sent)));
    kit::setPlainToolTip(
        m_requests,
        tr("The latest round: what the panels of this dashboard asked, and the requests that "
           "went to servers for it. The same question is asked once."));
    arrange();
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

// One line where everything fits; else the right side has a line of its own, and where the variables still do
// not fit beside the title, they have lines of theirs at the end.
void DashboardBar::arrange()
{
    const QMargins margins = m_rows->contentsMargins();
    const int room = width() - margins.left() - margins.right();
    // Room for what is said of saving, so that the lines do not change with every edit.
    const int said = m_saved->sizeHint().width();
    // The count of requests gives way first.
    const int counted = m_requests->sizeHint().width() + kit::space::small;
    const int right = m_right->sizeHint().width() - (m_requests->isVisibleTo(this) ? counted : 0) - said
        + (m_title->isVisibleTo(this) ? savedWidth : std::min(said, savedWidth));
    const int left = m_left->sizeHint().width() + kit::space::small;
    const int variables = m_variables->isEmpty() ? 0 : m_variables->sizeHint().width() + kit::space::small;
    const int lines
        = left + right > room || (left + variables + right > room && left + variables <= room) ? 2 : 1;
    const bool hasOwn = variables > 0 && left + variables + (lines == 1 ? right : 0) > room;
    const int beside = right + (lines == 1 ? left + (hasOwn ? 0 : variables) : 0);
    m_requests->setVisible(!m_requests->text().isEmpty() && beside + counted <= room);
    const int wrapped = hasOwn ? m_variables->heightFor(room) : 0;
    m_variables->setMinimumHeight(wrapped);
    m_variables->setMaximumHeight(hasOwn ? wrapped : QWIDGETSIZE_MAX);
    m_rows->setContentsMargins(margins.left(), 0, margins.right(), hasOwn ? kit::space::small : 0);
    const int ownHeight = hasOwn ? wrapped + kit::space::small : 0;
    setFixedHeight(lines == 1 ? barHeight + ownHeight : 2 * barHeight - kit::space::small + ownHeight);
    const bool isAsBefore = m_lines == lines && m_hasVariableLines == hasOwn;
    m_lines = lines;
    m_hasVariableLines = hasOwn;
    if (isAsBefore)
        return;
    for (QWidget *part : std::initializer_list<QWidget *>{m_left, m_variables, m_right})
        m_rows->removeWidget(part);
    m_rows->addWidget(m_left, 0, 0);
    if (lines == 2)
        m_rows->addWidget(m_right, 1, 0, 1, 3, Qt::AlignRight);
    else
        m_rows->addWidget(m_right, 0, 2, Qt::AlignRight);
    if (hasOwn)
        m_rows->addWidget(m_variables, lines, 0, 1, 3);
    else
        m_rows->addWidget(m_variables, 0, 1);
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
