#include "workspace/sourcesfile.h"

#include <QTest>

using namespace yagura;
using namespace Qt::StringLiterals;

class SourcesFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEverything();
    void roundTrip();
    void awkwardTextsSurvive();
    void oneMistakeCostsOneSource();
    void mistakes_data();
    void mistakes();
    void secretsAreNeverQuoted();
    void unreadable_data();
    void unreadable();
    void emptyIsFine();
};

namespace {

const QString File = u"/w/sources.yaml"_s;

const char *const Everything = R"(# comment
sources:
  - id: prom
    kind: prometheus
    name: Production (Tokyo)
    url: https://prom.example:9090/base
    auth: basic
    user: reader
    secret: {environment: PROM_PASSWORD}
    caFile: /etc/ssl/own.pem
    headers:
      X-Scope-OrgID: shop
    proxy: http://proxy.example:3128
    deadline: 30s
    stallLimit: 2500ms
  - id: pd
    kind: pagerduty
    url: https://api.pagerduty.com
    auth: pagerduty
    secret: keyring
    from: me@shop.example
  - id: logs
    kind: elasticsearch
    url: http://10.0.0.5:9200
    auth: apikey
    secret: {file: ~/es.key}
    allowPlaintextSecrets: true
    index: logs-prod-*
    proxy: system
services:
  labels: [service, app]
  aliases:
    payments: payment
)";

} // namespace

void SourcesFileTest::readsEverything()
{
    const auto reading = readSourcesFile(Everything, File);
    QVERIFY2(reading.problems.isEmpty(),
             qPrintable(reading.problems.isEmpty() ? QString() : describe(reading.problems.first())));
    QCOMPARE(reading.config.sources.size(), 3);
    const SourceConfig prom = reading.config.sources[0];
    QCOMPARE(prom.name, u"Production (Tokyo)"_s);
    QCOMPARE(prom.url, QUrl(u"https://prom.example:9090/base"_s));
    QVERIFY(prom.auth == SourceAuth::Basic && prom.user == "reader"_L1);
    QCOMPARE(prom.secret, (SecretReference{SecretPlace::Environment, u"PROM_PASSWORD"_s}));
    QCOMPARE(prom.headers.size(), 1);
    QCOMPARE(prom.headers[0].second, u"shop"_s);
    QCOMPARE(prom.proxyUrl, QUrl(u"http://proxy.example:3128"_s));
    QCOMPARE(*prom.deadline, Duration(std::chrono::seconds(30)));
    QCOMPARE(*prom.stallLimit, Duration(std::chrono::milliseconds(2500)));
    QCOMPARE(reading.config.sources[1].name, u"pd"_s);
    QCOMPARE(reading.config.sources[1].fromAddress, u"me@shop.example"_s);
    QVERIFY(reading.config.sources[2].plaintextSecretsAllowed);
    QVERIFY(reading.config.sources[2].proxy == SourceProxy::System);
    QCOMPARE(reading.config.sources[2].index, u"logs-prod-*"_s);
    QCOMPARE(reading.config.services.labels, (QStringList{u"service"_s, u"app"_s}));
    QCOMPARE(reading.config.services.aliases.value(u"payments"_s), u"payment"_s);
}

void SourcesFileTest::roundTrip()
{
    const auto first = readSourcesFile(Everything, File);
    const QByteArray text = writeSourcesFile(first.config);
    const auto second = readSourcesFile(text, File);
    QVERIFY(second.problems.isEmpty());
    QCOMPARE(second.config, first.config);
    QCOMPARE(writeSourcesFile(second.config), text);
}

void SourcesFileTest::awkwardTextsSurvive()
{
    SourcesConfig config;
    int count = 0;
    for (const auto &name : {u"true"_s, u"1.5"_s, u"null"_s, u"a: b"_s, u"# x"_s, u"決済"_s, u"- x"_s,
                             u"\"q\" \\ 'q'"_s, u"@home"_s, u" padded "_s, u"*"_s, u"tail:"_s, u"{x}"_s}) {
        SourceConfig source;
        source.id = u"s%1"_s.arg(++count);
        source.name = name;
        source.url = QUrl(u"http://localhost:9090"_s);
        source.headers = {{u"X-Tenant"_s, name}};
        config.sources << source;
        config.services.aliases.insert(name, u"yes"_s);
    }
    config.services.labels = {u"service.name"_s, u"no"_s};
    const auto reading = readSourcesFile(writeSourcesFile(config), File);
    QVERIFY2(reading.problems.isEmpty(),
             qPrintable(reading.problems.isEmpty() ? QString() : describe(reading.problems.first())));
    QCOMPARE(reading.config, config);
}

