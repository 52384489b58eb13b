#include "dashboards/windows/dashboardwindow.h"

#include "dashboards/grid/gridview.h"
#include "kit/accessibility.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/iconbutton.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/plaintooltip.h"
#include "kit/kioskguard.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QShortcut>

namespace yagura::dashboards {

namespace {

constexpr QSize panelSize(720, 420);
constexpr QSize dashboardSize(1280, 800);
constexpr int headHeight = 36;

} // namespace

DashboardWindow::DashboardWindow(correlate::TimeContext &time, metrics::QueryScheduler &scheduler)
    : m_time(time)
    , m_screen(new DashboardsScreen(time, this, &scheduler))
    , m_guard(nullptr)
{
    // The program ends with its main window.
    setAttribute(Qt::WA_QuitOnClose, false);
    setMinimumSize(320, 220);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    buildHead();
    layout->addWidget(m_head);
    layout->addWidget(m_screen, 1);
    m_guard = new kit::KioskGuard(*this);
    m_screen->setPresenting(true);
    addKeys();
    connect(m_screen, &kit::Screen::titleChanged, this, &DashboardWindow::showTitle);
    connect(m_screen, &DashboardsScreen::undoChanged, this, &DashboardWindow::showUndo);
    connect(m_screen, &DashboardsScreen::editingChanged, this, &DashboardWindow::takeEditing);
    connect(&time, &correlate::TimeContext::rangeChanged, this, &DashboardWindow::showRange);
    connect(&time, &correlate::TimeContext::refreshed, this, &DashboardWindow::showRange);
    connect(&time, &correlate::TimeContext::zoneChanged, this, &DashboardWindow::showRange);
    showRange();
}

// Charts notice losing the focus and the pointer while there is still a window around them.
DashboardWindow::~DashboardWindow()
{
    hide();
    delete m_screen;
}

void DashboardWindow::buildHead()
{
    m_head = new QWidget(this);
    m_head->setFixedHeight(headHeight);
    auto *layout = new QHBoxLayout(m_head);
    layout->setContentsMargins(kit::space::large, 0, kit::space::small, 0);
    layout->setSpacing(kit::space::small);
    m_title = new kit::ElidedLabel({}, kit::TextStyle::Title, kit::ColorRole::Text, m_head);
    m_range = new kit::PlainLabel({}, kit::TextStyle::Body, kit::ColorRole::TextMuted, m_head);
    m_edit = new kit::IconButton(kit::IconName::Edit, tr("Edit dashboard"), m_head);
    m_undo = new kit::IconButton(kit::IconName::Undo, tr("Nothing to undo"), m_head);
    m_redo = new kit::IconButton(kit::IconName::Redo, tr("Nothing to redo"), m_head);
    m_edit->setCheckable(true);
    connect(m_edit, &QAbstractButton::clicked, this, [this](bool isOn) { m_screen->setEditing(isOn); });
    connect(m_undo, &QAbstractButton::clicked, this, [this] { m_screen->undo(); });
    connect(m_redo, &QAbstractButton::clicked, this, [this] { m_screen->redo(); });
    auto *fill = new kit::IconButton(kit::IconName::Maximize, tr("Fill the monitor (F11)"), m_head);
    connect(fill, &QAbstractButton::clicked, this, [this] { setFullScreen(true); });
    layout->addWidget(m_title, 1);
    layout->addWidget(m_range);
    for (kit::IconButton *button : {m_edit, m_undo, m_redo, fill})
        layout->addWidget(button);
    for (kit::IconButton *button : {m_edit, m_undo, m_redo})
        button->hide();
}

// The keys of the main window that mean the shared time are heard here too.
void DashboardWindow::addKeys()
{
    const auto add = [this](const QKeySequence &key, auto run) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, run);
    };
    add(Qt::Key_F11, [this] { setFullScreen(!m_guard->isActive()); });
    add(Qt::Key_F5, [this] { m_time.refresh(); });
    add(Qt::ALT | Qt::Key_Left, [this] { m_time.goBack(); });
    add(Qt::ALT | Qt::Key_Right, [this] { m_time.goForward(); });
    add(Qt::CTRL | Qt::Key_Minus, [this] { m_time.zoomOut(); });
    add(Qt::CTRL | Qt::Key_W, [this] { close(); });
}

void DashboardWindow::allowEditing(EditStore *store)
{
    m_mayEdit = true;
    m_screen->setTornOff();
    m_screen->setPresenting(m_guard->isActive());
    m_screen->setEditStore(store);
    for (kit::IconButton *button : {m_edit, m_undo, m_redo})
        button->show();
    showUndo({}, {});
    m_screen->registerActions(m_actions);
    for (const kit::ActionRegistry::Entry &entry : m_actions.entries())
        entry.action->setShortcutContext(Qt::WindowShortcut); // the whole window is this screen
}

