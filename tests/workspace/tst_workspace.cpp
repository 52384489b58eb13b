#include "workspace/workspace.h"

#include "support/qtprinting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace yagura;
using namespace Qt::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray get(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// As many editors save: a new file takes the old one's name.
void replaceByRename(const QString &path, const QByteArray &bytes)
{
    const QString aside = path + u".tmp"_s;
    put(aside, bytes);
    QCOMPARE(std::rename(QFile::encodeName(aside).constData(), QFile::encodeName(path).constData()), 0);
}

SourceConfig source(const QString &id, const QString &url = u"http://localhost:9090"_s)
{
    SourceConfig config;
    config.id = id;
    config.name = id;
    config.url = QUrl(url);
    return config;
}

} // namespace

class WorkspaceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void makesTheFolder();
    void folderThatCannotBe();
    void listsFilesAndSkipsOthers();
    void brokenFilesAreNamedAndLeftAlone();
    void brokenSourcesKeepTheLastGoodOnes();
    void savesSources();
    void saveRefusesToWipeOutMistakes();
    void saveNoticesOtherWriters();
    void saveRefusesBadSources();
    void removesSources();
    void seesChangesInPlace();
    void seesReplacementsAgainAndAgain();
    void seesNewAndRemovedFiles();
    void findingsOfDomainsGoWithTheFile();
    void writesFiles();
    void refusesNamesThatLeaveTheFolder();
    void fileNames();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    void open();

    QThreadPool m_workers;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
};

void WorkspaceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = std::make_unique<Workspace>(m_folder->path(), m_workers);
}

void WorkspaceTest::cleanup()
{
    m_workspace.reset();
    m_workers.waitForDone();
}

void WorkspaceTest::open()
{
    QVERIFY(m_workspace->open());
    QTRY_VERIFY(m_workspace->isLoaded());
}

void WorkspaceTest::makesTheFolder()
{
    Workspace fresh(path(u"a/b/c"_s), m_workers);
    QVERIFY(fresh.open());
    QTRY_VERIFY(fresh.isLoaded());
    QVERIFY(QFileInfo(path(u"a/b/c"_s)).isDir());
    QVERIFY(fresh.problems().isEmpty());
    QVERIFY(fresh.sources().sources.isEmpty());
    QVERIFY(Workspace::defaultFolder().endsWith("/workspace"_L1));
}

void WorkspaceTest::folderThatCannotBe()
{
    put(path(u"file"_s), "x");
    Workspace bad(path(u"file/below"_s), m_workers);
    const auto opened = bad.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Storage);
}

void WorkspaceTest::listsFilesAndSkipsOthers()
{
    put(path(u"dashboards/b.json"_s), "{}");
    put(path(u"dashboards/a.json"_s), "{\"title\": \"A\"}");
    put(path(u"dashboards/notes.txt"_s), "x");
    put(path(u"dashboards/a.json.bak"_s), "x");
    put(path(u"dashboards/.hidden.json"_s), "{");
    put(path(u"slos/checkout.yml"_s), "a: &x 1\nb: *x\n---\nc: 2\n");
    put(path(u"runbooks/pool.yaml"_s), "title: x\n");
    put(path(u"searches/errors.yaml"_s), "query: x\n");
    put(path(u"README.md"_s), "x");
    open();
    QStringList names;
    for (int area = 0; area < workspaceAreaCount; ++area) {
        for (const WorkspaceFile &file : m_workspace->files(static_cast<WorkspaceArea>(area)))
            names << file.name;
    }
    QCOMPARE(names.join(' '_L1), u"a.json b.json checkout.yml pool.yaml errors.yaml"_s);
    QVERIFY(m_workspace->problems().isEmpty());
    QCOMPARE(*readWorkspaceFile(m_workspace->files(WorkspaceArea::Runbooks).first().path),
             QByteArray("title: x\n"));
}

