#include "cli/snapshotcommand.h"

#include "dashboards/dashboardsscreen.h"
#include "launcher.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QPixmap>
#include <QThread>

#include <cstdio>

namespace yagura::cli {

using namespace std::chrono_literals;

namespace {

constexpr auto WorldPatience = 60s;
constexpr auto FaultPatience = 120s;
constexpr int FaultAlerts = 4;
constexpr auto FaultSpreads = 20s;
constexpr auto ScreenPatience = 20s;
// Answers arrive, then models and layouts settle.
constexpr auto Settling = 900ms;

void say(const QString &line)
{
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

// Runs the event loop until done() or the patience ends; says which.
template <typename Done> bool waitUntil(Done done, std::chrono::milliseconds patience)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.hasExpired(patience.count()))
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    }
    return true;
}

void settle(std::chrono::milliseconds time)
{
    waitUntil([] { return false; }, time);
}

// The demo's first fault has spread and been paged, so that the pictures show something to look at.
bool faultArrived(Session &session)
{
    return session.alertFeed().countOf(alerts::AlertState::Firing) >= FaultAlerts
        && session.incidentFeed().openCount() > 0;
}

bool save(QWidget &window, const QString &path)
{
    const QPixmap picture = window.grab();
    if (!picture.save(path)) {
        say(QStringLiteral("yagura snapshot: %1 cannot be written").arg(path));
        return false;
    }
    std::printf("%s\n", path.toUtf8().constData());
    std::fflush(stdout);
    return true;
}

// The window grows until nothing of the dashboard is out of sight.
void showWhole(shell::MainWindow &window, const dashboards::DashboardsScreen &screen)
{
    constexpr int highest = 16'000;
    const int wanted = window.height() - screen.height() + screen.fullHeight();
    window.resize(window.width(), std::clamp(wanted, window.height(), highest));
    settle(Settling);
    if (!waitUntil([&screen] { return screen.isSettled(); }, ScreenPatience))
        say(QStringLiteral("yagura snapshot: the dashboard is still waiting for data; drawn as it is"));
}

int draw(Launcher &launcher, const SnapshotOptions &options)
{
    shell::MainWindow &window = launcher.console().window();
    window.resize(options.size);
    window.show();
    int status = 0;
    for (const QString &name : options.screens) {
        const kit::Screen *screen = launcher.console().screen(name);
        if (!screen) {
            say(QStringLiteral("yagura snapshot: there is no screen %1 yet").arg(name));
            continue;
        }
        launcher.console().show(name);
        // Explore begins with a question; the picture asks for the service that is worst off.
        if (name == QLatin1String("metrics"))
            launcher.console().exploreWorstService();
        if (!waitUntil([screen] { return screen->isSettled(); }, ScreenPatience))
            say(QStringLiteral("yagura snapshot: %1 is still waiting for data; drawn as it is").arg(name));
        settle(Settling);
        const auto *board = qobject_cast<const dashboards::DashboardsScreen *>(screen);
        if (board && options.wholeDashboard)
            showWhole(window, *board);
        if (!save(window, QDir(options.outputFolder).filePath(name + QStringLiteral(".png"))))
            status = 2;
    }
    return status;
}

} // namespace

int runSnapshot(const QStringList &arguments, Redactor &redactor)
{
    const auto options = parseSnapshotOptions(arguments);
    if (!options) {
        say(QStringLiteral("yagura snapshot: ") + describe(options.error()));
        return 2;
    }
    if (!QDir().mkpath(options->outputFolder)) {
        say(QStringLiteral("yagura snapshot: the folder %1 cannot be made").arg(options->outputFolder));
        return 2;
    }
    const QTemporaryDir own; // pictures do not depend on, and do not change, what this user prefers
    Launcher launcher(options->console, redactor, {own.path(), own.path()});
    demo::WorldOptions world;
    world.faultAfter = 1s;
    launcher.setWorldOptions(world);
    QObject::connect(&launcher, &Launcher::problem, &launcher,
                     [](const Error &error) { say(QStringLiteral("yagura: ") + describe(error)); });
    if (options->console.demo)
        say(QStringLiteral("Starting the demo world …"));
    launcher.start();
    if (!waitUntil([&] { return launcher.isLaunched(); }, WorldPatience)) {
        say(QStringLiteral("yagura snapshot: the demo world did not start within a minute"));
        return 2;
    }
    if (options->console.demo) {
        say(QStringLiteral("Waiting for its first fault to spread and to be paged (a minute or two) …"));
        if (!waitUntil([&] { return faultArrived(launcher.session()); }, FaultPatience))
            say(QStringLiteral(
                "yagura snapshot: the fault is still spreading after two minutes; drawn as it is"));
        settle(FaultSpreads);
    }
    return draw(launcher, *options);
}

} // namespace yagura::cli
