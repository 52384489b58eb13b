#include "demo/doubles/kubernetesdouble.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>

using namespace yagura;
using namespace yagura::demo;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const Instant start = fromUnixSeconds(std::int64_t{1'790'000'000});
constexpr auto strategic = "application/strategic-merge-patch+json";
const QByteArray restart
    = R"({"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-09-21T14:13:20Z"}}}}})";
const QByteArray payment = "/apis/apps/v1/namespaces/shop/deployments/payment";

struct Reply
{
    int status = 0;
    QJsonObject json;
};

} // namespace

class KubernetesDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void needsItsToken();
    void listsAndGets();
    void labelSelectors();
    void unknownThings();
    void mediaTypes_data();
    void mediaTypes();
    void refusals_data();
    void refusals();
    void restartProgressesAndCures();
    void dryRunChangesNothing();
    void resourceVersionGuards();
    void rollbackByReplicaSetTemplate();
    void scales();
    void pausedWaits();
    void setImageMergesContainers();
    void resetForgets();

private:
    Reply send(const QByteArray &method, const QByteArray &target, const QByteArray &type = {},
               const QByteArray &body = {}, const QByteArray &token = "token");
    Reply get(const QByteArray &target) { return send("GET", target); }
    Reply patch(const QByteArray &body, const QByteArray &query = {}, const QByteArray &type = strategic)
    {
        return send("PATCH", payment + query, type, body);
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<KubernetesDouble> m_kubernetes;
};

void KubernetesDoubleTest::init()
{
    m_kubernetes.reset();
    m_clock = std::make_unique<ManualClock>(start);
    m_timeline = std::make_unique<Timeline>(7, start);
    m_kubernetes = std::make_unique<KubernetesDouble>(*m_clock, *m_timeline, "token");
    QVERIFY(m_kubernetes->listen() != 0);
}

Reply KubernetesDoubleTest::send(const QByteArray &method, const QByteArray &target, const QByteArray &type,
                                 const QByteArray &body, const QByteArray &token)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, m_kubernetes->port());
    if (!socket.waitForConnected(60000))
        return {};
    const QByteArray auth
        = token.isEmpty() ? QByteArray() : QByteArray("Authorization: Bearer " + token + "\r\n");
    socket.write(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + auth + "Content-Type: " + type
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray all;
    QJsonDocument document;
    while (document.isNull() && socket.waitForReadyRead(60000)) {
        all += socket.readAll();
        if (const qsizetype head = all.indexOf("\r\n\r\n"); head > 0)
            document = QJsonDocument::fromJson(all.mid(head + 4));
    }
    return {all.mid(9, 3).toInt(), document.object()};
}

void KubernetesDoubleTest::needsItsToken()
{
    for (const QByteArray &token : {QByteArray(), QByteArray("wrong")}) {
        const Reply reply = send("GET", payment, {}, {}, token);
        QCOMPARE(reply.status, 401);
        QCOMPARE(reply.json[u"kind"].toString(), u"Status"_s);
        QCOMPARE(reply.json[u"reason"].toString(), u"Unauthorized"_s);
    }
}

void KubernetesDoubleTest::listsAndGets()
{
    const Reply list = get("/apis/apps/v1/namespaces/shop/deployments");
    QCOMPARE(list.status, 200);
    QCOMPARE(list.json[u"kind"].toString(), u"DeploymentList"_s);
    QCOMPARE(list.json[u"items"].toArray().size(), 12);
    const QJsonObject one = get(payment).json;
    QCOMPARE(one[u"kind"].toString(), u"Deployment"_s);
    QCOMPARE(one[u"spec"][u"replicas"].toInt(), 3);
    QCOMPARE(one[u"status"][u"availableReplicas"].toInt(), 3);
    QCOMPARE(one[u"metadata"][u"generation"].toInt(), one[u"status"][u"observedGeneration"].toInt());
    QVERIFY(one[u"metadata"][u"resourceVersion"].isString());
    QCOMPARE(get("/api/v1/namespaces/shop/pods?labelSelector=app%3Dpayment").json[u"items"].toArray().size(),
             3);
    const QString pod
        = get("/api/v1/namespaces/shop/pods").json[u"items"][0][u"metadata"][u"name"].toString();
    QCOMPARE(get("/api/v1/namespaces/shop/pods/" + pod.toLatin1()).json[u"kind"].toString(), u"Pod"_s);
    QCOMPARE(get("/version").json[u"minor"].toString(), u"32"_s);
}

