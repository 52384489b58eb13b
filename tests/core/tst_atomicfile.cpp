#include "core/atomicfile.h"

#include "support/fulldisk.h"
#include "support/qtprinting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace yagura;

class AtomicFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void writesAndReads();
    void replacesAndKeepsThePrevious();
    void ownerOnly();
    void followsSymbolicLinks();
    void nothingIsLeftBehind();
    void refusalsAreStorageErrors();
    void fullDiskKeepsWhatWasThere();
    void readLimits();
    void recoversFromBackup();
    void nothingToRecover();
    void readerNeverSeesAHalf();

private:
    [[nodiscard]] QString path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

Status mustStartWithGood(const QByteArray &bytes)
{
    if (bytes.startsWith("good"))
        return {};
    return failure(ErrorKind::Malformed, {}, QStringLiteral("not good"));
}

} // namespace

void AtomicFileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void AtomicFileTest::writesAndReads()
{
    QVERIFY(writeFileAtomically(path("a"), "hello"));
    QCOMPARE(*readFile(path("a"), 100), QByteArray("hello"));
    QVERIFY(writeFileAtomically(path("a"), ""));
    QCOMPARE(*readFile(path("a"), 100), QByteArray());
}

void AtomicFileTest::replacesAndKeepsThePrevious()
{
    QVERIFY(writeFileAtomically(path("a"), "one", FileAccess::Default, FileBackup::KeepPrevious));
    QVERIFY(!QFile::exists(path("a.bak")));
    QVERIFY(writeFileAtomically(path("a"), "two", FileAccess::Default, FileBackup::KeepPrevious));
    QVERIFY(writeFileAtomically(path("a"), "three", FileAccess::Default, FileBackup::KeepPrevious));
    QCOMPARE(*readFile(path("a"), 100), QByteArray("three"));
    QCOMPARE(*readFile(path("a.bak"), 100), QByteArray("two"));
}

void AtomicFileTest::ownerOnly()
{
    const auto groupOrOthers
        = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(writeFileAtomically(path("a"), "x", FileAccess::OwnerOnly));
    QCOMPARE(QFile::permissions(path("a")) & groupOrOthers, QFileDevice::Permissions());
    QVERIFY(QFile::setPermissions(path("a"),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadOther));
    QVERIFY(writeFileAtomically(path("a"), "y", FileAccess::OwnerOnly));
    QCOMPARE(QFile::permissions(path("a")) & groupOrOthers, QFileDevice::Permissions());
}

void AtomicFileTest::followsSymbolicLinks()
{
    QVERIFY(writeFileAtomically(path("real"), "1"));
    QVERIFY(QFile::link(path("real"), path("link")));
    QVERIFY(writeFileAtomically(path("link"), "2"));
    QVERIFY(QFileInfo(path("link")).isSymLink());
    QCOMPARE(*readFile(path("real"), 10), QByteArray("2"));
}

void AtomicFileTest::nothingIsLeftBehind()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(writeFileAtomically(path("a"), QByteArray::number(i), FileAccess::Default,
                                    FileBackup::KeepPrevious));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).join(QLatin1Char(' ')), QStringLiteral("a a.bak"));
}

void AtomicFileTest::refusalsAreStorageErrors()
{
    const auto noFolder = writeFileAtomically(path("missing/a"), "x");
    QVERIFY(!noFolder);
    QCOMPARE(noFolder.error().kind, ErrorKind::Storage);
    QVERIFY(!noFolder.error().detail.isEmpty());
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("dir")));
    QCOMPARE(writeFileAtomically(path("dir"), "x").error().kind, ErrorKind::Storage);
    QCOMPARE(readFile(path("dir"), 10).error().kind, ErrorKind::Storage);
}

void AtomicFileTest::fullDiskKeepsWhatWasThere()
{
    QVERIFY(writeFileAtomically(path("a"), "one", FileAccess::Default, FileBackup::KeepPrevious));
    Status small;
    Status large;
    {
        const test::FullDisk full;
        small = writeFileAtomically(path("a"), "two", FileAccess::Default, FileBackup::KeepPrevious);
        large = writeFileAtomically(path("a"), QByteArray(1 << 20, 'x'));
    }
    QCOMPARE(small.error().kind, ErrorKind::Storage);
    QCOMPARE(large.error().kind, ErrorKind::Storage);
    QCOMPARE(*readFile(path("a"), 100), QByteArray("one"));
    QVERIFY(!QFile::exists(path("a.bak")));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList(QStringLiteral("a")));
}

void AtomicFileTest::readLimits()
{
    QCOMPARE(readFile(path("none"), 10).error().kind, ErrorKind::Missing);
    QVERIFY(writeFileAtomically(path("a"), "12345"));
    QVERIFY(readFile(path("a"), 5));
    QCOMPARE(readFile(path("a"), 4).error().kind, ErrorKind::TooLarge);
}

void AtomicFileTest::recoversFromBackup()
{
    const Instant now = fromUnixSeconds(std::int64_t{1'767'225'600});
    QVERIFY(writeFileAtomically(path("a"), "good 1", FileAccess::Default, FileBackup::KeepPrevious));
    QVERIFY(writeFileAtomically(path("a"), "broken", FileAccess::Default, FileBackup::KeepPrevious));
    const auto recovered = readFileOrBackup(path("a"), 100, now, mustStartWithGood);
    QVERIFY(recovered);
    QCOMPARE(recovered->bytes, QByteArray("good 1"));
    QVERIFY(recovered->fromBackup);
    QCOMPARE(recovered->setAside, path("a.corrupt-20260101T000000Z"));
    QCOMPARE(*readFile(recovered->setAside, 100), QByteArray("broken"));
    QVERIFY(recovered->reason.contains(QLatin1String("not good")));
    QVERIFY(!QFile::exists(path("a")));
    const auto again = readFileOrBackup(path("a"), 100, now, mustStartWithGood);
    QVERIFY(again);
    QVERIFY(again->fromBackup && again->setAside.isEmpty());
}

void AtomicFileTest::nothingToRecover()
{
    QCOMPARE(readFileOrBackup(path("a"), 10, {}, mustStartWithGood).error().kind, ErrorKind::Missing);
    QVERIFY(writeFileAtomically(path("a"), "bad"));
    QCOMPARE(readFileOrBackup(path("a"), 10, {}, mustStartWithGood).error().kind, ErrorKind::Malformed);
    QVERIFY(writeFileAtomically(path("b"), "good"));
    const auto fine = readFileOrBackup(path("b"), 10, {}, mustStartWithGood);
    QVERIFY(fine && !fine->fromBackup);
}

void AtomicFileTest::readerNeverSeesAHalf()
{
    const QByteArray first(200'000, 'a');
    const QByteArray second(300'000, 'b');
    QVERIFY(writeFileAtomically(path("a"), first));
    std::atomic<bool> stop = false;
    std::atomic<int> torn = 0;
    std::atomic<int> reads = 0;
    const auto reader = std::unique_ptr<QThread>(QThread::create([&] {
        while (!stop) {
            const auto bytes = readFile(path("a"), 1 << 20);
            torn += bytes && (*bytes == first || *bytes == second) ? 0 : 1;
            ++reads;
        }
    }));
    reader->start();
    for (int i = 0; i < 40 || reads == 0; ++i)
        QVERIFY(writeFileAtomically(path("a"), i % 2 ? first : second, FileAccess::Default,
                                    FileBackup::KeepPrevious));
    stop = true;
    reader->wait();
    QCOMPARE(torn.load(), 0);
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "tst_atomicfile.moc"
