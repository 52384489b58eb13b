#include "shell/mainwindow.h"

#include "kit/kioskguard.h"
#include "shell/keyboardhelp.h"
#include "shell/navigationrail.h"
#include "shell/topbar.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QUrl>

namespace yagura::shell {

using correlate::Target;

namespace {

constexpr QSize SmallestSize(1024, 640);
constexpr QSize FirstSize(1600, 1000);

} // namespace

MainWindow::MainWindow(correlate::TimeContext &time, kit::ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_time(time)
    , m_actions(actions)
    , m_rail(new NavigationRail(this))
    , m_top(new TopBar(time, this))
    , m_stack(new QStackedWidget(this))
    , m_status(new StatusBar(this))
    , m_palette(new CommandPalette(this))
{
    setMinimumSize(SmallestSize);
    resize(FirstSize);
    setWindowTitle(QStringLiteral("Yagura"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail, 0, 0, 3, 1);
    layout->addWidget(m_top, 0, 1);
    layout->addWidget(m_stack, 1, 1);
    layout->addWidget(m_status, 2, 1);
    layout->setRowStretch(1, 1);
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    m_guard = new kit::KioskGuard(*this);
    connect(m_rail, &NavigationRail::targetChosen, this, &MainWindow::showTarget);
    connect(m_top, &TopBar::paletteRequested, this, &MainWindow::openPalette);
    m_palette->setProvider([this] { return paletteEntries(); });
    addGlobalActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::addGlobalActions()
{
    const auto add = [this](const char *id, const QString &text, const QKeySequence &shortcut,
                            kit::IconName icon, std::function<void()> run) {
        m_actions.add(this,
                      {QString::fromLatin1(id), text, tr("Window"), shortcut, icon, kit::ActionScope::Window},
                      std::move(run));
    };
    add("window.palette", tr("Search or run a command"), QKeySequence(Qt::CTRL | Qt::Key_K),
        kit::IconName::Search, [this] { openPalette(); });
    add("time.choose", tr("Choose the time range"), QKeySequence(Qt::CTRL | Qt::Key_T), kit::IconName::Clock,
        [this] { m_top->openTimeRange(); });
    add("time.refresh", tr("Refresh now"), QKeySequence(Qt::Key_F5), kit::IconName::Refresh,
        [this] { m_time.refresh(); });
    add("time.back", tr("Previous time range"), QKeySequence(Qt::ALT | Qt::Key_Left),
        kit::IconName::ChevronLeft, [this] { m_time.goBack(); });
    add("time.forward", tr("Next time range"), QKeySequence(Qt::ALT | Qt::Key_Right),
        kit::IconName::ChevronRight, [this] { m_time.goForward(); });
    add("time.zoomout", tr("Double the time range"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
        kit::IconName::Minus, [this] { m_time.zoomOut(); });
    add("time.earlier", tr("Move the time range earlier"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Left),
        kit::IconName::ChevronLeft, [this] { m_time.shift(correlate::TimeContext::Direction::Earlier); });
    add("time.later", tr("Move the time range later"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_Right),
        kit::IconName::ChevronRight, [this] { m_time.shift(correlate::TimeContext::Direction::Later); });
    add("window.keys", tr("Show all keys"), QKeySequence(Qt::Key_F1), kit::IconName::Key,
        [this] { toggleKeyboardHelp(); });
    add("window.kiosk", tr("Nothing but the screen (kiosk)"), QKeySequence(Qt::Key_F11),
        kit::IconName::Maximize, [this] { setKiosk(!m_isKiosk); });
}

void MainWindow::addScreen(Target target, kit::IconName icon, kit::Screen *screen)
{
    m_screens.insert(target, screen);
    m_stack->addWidget(screen);
    const auto place
        = target == Target::Settings ? NavigationRail::Place::Bottom : NavigationRail::Place::Top;
    RailButton *button = m_rail->addTarget(target, icon, screen->title(), place);
    const QKeySequence shortcut(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + m_screens.size()));
    button->setShortcutHint(shortcut);
    m_actions.add(this,
                  {QStringLiteral("go.%1").arg(static_cast<int>(target)), screen->title(), tr("Go to"),
                   shortcut, icon, kit::ActionScope::Window},
                  [this, target] { showTarget(target); });
    connect(screen, &kit::Screen::pivotRequested, this, &MainWindow::openPivot);
    connect(screen, &kit::Screen::titleChanged, this, &MainWindow::updateTitle);
}

void MainWindow::showTarget(Target target)
{
    kit::Screen *next = m_screens.value(target);
    if (!next || (m_hasCurrent && target == m_current))
        return;
    if (kit::Screen *before = m_hasCurrent ? m_screens.value(m_current) : nullptr)
        before->deactivate();
    m_current = target;
    m_hasCurrent = true;
    m_stack->setCurrentWidget(next);
    m_rail->setCurrent(target);
    next->setPresenting(m_isKiosk);
    next->activate();
    if (!m_palette->isVisible())
        next->setFocus(Qt::OtherFocusReason);
    updateTitle();
    Q_EMIT targetShown(target);
}

void MainWindow::openPivot(const correlate::Pivot &pivot)
{
    kit::Screen *target = m_screens.value(pivot.target);
    if (!target)
        return;
    if (pivot.range)
        m_time.setAbsolute(*pivot.range);
    showTarget(pivot.target);
    target->openPivot(pivot);
}

void MainWindow::setKiosk(bool isKiosk)
{
    if (isKiosk == m_isKiosk)
        return;
    m_isKiosk = isKiosk;
    m_rail->setVisible(!isKiosk);
    m_top->setVisible(!isKiosk);
    m_status->setVisible(!isKiosk);
    if (isKiosk)
        m_statesBefore = windowState();
    setWindowState(isKiosk ? Qt::WindowFullScreen : m_statesBefore & ~Qt::WindowFullScreen);
    if (kit::Screen *screen = m_screens.value(m_current))
        screen->setPresenting(isKiosk);
    m_guard->setActive(isKiosk);
    Q_EMIT kioskChanged(isKiosk);
}

void MainWindow::setBadge(Target target, int count)
{
    if (RailButton *button = m_rail->button(target))
        button->setBadge(count);
}

void MainWindow::setPaletteFallback(std::function<QList<PaletteEntry>(const QString &)> fallback)
{
    m_palette->setFallback(std::move(fallback));
}

void MainWindow::updateTitle()
{
    const kit::Screen *screen = m_screens.value(m_current);
    if (!screen)
        return;
    m_top->setTitle(screen->title(), screen->breadcrumb());
    setWindowTitle(QStringLiteral("%1 \u2013 Yagura").arg(screen->title()));
}

void MainWindow::openPalette()
{
    if (m_palette->isVisible())
        m_palette->dismiss();
    else
        m_palette->open();
}

void MainWindow::toggleKeyboardHelp()
{
    if (!m_help)
        m_help = new KeyboardHelp(m_actions, this);
    if (m_help->isVisible())
        m_help->dismiss();
    else
        m_help->show();
}

QList<PaletteEntry> MainWindow::paletteEntries() const
{
    QList<PaletteEntry> entries;
    const auto registered = m_actions.entries();
    for (const auto &entry : registered) {
        const bool reachable = entry.description.scope == kit::ActionScope::Window
            || (entry.owner && entry.owner->isVisible());
        if (!reachable || !entry.action->isEnabled()
            || entry.description.id == QLatin1String("window.palette"))
            continue;
        entries.append({entry.description.text, entry.description.group, entry.description.shortcut,
                        entry.description.icon, [action = entry.action] {
                            if (action)
                                action->trigger();
                        }});
    }
    if (m_provider)
        entries += m_provider();
    return entries;
}

void MainWindow::saveState(QSettings &settings) const
{
    if (!m_isKiosk)
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/target"), static_cast<int>(m_current));
    settings.setValue(QStringLiteral("time/from"), m_time.expression().from);
    settings.setValue(QStringLiteral("time/to"), m_time.expression().to);
    settings.setValue(
        QStringLiteral("time/refreshSeconds"),
        static_cast<qlonglong>(
            std::chrono::duration_cast<std::chrono::seconds>(m_time.refreshInterval()).count()));
}

void MainWindow::restoreState(const QSettings &settings)
{
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    const TimeRangeExpression saved{
        settings.value(QStringLiteral("time/from"), QStringLiteral("now-1h")).toString(),
        settings.value(QStringLiteral("time/to"), QStringLiteral("now")).toString()};
    (void)m_time.setExpression(saved);
    const qlonglong seconds = settings.value(QStringLiteral("time/refreshSeconds"), 5).toLongLong();
    m_time.setRefreshInterval(std::chrono::seconds(std::clamp(seconds, 0LL, 3600LL)));
    const auto target = static_cast<Target>(settings.value(QStringLiteral("window/target"), 0).toInt());
    showTarget(m_screens.contains(target) ? target : Target::Overview);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_top->retranslate();
        for (auto it = m_screens.begin(); it != m_screens.end(); ++it) {
            m_rail->button(it.key())->setName(it.value()->title());
        }
        updateTitle();
    }
    QWidget::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_isKiosk)
        setKiosk(false);
    else
        QWidget::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->acceptProposedAction();
    if (!paths.isEmpty())
        Q_EMIT filesDropped(paths);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_palette->hide();
    if (m_help)
        m_help->place();
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // Without this the first button of the top bar would have the keyboard: what a screen wants to have
    // focused may be hidden until its data has come.
    QWidget *wanted = m_stack->currentWidget();
    while (wanted && wanted->focusProxy())
        wanted = wanted->focusProxy();
    if (wanted && wanted->isVisible())
        wanted->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

} // namespace yagura::shell