void DashboardWindow::showUndo(const QString &undo, const QString &redo)
{
    const std::pair<kit::IconButton *, QString> words[]{
        {m_undo, undo.isEmpty() ? tr("Nothing to undo") : undo},
        {m_redo, redo.isEmpty() ? tr("Nothing to redo") : redo}};
    for (const auto &[button, text] : words) {
        kit::setAccessible(button, text);
        kit::setPlainToolTip(button, text);
    }
    m_undo->setEnabled(!undo.isEmpty());
    m_redo->setEnabled(!redo.isEmpty());
}

// A panel that is edited among the others is alone again afterwards.
void DashboardWindow::takeEditing(bool isEditing)
{
    m_edit->setChecked(isEditing);
    if (!isEditing && m_place.panel > 0 && !m_screen->isOpening())
        m_screen->setAlone(m_place.panel);
}

void DashboardWindow::setSources(const Sources<metrics::PromClient> &sources)
{
    m_screen->setSources(sources);
}

void DashboardWindow::open(const DashboardFile &file, const DashboardPlace &place)
{
    m_place = place;
    if (m_place.id.isEmpty())
        m_place.id = file.id;
    const DashboardPlace wanted = m_place; // what is shown meanwhile is taken for the place
    m_screen->setDashboards({file});
    m_screen->goTo(wanted);
    m_screen->activate();
    if (!testAttribute(Qt::WA_Resized))
        resize(place.panel > 0 ? panelSize : dashboardSize);
    showTitle();
    show();
}

// What was chosen here stays chosen.
void DashboardWindow::setFile(const DashboardFile &file)
{
    const DashboardPlace place = m_screen->isOpening() ? m_place : state().place;
    m_screen->setDashboards({file});
    m_screen->goTo(place);
    showTitle();
}

void DashboardWindow::showTitle()
{
    if (m_mayEdit && !m_screen->isEditing() && !m_screen->isOpening() && !m_screen->openId().isEmpty())
        m_place.panel = m_screen->alone().value_or(0);
    const QString panel = m_screen->breadcrumb();
    const QString title = panel.isEmpty() ? m_screen->title() : panel;
    m_title->setText(m_screen->title()); // the panel says its own below
    setWindowTitle(QStringLiteral("%1 \u2013 Yagura").arg(kit::safeText(title)));
}

void DashboardWindow::showRange()
{
    m_range->setText(kit::rangeText(m_time.range(), m_time.zone()));
}

DashboardWindowState DashboardWindow::state() const
{
    DashboardWindowState state{m_place, saveGeometry(), m_guard->isActive()};
    state.place.variables = m_screen->place().variables;
    return state;
}

void DashboardWindow::restore(const DashboardWindowState &state)
{
    restoreGeometry(state.geometry);
    const QList<QScreen *> screens = QGuiApplication::screens();
    const bool isOnScreen = std::any_of(screens.begin(), screens.end(), [this](const QScreen *one) {
        const QRect seen = one->availableGeometry().intersected(geometry());
        return seen.width() >= headHeight * 2 && seen.height() >= headHeight * 2;
    });
    if (!isOnScreen && QGuiApplication::primaryScreen()) {
        const QRect room = QGuiApplication::primaryScreen()->availableGeometry();
        resize(size().boundedTo(room.size()));
        move(room.center() - rect().center());
    }
    setFullScreen(state.isFullScreen);
}

void DashboardWindow::setFullScreen(bool isFullScreen)
{
    if (isFullScreen == m_guard->isActive())
        return;
    m_head->setVisible(!isFullScreen);
    setWindowState(isFullScreen ? windowState() | Qt::WindowFullScreen
                                : windowState() & ~Qt::WindowFullScreen);
    m_guard->setActive(isFullScreen);
    if (m_mayEdit)
        m_screen->setPresenting(isFullScreen);
}

void DashboardWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_guard->isActive())
        setFullScreen(false);
    else
        QWidget::keyPressEvent(event);
}

void DashboardWindow::closeEvent(QCloseEvent *event)
{
    m_screen->deactivate();
    event->accept();
    Q_EMIT closed();
}

void DashboardWindow::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Window));
    if (m_head->isVisible()) {
        painter.fillRect(m_head->geometry(), theme.color(kit::ColorRole::Surface));
        painter.fillRect(0, m_head->geometry().bottom(), width(), 1, theme.color(kit::ColorRole::Line));
    }
}

} // namespace yagura::dashboards