void KubernetesDoubleTest::labelSelectors()
{
    const auto count = [&](const QByteArray &selector) {
        return get("/apis/apps/v1/namespaces/shop/deployments?labelSelector=" + selector)
            .json[u"items"]
            .toArray()
            .size();
    };
    QCOMPARE(count("app=payment"), 1);
    QCOMPARE(count("app!=payment"), 11);
    QCOMPARE(count("app==payment,team=db"), 0);
    QCOMPARE(get("/apis/apps/v1/namespaces/shop/deployments?labelSelector=app+in+(a,b)").status, 400);
    QCOMPARE(get("/apis/apps/v1/namespaces/shop/deployments?fieldSelector=metadata.name%3Dweb")
                 .json[u"items"]
                 .toArray()
                 .size(),
             1);
    QCOMPARE(get("/apis/apps/v1/namespaces/shop/deployments?fieldSelector=status.x%3D1").status, 400);
}

void KubernetesDoubleTest::unknownThings()
{
    const Reply missing = get("/apis/apps/v1/namespaces/shop/deployments/nobody");
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.json[u"message"].toString(), u"deployments.apps \"nobody\" not found"_s);
    QCOMPARE(missing.json[u"details"][u"name"].toString(), u"nobody"_s);
    QCOMPARE(get("/apis/apps/v1/namespaces/default/deployments").status, 403);
    QCOMPARE(get("/apis/batch/v1/namespaces/shop/jobs").status, 404);
    QCOMPARE(send("DELETE", payment).status, 403);
}

void KubernetesDoubleTest::mediaTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray jsonPatch
        = R"([{"op":"add","path":"/spec/template/metadata/annotations/a","value":"b"}])";
    QTest::newRow("strategic") << QByteArray(strategic) << restart << 200;
    QTest::newRow("merge") << QByteArray("application/merge-patch+json") << restart << 200;
    QTest::newRow("merge with charset")
        << QByteArray("application/merge-patch+json; charset=utf-8") << restart << 200;
    QTest::newRow("JSON patch") << QByteArray("application/json-patch+json") << jsonPatch << 200;
    QTest::newRow("plain JSON") << QByteArray("application/json") << restart << 415;
    QTest::newRow("nothing") << QByteArray() << restart << 415;
    QTest::newRow("object as JSON patch") << QByteArray("application/json-patch+json") << restart << 400;
    QTest::newRow("array as merge") << QByteArray("application/merge-patch+json") << jsonPatch << 400;
    QTest::newRow("apply without a manager") << QByteArray("application/apply-patch+yaml") << restart << 422;
    QTest::newRow("broken") << QByteArray(strategic) << QByteArray("{") << 400;
    QTest::newRow("patch of nothing")
        << QByteArray("application/json-patch+json")
        << QByteArray(R"([{"op":"replace","path":"/spec/nope/x","value":1}])") << 422;
}

void KubernetesDoubleTest::mediaTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const Reply reply = patch(body, {}, type);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json[u"kind"].toString(), status == 200 ? u"Deployment"_s : u"Status"_s);
    QCOMPARE(m_kubernetes->effectCount(), status == 200 ? 1 : 0);
    if (status == 415)
        QCOMPARE(reply.json[u"reason"].toString(), u"UnsupportedMediaType"_s);
}

void KubernetesDoubleTest::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *body, const char *query, int status) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(query) << status;
    };
    row("renamed", R"({"metadata":{"name":"other"}})", "", 422);
    row("other selector", R"({"spec":{"selector":{"matchLabels":{"app":"x"}}}})", "", 422);
    row("negative replicas", R"({"spec":{"replicas":-1}})", "", 422);
    row("replicas in words", R"({"spec":{"replicas":"three"}})", "", 400);
    row("no containers", R"({"spec":{"template":{"spec":{"containers":null}}}})", "", 422);
    row("annotation not text", R"({"spec":{"template":{"metadata":{"annotations":{"a":1}}}}})", "", 400);
    row("labels that do not match", R"({"spec":{"template":{"metadata":{"labels":{"app":"x"}}}}})", "", 422);
    row("annotations not an object", R"({"metadata":{"annotations":"x"}})", "", 400);
    row("paused in words", R"({"spec":{"paused":"yes"}})", "", 400);
    row("old version", R"({"metadata":{"resourceVersion":"1"},"spec":{"replicas":4}})", "", 409);
    row("odd dry run", R"({"spec":{"replicas":4}})", "?dryRun=true", 422);
}

