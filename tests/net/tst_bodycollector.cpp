#include "net/bodycollector.h"
#include "net/jsonend.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;

class BodyCollectorTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void beginnings_data();
    void beginnings();
    void plainUnderItsLimit();
    void shortIsIncomplete();
    void gzipInAnyPieces_data();
    void gzipInAnyPieces();
    void gzipCutAnywhereIsIncomplete();
    void gzipDamageIsSeen();
    void gzipOfSeveralMembers();
    void bombsStopAtTheLimit();
    void jsonEnds_data();
    void jsonEnds();
    void cutJsonNeverEnds();

private:
    [[nodiscard]] static QByteArray text() { return QByteArray("the quick brown fox ").repeated(600); }
};

void BodyCollectorTest::beginnings_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<bool>("accepted");
    QTest::addColumn<ErrorKind>("kind");
    const ErrorKind none = ErrorKind::Cancelled;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << true << none;
    QTest::newRow("length") << QByteArray() << QByteArray("100") << true << none;
    QTest::newRow("gzip") << QByteArray("GZIP") << QByteArray("5000") << true << none;
    QTest::newRow("identity") << QByteArray("identity") << QByteArray() << true << none;
    QTest::newRow("over the limit") << QByteArray() << QByteArray("1001") << false << ErrorKind::TooLarge;
    QTest::newRow("two lengths") << QByteArray() << QByteArray("5, 2") << false << ErrorKind::Malformed;
    QTest::newRow("negative") << QByteArray() << QByteArray("-1") << false << ErrorKind::Malformed;
    QTest::newRow("brotli") << QByteArray("br") << QByteArray() << false << ErrorKind::Malformed;
    QTest::newRow("twice") << QByteArray("gzip, gzip") << QByteArray() << false << ErrorKind::Malformed;
}

void BodyCollectorTest::beginnings()
{
    QFETCH(QByteArray, encoding);
    QFETCH(QByteArray, length);
    QFETCH(bool, accepted);
    QFETCH(ErrorKind, kind);
    BodyCollector collector(1000);
    const auto begun = collector.begin(encoding, length);
    QCOMPARE(begun.has_value(), accepted);
    if (!accepted)
        QCOMPARE(begun.error().kind, kind);
}

void BodyCollectorTest::plainUnderItsLimit()
{
    BodyCollector collector(10);
    QVERIFY(collector.begin({}, {}));
    QVERIFY(collector.append("12345"));
    QVERIFY(collector.append("67890"));
    const auto over = collector.append("1");
    QVERIFY(!over);
    QCOMPARE(over.error().kind, ErrorKind::TooLarge);
}

void BodyCollectorTest::shortIsIncomplete()
{
    BodyCollector collector(100);
    QVERIFY(collector.begin({}, "10"));
    QVERIFY(collector.append("123"));
    QCOMPARE(collector.finish().error().kind, ErrorKind::Incomplete);
}

void BodyCollectorTest::gzipInAnyPieces_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 7, 100, 100'000})
        QTest::addRow("%d", piece) << piece;
}

void BodyCollectorTest::gzipInAnyPieces()
{
    QFETCH(int, piece);
    const QByteArray packed = gzipped(text());
    BodyCollector collector(1 << 20);
    QVERIFY(collector.begin("gzip", {}));
    for (qsizetype at = 0; at < packed.size(); at += piece)
        QVERIFY(collector.append(packed.mid(at, piece)));
    const auto body = collector.finish();
    QVERIFY(body);
    QCOMPARE(*body, text());
}

void BodyCollectorTest::gzipCutAnywhereIsIncomplete()
{
    const QByteArray packed = gzipped(text());
    for (qsizetype cut = 1; cut < packed.size(); ++cut) {
        BodyCollector collector(1 << 20);
        QVERIFY(collector.begin("gzip", {}));
        QVERIFY(collector.append(packed.left(cut)));
        const auto body = collector.finish();
        QVERIFY2(!body, qPrintable(QString::number(cut)));
        QCOMPARE(body.error().kind, ErrorKind::Incomplete);
    }
}

void BodyCollectorTest::gzipDamageIsSeen()
{
    const QByteArray packed = gzipped(text());
    int refused = 0;
    for (qsizetype at = 10; at < packed.size(); ++at) {
        QByteArray damaged = packed;
        damaged[at] = static_cast<char>(damaged.at(at) ^ 0x55);
        BodyCollector collector(1 << 20);
        QVERIFY(collector.begin("gzip", {}));
        const bool whole = collector.append(damaged).has_value() && collector.finish().has_value();
        refused += whole ? 0 : 1;
    }
    QCOMPARE(refused, static_cast<int>(packed.size() - 10));
}

void BodyCollectorTest::gzipOfSeveralMembers()
{
    BodyCollector collector(1 << 20);
    QVERIFY(collector.begin("gzip", {}));
    QVERIFY(collector.append(QByteArray(gzipped("one ") + gzipped("two ") + gzipped("three"))));
    QCOMPARE(*collector.finish(), QByteArray("one two three"));
}

void BodyCollectorTest::bombsStopAtTheLimit()
{
    BodyCollector collector(1 << 20);
    QVERIFY(collector.begin("gzip", {}));
    const auto stopped = collector.append(gzippedZeros(64 << 20));
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::TooLarge);
}

void BodyCollectorTest::jsonEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("ends");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("space") << QByteArray(" \n") << false;
    QTest::newRow("object") << QByteArray("{\"a\":[1,{}]}\n") << true;
    QTest::newRow("number") << QByteArray("12") << true;
    QTest::newRow("string") << QByteArray("\"a{\"") << true;
    QTest::newRow("open string") << QByteArray("\"a{") << false;
    QTest::newRow("escaped quote") << QByteArray(R"(["a\"]","b\\"])") << true;
    QTest::newRow("escaped quote at the end") << QByteArray(R"(["a\")") << false;
    QTest::newRow("lines") << QByteArray("{}\n{}\n") << true;
    QTest::newRow("brackets in strings") << QByteArray(R"({"a":"]]}}"})") << true;
}

void BodyCollectorTest::jsonEnds()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, ends);
    QCOMPARE(reachesJsonEnd(text), ends);
}

void BodyCollectorTest::cutJsonNeverEnds()
{
    const QByteArray whole = R"({"status":"ok","data":{"a":[1,2,"x\\\"y",[{"b":null}]],"c":"}"}})";
    QVERIFY(reachesJsonEnd(whole));
    for (qsizetype cut = 0; cut < whole.size(); ++cut)
        QVERIFY2(!reachesJsonEnd(whole.left(cut)), whole.left(cut).constData());
}

QTEST_GUILESS_MAIN(BodyCollectorTest)
#include "tst_bodycollector.moc"
