#include "core/clock.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/history/durablejournal.h"
#include "dashboards/history/historystore.h"
#include "dashboards/history/historytable.h"
#include "store/database.h"
#include "support/waiting.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace yagura;
using namespace yagura::dashboards;
using namespace Qt::StringLiterals;
using yagura::test::waitFor;
using yagura::test::waitUntil;

namespace {

const QString name = u"desk.json"_s;

const QByteArray fileText = "{\n  \"title\": \"Desk\",\n  \"custom\": [1, 2.50],\n  \"panels\": [\n"
                            "    {\"id\": 1, \"type\": \"stat\", \"title\": \"One\", \"gridPos\": {\"x\": 0, "
                            "\"y\": 0, \"w\": 6, \"h\": 4}},\n"
                            "    {\"id\": 2, \"type\": \"stat\", \"title\": \"Two\", \"gridPos\": {\"x\": 6, "
                            "\"y\": 0, \"w\": 6, \"h\": 4}}\n  ]\n}\n";

Dashboard read(const QByteArray &text)
{
    return readGrafana(text, name).value().dashboard;
}

Dashboard titled(Dashboard dashboard, const QString &title)
{
    dashboard.title = title;
    return dashboard;
}

// What one run of the program holds; destroying it ends the run.
struct Run
{
    explicit Run(const QString &path, const Clock &clock)
        : database({path, {historySchema()}})
        , store(database)
        , journal(clock)
    {
        journal.setStore(&store);
    }
    bool open(const QByteArray &text)
    {
        journal.open(name, text, read(text));
        return settle();
    }
    bool settle()
    {
        return waitUntil([this] { return journal.isKept(); });
    }
    bool edit(const QString &title)
    {
        journal.record(titled(journal.current(), title), EditKind::TitleChanged);
        return settle();
    }
    // As the screen does it: the file is written after everything is kept.
    QByteArray save()
    {
        const QByteArray text = journal.journal().text();
        journal.markSaved(text);
        return settle() ? text : QByteArray();
    }
    QString title() const { return journal.current().title; }
    // Steps of earlier runs are read first.
    bool undo()
    {
        journal.undo();
        return settle();
    }
    bool redo()
    {
        journal.redo();
        return settle();
    }
    bool restoreUnsaved()
    {
        journal.restoreUnsaved();
        return settle();
    }
    QStringList undoAll()
    {
        QStringList titles{title()};
        while (journal.journal().canUndo()) {
            if (!undo())
                break;
            titles << title();
        }
        return settle() ? titles : QStringList();
    }