void SourcesFileTest::oneMistakeCostsOneSource()
{
    const auto reading = readSourcesFile("sources:\n"
                                         "  - id: a\n    kind: prometheus\n    url: http://a\n"
                                         "  - id: b\n    kind: promteheus\n    url: http://b\n"
                                         "  - id: c\n    kind: jaeger\n    url: http://c\n"
                                         "  - id: a\n    kind: jaeger\n    url: http://d\n",
                                         File);
    QVERIFY(!reading.unreadable);
    QCOMPARE(reading.config.sources.size(), 2);
    QCOMPARE(reading.config.sources[1].id, u"c"_s);
    QCOMPARE(reading.problems.size(), 2);
    QCOMPARE(reading.problems[0].line, 6);
    QCOMPARE(reading.problems[0].file, File);
    QVERIFY(reading.problems[1].message.contains("twice"_L1));
    QCOMPARE(reading.problems[1].line, 11);
}

void SourcesFileTest::mistakes_data()
{
    QTest::addColumn<QByteArray>("lines"); // below id, kind and url, from line 5
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const char *lines, int line = 5) {
        QTest::newRow(name) << QByteArray(lines) << line;
    };
    row("unknown key", "    headres: {a: b}\n");
    row("basic without user", "    auth: basic\n    secret: keyring\n", 2);
    row("no place of secret", "    auth: bearer\n", 2);
    row("secret without auth", "    secret: keyring\n", 2);
    row("unknown auth", "    auth: digest\n");
    row("bad variable", "    auth: bearer\n    secret: {environment: \"A B\"}\n", 6);
    row("unknown place", "    auth: bearer\n    secret: {vault: x}\n", 6);
    row("two places", "    auth: bearer\n    secret: {environment: A, file: b}\n", 6);
    row("header name", "    headers: {\"a b\": c}\n");
    row("header line break", "    headers: {X-A: \"b\\r\\nc\"}\n");
    row("secret header", "    headers: {Authorization: Bearer x}\n");
    row("headers list", "    headers: [a]\n");
    row("proxy", "    proxy: socks\n");
    row("proxy password", "    proxy: http://me:pw@proxy:1\n");
    row("deadline", "    deadline: soon\n");
    row("negative deadline", "    deadline: -5s\n");
    row("not a truth value", "    allowPlaintextSecrets: maybe\n");
    row("name with override", "    name: \"a\\u202eb\"\n");
    row("name is a list", "    name: [a]\n");
}

void SourcesFileTest::mistakes()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, line);
    const QByteArray text = "sources:\n  - id: a\n    kind: prometheus\n    url: http://a\n" + lines;
    const auto reading = readSourcesFile(text, File);
    QVERIFY(reading.config.sources.isEmpty());
    QVERIFY(!reading.problems.isEmpty());
    QCOMPARE(reading.problems.first().line, line);
    QVERIFY(!reading.problems.first().message.isEmpty());
}

void SourcesFileTest::secretsAreNeverQuoted()
{
    for (const char *lines :
         {"    auth: bearer\n    secret: yagura-canary-1\n",
          "    auth: bearer\n    secret: {value: yagura-canary-1}\n", "    token: yagura-canary-1\n",
          "    password: yagura-canary-1\n", "    headers: {X-Api-Key: yagura-canary-1}\n",
          "    proxy: http://a:yagura-canary-1@p:1\n"}) {
        const QByteArray text
            = QByteArray("sources:\n  - id: a\n    kind: prometheus\n    url: http://a\n") + lines;
        const auto reading = readSourcesFile(text, File);
        QVERIFY(!reading.problems.isEmpty());
        for (const Finding &finding : reading.problems)
            QVERIFY2(!describe(finding).contains("canary"_L1), qPrintable(describe(finding)));
    }
    const auto inUrl
        = readSourcesFile("sources:\n  - {id: a, kind: jaeger, url: \"http://a:yagura-canary-1@b\"}\n", File);
    QCOMPARE(inUrl.problems.size(), 1);
    QVERIFY(!describe(inUrl.problems.first()).contains("canary"_L1));
}

void SourcesFileTest::unreadable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("syntax") << QByteArray("sources: [\n");
    QTest::newRow("a list") << QByteArray("- a\n");
    QTest::newRow("sources is a map") << QByteArray("sources: {a: b}\n");
    QTest::newRow("duplicate key") << QByteArray("sources: []\nsources: []\n");
    QTest::newRow("binary") << QByteArray("\x00\x01\x02\xff", 4);
}

void SourcesFileTest::unreadable()
{
    QFETCH(QByteArray, text);
    const auto reading = readSourcesFile(text, File);
    QVERIFY(reading.unreadable);
    QCOMPARE(reading.problems.size(), 1);
    QCOMPARE(reading.problems.first().file, File);
}

void SourcesFileTest::emptyIsFine()
{
    for (const char *text : {"", "# nothing yet\n", "sources:\n", "sources: []\n"}) {
        const auto reading = readSourcesFile(text, File);
        QVERIFY2(reading.problems.isEmpty() && !reading.unreadable, text);
        QVERIFY(reading.config.sources.isEmpty());
    }
    QVERIFY(readSourcesFile(writeSourcesFile({}), File).problems.isEmpty());
}

QTEST_GUILESS_MAIN(SourcesFileTest)
#include "tst_sourcesfile.moc"