void KubernetesDoubleTest::refusals()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, query);
    QFETCH(int, status);
    const Reply reply = patch(body, query);
    QCOMPARE(reply.status, status);
    QCOMPARE(reply.json[u"kind"].toString(), u"Status"_s);
    QCOMPARE(reply.json[u"code"].toInt(), status);
    QCOMPARE(m_kubernetes->effectCount(), 0);
    QCOMPARE(m_timeline->replicasAt(Service::Payment, m_clock->now()), 3);
}

void KubernetesDoubleTest::restartProgressesAndCures()
{
    m_timeline->startFault(FaultKind::Pool, start);
    m_clock->advance(60s);
    const int before = get(payment).json[u"metadata"][u"generation"].toInt();
    const Reply reply = patch(restart, "?fieldManager=kubectl-rollout");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json[u"metadata"][u"generation"].toInt(), before + 1);
    const auto updated = [&] { return get(payment).json[u"status"][u"updatedReplicas"].toInt(); };
    QCOMPARE(updated(), 0);
    m_clock->advance(9s);
    QCOMPARE(updated(), 1);
    QCOMPARE(get(payment).json[u"status"][u"conditions"][1][u"reason"].toString(), u"ReplicaSetUpdated"_s);
    QVERIFY(m_timeline->isActive(FaultKind::Pool, m_clock->now()));
    m_clock->advance(11s);
    QCOMPARE(updated(), 3);
    QCOMPARE(get(payment).json[u"status"][u"availableReplicas"].toInt(), 3);
    QCOMPARE(get(payment).json[u"status"][u"conditions"][1][u"reason"].toString(),
             u"NewReplicaSetAvailable"_s);
    QVERIFY(!m_timeline->isActive(FaultKind::Pool, m_clock->now()));
    // The same restart again changes nothing.
    const int effects = m_kubernetes->effectCount();
    QCOMPARE(patch(restart).status, 200);
    QCOMPARE(m_kubernetes->effectCount(), effects);
}

void KubernetesDoubleTest::dryRunChangesNothing()
{
    const QJsonObject before = get(payment).json;
    const Reply reply = patch(restart, "?dryRun=All");
    QCOMPARE(reply.status, 200);
    QCOMPARE(
        reply.json[u"spec"][u"template"][u"metadata"][u"annotations"][u"kubectl.kubernetes.io/restartedAt"]
            .toString(),
        u"2026-09-21T14:13:20Z"_s);
    QCOMPARE(get(payment).json, before);
    QCOMPARE(m_kubernetes->effectCount(), 0);
}

void KubernetesDoubleTest::resourceVersionGuards()
{
    const QString version = get(payment).json[u"metadata"][u"resourceVersion"].toString();
    const QByteArray body
        = R"({"metadata":{"resourceVersion":")" + version.toLatin1() + R"("},"spec":{"replicas":4}})";
    QCOMPARE(get(payment).json[u"metadata"][u"resourceVersion"].toString(), version);
    QCOMPARE(patch(body).status, 200);
    QVERIFY(get(payment).json[u"metadata"][u"resourceVersion"].toString() != version);
    const Reply late = patch(body);
    QCOMPARE(late.status, 409);
    QCOMPARE(late.json[u"reason"].toString(), u"Conflict"_s);
}