    Database database;
    HistoryStore store;
    DurableJournal journal;
};

// The child of survivesBeingKilled(): edits as fast as it can and says what is kept.
int editUntilKilled(const QString &path)
{
    SystemClock clock;
    Run run(path, clock);
    run.open(fileText);
    for (int i = 1;; ++i) {
        if (!run.edit(u"Edit %1"_s.arg(i)))
            return 1;
        printf("kept %d\n", i);
        fflush(stdout);
    }
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void lookingLeavesNoTrace();
    void undoOverARestart();
    void textsComeBackByteForByte();
    void realFilesComeBackByteForByte();
    void redoOverARestart();
    void unsavedEditsAreOffered();
    void unsavedUndoIsOffered();
    void offerStaysUntilDecided();
    void editingInsteadOfDecidingLosesNothing();
    void savedStateThatWasGivenUp();
    void changedByOthersKeepsTheSteps();
    void editsBeforeLoadingIsDone();
    void damagedStateIsNotReached();
    void oneDashboardDoesNotTouchAnother();
    void closedStoreIsSaidAndEditingGoesOn();
    void oldestArePruned();
    void bytesArePruned();
    void everySaveIsAVersion();
    void versionThatIsGone();
    void survivesBeingKilled();
    void kindsHaveNames();

private:
    std::unique_ptr<Run> run() { return std::make_unique<Run>(m_path, m_clock); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    ManualClock m_clock{fromUnixSeconds(std::int64_t{1'795'489'200})};
};

void HistoryTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"yagura.db"_s);
}

void HistoryTest::lookingLeavesNoTrace()
{
    auto first = run();
    QVERIFY(first->open(fileText));
    QVERIFY(waitFor(first->store.load(name))->edits.empty());
    QVERIFY(waitFor(first->store.versions(name))->empty());
}

void HistoryTest::undoOverARestart()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(one->edit(u"B"_s));
    const QByteArray saved = one->save();
    one.reset();

    auto two = run();
    QVERIFY(two->open(saved));
    QCOMPARE(two->journal.notice(), JournalNotice::None);
    QCOMPARE(two->journal.journal().undoSteps(), 2);
    QCOMPARE(two->journal.journal().undoKind(), EditKind::TitleChanged);
    QVERIFY(!two->journal.journal().isModified());
    QVERIFY(two->edit(u"C"_s));
    const QByteArray again = two->save();
    two.reset();

    auto three = run();
    QVERIFY(three->open(again));
    QCOMPARE(three->undoAll(), (QStringList{u"C"_s, u"B"_s, u"A"_s, u"Desk"_s}));
}

void HistoryTest::textsComeBackByteForByte()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    QVERIFY(saved != fileText);
    one.reset();
    auto two = run();
    QVERIFY(two->open(saved));
    two->undoAll();
    QCOMPARE(two->journal.journal().text(), fileText);
}

void HistoryTest::realFilesComeBackByteForByte()
{
    const QString fixtures
        = qEnvironmentVariable("YAGURA_FIXTURES", QStringLiteral(YAGURA_SOURCE_DIR "/../shared/fixtures"));
    const QDir folder(fixtures + u"/grafana"_s);
    int files = 0;
    for (const QString &entry : folder.entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder.filePath(entry));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        const auto opened = readGrafana(text, entry);
        if (!opened)
            continue; // of another kind
        ++files;
        QByteArray saved;
        for (int round = 0; round < 2; ++round) {
            auto one = run();
            one->journal.open(entry, round == 0 ? text : saved, round == 0 ? opened->dashboard : read(saved));
            QVERIFY(one->settle());
            QCOMPARE(one->journal.notice(), JournalNotice::None);
            if (round == 0) {
                QVERIFY(one->edit(u"Edited"_s));
                saved = one->save();
            }
            QCOMPARE(one->title(), u"Edited"_s);
            if (round == 1)
                one->undoAll();
            QCOMPARE(one->journal.journal().text() == text, round == 1);
        }
    }
    if (files == 0)
        QSKIP("no Grafana files among the fixtures");
}

void HistoryTest::redoOverARestart()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(one->edit(u"B"_s));
    QVERIFY(one->undo());
    const QByteArray saved = one->save();
    one.reset();
    auto two = run();
    QVERIFY(two->open(saved));
    QCOMPARE(two->journal.notice(), JournalNotice::None);
    QCOMPARE(two->title(), u"A"_s);
    QVERIFY(two->redo());
    QCOMPARE(two->title(), u"B"_s);
    QVERIFY(!two->journal.journal().canRedo());
}

void HistoryTest::unsavedEditsAreOffered()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    m_clock.advance(std::chrono::minutes(7));
    QVERIFY(one->edit(u"B"_s));
    m_clock.advance(std::chrono::minutes(7));
    QVERIFY(one->edit(u"C"_s)); // the crash comes before the file is written
    one.reset();

    auto two = run();
    QVERIFY(two->open(saved));
    QCOMPARE(two->title(), u"A"_s);
    QCOMPARE(two->journal.notice(), JournalNotice::Unsaved);
    QCOMPARE(toUnixSeconds(two->journal.unsavedSince()), 1'795'489'200 + 7 * 60);
    QVERIFY(two->restoreUnsaved());
    QCOMPARE(two->title(), u"C"_s);
    QCOMPARE(two->journal.notice(), JournalNotice::None);
    const QByteArray restored = two->save();
    two.reset();

    auto three = run();
    QVERIFY(three->open(restored));
    QCOMPARE(three->journal.notice(), JournalNotice::None);
    QCOMPARE(three->undoAll(), (QStringList{u"C"_s, u"B"_s, u"A"_s, u"Desk"_s}));
}

