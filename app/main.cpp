// yagura: the program. Decides between the window and a subcommand.
#include "cli/dashboardcommand.h"
#include "cli/snapshotcommand.h"
#include "cli/tracecommand.h"
#include "kit/thememanager.h"
#include "language.h"
#include "launcher.h"
#include "notifier.h"
#include "processguard.h"
#include "startwindow.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QTimer>

#include <cstdio>

using namespace yagura;

namespace {

void print(std::FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s", text.toUtf8().constData());
}

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

// For ./dev bench: says when the window was painted for the first time and what the process holds then, and
// ends.
class FirstFrame : public QObject
{
public:
    explicit FirstFrame(QWidget &window) { window.installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, this, [] {
                print(stdout, QStringLiteral("first-frame %1\n").arg(residentKilobytes()));
                std::fflush(stdout);
                QCoreApplication::quit();
            });
        return false;
    }

private:
    static qint64 residentKilobytes()
    {
        QFile status(QStringLiteral("/proc/self/status"));
        if (!status.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmRSS:");
        return at < 0 ? 0 : text.mid(at + 6, 20).trimmed().split(' ').first().toLongLong();
    }
};

// The window and what belongs to it, for as long as the program runs.
class Program : public QObject
{
public:
    Program(const ConsoleOptions &options, Redactor &redactor)
        : m_options(options)
        , m_launcher(options, redactor)
    {
        connect(&m_launcher, &Launcher::problem, this, [](const Error &error) {
            print(stderr, QStringLiteral("yagura: ") + describe(error) + u'\n');
        });
        connect(&m_launcher, &Launcher::launched, this, [this] { showFirst(); });
        connect(&m_launcher, &Launcher::windowRebuilt, this, [this] { showWindow(); });
        connect(&m_launcher, &Launcher::progressed, this, [this](const QString &stage, double fraction) {
            if (m_start)
                m_start->setProgress(stage, fraction);
        });
        connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { save(); });
    }

    void start()
    {
        if (m_options.demo) {
            m_start = std::make_unique<StartWindow>();
            m_start->show();
        }
        m_launcher.start();
    }

private:
    void showFirst()
    {
        m_notifier = std::make_unique<Notifier>(m_launcher.session().incidentFeed());
        connect(m_notifier.get(), &Notifier::incidentChosen, this, [this](const QString &id) {
            correlate::Pivot pivot;
            pivot.target = correlate::Target::Incidents;
            pivot.incidentId = id;
            raise();
            m_launcher.console().window().openPivot(pivot);
        });
        connect(m_notifier.get(), &Notifier::windowRequested, this, [this] { raise(); });
        if (qEnvironmentVariableIntValue("YAGURA_MEASURE_START") == 1)
            m_firstFrame = std::make_unique<FirstFrame>(m_launcher.console().window());
        showWindow();
        QSettings settings;
        m_launcher.console().windows().restoreState(settings);
        const QString first
            = m_options.screen.isEmpty() ? m_launcher.console().screenOfFiles() : m_options.screen;
        if (!first.isEmpty())
            m_launcher.console().show(first);
        connect(&m_launcher.console().player(), &PlaylistPlayer::problem, &m_launcher, &Launcher::problem);
        if (!m_options.playlist.isEmpty())
            m_launcher.console().play(m_options.playlist);
        else if (m_options.kiosk)
            m_launcher.console().window().setKiosk(true);
        m_start.reset();
    }

    void showWindow()
    {
        m_launcher.console().window().restoreState(QSettings());
        m_launcher.console().window().show();
    }

    void raise()
    {
        m_launcher.console().window().raise();
        m_launcher.console().window().activateWindow();
    }

    void save()
    {
        if (!m_launcher.isLaunched())
            return;
        QSettings settings;
        m_launcher.console().window().saveState(settings);
        m_launcher.console().windows().saveState(settings);
    }

    ConsoleOptions m_options;
    Launcher m_launcher;
    std::unique_ptr<StartWindow> m_start;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<QObject> m_firstFrame;
};

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("yagura"));
    QCoreApplication::setApplicationName(QStringLiteral("yagura"));
    QCoreApplication::setApplicationVersion(QStringLiteral(YAGURA_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("yagura"));
}

int finish(const cli::CommandAnswer &answer)
{
    std::fwrite(answer.output.constData(), 1, static_cast<size_t>(answer.output.size()), stdout);
    print(stderr, QString::fromUtf8(answer.messages));
    return answer.status;
}

// An application object for the plural forms of its words; no window.
int runTraceCommand(const QStringList &arguments, char **argv)
{
    int qtArgc = 1;
    QCoreApplication application(qtArgc, argv);
    LanguageLoader language;
    language.load(Language::English);
    return finish(cli::runTrace(arguments));
}

int runDashboardCommand(const QStringList &arguments, char **argv)
{
    std::optional<QApplication> application;
    std::optional<kit::ThemeManager> theme;
    int qtArgc = 1;
    if (cli::drawsPictures(arguments)) {
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
        application.emplace(qtArgc, argv);
        theme.emplace(*application);
    }
    return finish(cli::runDashboard(arguments));
}

} // namespace

int main(int argc, char **argv)
{
    forbidCoreDumps();
    static Redactor redactor;
    redactMessages(redactor);
    const QStringList arguments = argumentsOf(argc, argv);
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        print(stdout, usageText());
        return 0;
    }
    if (arguments.contains(QStringLiteral("--version"))) {
        print(stdout, QStringLiteral("yagura %1\n").arg(QStringLiteral(YAGURA_VERSION)));
        return 0;
    }
    if (arguments.value(0) == QLatin1String("dashboard"))
        return runDashboardCommand(arguments.mid(1), argv);
    if (arguments.value(0) == QLatin1String("trace"))
        return runTraceCommand(arguments.mid(1), argv);
    const bool isSnapshot = arguments.value(0) == QLatin1String("snapshot");
    if (isSnapshot && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const auto options = parseConsoleOptions(arguments);
    if (!isSnapshot && !options) {
        print(stderr, QStringLiteral("yagura: %1\n").arg(describe(options.error())));
        return 2;
    }
    if (!isSnapshot && !hasDisplay()) {
        print(stderr,
              QStringLiteral("yagura: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set); "
                             "yagura snapshot draws screens without one\n"));
        return 2;
    }
    nameApplication();
    // Qt gets no arguments: its own options are not part of ours.
    int qtArgc = 1;
    QApplication application(qtArgc, argv);
    if (isSnapshot)
        return cli::runSnapshot(arguments.mid(1), redactor);
    Program program(*options, redactor);
    program.start();
    return QApplication::exec();
}