void WorkspaceTest::brokenFilesAreNamedAndLeftAlone()
{
    const QByteArray broken = "{\n  \"a\": 1,\n  oops\n}";
    put(path(u"dashboards/bad.json"_s), broken);
    put(path(u"dashboards/good.json"_s), "{}");
    put(path(u"runbooks/bad.yaml"_s), "a: 1\nb: 2\na: 3\n");
    put(path(u"sources.yaml"_s),
        "sources:\n  - {id: a, kind: nothing, url: \"http://a\"}\n  - {id: b, kind: jaeger, url: "
        "\"http://b\"}\n");
    open();
    const auto problems = m_workspace->problems();
    QCOMPARE(problems.size(), 3);
    QCOMPARE(problems[0].file, path(u"sources.yaml"_s));
    QCOMPARE(problems[0].line, 2);
    QCOMPARE(problems[1].file, path(u"dashboards/bad.json"_s));
    QCOMPARE(problems[1].line, 3);
    QCOMPARE(problems[2].file, path(u"runbooks/bad.yaml"_s));
    QCOMPARE(problems[2].line, 3);
    QCOMPARE(m_workspace->sources().sources.size(), 1);
    QCOMPARE(m_workspace->files(WorkspaceArea::Dashboards).size(), 2);
    QVERIFY(!m_workspace->files(WorkspaceArea::Dashboards)[0].readable);
    QVERIFY(m_workspace->files(WorkspaceArea::Dashboards)[1].readable);
    QCOMPARE(get(path(u"dashboards/bad.json"_s)), broken);
}

void WorkspaceTest::brokenSourcesKeepTheLastGoodOnes()
{
    put(path(u"sources.yaml"_s), "sources:\n  - {id: a, kind: jaeger, url: \"http://a\"}\n");
    open();
    QSignalSpy problems(m_workspace.get(), &Workspace::problemsChanged);
    put(path(u"sources.yaml"_s), "sources: [\n");
    QTRY_COMPARE(m_workspace->problems().size(), 1);
    QCOMPARE(m_workspace->sources().sources.size(), 1);
    QCOMPARE(problems.size(), 1);
    put(path(u"sources.yaml"_s), "sources: []\n");
    QTRY_VERIFY(m_workspace->problems().isEmpty());
    QVERIFY(m_workspace->sources().sources.isEmpty());
}

void WorkspaceTest::savesSources()
{
    put(path(u"unknown.txt"_s), "mine");
    open();
    QSignalSpy changed(m_workspace.get(), &Workspace::sourcesChanged);
    QVERIFY(m_workspace->putSource(source(u"a"_s)));
    QVERIFY(m_workspace->putSource(source(u"b"_s)));
    QVERIFY(m_workspace->putSource(source(u"a"_s, u"http://localhost:9999"_s)));
    QCOMPARE(changed.size(), 3);
    QCOMPARE(m_workspace->sources().sources.size(), 2);
    QCOMPARE(m_workspace->sources().sources[0].url.port(), 9999);
    Workspace other(m_folder->path(), m_workers);
    QVERIFY(other.open());
    QCOMPARE(other.sources(), m_workspace->sources());
    QCOMPARE(get(path(u"unknown.txt"_s)), QByteArray("mine"));
    QVERIFY(QFile::exists(path(u"sources.yaml.bak"_s)));
}

void WorkspaceTest::saveRefusesToWipeOutMistakes()
{
    const QByteArray text = "sources:\n  - {id: a, kind: nothing, url: \"http://a\"}\n";
    put(path(u"sources.yaml"_s), text);
    open();
    const auto saved = m_workspace->putSource(source(u"b"_s));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(get(path(u"sources.yaml"_s)), text);
}

void WorkspaceTest::saveNoticesOtherWriters()
{
    open();
    QVERIFY(m_workspace->putSource(source(u"a"_s)));
    put(path(u"sources.yaml"_s), "sources:\n  - {id: theirs, kind: jaeger, url: \"http://a\"}\n");
    const auto saved = m_workspace->putSource(source(u"b"_s));
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_workspace->sources().sources.first().id, u"theirs"_s);
    QVERIFY(m_workspace->putSource(source(u"b"_s)));
    QCOMPARE(m_workspace->sources().sources.size(), 2);
}

void WorkspaceTest::saveRefusesBadSources()
{
    open();
    QCOMPARE(m_workspace->putSource(source(u"a b"_s)).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_workspace->putSource(source(u"a"_s, u"file:///etc/passwd"_s)).error().kind,
             ErrorKind::InvalidInput);
    QVERIFY(!QFile::exists(path(u"sources.yaml"_s)));
}

void WorkspaceTest::removesSources()
{
    open();
    QVERIFY(m_workspace->putSource(source(u"a"_s)));
    QVERIFY(m_workspace->removeSource(u"a"_s));
    QVERIFY(m_workspace->sources().sources.isEmpty());
    QCOMPARE(m_workspace->removeSource(u"a"_s).error().kind, ErrorKind::Missing);
}