void HistoryTest::unsavedUndoIsOffered()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    QVERIFY(one->undo());
    QVERIFY(one->settle());
    one.reset();
    auto two = run();
    QVERIFY(two->open(saved));
    QCOMPARE(two->title(), u"A"_s);
    QCOMPARE(two->journal.notice(), JournalNotice::Unsaved);
    two->journal.discardUnsaved();
    QCOMPARE(two->title(), u"A"_s);
    QVERIFY(two->settle());
    two.reset();
    auto three = run();
    QVERIFY(three->open(saved));
    QCOMPARE(three->journal.notice(), JournalNotice::None);
}

void HistoryTest::offerStaysUntilDecided()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    one.reset();
    for (int i = 0; i < 3; ++i) {
        auto again = run();
        QVERIFY(again->open(fileText));
        QCOMPARE(again->journal.notice(), JournalNotice::Unsaved);
        QCOMPARE(again->title(), u"Desk"_s);
    }
    auto two = run();
    QVERIFY(two->open(fileText));
    two->journal.discardUnsaved();
    QVERIFY(two->redo()); // still there until the next edit
    QCOMPARE(two->title(), u"A"_s);
}

void HistoryTest::editingInsteadOfDecidingLosesNothing()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(one->edit(u"B"_s));
    one.reset();
    auto two = run();
    QVERIFY(two->open(fileText));
    QVERIFY(two->edit(u"Mine"_s));
    QCOMPARE(two->journal.notice(), JournalNotice::None);
    const QByteArray saved = two->save();
    two.reset();
    auto three = run();
    QVERIFY(three->open(saved));
    QCOMPARE(three->undoAll(), (QStringList{u"Mine"_s, u"Desk"_s, u"B"_s, u"A"_s, u"Desk"_s}));
}

// Saved, undone, edited another way, crashed: the file's state is no longer among the steps.
void HistoryTest::savedStateThatWasGivenUp()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    QVERIFY(one->undo());
    QVERIFY(one->edit(u"B"_s));
    one.reset();
    for (int i = 0; i < 2; ++i) {
        auto two = run();
        QVERIFY(two->open(saved));
        QCOMPARE(two->title(), u"A"_s);
        QCOMPARE(two->journal.notice(), JournalNotice::Unsaved);
    }
    auto three = run();
    QVERIFY(three->open(saved));
    QVERIFY(three->restoreUnsaved());
    QCOMPARE(three->undoAll(), (QStringList{u"B"_s, u"Desk"_s}));
}

void HistoryTest::changedByOthersKeepsTheSteps()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(!one->save().isEmpty());
    one.reset();
    const QByteArray theirs = QByteArray(fileText).replace("Desk", "Theirs");
    auto two = run();
    QVERIFY(two->open(theirs));
    QCOMPARE(two->journal.notice(), JournalNotice::FileChanged);
    QCOMPARE(two->title(), u"Theirs"_s);
    QCOMPARE(two->journal.journal().undoKind(), EditKind::FileChanged);
    two.reset();
    auto three = run();
    QVERIFY(three->open(theirs));
    QCOMPARE(three->journal.notice(), JournalNotice::None); // said once
    QCOMPARE(three->undoAll(), (QStringList{u"Theirs"_s, u"A"_s, u"Desk"_s}));
    QCOMPARE(waitFor(three->store.versions(name))->size(), 3u);
}

