#include "net/clientundertest.h"
#include "support/processmemory.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/waiting.h"

#include <QCryptographicHash>
#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

class BodiesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tooMuchEndsEarlyAndSmall_data();
    void tooMuchEndsEarlyAndSmall();
    void gzipLargerThanTheBuffer_data();
    void gzipLargerThanTheBuffer();
    void cutAtEveryByte_data();
    void cutAtEveryByte();
    void doubtfulFraming_data();
    void doubtfulFraming();
    void whatFollowsALongBodyIsNotAnAnswer();
};

namespace {

// One gzip member of 1 MiB, packed about 26:1.
QByteArray denseMember()
{
    QByteArray block(1 << 20, '\0');
    quint32 random = 12345;
    for (int i = 0; i < 40 * 1024; ++i) {
        random = random * 1664525 + 1013904223;
        block[i] = static_cast<char>(random >> 24);
    }
    return gzipped(block);
}

QByteArray textBody()
{
    QByteArray text = "[";
    quint32 random = 99;
    while (text.size() < 3'000'000) {
        random = random * 1664525 + 1013904223;
        text += QByteArray::number(random) + ',';
    }
    return text + "0]";
}

const QByteArray gzipHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n";

} // namespace

void BodiesTest::tooMuchEndsEarlyAndSmall_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("1000:1, framed") << 0;
    QTest::newRow("26:1, members without end") << 1;
    QTest::newRow("1000:1, members without end") << 2;
    QTest::newRow("400 MB plain, announced") << 3;
    QTest::newRow("400 MB plain, not announced") << 4;
}

void BodiesTest::tooMuchEndsEarlyAndSmall()
{
    QFETCH(int, kind);
    const QByteArray bomb = kind == 0 ? gzippedZeros(1 << 30) : QByteArray();
    const QByteArray megabyte(1 << 20, 'x');
    const QByteArray plainHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QList<Script> scripts = {
        Script{Expect(),
               Send{gzipHead + "Content-Length: " + QByteArray::number(bomb.size()) + "\r\n\r\n" + bomb}},
        Script{Expect(), Send{gzipHead + "\r\n"}, Flood{denseMember(), 400}, Close()},
        Script{Expect(), Send{gzipHead + "\r\n"}, Flood{gzippedZeros(1 << 20), 1024}, Close()},
        Script{Expect(), Send{plainHead + "Content-Length: 419430400\r\n\r\n"}, Flood{megabyte, 400}},
        Script{Expect(), Send{plainHead + "\r\n"}, Flood{megabyte, 400}, Close()},
    };
    const ScriptedServer server({scripts.at(kind)});
    ClientUnderTest test(endpointAt(server.url()));
    HttpRequest request = get();
    request.limit = BodyLimit::Small;
    const bool measured = resetPeakMemory();
    const qint64 before = residentMemory("VmRSS");
    const auto result = waitFor(test.client.send(request));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::TooLarge);
    QCOMPARE(server.requests().size(), 1);
    if (measured && before > 0) {
        const qint64 growth = residentMemory("VmHWM") - before;
        QVERIFY2(growth < 64 << 20, qPrintable(QString::number(growth)));
    } else {
        qInfo("memory not measured: the kernel does not show it");
    }
}

void BodiesTest::gzipLargerThanTheBuffer_data()
{
    QTest::addColumn<bool>("chunked");
    QTest::newRow("length") << false;
    QTest::newRow("chunked") << true;
}

void BodiesTest::gzipLargerThanTheBuffer()
{
    QFETCH(bool, chunked);
    const QByteArray body = textBody();
    const QByteArray packed = gzipped(body);
    QVERIFY(packed.size() > 512 * 1024);
    const ScriptedServer server(always(chunked ? chunkedReply(packed, 8000, "Content-Encoding: gzip\r\n")
                                               : reply(packed, "200 OK", "Content-Encoding: gzip\r\n")));
    ClientUnderTest test(endpointAt(server.url()));
    for (int i = 0; i < 5; ++i) {
        const auto result = waitFor(test.client.send(get()));
        QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
        QCOMPARE(result->body.size(), body.size());
        QVERIFY(result->body == body);
    }
}

