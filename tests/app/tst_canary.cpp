#include "launcher.h"

#include "kit/errortext.h"
#include "support/scriptedserver.h"
#include "support/temporaryworkspace.h"
#include "support/waiting.h"

#include <QAbstractItemView>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray canary = "yagura-canary-7d1f4c0b9e";
QStringList messages;
const Redactor *messageRedactor = nullptr;

void collect(QtMsgType, const QMessageLogContext &, const QString &message)
{
    messages << messageRedactor->redacted(message);
}

bool holdsSecret(const QByteArray &bytes)
{
    return bytes.contains(canary) || bytes.contains(canary.toBase64())
        || bytes.contains(QByteArray("reader:" + canary).toBase64());
}

QStringList textsOf(QWidget &window)
{
    QStringList texts;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription()
              << widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        if (const auto *field = qobject_cast<const QLineEdit *>(widget))
            texts << field->text() << field->placeholderText();
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model()) {
            const QAbstractItemModel &model = *view->model();
            for (int row = 0; row < std::min(200, model.rowCount()); ++row) {
                for (int column = 0; column < model.columnCount(); ++column) {
                    const QModelIndex index = model.index(row, column);
                    for (const int role :
                         {int{Qt::DisplayRole}, int{Qt::ToolTipRole}, int{Qt::AccessibleTextRole}})
                        texts << index.data(role).toString();
                }
            }
        }
    }
    return texts;
}

} // namespace

// A secret is in every kind of source; servers refuse, fail and echo it back. Afterwards it is looked for in
// every file, message, error and text on screen.
class CanaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretIsNowhere();
};

void CanaryTest::secretIsNowhere()
{
    qputenv("YAGURA_CANARY", canary);
    // Echoes the secret, as a badly made server would.
    ScriptedServer echo(always(reply("{\"error\":\"bad token " + canary + "\",\"status\":\"error\"}",
                                     "401 Unauthorized", "X-Echo: " + canary + "\r\n")));
    TemporaryWorkspace workspace;
    QByteArray sources = "sources:\n";
    const std::pair<const char *, const char *> kinds[]
        = {{"prometheus", "basic"},     {"alertmanager", "bearer"}, {"jaeger", "bearer"},
           {"elasticsearch", "apikey"}, {"pagerduty", "pagerduty"}, {"slack", "bearer"},
           {"jira", "basic"},           {"kubernetes", "bearer"}};
    for (const auto &[kind, auth] : kinds) {
        sources += "  - id: " + QByteArray(kind) + "\n    kind: " + kind + "\n    url: \""
            + echo.url().toEncoded() + "\"\n    auth: " + auth
            + "\n    secret: {environment: YAGURA_CANARY}\n";
        if (QByteArray(auth) == "basic")
            sources += "    user: reader\n";
        if (QByteArray(kind) == "pagerduty")
            sources += "    from: me@shop.example\n";
    }
    QVERIFY(workspace.write(u"workspace/sources.yaml"_s, sources));
    Redactor redactor;
    messageRedactor = &redactor;
    qInstallMessageHandler(collect);
    QStringList texts;
    {
        ConsoleOptions options;
        options.workspace = workspace.filePath(u"workspace"_s);
        Launcher launcher(options, redactor,
                          {workspace.filePath(u"data"_s), workspace.filePath(u"config"_s)});
        launcher.start();
        QVERIFY(launcher.isLaunched());
        launcher.console().window().show();
        // The token did travel: otherwise the search below proves nothing.
        QVERIFY(waitUntil([&] {
            const auto requests = echo.requests();
            return std::count_if(requests.begin(), requests.end(),
                                 [](const SeenRequest &request) { return holdsSecret(request.head); })
                >= 5;
        }));
        for (const QString &name : screenNames()) {
            launcher.console().show(name);
            QTest::qWait(150);
            texts += textsOf(launcher.console().window());
        }
        for (const SourceStatus &status : launcher.session().connections().statuses()) {
            QVERIFY2(status.connection.lastError, qPrintable(status.config.id));
            texts << describe(*status.connection.lastError)
                  << kit::errorSentence(*status.connection.lastError)
                  << kit::errorAdvice(*status.connection.lastError);
        }
        (void)launcher.session().workspace().saveSources(launcher.session().workspace().sources());
        qWarning("a careless message with %s in it", canary.constData());
    }
    qInstallMessageHandler(nullptr);
    QVERIFY(texts.size() > 100);
    for (const QString &text : texts)
        QVERIFY2(!holdsSecret(text.toUtf8()), qPrintable(text));
    QVERIFY(!messages.isEmpty());
    for (const QString &message : messages)
        QVERIFY2(!holdsSecret(message.toUtf8()), qPrintable(message));
    int files = 0;
    QDirIterator it(workspace.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!holdsSecret(file.readAll()), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 2);
}

QTEST_MAIN(CanaryTest)
#include "tst_canary.moc"