void HistoryTest::editsBeforeLoadingIsDone()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    QVERIFY(one->edit(u"B"_s)); // unsaved
    one.reset();
    auto two = run();
    two->journal.open(name, saved, read(saved));
    two->journal.record(titled(two->journal.current(), u"Quick"_s), EditKind::TitleChanged);
    two->journal.record(titled(two->journal.current(), u"Quicker"_s), EditKind::TitleChanged);
    two->journal.undo(); // before what was kept has been read
    QVERIFY(two->settle());
    QCOMPARE(two->title(), u"Quick"_s);
    const QByteArray then = two->save();
    two.reset();
    auto three = run();
    QVERIFY(three->open(then));
    QCOMPARE(three->journal.notice(), JournalNotice::None);
    QVERIFY(three->redo());
    QCOMPARE(three->undoAll(), (QStringList{u"Quicker"_s, u"Quick"_s, u"A"_s, u"B"_s, u"A"_s, u"Desk"_s}));
}

void HistoryTest::damagedStateIsNotReached()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(one->edit(u"B"_s));
    const QByteArray saved = one->save();
    QVERIFY(waitFor(one->database.write([](Connection &connection) {
        return connection.execute(u"UPDATE dashboard_edit SET packed = x'00' WHERE position = 1"_s);
    })));
    one.reset();
    auto two = run();
    QVERIFY(two->open(saved));
    QVERIFY(two->undo());
    QCOMPARE(two->title(), u"B"_s);
    QVERIFY(two->edit(u"C"_s));
    QCOMPARE(two->title(), u"C"_s);
}

void HistoryTest::oneDashboardDoesNotTouchAnother()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    const QByteArray saved = one->save();
    one->journal.open(u"other.json"_s, fileText, read(fileText));
    QVERIFY(one->settle());
    QCOMPARE(one->journal.journal().undoSteps(), 0);
    QVERIFY(one->edit(u"Other"_s));
    QVERIFY(one->open(saved));
    QCOMPARE(one->undoAll(), (QStringList{u"A"_s, u"Desk"_s}));
    HistoryStore elsewhere(one->database, u"/other/workspace"_s);
    QVERIFY(waitFor(elsewhere.load(name))->edits.empty());
}

void HistoryTest::closedStoreIsSaidAndEditingGoesOn()
{
    Run blocked(m_folder->path() + u"/missing\0/x.db"_s, m_clock);
    QVERIFY(blocked.open(fileText));
    QVERIFY(blocked.journal.problem());
    QCOMPARE(blocked.journal.problem()->kind, ErrorKind::Storage);
    QVERIFY(blocked.edit(u"A"_s));
    QVERIFY(blocked.undo());
    QCOMPARE(blocked.title(), u"Desk"_s);
}

void HistoryTest::oldestArePruned()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    for (int i = 1; i <= editLimits.states + 20; ++i)
        one->journal.record(titled(one->journal.current(), u"Edit %1"_s.arg(i)), EditKind::TitleChanged);
    QVERIFY(one->settle());
    const QByteArray saved = one->save();
    const auto kept = waitFor(one->store.load(name));
    QCOMPARE(static_cast<int>(kept->edits.size()), editLimits.states);
    QCOMPARE(kept->edits.front().position, 21); // 0 is the file
    QCOMPARE(kept->edits.back().position, editLimits.states + 20);
    one.reset();
    auto two = run();
    QVERIFY(two->open(saved));
    QVERIFY(two->edit(u"After"_s));
    const QStringList titles = two->undoAll();
    QCOMPARE(titles.first(), u"After"_s);
    QCOMPARE(titles.size(), editLimits.states + 1); // in memory until the next start
    QCOMPARE(titles.last(), u"Edit 21"_s);
}