void WorkspaceTest::seesChangesInPlace()
{
    put(path(u"dashboards/a.json"_s), "{}");
    open();
    QSignalSpy changed(m_workspace.get(), &Workspace::fileChanged);
    QSignalSpy areas(m_workspace.get(), &Workspace::filesChanged);
    put(path(u"dashboards/a.json"_s), "{\"a\": 1}");
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toString(), path(u"dashboards/a.json"_s));
    QCOMPARE(areas[0][0].value<WorkspaceArea>(), WorkspaceArea::Dashboards);
}

void WorkspaceTest::seesReplacementsAgainAndAgain()
{
    put(path(u"sources.yaml"_s), "sources: []\n");
    put(path(u"dashboards/a.json"_s), "{}");
    open();
    for (int i = 1; i <= 3; ++i) {
        const QByteArray number = QByteArray::number(i);
        QSignalSpy changed(m_workspace.get(), &Workspace::fileChanged);
        replaceByRename(path(u"sources.yaml"_s),
                        "sources:\n  - {id: s" + number + ", kind: jaeger, url: \"http://a\"}\n");
        replaceByRename(path(u"dashboards/a.json"_s), "{\"a\": " + number + "}");
        QTRY_COMPARE(m_workspace->sources().sources.value(0).id, QString(u"s"_s + QString::number(i)));
        QTRY_COMPARE(changed.size(), 1);
    }
}

void WorkspaceTest::seesNewAndRemovedFiles()
{
    open();
    put(path(u"dashboards/a.json"_s), "{}"); // its folder is new as well
    QTRY_COMPARE(m_workspace->files(WorkspaceArea::Dashboards).size(), 1);
    put(path(u"dashboards/b.json"_s), "{}");
    QTRY_COMPARE(m_workspace->files(WorkspaceArea::Dashboards).size(), 2);
    QVERIFY(QFile::remove(path(u"dashboards/a.json"_s)));
    QTRY_COMPARE(m_workspace->files(WorkspaceArea::Dashboards).size(), 1);
}

void WorkspaceTest::findingsOfDomainsGoWithTheFile()
{
    put(path(u"dashboards/a.json"_s), "{}");
    open();
    const QString file = path(u"dashboards/a.json"_s);
    QSignalSpy changed(m_workspace.get(), &Workspace::problemsChanged);
    m_workspace->setFindings(file, {Finding{FindingSeverity::Warning, file, 1, {}, u"odd"_s, {}}});
    QCOMPARE(m_workspace->problems().size(), 1);
    m_workspace->setFindings(file, m_workspace->problems());
    QCOMPARE(changed.size(), 1);
    put(file, "{\"a\": 1}");
    QTRY_VERIFY(m_workspace->problems().isEmpty());
}

void WorkspaceTest::writesFiles()
{
    open();
    QVERIFY(m_workspace->write(WorkspaceArea::Dashboards, u"new.json"_s, "{}"));
    QTRY_COMPARE(m_workspace->files(WorkspaceArea::Dashboards).size(), 1);
    QCOMPARE(get(m_workspace->pathOf(WorkspaceArea::Dashboards, u"new.json"_s)), QByteArray("{}"));
}

void WorkspaceTest::refusesNamesThatLeaveTheFolder()
{
    open();
    for (const auto &name :
         {u"../x.json"_s, u"/etc/x.json"_s, u".x.json"_s, u""_s, u"x.yaml"_s, u"x"_s, u"a/b.json"_s}) {
        QCOMPARE(m_workspace->write(WorkspaceArea::Dashboards, name, "{}").error().kind,
                 ErrorKind::InvalidInput);
        QCOMPARE(m_workspace->moveToTrash(WorkspaceArea::Dashboards, name).error().kind,
                 ErrorKind::InvalidInput);
    }
    QCOMPARE(m_workspace->moveToTrash(WorkspaceArea::Dashboards, u"none.json"_s).error().kind,
             ErrorKind::Missing);
}

void WorkspaceTest::fileNames()
{
    QCOMPARE(fileNameFor(u"Checkout: 95th %"_s, u".json"_s), u"checkout-95th.json"_s);
    QCOMPARE(fileNameFor(u"決済 ダッシュボード"_s, u".json"_s), u"決済-ダッシュボード.json"_s);
    QCOMPARE(fileNameFor(u"../../etc/passwd"_s, u".json"_s), u"etc-passwd.json"_s);
    QCOMPARE(fileNameFor(u" ... "_s, u".yaml"_s), u"untitled.yaml"_s);
    QVERIFY(fileNameFor(QString(5000, 'x'_L1), u".json"_s).size() < 100);
}

QTEST_GUILESS_MAIN(WorkspaceTest)
#include "tst_workspace.moc"
