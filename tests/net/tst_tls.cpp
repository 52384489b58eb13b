#include "net/clientundertest.h"
#include "support/qtprinting.h"
#include "support/testcertificates.h"
#include "support/waiting.h"

#include <QTest>

using namespace yagura;
using namespace yagura::test;

class TlsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void trustedThroughTheCaFile();
    void refusals_data();
    void refusals();
    void unusableCaFiles();

private:
    TestCertificates m_certificates;
};

void TlsTest::init()
{
    if (!m_certificates.isUsable())
        QSKIP(qPrintable(m_certificates.problem()));
}

void TlsTest::trustedThroughTheCaFile()
{
    const auto identity = m_certificates.issue(QStringLiteral("IP:127.0.0.1"), 30);
    QVERIFY2(identity, qPrintable(m_certificates.problem()));
    const ScriptedServer server(always(reply("{}")), *identity);
    Endpoint endpoint = endpointAt(server.url());
    endpoint.caFile = m_certificates.authorityFile();
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("t")};
    ClientUnderTest test(endpoint);
    const auto result = waitFor(test.client.send(get()));
    QVERIFY2(result, qPrintable(result ? QString() : describe(result.error())));
    QVERIFY(waitFor(test.client.send(urgentWrite())));
    QCOMPARE(server.requests().size(), 2);
}

void TlsTest::refusals_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("unknown authority") << 0;
    QTest::newRow("self-signed") << 1;
    QTest::newRow("expired") << 2;
    QTest::newRow("other host") << 3;
    QTest::newRow("old protocol") << 4;
}

void TlsTest::refusals()
{
    QFETCH(int, kind);
    auto identity = kind == 1 ? m_certificates.selfSigned()
                              : m_certificates.issue(kind == 3 ? QStringLiteral("DNS:other.example")
                                                               : QStringLiteral("IP:127.0.0.1"),
                                                     kind == 2 ? -1 : 30);
    QVERIFY2(identity, qPrintable(m_certificates.problem()));
    identity->onlyOldTls = kind == 4;
    const ScriptedServer server(always(reply("{}")), *identity);
    Endpoint endpoint = endpointAt(server.url());
    if (kind != 0)
        endpoint.caFile = m_certificates.authorityFile();
    endpoint.authentication = {AuthScheme::Bearer, {}, Secret("t")};
    ClientUnderTest test(endpoint);
    for (const HttpRequest &request : {get(), urgentWrite()}) {
        const auto result = waitFor(test.client.send(request));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::TlsFailed);
        QVERIFY(!result.error().detail.isEmpty());
    }
    QCOMPARE(server.bytesReceived(), 0);
    QCOMPARE(test.client.state().health, ConnectionHealth::Down);
}

void TlsTest::unusableCaFiles()
{
    const TemporaryWorkspace folder;
    QVERIFY(folder.write(QStringLiteral("not.pem"), "hello"));
    Endpoint endpoint = endpointAt(QUrl(QStringLiteral("https://127.0.0.1:9")));
    endpoint.caFile = folder.filePath(QStringLiteral("not.pem"));
    ClientUnderTest garbage(endpoint);
    QCOMPARE(waitFor(garbage.client.send(get())).error().kind, ErrorKind::InvalidInput);
    endpoint.caFile = folder.filePath(QStringLiteral("absent.pem"));
    ClientUnderTest absent(endpoint);
    QCOMPARE(waitFor(absent.client.send(get())).error().kind, ErrorKind::Missing);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