void KubernetesDoubleTest::rollbackByReplicaSetTemplate()
{
    m_timeline->startFault(FaultKind::Pool, start);
    m_clock->advance(60s);
    const QJsonArray sets = get("/apis/apps/v1/namespaces/shop/replicasets?labelSelector=app%3Dpayment")
                                .json[u"items"]
                                .toArray();
    QVERIFY(sets.size() >= 3);
    const auto revision = [](const QJsonValue &set) {
        return set[u"metadata"][u"annotations"][u"deployment.kubernetes.io/revision"].toString().toInt();
    };
    QJsonObject earlier;
    for (const auto &set : sets) {
        if (revision(set) == m_timeline->releaseAt(Service::Payment, m_clock->now()).revision - 1)
            earlier = set[u"spec"][u"template"].toObject();
    }
    QJsonObject meta = earlier[u"metadata"].toObject();
    QJsonObject labels = meta[u"labels"].toObject();
    labels.remove(u"pod-template-hash");
    meta[u"labels"] = labels;
    earlier[u"metadata"] = meta;
    const QJsonArray operations{
        QJsonObject{{u"op"_s, u"replace"_s}, {u"path"_s, u"/spec/template"_s}, {u"value"_s, earlier}}};
    const Reply reply = patch(QJsonDocument(operations).toJson(), {}, "application/json-patch+json");
    QCOMPARE(reply.status, 200);
    m_clock->advance(30s);
    QCOMPARE(m_timeline->releaseAt(Service::Payment, m_clock->now()).version, std::string("2.40.3"));
    QVERIFY(!m_timeline->isActive(FaultKind::Pool, m_clock->now()));
    QCOMPARE(get(payment).json[u"status"][u"updatedReplicas"].toInt(), 3);
}

void KubernetesDoubleTest::scales()
{
    const QByteArray scale = payment + "/scale";
    QCOMPARE(get(scale).json[u"spec"][u"replicas"].toInt(), 3);
    const Reply reply = send("PATCH", scale, "application/merge-patch+json", R"({"spec":{"replicas":5}})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json[u"kind"].toString(), u"Scale"_s);
    QCOMPARE(m_timeline->replicasAt(Service::Payment, m_clock->now()), 5);
    m_clock->advance(3s);
    QCOMPARE(get(payment).json[u"status"][u"readyReplicas"].toInt(), 5);
    QCOMPARE(send("PATCH", scale, "application/merge-patch+json", R"({"spec":{"replicas":-2}})").status, 422);
    QCOMPARE(send("PATCH", scale, "application/json", R"({"spec":{"replicas":2}})").status, 415);
}

void KubernetesDoubleTest::pausedWaits()
{
    QCOMPARE(patch(R"({"spec":{"paused":true}})").status, 200);
    QCOMPARE(patch(restart).status, 200);
    m_clock->advance(30s);
    const int revision = m_timeline->releaseAt(Service::Payment, start).revision;
    QCOMPARE(m_timeline->releaseAt(Service::Payment, m_clock->now()).revision, revision);
    QCOMPARE(patch(R"({"spec":{"paused":null}})").status, 200);
    QCOMPARE(m_timeline->releaseAt(Service::Payment, m_clock->now()).revision, revision + 1);
}

void KubernetesDoubleTest::setImageMergesContainers()
{
    const Reply reply = patch(
        R"({"spec":{"template":{"spec":{"containers":[{"name":"payment","image":"registry.shop.example/payment:2.40.2"}]}}}})");
    QCOMPARE(reply.status, 200);
    const QJsonArray containers = reply.json[u"spec"][u"template"][u"spec"][u"containers"].toArray();
    QCOMPARE(containers.size(), 1);
    QVERIFY(containers.at(0).toObject().contains(u"resources"));
    QCOMPARE(m_timeline->releaseAt(Service::Payment, m_clock->now()).version, std::string("2.40.2"));
}

void KubernetesDoubleTest::resetForgets()
{
    QCOMPARE(patch(R"({"metadata":{"annotations":{"a":"b"}},"spec":{"paused":true}})").status, 200);
    QVERIFY(get(payment).json[u"spec"].toObject().contains(u"paused"));
    m_kubernetes->reset();
    QVERIFY(!get(payment).json[u"spec"].toObject().contains(u"paused"));
    QVERIFY(!get(payment).json[u"metadata"][u"annotations"].toObject().contains(u"a"));
}

QTEST_GUILESS_MAIN(KubernetesDoubleTest)
#include "tst_kubernetesdouble.moc"
