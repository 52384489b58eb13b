#include "alerts/alertmanagerclient.h"
#include "alerts/pagekey.h"
#include "support/pagerdutyundertest.h"
#include "support/qtprinting.h"
#include "support/waiting.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace yagura;
using namespace yagura::alerts;
using namespace Qt::StringLiterals;
using yagura::test::PagerDutyUnderTest;
using yagura::test::waitFor;
using yagura::test::waitUntil;

// What the client and a real Alertmanager agree on, and what that sends to PagerDuty.
class AlertmanagerContractTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void statusTellsTheVersion();
    void fingerprintsAreEqual();
    void silencedIsSeen();
    void inhibitedIsSeen();
    void pagesThroughEvents();

private:
    [[nodiscard]] QByteArray configuration() const;
    void post(const QString &path, const QJsonDocument &body);
    void postAlert(const Labels &labels, int endsInSeconds = 300);
    [[nodiscard]] std::optional<Alert> find(const Labels &labels);

    std::unique_ptr<PagerDutyUnderTest> m_world;
    QProcess m_process;
    std::shared_ptr<HttpClient> m_http;
    std::unique_ptr<AlertmanagerClient> m_client;
};

QByteArray AlertmanagerContractTest::configuration() const
{
    return R"(route:
  receiver: nobody
  group_by: [alertname, service]
  group_wait: 100ms
  group_interval: 1s
  repeat_interval: 1h
  routes:
    - matchers: [service="payment"]
      receiver: payment
receivers:
  - name: nobody
  - name: payment
    pagerduty_configs:
      - routing_key: )"
        + demo::PagerDutyDouble::routingKey(u"payment"_s).toUtf8() + R"(
        url: http://127.0.0.1:)"
        + QByteArray::number(m_world->port) + R"(/v2/enqueue
        severity: '{{ if .CommonLabels.severity }}{{ .CommonLabels.severity }}{{ else }}error{{ end }}'
        send_resolved: true
inhibit_rules:
  - source_matchers: [severity="critical"]
    target_matchers: [severity="warning"]
    equal: [cause]
)";
}

void AlertmanagerContractTest::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(u"prometheus-alertmanager"_s);
    if (program.isEmpty())
        QSKIP("prometheus-alertmanager is not installed");
    m_world = std::make_unique<PagerDutyUnderTest>();
    const QString config = m_world->folder.filePath(u"alertmanager.yml"_s);
    QFile file(config);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(configuration());
    file.close();
    quint16 port = 0;
    {
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        port = probe.serverPort();
    }
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program,
                    {u"--config.file="_s + config, u"--storage.path="_s + m_world->folder.filePath(u"am"_s),
                     u"--web.listen-address=127.0.0.1:%1"_s.arg(port), u"--cluster.listen-address="_s,
                     u"--log.level=warn"_s});
    QVERIFY(m_process.waitForStarted());
    Endpoint endpoint;
    endpoint.name = u"alertmanager"_s;
    endpoint.base = QUrl(u"http://127.0.0.1:%1"_s.arg(port));
    endpoint.parallel = 2;
    // Its first answers are refusals until it listens; a client made later has no open circuit.
    const bool isUp = waitUntil([&] {
        AlertmanagerClient knocking(
            std::make_shared<HttpClient>(m_world->network, m_world->workers, endpoint));
        return waitFor(knocking.status()).has_value();
    });
    QVERIFY2(isUp, "Alertmanager does not answer");
    m_http = std::make_shared<HttpClient>(m_world->network, m_world->workers, endpoint);
    m_client = std::make_unique<AlertmanagerClient>(m_http);
}

void AlertmanagerContractTest::cleanupTestCase()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    m_client.reset();
    m_http.reset();
    m_world.reset();
}

void AlertmanagerContractTest::post(const QString &path, const QJsonDocument &body)
{
    HttpRequest request;
    request.method = HttpMethod::Post;
    request.intent = HttpIntent::Write;
    request.path = path;
    request.contentType = "application/json";
    request.body = body.toJson();
    const auto answer = waitFor(m_http->send(request));
    QVERIFY2(answer && answer->isSuccess(),
             answer ? answer->body.constData() : qPrintable(describe(answer.error())));
}

void AlertmanagerContractTest::postAlert(const Labels &labels, int endsInSeconds)
{
    QJsonObject pairs;
    for (const auto &[name, value] : labels.pairs())
        pairs[name] = value;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    post(u"/api/v2/alerts"_s,
         QJsonDocument(
             QJsonArray{QJsonObject{{u"labels"_s, pairs},
                                    {u"annotations"_s, QJsonObject{{u"summary"_s, u"概要"_s}}},
                                    {u"startsAt"_s, now.addSecs(-60).toString(Qt::ISODateWithMs)},
                                    {u"endsAt"_s, now.addSecs(endsInSeconds).toString(Qt::ISODateWithMs)}}}));
}

