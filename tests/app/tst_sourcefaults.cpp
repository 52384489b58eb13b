#include "launcher.h"

#include "kit/errortext.h"
#include "support/eventloopgap.h"
#include "support/scriptedserver.h"
#include "support/temporaryworkspace.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<Script> refusing()
{
    return {{Reset{}}};
}
QList<Script> silent()
{
    return {{Expect{}, Delay{60s}}};
}
QList<Script> half()
{
    return {
        {Expect{},
         Send{"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"status\":"},
         Close{}}};
}
QList<Script> page()
{
    return always(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25\r\n\r\n<html>please log in</html");
}
QList<Script> garbage()
{
    return always(reply("{\"data\": \x01\x02 nonsense ]]"));
}

} // namespace

// One source after another misbehaves in every way; the window goes on, every screen can be opened, the other
// source stays healthy, and the state of the bad one is one sentence in both languages.
class SourceFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faults_data();
    void faults();
};

void SourceFaultsTest::faults_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QList<Script>>("scripts");
    QTest::addColumn<QList<int>>("kinds"); // ErrorKinds that are right; a fault may show before another
    struct Fault
    {
        const char *name;
        QList<Script> scripts;
        QList<ErrorKind> kinds;
    };
    const Fault list[] = {
        {"reset",
         refusing(),
         {ErrorKind::ConnectionLost, ErrorKind::CircuitOpen, ErrorKind::ConnectionRefused}},
        {"silent", silent(), {ErrorKind::Stalled, ErrorKind::DeadlineExceeded, ErrorKind::CircuitOpen}},
        {"login page", page(), {ErrorKind::NotJson, ErrorKind::Malformed, ErrorKind::CircuitOpen}},
        {"garbage",
         garbage(),
         {ErrorKind::Malformed, ErrorKind::NotJson, ErrorKind::Incomplete, ErrorKind::CircuitOpen}},
        {"half a body", half(), {ErrorKind::ConnectionLost, ErrorKind::Incomplete, ErrorKind::CircuitOpen}},
        {"401", always(reply("{}", "401 Unauthorized")), {ErrorKind::Unauthorized}},
        {"403", always(reply("{}", "403 Forbidden")), {ErrorKind::Forbidden}},
        {"429",
         always(reply("{}", "429 Too Many Requests", "Retry-After: 1\r\n")),
         {ErrorKind::TooManyRequests, ErrorKind::CircuitOpen}},
        {"502",
         always("HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: "
                "16\r\n\r\n<h1>upstream</h1"),
         {ErrorKind::ServerFailed, ErrorKind::CircuitOpen}},
    };
    for (const char *kind : {"prometheus", "alertmanager", "jaeger", "elasticsearch", "pagerduty"}) {
        for (const Fault &fault : list) {
            QList<int> kinds;
            for (const ErrorKind one : fault.kinds)
                kinds << static_cast<int>(one);
            QTest::addRow("%s: %s", kind, fault.name) << QString::fromLatin1(kind) << fault.scripts << kinds;
        }
    }
}

void SourceFaultsTest::faults()
{
    QFETCH(QString, kind);
    QFETCH(QList<Script>, scripts);
    QFETCH(QList<int>, kinds);
    ScriptedServer bad(scripts);
    // Any question gets the same harmless answer; what is asked of it here is the list of alerts.
    ScriptedServer good(always(reply("[]")));
    TemporaryWorkspace workspace;
    QVERIFY(workspace.write(u"workspace/sources.yaml"_s,
                            u"sources:\n  - {id: bad, kind: %1, url: \"%2\", deadline: 6s, stallLimit: 3s}\n"
                            "  - {id: good, kind: alertmanager, url: \"%3\"}\n"_s
                                .arg(kind, bad.url().toString(), good.url().toString())
                                .toUtf8()));
    Redactor redactor;
    ConsoleOptions options;
    options.workspace = workspace.filePath(u"workspace"_s);
    Launcher launcher(options, redactor, {workspace.filePath(u"data"_s), workspace.filePath(u"config"_s)});
    launcher.start();
    QVERIFY(launcher.isLaunched());
    shell::MainWindow &window = launcher.console().window();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTest::qWait(100);
    const EventLoopGap gap;
    const auto errorOf = [&](const QString &id) -> std::optional<Error> {
        for (const SourceStatus &status : launcher.session().connections().statuses()) {
            if (status.config.id == id)
                return status.connection.lastError;
        }
        return std::nullopt;
    };
    for (const QString &name : screenNames()) {
        launcher.console().show(name);
        QTest::qWait(60);
    }
    launcher.console().show(u"overview"_s);
    // A body that only the domain can judge is known to the feeds and screens, not to the connection.
    const bool isShape = QLatin1String(QTest::currentDataTag()).contains("garbage"_L1)
        || QLatin1String(QTest::currentDataTag()).contains("login page"_L1);
    if (!isShape) {
        QVERIFY(waitUntil([&] { return errorOf(u"bad"_s).has_value(); }, 20s));
        const Error error = *errorOf(u"bad"_s);
        QVERIFY2(kinds.contains(static_cast<int>(error.kind)), qPrintable(errorKindName(error.kind)));
        const QString english = kit::errorSentence(error);
        LanguageLoader language;
        language.load(Language::Japanese);
        const QString japanese = kit::errorSentence(error);
        language.load(Language::English);
        QVERIFY(!english.isEmpty());
        QVERIFY2(english != japanese, qPrintable(japanese));
    }
    QVERIFY(waitUntil([&] { return good.requests().size() >= 1 && !errorOf(u"good"_s); }, 20s));
    QVERIFY2(gap.longestWork() < 100ms, qPrintable(u"%1 ms"_s.arg(gap.longestWork().count())));
}

QTEST_MAIN(SourceFaultsTest)
#include "tst_sourcefaults.moc"
