#include "net/authheader.h"
#include "support/qtprinting.h"

#include <QTest>

using namespace yagura;

class AuthHeaderTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void schemes_data();
    void schemes();
    void refusedSecrets_data();
    void refusedSecrets();
    void headers_data();
    void headers();
    void secretsLeaveTexts();
};

Q_DECLARE_METATYPE(yagura::AuthScheme)

void AuthHeaderTest::schemes_data()
{
    QTest::addColumn<AuthScheme>("scheme");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << AuthScheme::None << QByteArray("t") << QByteArray();
    QTest::newRow("empty") << AuthScheme::Bearer << QByteArray() << QByteArray();
    QTest::newRow("basic") << AuthScheme::Basic << QByteArray("open sesame")
                           << QByteArray("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    QTest::newRow("bearer") << AuthScheme::Bearer << QByteArray("t0k.en") << QByteArray("Bearer t0k.en");
    QTest::newRow("api key") << AuthScheme::ApiKey << QByteArray("aWQ6a2V5") << QByteArray("ApiKey aWQ6a2V5");
    QTest::newRow("PagerDuty") << AuthScheme::PagerDutyToken << QByteArray("y_1")
                               << QByteArray("Token token=y_1");
}

void AuthHeaderTest::schemes()
{
    QFETCH(AuthScheme, scheme);
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, expected);
    const auto header = authorizationHeader({scheme, QStringLiteral("Aladdin"), Secret(secret)});
    QVERIFY(header);
    QCOMPARE(header->has_value(), !expected.isEmpty());
    if (*header) {
        QCOMPARE((*header)->first, QByteArray("Authorization"));
        QCOMPARE((*header)->second, expected);
    }
}

void AuthHeaderTest::refusedSecrets_data()
{
    QTest::addColumn<AuthScheme>("scheme");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("line feed") << AuthScheme::Bearer << QString() << QByteArray("hush\n");
    QTest::newRow("injection") << AuthScheme::ApiKey << QString() << QByteArray("hush\r\nX-Evil: 1");
    QTest::newRow("NUL") << AuthScheme::PagerDutyToken << QString() << QByteArray("hush\0x", 6);
    QTest::newRow("colon in user") << AuthScheme::Basic << QStringLiteral("a:b") << QByteArray("hush");
    QTest::newRow("line feed in user") << AuthScheme::Basic << QStringLiteral("a\nb") << QByteArray("hush");
}

void AuthHeaderTest::refusedSecrets()
{
    QFETCH(AuthScheme, scheme);
    QFETCH(QString, user);
    QFETCH(QByteArray, secret);
    const auto header = authorizationHeader({scheme, user, Secret(secret)});
    QVERIFY(!header);
    QCOMPARE(header.error().kind, ErrorKind::InvalidInput);
    QVERIFY(!describe(header.error()).contains(QStringLiteral("hush")));
}

void AuthHeaderTest::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("tenant") << QByteArray("X-Scope-OrgID") << QByteArray("team-a|team-b") << true;
    QTest::newRow("From") << QByteArray("From") << QByteArray("a@example.org") << true;
    QTest::newRow("UTF-8") << QByteArray("X-Name") << QByteArray("J\xc3\xbcrgen") << true;
    QTest::newRow("empty value") << QByteArray("X-Empty") << QByteArray() << true;
    QTest::newRow("empty name") << QByteArray() << QByteArray("a") << false;
    QTest::newRow("space in name") << QByteArray("X Y") << QByteArray("a") << false;
    QTest::newRow("colon in name") << QByteArray("X:") << QByteArray("a") << false;
    QTest::newRow("CR") << QByteArray("X-Y") << QByteArray("a\rb") << false;
    QTest::newRow("LF") << QByteArray("X-Y") << QByteArray("a\nb") << false;
    QTest::newRow("CRLF") << QByteArray("X-Y") << QByteArray("a\r\nHost: evil") << false;
    QTest::newRow("tab") << QByteArray("X-Y") << QByteArray("a\tb") << false;
    QTest::newRow("NUL") << QByteArray("X-Y") << QByteArray("a\0b", 3) << false;
    QTest::newRow("Authorization") << QByteArray("authorization") << QByteArray("Bearer x") << false;
    QTest::newRow("Host") << QByteArray("Host") << QByteArray("evil") << false;
    QTest::newRow("Content-Length") << QByteArray("Content-Length") << QByteArray("1") << false;
    QTest::newRow("Transfer-Encoding") << QByteArray("Transfer-Encoding") << QByteArray("chunked") << false;
    QTest::newRow("Cookie") << QByteArray("Cookie") << QByteArray("a=b") << false;
}

void AuthHeaderTest::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(bool, allowed);
    const auto checked = checkHeader({name, value});
    QCOMPARE(checked.has_value(), allowed);
    if (!allowed)
        QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
}

void AuthHeaderTest::secretsLeaveTexts()
{
    const Authentication basic{AuthScheme::Basic, QStringLiteral("ops"), Secret("s3cr/et")};
    const QByteArray echoed
        = "got s3cr/et, s3cr%2Fet and Basic " + QByteArray("ops:s3cr/et").toBase64() + '.';
    QCOMPARE(withoutSecret(echoed, basic), QByteArray("got [secret], [secret] and Basic [secret]."));
    QCOMPARE(withoutSecret("nothing", {}), QByteArray("nothing"));
}

QTEST_GUILESS_MAIN(AuthHeaderTest)
#include "tst_authheader.moc"