void HistoryTest::bytesArePruned()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->settle());
    const auto sizes = waitFor(one->database.write([](Connection &connection) -> Result<QList<int>> {
        QList<int> counts;
        for (int i = 0; i < 6; ++i) {
            EditToKeep edit;
            edit.position = i;
            edit.packedText
                = packed(QByteArray(1000, static_cast<char>('a' + i)).append(QByteArray::number(i)));
            const KeepingLimits limits{100, 3 * edit.packedText.size() + 2};
            if (const auto kept = keepEdit(connection, name, edit, limits); !kept)
                return std::unexpected(kept.error());
            counts << static_cast<int>(loadEdits(connection, name)->edits.size());
        }
        return counts;
    }));
    QCOMPARE(sizes.value(), (QList<int>{1, 2, 3, 3, 3, 3}));
}

void HistoryTest::everySaveIsAVersion()
{
    auto one = run();
    QVERIFY(one->open(fileText));
    QVERIFY(one->edit(u"A"_s));
    QVERIFY(!one->save().isEmpty());
    QVERIFY(!one->save().isEmpty()); // the same text is the same version
    m_clock.advance(std::chrono::minutes(1));
    one->journal.record(withPanelRemoved(one->journal.current(), 2), EditKind::Removed);
    const QByteArray last = one->save();
    const auto versions = waitFor(one->store.versions(name)).value();
    QCOMPARE(versions.size(), 3u);
    QCOMPARE(versions[0].counts, (DifferenceCounts{0, 1, 0, 0, 0}));
    QCOMPARE(versions[1].counts, (DifferenceCounts{0, 0, 0, 0, 1}));
    QVERIFY(versions[2].isFirst);
    QCOMPARE(versions[2].kind, EditKind::Opened);
    QCOMPARE(toUnixSeconds(versions[0].at) - toUnixSeconds(versions[1].at), 60);
    QCOMPARE(waitFor(one->store.versionText(versions[0].id)).value(), last);
    QCOMPARE(waitFor(one->store.versionText(versions[2].id)).value(), fileText);
}

void HistoryTest::versionThatIsGone()
{
    auto one = run();
    QCOMPARE(waitFor(one->store.versionText(77)).error().kind, ErrorKind::NotFound);
}

void HistoryTest::survivesBeingKilled()
{
    for (const int after : {1, 7, 40}) {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"yagura.db"_s);
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--edit-until-killed"_s, path});
        QVERIFY(child.waitForStarted());
        int acknowledged = 0;
        while (acknowledged < after) {
            QVERIFY2(child.waitForReadyRead(20'000), child.readAllStandardError().constData());
            while (child.canReadLine())
                acknowledged = child.readLine().trimmed().mid(5).toInt();
        }
        QCOMPARE(::kill(static_cast<pid_t>(child.processId()), SIGKILL), 0);
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        while (child.canReadLine())
            acknowledged = child.readLine().trimmed().mid(5).toInt();

        Run again(path, m_clock);
        QVERIFY(again.open(fileText));
        QCOMPARE(again.database.state().access, StoreAccess::Open);
        QCOMPARE(again.database.state().damagedFile, QString());
        QCOMPARE(again.journal.notice(), JournalNotice::Unsaved);
        QVERIFY(again.restoreUnsaved());
        const QStringList titles = again.undoAll();
        QVERIFY(titles.size() - 1 >= acknowledged);
        QVERIFY(titles.size() - 1 <= acknowledged + 1); // one may have been on its way
        for (qsizetype i = 0; i < titles.size() - 1; ++i)
            QCOMPARE(titles[i], u"Edit %1"_s.arg(titles.size() - 1 - i));
        QCOMPARE(titles.last(), u"Desk"_s);
    }
}

void HistoryTest::kindsHaveNames()
{
    for (int kind = 0; kind <= static_cast<int>(EditKind::FileChanged); ++kind) {
        const auto value = static_cast<EditKind>(kind);
        QVERIFY(!editKindName(value).isEmpty());
        QCOMPARE(editKindNamed(editKindName(value)), value);
    }
    QCOMPARE(editKindNamed(u"unheard of"_s), EditKind::Edited);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.size() == 3 && arguments[1] == u"--edit-until-killed"_s)
        return editUntilKilled(arguments[2]);
    HistoryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_history.moc"
