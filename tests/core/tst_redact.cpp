#include "core/redact.h"

#include <QTest>
#include <QThreadPool>

using namespace yagura;

class RedactTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patterns_data();
    void patterns();
    void proseStays_data();
    void proseStays();
    void registeredSecrets_data();
    void registeredSecrets();
    void removedSecretsAreForgotten();
    void shortValuesDoNotTearHoles();
    void twoOwnersOfOneValue();
    void fromManyThreads();
};

void RedactTest::patterns_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char *name, const char *text, const char *secret = "yagura-canary-1") {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(secret);
    };
    row("header", "Authorization: Bearer yagura-canary-1\r\nHost: x");
    row("header basic", "authorization: Basic dXNlcjpwYXNz", "dXNlcjpwYXNz");
    row("header apikey", "Authorization: ApiKey yagura-canary-1");
    row("pagerduty header", "Authorization: Token token=yagura-canary-1");
    row("json header", R"({"Authorization":"Bearer yagura-canary-1","x":1})");
    row("escaped json header", R"({\"Authorization\":\"Bearer yagura-canary-1\"})");
    row("cookie", "Cookie: session=yagura-canary-1; a=b");
    row("set-cookie", "Set-Cookie: sid=yagura-canary-1; HttpOnly");
    row("x header", "X-Api-Key: yagura-canary-1");
    row("vault header", "X-Vault-Token: yagura-canary-1");
    row("bearer in text", "sent Bearer yagura-canary-1 to it");
    row("basic in text", "used basic dXNlcjpwYXNzd29yZA== there", "dXNlcjpwYXNzd29yZA");
    row("token token", "Token token=\"yagura-canary-1\"");
    row("query", "GET /x?api_key=yagura-canary-1&q=up");
    row("query token", "https://h/x?token=yagura-canary-1&q=up");
    row("access token", "access_token=yagura-canary-1");
    row("password yaml", "password: yagura-canary-1");
    row("password json", R"({"password": "yagura-canary-1", "user": "me"})");
    row("password with spaces", R"({"password": "my yagura-canary-1 phrase"})");
    row("client secret", "client_secret='yagura-canary-1'");
    row("routing key", R"("routing_key":"yagura-canary-1")");
    row("token json", R"({"token":"yagura-canary-1"})");
    row("signature", "x-amz-signature=yagura-canary-1");
    row("user-info", "https://me:yagura-canary-1@host/path");
    row("user-info with at", "https://me:yagura-canary-1@x@host/path");
    row("jwt", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl there", "eyJzdWIiOiIxIn0");
    row("slack token", "xoxb-1234-abcdefgh", "1234-abcdefgh");
    row("slack webhook", "https://hooks.slack.com/services/T000/B000/XXXXcanary", "XXXXcanary");
    row("github", "ghp_0123456789abcdefghij0123456789abcdef", "0123456789abcdefghij");
    row("private key", "-----BEGIN RSA PRIVATE KEY-----\nMIIcanary\n-----END RSA PRIVATE KEY-----",
        "MIIcanary");
    row("cut private key", "-----BEGIN PRIVATE KEY-----\nMIIcanary\nabc", "MIIcanary");
}

void RedactTest::patterns()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    const QString clean = redactPatterns(text);
    QVERIFY2(!clean.contains(secret), qPrintable(clean));
    QVERIFY2(clean.contains(QLatin1String("[redacted]")), qPrintable(clean));
    QCOMPARE(redactPatterns(clean), clean);
}

void RedactTest::proseStays_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"basic authentication is required", "the bearer of this message", "unexpected token: }",
          "user@example.com wrote", "http://host:9090/api/v1/query?query=up", "trace_id=4bf92f3577b34da6",
          "Expired token", "sum by (job) (rate(http_requests_total[5m]))", "keyboard=us",
          "決済に失敗しました", "pagination key order", "assign=1", "monkey: banana"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void RedactTest::proseStays()
{
    QFETCH(QString, text);
    QCOMPARE(redactPatterns(text), text);
}

void RedactTest::registeredSecrets_data()
{
    QTest::addColumn<QString>("text");
    const QByteArray secret = "s3cr&t/Wert +ü";
    QTest::newRow("plain") << QString(QStringLiteral("xx") + QString::fromUtf8(secret)
                                      + QStringLiteral("yy"));
    QTest::newRow("percent") << QString::fromLatin1(secret.toPercentEncoding());
    QTest::newRow("hex") << QString::fromLatin1(secret.toHex());
    for (const char *user : {"", "a:", "ab:", "abc:", "operator:"}) {
        const QByteArray credentials = QByteArray(user) + secret;
        QTest::addRow("base64 %s", user) << QString::fromLatin1(credentials.toBase64());
    }
}

void RedactTest::registeredSecrets()
{
    QFETCH(QString, text);
    Redactor redactor;
    redactor.add(Secret("s3cr&t/Wert +ü"));
    const QString clean = redactor.redacted(text);
    QVERIFY2(clean.contains(QLatin1String("[redacted]")), qPrintable(clean));
    QVERIFY(clean != text);
    QVERIFY(!clean.contains(QLatin1String("Wert")));
}

void RedactTest::removedSecretsAreForgotten()
{
    Redactor redactor;
    const Secret secret("plainword");
    redactor.add(secret);
    QVERIFY(!redactor.redacted(QStringLiteral("a plainword b")).contains(QLatin1String("plainword")));
    redactor.remove(secret);
    QCOMPARE(redactor.redacted(QStringLiteral("a plainword b")), QStringLiteral("a plainword b"));
    redactor.remove(secret);
}

void RedactTest::shortValuesDoNotTearHoles()
{
    Redactor redactor;
    redactor.add(Secret("a"));
    redactor.add(Secret(""));
    QCOMPARE(redactor.redacted(QStringLiteral("banana")), QStringLiteral("banana"));
}

void RedactTest::twoOwnersOfOneValue()
{
    Redactor redactor;
    redactor.add(Secret("sharedtoken"));
    redactor.add(Secret("sharedtoken"));
    redactor.remove(Secret("sharedtoken"));
    QVERIFY(!redactor.redacted(QStringLiteral("sharedtoken")).contains(QLatin1String("shared")));
}

void RedactTest::fromManyThreads()
{
    Redactor redactor;
    redactor.add(Secret("constant-canary"));
    QThreadPool pool;
    std::atomic<int> leaks = 0;
    for (int i = 0; i < 40; ++i) {
        pool.start([&redactor, &leaks, i] {
            const Secret own(QByteArray("canary-") + QByteArray::number(i));
            redactor.add(own);
            const QString text = redactor.redacted(QStringLiteral("constant-canary canary-%1").arg(i));
            leaks += text.contains(QLatin1String("canary")) ? 1 : 0;
            redactor.remove(own);
        });
    }
    pool.waitForDone();
    QCOMPARE(leaks.load(), 0);
}

QTEST_GUILESS_MAIN(RedactTest)
#include "tst_redact.moc"