std::optional<Alert> AlertmanagerContractTest::find(const Labels &labels)
{
    const auto alerts = waitFor(m_client->alerts());
    if (!alerts)
        return std::nullopt;
    const auto found = std::ranges::find(**alerts, labels, &Alert::labels);
    return found == (*alerts)->end() ? std::nullopt : std::optional(*found);
}

void AlertmanagerContractTest::statusTellsTheVersion()
{
    const auto status = waitFor(m_client->status());
    QVERIFY2(status.has_value(), status ? "" : qPrintable(describe(status.error())));
    QVERIFY(!(*status)->version.isEmpty());
    QVERIFY((*status)->configuration.contains(u"group_by"_s));
    QVERIFY(!(*status)->configuration.contains(demo::PagerDutyDouble::routingKey(u"payment"_s)));
}

void AlertmanagerContractTest::fingerprintsAreEqual()
{
    const std::vector<Labels> sets{
        {{u"alertname"_s, u"A"_s}},
        {{u"alertname"_s, u"DbPoolExhausted"_s}, {u"service"_s, u"orders-db"_s}, {u"severity"_s, u"info"_s}},
        {{u"alertname"_s, u"容量不足 🗼"_s}, {u"Zone"_s, u"b"_s}, {u"zone"_s, u"a"_s}, {u"_x"_s, u"y"_s}},
        {{u"alertname"_s, u"quotes"_s}, {u"text"_s, u"a \"b\" \\ \n \t end"_s}},
        {{u"alertname"_s, u"long"_s}, {u"text"_s, QString(3000, u'x')}},
    };
    for (const Labels &labels : sets) {
        postAlert(labels);
        std::optional<Alert> found;
        QVERIFY2(waitUntil([&] { return (found = find(labels)).has_value(); }),
                 qPrintable(labels.toString().left(100)));
        QCOMPARE(found->fingerprint, fingerprintOf(labels));
        QCOMPARE(found->summary(), u"概要"_s);
        QVERIFY(found->since);
    }
}

void AlertmanagerContractTest::silencedIsSeen()
{
    const Labels labels{{u"alertname"_s, u"ToBeSilenced"_s}};
    postAlert(labels);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    post(u"/api/v2/silences"_s,
         QJsonDocument(QJsonObject{{u"matchers"_s,
                                    QJsonArray{QJsonObject{{u"name"_s, u"alertname"_s},
                                                           {u"value"_s, u"ToBeSilenced"_s},
                                                           {u"isRegex"_s, false},
                                                           {u"isEqual"_s, true}}}},
                                   {u"startsAt"_s, now.toString(Qt::ISODateWithMs)},
                                   {u"endsAt"_s, now.addSecs(600).toString(Qt::ISODateWithMs)},
                                   {u"createdBy"_s, u"test"_s},
                                   {u"comment"_s, u"test"_s}}));
    std::optional<Alert> found;
    QVERIFY(waitUntil([&] { return (found = find(labels)) && found->state == AlertState::Silenced; }));
    QCOMPARE(found->silencedBy.size(), 1);
}

void AlertmanagerContractTest::inhibitedIsSeen()
{
    const Labels source{{u"alertname"_s, u"Source"_s}, {u"severity"_s, u"critical"_s}, {u"cause"_s, u"c"_s}};
    const Labels target{{u"alertname"_s, u"Target"_s}, {u"severity"_s, u"warning"_s}, {u"cause"_s, u"c"_s}};
    postAlert(source);
    postAlert(target);
    std::optional<Alert> found;
    QVERIFY(waitUntil([&] { return (found = find(target)) && found->state == AlertState::Inhibited; }));
    QCOMPARE(found->inhibitedBy, QStringList{fingerprintOf(source)});
}

void AlertmanagerContractTest::pagesThroughEvents()
{
    const Labels labels{{u"alertname"_s, u"DbPoolExhausted"_s},
                        {u"service"_s, u"payment"_s},
                        {u"severity"_s, u"critical"_s},
                        {u"cause"_s, u"pool"_s}};
    postAlert(labels);
    QVERIFY(waitUntil([&] { return m_world->server.incidents().size() == 1; }));
    const auto incident = m_world->server.incidents().front();
    QCOMPARE(incident.service, u"payment"_s);
    QCOMPARE(incident.urgency, u"high"_s);
    QVERIFY(incident.title.contains(u"DbPoolExhausted"_s));

    const auto groups = waitFor(m_client->groupsOf(u"DbPoolExhausted"_s));
    QVERIFY2(groups.has_value(), groups ? "" : qPrintable(describe(groups.error())));
    QSet<QString> keys;
    for (const AlertGroup &group : **groups) {
        if (group.fingerprints.contains(fingerprintOf(labels))) {
            QCOMPARE(group.receiver, u"payment"_s);
            keys += likelyPageKeys(labels, group.labels);
        }
    }
    QVERIFY2(keys.contains(incident.dedupKey), qPrintable(incident.dedupKey));

    postAlert(labels, -1);
    QVERIFY(waitUntil([&] { return m_world->server.incidents().front().status == u"resolved"_s; }));
}

QTEST_GUILESS_MAIN(AlertmanagerContractTest)
#include "tst_alertmanager.moc"