void BodiesTest::cutAtEveryByte_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray body = "{\"status\":\"success\",\"data\":[1,2,3,4,5,6,7,8,9]}";
    QTest::newRow("length") << reply(body);
    QTest::newRow("chunked") << chunkedReply(body, 11);
    QTest::newRow("gzip, length") << reply(gzipped(body), "200 OK", "Content-Encoding: gzip\r\n");
    QTest::newRow("gzip, chunked") << chunkedReply(gzipped(body), 11, "Content-Encoding: gzip\r\n");
    QTest::newRow("gzip, not framed") << QByteArray(gzipHead + "\r\n" + gzipped(body));
}

void BodiesTest::cutAtEveryByte()
{
    QFETCH(QByteArray, answer);
    const QByteArray body = "{\"status\":\"success\",\"data\":[1,2,3,4,5,6,7,8,9]}";
    QList<Script> scripts;
    for (qsizetype cut = 0; cut <= answer.size(); ++cut)
        scripts.append(Script{Expect(), Send{answer.left(cut)}, Close()});
    int whole = 0;
    QByteArrayList shortened;
    for (qsizetype cut = 0; cut <= answer.size(); ++cut) {
        const ScriptedServer server({scripts.at(cut)});
        Endpoint endpoint = endpointAt(server.url());
        endpoint.retries = 0;
        endpoint.stallLimit = 300ms; // Qt does not always notice a close within a chunk's header
        ClientUnderTest test(endpoint);
        const auto result = waitFor(test.client.send(get()));
        const QByteArray where
            = "cut at " + QByteArray::number(cut) + " of " + QByteArray::number(answer.size());
        if (result) {
            if (result->body != body)
                shortened.append(where + ": " + result->body);
            ++whole;
        } else {
            const ErrorKind kind = result.error().kind;
            QVERIFY2(kind == ErrorKind::ConnectionLost || kind == ErrorKind::Incomplete
                         || kind == ErrorKind::Malformed || kind == ErrorKind::Stalled,
                     QByteArray(where + ": " + errorKindName(kind).toLatin1()).constData());
        }
    }
    QVERIFY2(shortened.isEmpty(), shortened.join('\n').constData());
    QVERIFY(whole >= 1);
}

void BodiesTest::doubtfulFraming_data()
{
    QTest::addColumn<QByteArray>("answer");
    const QByteArray ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    QTest::newRow("two lengths") << QByteArray(ok + "Content-Length: 5\r\nContent-Length: 2\r\n\r\n12345");
    QTest::newRow("not a length") << QByteArray(ok + "Content-Length: many\r\n\r\n12345");
    QTest::newRow("not asked for") << QByteArray(ok
                                                 + "Content-Encoding: br\r\nContent-Length: 5\r\n\r\n12345");
    QTest::newRow("gzip twice") << QByteArray(
        ok + "Content-Encoding: gzip, gzip\r\nContent-Length: 5\r\n\r\n12345");
    QTest::newRow("not gzip") << QByteArray(ok + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n12345");
}

void BodiesTest::doubtfulFraming()
{
    QFETCH(QByteArray, answer);
    const ScriptedServer server(always(answer));
    ClientUnderTest test(endpointAt(server.url()));
    const auto result = waitFor(test.client.send(get()));
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::Malformed);
}

// Bytes beyond the announced length must not become the next request's answer.
void BodiesTest::whatFollowsALongBodyIsNotAnAnswer()
{
    const ScriptedServer server(
        {Script{Expect(), Send{reply("{}") + reply("\"injected\"")}, Expect(), Send{reply("\"second\"")}}});
    ClientUnderTest test(endpointAt(server.url()));
    const auto first = waitFor(test.client.send(get()));
    QVERIFY(first);
    QCOMPARE(first->body, QByteArray("{}"));
    const auto second = waitFor(test.client.send(get()));
    QVERIFY(!second || second->body != "\"injected\"");
}

QTEST_GUILESS_MAIN(BodiesTest)
#include "tst_bodies.moc"
