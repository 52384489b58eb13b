// One row a fault: the error has the right kind, the server saw no more requests than it should, this
// thread's event loop was never held, and a second client on the same network thread did not notice.
#include "net/clientundertest.h"
#include "support/eventloopgap.h"
#include "support/fullbacklog.h"
#include "support/qtprinting.h"
#include "support/scriptedserver.h"
#include "support/testcertificates.h"
#include "support/waiting.h"

#include "core/callcombinators.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;

namespace {

// How it ends: an error's kind, or the status of an answer.
using Ending = std::variant<ErrorKind, int>;

struct Fault
{
    const char *name; // starts with its number in the fault plan
    QList<Script> scripts;
    Ending ending;
    int mostRequests = 1; // whole requests that may reach the server
    HttpRequest request = get();
    QList<ErrorKind> orElse = {}; // where Qt does not always see the same
};

const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
// Qt repeats what only reads on a lost connection, three times.
constexpr int repeatedByQt = 4;

HttpRequest limited(qint64 bytes)
{
    HttpRequest request = get();
    request.limit = static_cast<BodyLimit>(bytes);
    return request;
}

QList<Script> answering(const QByteArray &bytes)
{
    return {Script{Expect(), Send{bytes}}};
}
QList<Script> answeringAndClosing(const QByteArray &bytes)
{
    return {Script{Expect(), Send{bytes}, Close()}};
}

QByteArray status(const QByteArray &line, const QByteArray &headers = {}, const QByteArray &body = "{}")
{
    return reply(body, line, headers);
}

QByteArray redirect(const QByteArray &location)
{
    return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n";
}

QList<Fault> requestFaults()
{
    return {
        {"3 reset after accept",
         {Script{Reset()}},
         ErrorKind::ConnectionLost,
         0,
         get(),
         {ErrorKind::Stalled}},
        {"11 close before reading", {Script{Close()}}, ErrorKind::ConnectionLost, 0},
        {"12 close after headers, read",
         {Script{ExpectHeaders(), Close()}},
         ErrorKind::ConnectionLost,
         repeatedByQt},
        {"12 close after headers, write",
         {Script{ExpectHeaders(), Close()}},
         ErrorKind::OutcomeUnknown,
         1,
         urgentWrite()},
        {"14 close after body, fresh",
         {Script{Expect(), Close()}},
         ErrorKind::OutcomeUnknown,
         1,
         urgentWrite()},
        {"14 close after body, read", {Script{Expect(), Close()}}, ErrorKind::ConnectionLost, repeatedByQt},
    };
}

QList<Fault> headerFaults()
{
    const QByteArray fine = status("200 OK");
    const QByteArray filler = QByteArray("X-Filler: abcdefghijklmnopqrstuvwxyz\r\n").repeated(100);
    const QByteArray length = "Content-Length: 2\r\n";
    return {
        {"16 garbage line", answeringAndClosing("SSH-2.0-OpenSSH_9.2\r\n"), ErrorKind::ConnectionLost,
         repeatedByQt},
        {"16 garbage among headers", answering(head + "no colon here\r\n" + length + "\r\n{}"),
         ErrorKind::Stalled},
        {"17 endless", {Script{Expect(), Send{head}, Flood{filler, 1'000'000'000}}}, ErrorKind::Stalled},
        {"18 drip", {Script{Expect(), Drip{fine, 30ms}}}, ErrorKind::Stalled},
        {"19 value of 100 KiB",
         answering(head + "X-Long: " + QByteArray(100 * 1024, 'x') + "\r\n" + length + "\r\n{}"),
         ErrorKind::Stalled},
        {"20 two lengths", answering(head + "Content-Length: 2\r\nContent-Length: 1\r\n\r\n{}"),
         ErrorKind::Malformed},
        {"21 length and chunked",
         answering(head + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
         200},
        {"22 no length", answeringAndClosing(head + "\r\n{}"), 200, repeatedByQt},
        {"23 flood of 100",
         {Script{Expect(), Flood{"HTTP/1.1 100 Continue\r\n\r\n", 1'000'000'000}}},
         ErrorKind::Stalled},
        {"24 no number as status", answeringAndClosing("HTTP/1.1 fine OK\r\n" + length + "\r\n{}"),
         ErrorKind::ConnectionLost, repeatedByQt},
        {"25 carriage return in the reason", answering("HTTP/1.1 200 O\rK\r\n" + length + "\r\n{}"), 200},
    };
}

QList<Fault> bodyFaults()
{
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray packed = gzipped("{\"a\":[1,2,3]}");
    QByteArray damaged = packed;
    damaged[damaged.size() - 6] = static_cast<char>(damaged.at(damaged.size() - 6) ^ 1);
    const auto zipped = [](const QByteArray &body, const QByteArray &encoding = "gzip") {
        return status("200 OK", "Content-Encoding: " + encoding + "\r\n", body);
    };
    const QByteArray megabyte(1 << 20, 'x');
    const QList<ErrorKind> broken = {ErrorKind::Incomplete, ErrorKind::Stalled};
    return {
        {"26 drip",
         {Script{Expect(), Send{head + "Content-Length: 1000\r\n\r\n"}, Drip{QByteArray(1000, ' '), 20ms}}},
         ErrorKind::DeadlineExceeded},
        {"27 stall", answering(head + "Content-Length: 10\r\n\r\n{}"), ErrorKind::Stalled},
        {"28 short", answeringAndClosing(head + "Content-Length: 10\r\n\r\n{}"), ErrorKind::ConnectionLost,
         repeatedByQt, get(), broken},
        {"29 long", answering(head + "Content-Length: 2\r\n\r\n{}{}{}{}"), 200},
        {"30 chunk longer than said", answeringAndClosing(chunked + "2\r\n[1,2]\r\n0\r\n\r\n"),
         ErrorKind::Incomplete},
        {"30 chunk shorter than said", answeringAndClosing(chunked + "ff\r\n[1,2,\r\n0\r\n\r\n"),
         ErrorKind::ConnectionLost, repeatedByQt, get(), broken},
        {"31 cut inside a chunk", answeringAndClosing(chunked + "5\r\n[1,"), ErrorKind::ConnectionLost,
         repeatedByQt, get(), broken},
        {"33 gzip cut", answering(zipped(packed.chopped(9))), ErrorKind::Incomplete},
        {"34 gzip with a wrong checksum", answering(zipped(damaged)), ErrorKind::Malformed},
        {"35 bomb 1000:1", answering(zipped(gzippedZeros(64 << 20))), ErrorKind::TooLarge, 1,
         limited(1 << 20)},
        {"36 bomb 26:1",
         {Script{Expect(), Send{head + "Content-Encoding: gzip\r\n\r\n"},
                 Flood{gzipped(QByteArray(26, 'x')), 100'000'000}}},
         ErrorKind::TooLarge,
         1,
         limited(1 << 20)},
        {"37 gzip twice", answering(zipped(gzipped(packed), "gzip, gzip")), ErrorKind::Malformed},
        {"38 400 MB",
         {Script{Expect(), Send{head + "\r\n"}, Flood{megabyte, 400}, Close()}},
         ErrorKind::TooLarge,
         1,
         limited(16 << 20)},
        {"39 wrong charset",
         answering("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=klingon\r\nContent-Length: "
                   "2\r\n\r\n{}"),
         200},
        {"40 byte order mark", answering(status("200 OK", {}, "\xef\xbb\xbf{}")), 200},
        {"41 HTML",
         answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"),
         ErrorKind::NotJson},
        {"42 empty", answering(status("200 OK", {}, {})), 200},
        {"43 204", answering("HTTP/1.1 204 No Content\r\n\r\n"), 204},
    };
}

QList<Fault> policyFaults()
{
    QList<Fault> faults = {
        {"44 redirect within the origin",
         {Script{Expect(), Send{redirect("/there")}, Expect(), Send{status("200 OK")}}},
         200,
         2},
        {"45 redirect to another port", answering(redirect("http://127.0.0.1:9/")),
         ErrorKind::RedirectRefused},
        {"46 redirect to another host", answering(redirect("http://evil.invalid/")),
         ErrorKind::RedirectRefused},
        {"48 redirect loop", always(redirect("/x")), ErrorKind::RedirectRefused, 4},
        {"49 redirect to a file", answering(redirect("file:///etc/passwd")), ErrorKind::RedirectRefused},
        {"50 401", answering(status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\"\r\n")), 401},
        {"54 429 with a long Retry-After", answering(status("429 Slow", "Retry-After: 60\r\n")), 429},
        {"56 502 HTML",
         answering("HTTP/1.1 502 Bad\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>"), 502},
    };
    for (const auto &[name, line] :
         {std::pair("51 403", "403 Forbidden"), std::pair("52 404", "404 Not Found"),
          std::pair("53 409", "409 Conflict"), std::pair("54 429", "429 Slow"),
          std::pair("55 500", "500 Internal Server Error"), std::pair("57 503", "503 Busy"),
          std::pair("58 504", "504 Gateway Timeout")})
        faults.append({name, answering(status(line)), QByteArray(line).left(3).toInt()});
    return faults;
}

Endpoint impatient(const QUrl &base)
{
    Endpoint endpoint = endpointAt(base);
    endpoint.stallLimit = 250ms;
    endpoint.deadline = 700ms;
    endpoint.retries = 0;
    return endpoint;
}

QByteArray nameOf(const Ending &ending)
{
    if (const auto *kind = std::get_if<ErrorKind>(&ending))
        return errorKindName(*kind).toLatin1();
    return QByteArray::number(std::get<int>(ending));
}

Ending endingOf(const Result<HttpResponse> &result)
{
    return result ? Ending(result->status) : Ending(result.error().kind);
}

} // namespace

class ClientFaultsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void scripted_data();
    void scripted();
    void unreachable_data();
    void unreachable();
    void tls_data();
    void tls();
    void reusedConnection();
    void halfOpenAfterSleep();
    void screenClosedDuringACall();
    void latestOfFiftyWins();
    void endpointEditedDuringACall();
    void quitWithFortyCallsOpen();

private:
    // Runs the request of a broken source beside a healthy one on the same network thread.
    void compare(const Endpoint &broken, const HttpRequest &request, const Ending &expected,
                 const QList<ErrorKind> &orElse = {});

    std::unique_ptr<EventLoopGap> m_gap;
};

void ClientFaultsTest::init()
{
    m_gap = std::make_unique<EventLoopGap>();
}

void ClientFaultsTest::cleanup()
{
    const auto work = m_gap->longestWork();
    const auto gap = m_gap->longestGap();
    m_gap.reset();
    QVERIFY2(work < 100ms, qPrintable(QString::number(work.count())));
    // Waiting instead of working would hide from the measure above; a loaded machine must not count.
    QVERIFY2(gap < 3s, qPrintable(QString::number(gap.count())));
}

void ClientFaultsTest::compare(const Endpoint &broken, const HttpRequest &request, const Ending &expected,
                               const QList<ErrorKind> &orElse)
{
    const ScriptedServer healthy(always(reply("\"fine\"")));
    ClientUnderTest test(broken);
    HttpClient other(test.network, test.pool, endpointAt(healthy.url()));
    auto call = test.client.send(request);
    QVERIFY(waitFor(other.send(get())));
    const auto result = waitFor(std::move(call));
    if (result || !orElse.contains(result.error().kind))
        QCOMPARE(nameOf(endingOf(result)), nameOf(expected));
    QVERIFY(waitFor(other.send(get())));
    QCOMPARE(other.state().health, ConnectionHealth::Healthy);
    QCOMPARE(healthy.requests().size(), 2);
}

void ClientFaultsTest::scripted_data()
{
    QTest::addColumn<std::shared_ptr<Fault>>("fault");
    for (const Fault &fault : requestFaults() + headerFaults() + bodyFaults() + policyFaults())
        QTest::newRow(fault.name) << std::make_shared<Fault>(fault);
    m_gap = std::make_unique<EventLoopGap>();
}

void ClientFaultsTest::scripted()
{
    QFETCH(std::shared_ptr<Fault>, fault);
    const ScriptedServer server(fault->scripts);
    compare(impatient(server.url()), fault->request, fault->ending, fault->orElse);
    const int seen = static_cast<int>(server.requests().size());
    QVERIFY2(seen <= fault->mostRequests, qPrintable(QString::number(seen)));
}

void ClientFaultsTest::unreachable_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("1 refused") << QStringLiteral("nobody") << ErrorKind::ConnectionRefused;
    QTest::newRow("2 backlog full") << QStringLiteral("backlog") << ErrorKind::Stalled;
    QTest::newRow("4 no such name") << QStringLiteral("name") << ErrorKind::HostNotFound;
    QTest::newRow("5 slow TLS handshake") << QStringLiteral("handshake") << ErrorKind::Stalled;
    QTest::newRow("10 proxy 407") << QStringLiteral("proxy") << ErrorKind::ProxyFailed;
}

void ClientFaultsTest::unreachable()
{
    QFETCH(QString, where);
    QFETCH(ErrorKind, kind);
    const FullBacklog full;
    const ScriptedServer silent(QList<Script>{Script{}});
    const ScriptedServer proxy(
        always(status("407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n")));
    QUrl url(QStringLiteral("http://127.0.0.1/"));
    if (where == QStringLiteral("nobody")) {
        url = ScriptedServer(QList<Script>()).url();
    } else if (where == QStringLiteral("backlog")) {
        url.setPort(full.port());
    } else if (where == QStringLiteral("handshake")) {
        url = silent.url();
        url.setScheme(QStringLiteral("https"));
    } else {
        url.setHost(QStringLiteral("name.invalid"));
    }
    Endpoint endpoint = impatient(url);
    if (where == QStringLiteral("name"))
        endpoint.stallLimit = endpoint.deadline = 20s; // as long as the resolver likes
    if (where == QStringLiteral("proxy")) {
        endpoint.proxy = ProxyMode::Manual;
        endpoint.proxyUrl = proxy.url();
    }
    compare(endpoint, get(), kind);
    compare(endpoint, urgentWrite(), kind);
}

void ClientFaultsTest::tls_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("6 certificate of another host") << 6;
    QTest::newRow("7 expired") << 7;
    QTest::newRow("8 self-signed") << 8;
    QTest::newRow("9 TLS 1.1 only") << 9;
    QTest::newRow("47 redirect from https to http") << 47;
}

void ClientFaultsTest::tls()
{
    QFETCH(int, number);
    const TestCertificates certificates;
    auto identity = number == 8 ? certificates.selfSigned()
                                : certificates.issue(number == 6 ? QStringLiteral("DNS:other.example")
                                                                 : QStringLiteral("IP:127.0.0.1"),
                                                     number == 7 ? -1 : 30);
    m_gap = std::make_unique<EventLoopGap>(); // making certificates is not the client's work
    if (!identity)
        QSKIP(qPrintable(certificates.problem()));
    identity->onlyOldTls = number == 9;
    const ScriptedServer plain(always(reply("{}")));
    const ScriptedServer server(always(redirect(plain.url().toEncoded())), *identity);
    Endpoint endpoint = impatient(server.url());
    endpoint.stallLimit = endpoint.deadline = 20s;
    endpoint.caFile = certificates.authorityFile();
    compare(endpoint, get(), number == 47 ? ErrorKind::RedirectRefused : ErrorKind::TlsFailed);
    QCOMPARE(plain.connections(), 0);
    QCOMPARE(server.requests().size(), number == 47 ? 1 : 0);
}

// 13
void ClientFaultsTest::reusedConnection()
{
    const ScriptedServer server({Script{Expect(), Send{status("200 OK")}, Expect(), Close()}});
    ClientUnderTest test(endpointAt(server.url()));
    QVERIFY(waitFor(test.client.send(urgentWrite("first"))));
    QCOMPARE(waitFor(test.client.send(urgentWrite("second"))).error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(server.connections(), 1);
    QCOMPARE(server.requests().size(), 2);
}

// 15 and 81: the other end is long gone, and says nothing.
void ClientFaultsTest::halfOpenAfterSleep()
{
    ManualClock clock;
    const ScriptedServer server(
        {Script{Expect(), Send{status("200 OK")}, Expect()}, Script{Expect(), Send{status("200 OK")}}});
    ClientUnderTest test(endpointAt(server.url()), clock);
    QVERIFY(waitFor(test.client.send(get())));
    clock.jump(8h);
    QVERIFY(waitFor(test.client.send(get())));
    QCOMPARE(server.connections(), 2);
}

// 77
void ClientFaultsTest::screenClosedDuringACall()
{
    const ScriptedServer server({Script{Expect(), Delay{100ms}, Send{status("200 OK")}, Repeat()}});
    ClientUnderTest test(endpointAt(server.url()));
    int delivered = 0;
    for (int i = 0; i < 20; ++i) {
        auto screen = std::make_unique<QObject>();
        auto call = test.client.send(get());
        call.onDone(screen.get(), [&](const Result<HttpResponse> &) { ++delivered; });
        QTest::qWait(i * 10);
        if (i % 2 == 0)
            screen.reset(); // the receiver first
        else
            call.cancel(); // or the handle first
        screen.reset();
    }
    QVERIFY(waitFor(test.client.send(get())));
    QVERIFY(delivered < 20);
}

// 78
void ClientFaultsTest::latestOfFiftyWins()
{
    const ScriptedServer server({Script{Expect(), Delay{30ms}, Send{status("200 OK")}, Repeat()}});
    ClientUnderTest test(endpointAt(server.url()));
    Latest<HttpResponse> latest;
    QList<int> delivered;
    for (int i = 0; i < 50; ++i) {
        latest.start(test.client.send(get(QStringLiteral("/range/%1").arg(i))), this,
                     [&, i](const Result<HttpResponse> &result) {
                         QVERIFY(result);
                         delivered.append(i);
                     });
        QTest::qWait(5);
    }
    QTRY_VERIFY(!latest.isRunning());
    QTRY_VERIFY(!delivered.isEmpty() && delivered.last() == 49);
    QVERIFY(std::ranges::is_sorted(delivered));
}

// 79: a source that is edited gets a new client; what the old one still had under way ends, and tells so.
void ClientFaultsTest::endpointEditedDuringACall()
{
    const ScriptedServer before({Script{Expect()}});
    const ScriptedServer after(always(reply("\"after\"")));
    SystemClock clock;
    QThreadPool pool;
    NetworkThread network(clock);
    auto client = std::make_unique<HttpClient>(network, pool, endpointAt(before.url()));
    auto old = client->send(get());
    QVERIFY(waitUntil([&] { return before.requests().size() == 1; }));
    client = std::make_unique<HttpClient>(network, pool, endpointAt(after.url()));
    QVERIFY(waitFor(client->send(get())));
    QCOMPARE(waitFor(std::move(old)).error().kind, ErrorKind::ShuttingDown);
}

// 80
void ClientFaultsTest::quitWithFortyCallsOpen()
{
    const ScriptedServer server({Script{Expect()}});
    std::vector<Call<HttpResponse>> calls;
    int shutDown = 0;
    {
        ClientUnderTest test(endpointAt(server.url()));
        for (int i = 0; i < 40; ++i) {
            calls.push_back(test.client.send(i % 4 == 0 ? urgentWrite() : get()));
            calls.back().onDone(this, [&](const Result<HttpResponse> &result) {
                shutDown += !result && result.error().kind == ErrorKind::ShuttingDown ? 1 : 0;
            });
        }
        QVERIFY(waitUntil([&] { return server.requests().size() == 12; }));
    }
    QTRY_COMPARE(shutDown, 40);
}

QTEST_GUILESS_MAIN(ClientFaultsTest)
#include "tst_clientfaults.moc"
