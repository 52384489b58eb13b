#include "core/clock.h"
#include "demo/world.h"
#include "demo/world/childprocess.h"
#include "demo/world/demofolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace yagura;
using namespace yagura::demo;

namespace {

// Running: neither gone nor waiting to be buried.
bool runs(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).front() != 'Z';
}

// The other side of this test: a world that says who its children are and then waits to be killed.
int runWorld(QCoreApplication &application, const QString &parent)
{
    SystemClock clock;
    World world(clock, {.faultAfter = std::nullopt, .parentFolder = parent});
    QObject::connect(&world, &World::ready, &application, [&] {
        QByteArray line = "ready";
        for (const qint64 pid : world.childPids())
            line += ' ' + QByteArray::number(pid);
        std::puts(line.constData());
        std::fflush(stdout);
    });
    world.start();
    return QCoreApplication::exec();
}

} // namespace

class WorldCrashTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void childrenDieWithTheirParent();
    void sweepSparesTheLiving();
    void sweepSparesOtherThings();
    void recycledProcessIdIsNotTheOwner();
};

void WorldCrashTest::childrenDieWithTheirParent()
{
    if (findProgram(QStringLiteral("prometheus")).isEmpty())
        QSKIP("prometheus is not installed");
    QTemporaryDir parent;
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--world"), parent.path()});
    QVERIFY(other.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(other.canReadLine() || other.waitForReadyRead(100), 60'000);
    QList<QByteArray> words = other.readLine().trimmed().split(' ');
    QCOMPARE(words.takeFirst(), QByteArray("ready"));
    QVERIFY(words.size() >= 2);
    for (const QByteArray &pid : words)
        QVERIFY(runs(pid.toLongLong()));
    QCOMPARE(QDir(parent.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    QVERIFY(DemoFolder::sweep(parent.path()).isEmpty());

    other.kill();
    QVERIFY(other.waitForFinished());
    for (const QByteArray &pid : words)
        QTRY_VERIFY_WITH_TIMEOUT(!runs(pid.toLongLong()), 10'000);
    QCOMPARE(DemoFolder::sweep(parent.path()).size(), 1);
    QVERIFY(QDir(parent.path()).isEmpty());
}

void WorldCrashTest::sweepSparesTheLiving()
{
    QTemporaryDir parent;
    {
        const auto folder = DemoFolder::make(parent.path());
        QVERIFY(folder.has_value());
        QVERIFY(DemoFolder::sweep(parent.path()).isEmpty());
        QVERIFY(QDir(folder->path()).exists());
    }
    QVERIFY(QDir(parent.path()).isEmpty());
}

void WorldCrashTest::sweepSparesOtherThings()
{
    QTemporaryDir parent;
    const QDir dir(parent.path());
    QVERIFY(dir.mkdir(QStringLiteral("yagura-demo-notes")));
    QVERIFY(dir.mkdir(QStringLiteral("something")));
    QVERIFY(QFile::link(QStringLiteral("/nonexistent"),
                        dir.filePath(QStringLiteral("yagura-demo-999999999-link"))));
    QVERIFY(dir.mkdir(QStringLiteral("yagura-demo-999999999-dead")));
    QCOMPARE(DemoFolder::sweep(parent.path()),
             QStringList{dir.filePath(QStringLiteral("yagura-demo-999999999-dead"))});
    QVERIFY(dir.exists(QStringLiteral("yagura-demo-notes")));
    QVERIFY(dir.exists(QStringLiteral("something")));
}

// Same id, begun at another time.
void WorldCrashTest::recycledProcessIdIsNotTheOwner()
{
    QTemporaryDir parent;
    const QDir dir(parent.path());
    const QString name = QStringLiteral("yagura-demo-%1-old").arg(QCoreApplication::applicationPid());
    QVERIFY(dir.mkdir(name));
    QVERIFY(DemoFolder::sweep(parent.path()).isEmpty());
    QFile owner(dir.filePath(name + QStringLiteral("/owner")));
    QVERIFY(owner.open(QIODevice::WriteOnly));
    QVERIFY(owner.flush());
    QVERIFY(DemoFolder::sweep(parent.path()).isEmpty()); // its owner is about to write it
    owner.write("1");
    owner.close();
    QCOMPARE(DemoFolder::sweep(parent.path()).size(), 1);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--world"))
        return runWorld(application, arguments.value(2));
    WorldCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_worldcrash.moc"
