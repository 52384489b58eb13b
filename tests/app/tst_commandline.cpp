#include "commandline.h"

#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consoleOptions();
    void refusals_data();
    void refusals();
    void snapshotDefaults();
};

void CommandLineTest::consoleOptions()
{
    const auto options
        = parseConsoleOptions({u"--prometheus"_s, u"http://127.0.0.1:9090"_s, u"--lang=ja"_s, u"--theme"_s,
                               u"light"_s, u"--screen"_s, u"logs"_s, u"trace.json"_s});
    QVERIFY2(options, options ? "" : qPrintable(describe(options.error())));
    QCOMPARE(options->prometheus, QUrl(u"http://127.0.0.1:9090"_s));
    QCOMPARE(options->language, Language::Japanese);
    QCOMPARE(options->theme, ThemeChoice::Light);
    QCOMPARE(options->screen, u"logs"_s);
    QCOMPARE(options->files, QStringList{u"trace.json"_s});
    QVERIFY(!options->demo);
}

void CommandLineTest::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("where");
    QTest::newRow("unknown option") << QStringList{u"--prometeus"_s} << QString();
    QTest::newRow("not an address") << QStringList{u"--jaeger"_s, u"localhost"_s} << u"--jaeger"_s;
    QTest::newRow("file address") << QStringList{u"--jaeger"_s, u"file:///etc/passwd"_s} << u"--jaeger"_s;
    QTest::newRow("language") << QStringList{u"--lang"_s, u"de"_s} << u"--lang"_s;
    QTest::newRow("theme") << QStringList{u"--theme"_s, u"pink"_s} << u"--theme"_s;
    QTest::newRow("screen") << QStringList{u"--screen"_s, u"kitchen"_s} << u"--screen"_s;
    QTest::newRow("demo and workspace") << QStringList{u"--demo"_s, u"--workspace"_s, u"x"_s} << u"--demo"_s;
}

void CommandLineTest::refusals()
{
    QFETCH(QStringList, arguments);
    const auto options = parseConsoleOptions(arguments);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, ErrorKind::InvalidInput);
    QTEST(options.error().where, "where");
    QVERIFY(!options.error().detail.isEmpty());
}

void CommandLineTest::snapshotDefaults()
{
    const auto all = parseSnapshotOptions({u"--out"_s, u"x"_s, u"--demo"_s, u"--screen"_s, u"all"_s});
    QVERIFY(all);
    QCOMPARE(all->screens, screenNames());
    QCOMPARE(all->size, QSize(1600, 1000));
    const auto one
        = parseSnapshotOptions({u"--out"_s, u"x"_s, u"--screen"_s, u"traces"_s, u"--size"_s, u"1280x800"_s});
    QVERIFY(one);
    QCOMPARE(one->screens, QStringList{u"traces"_s});
    QCOMPARE(one->size, QSize(1280, 800));
    QVERIFY(!one->wholeDashboard);
    const auto board = parseSnapshotOptions({u"--out"_s, u"x"_s, u"--dashboard"_s, u"shop.json"_s});
    QVERIFY(board);
    QVERIFY(board->wholeDashboard);
    QCOMPARE(board->screens, QStringList{u"dashboards"_s});
    const auto sized = parseSnapshotOptions(
        {u"--out"_s, u"x"_s, u"--dashboard"_s, u"shop.json"_s, u"--size"_s, u"1280x800"_s});
    QVERIFY(sized && !sized->wholeDashboard);
    const auto wall = parseConsoleOptions({u"--playlist"_s, u"Wall"_s});
    QVERIFY(wall);
    QVERIFY(wall->kiosk);
    QCOMPARE(wall->playlist, u"Wall"_s);
    QVERIFY(!parseConsoleOptions({})->kiosk);
    QVERIFY(!parseSnapshotOptions({u"--screen"_s, u"all"_s}));
    const auto stray = parseSnapshotOptions({u"--out"_s, u"x"_s, u"shop.json"_s});
    QVERIFY(!stray);
    QCOMPARE(stray.error().where, u"shop.json"_s);
    QVERIFY(stray.error().hint.contains(u"--dashboard shop.json"_s));
    QVERIFY(!parseSnapshotOptions({u"--out"_s, u"x"_s, u"--size"_s, u"12"_s}));
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
