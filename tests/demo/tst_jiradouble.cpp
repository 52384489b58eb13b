#include "demo/jiradouble.h"
#include "demo/jirajql.h"
#include "support/rawhttp.h"

#include <QJsonDocument>
#include <QTest>

using namespace yagura;
using namespace yagura::demo;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QJsonObject paragraph(const QString &text)
{
    return {{u"type"_s, u"paragraph"_s},
            {u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, text}}}}};
}

QJsonObject document(const QJsonArray &content)
{
    return {{u"type"_s, u"doc"_s}, {u"version"_s, 1}, {u"content"_s, content}};
}

// The fields of a good issue, with changes; a null value takes a field out.
QJsonObject fields(const QJsonObject &changes = {})
{
    QJsonObject result = {{u"project"_s, QJsonObject{{u"key"_s, u"OPS"_s}}},
                          {u"issuetype"_s, QJsonObject{{u"name"_s, u"Incident"_s}}},
                          {u"summary"_s, u"Payment fails"_s},
                          {u"labels"_s, QJsonArray{u"pd-PT4KHLK"_s}}};
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        if (it.value().isNull())
            result.remove(it.key());
        else
            result.insert(it.key(), it.value());
    }
    return result;
}

} // namespace

class JiraDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void authentication_data();
    void authentication();
    void creates();
    void refusals_data();
    void refusals();
    void documents_data();
    void documents();
    void mediaTypes();
    void requiredFields();
    void createMeta();
    void searches_data();
    void searches();
    void refusedQueries_data();
    void refusedQueries();
    void pages();
    void oldSearchMayBeGone();
    void comments();
    void tooManyRequests();

private:
    RawReply send(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {},
                  const QByteArray &type = "application/json")
    {
        RawHeaders headers = {{"Authorization", "Bearer secret"}};
        if (method != "GET")
            headers.append({"Content-Type", type});
        return rawRequest(m_jira->port(), method, "/rest/api/" + path, headers,
                          method == "GET" ? QByteArray() : QJsonDocument(body).toJson());
    }
    RawReply create(const QJsonObject &issueFields, const QByteArray &version = "2")
    {
        return send("POST", version + "/issue", {{u"fields"_s, issueFields}});
    }
    QStringList found(const QString &jql)
    {
        QStringList keys;
        const RawReply reply = send("GET", "2/search?jql=" + QUrl::toPercentEncoding(jql));
        for (const QJsonValue &issue : reply.json()[u"issues"_s].toArray())
            keys.append(issue[u"key"_s].toString());
        return keys;
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<JiraDouble> m_jira;
};

void JiraDoubleTest::init()
{
    m_jira.reset();
    m_clock = std::make_unique<ManualClock>();
    m_jira = std::make_unique<JiraDouble>(u"secret"_s, *m_clock);
    QVERIFY(m_jira->listen() != 0);
}

void JiraDoubleTest::authentication_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("status");
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("bearer") << QByteArray("Bearer secret") << 200;
    QTest::newRow("basic") << QByteArray("Basic " + QByteArray("me@example.org:secret").toBase64()) << 200;
    QTest::newRow("wrong bearer") << QByteArray("Bearer other") << 401;
    QTest::newRow("wrong basic") << QByteArray("Basic " + QByteArray("me@example.org:other").toBase64())
                                 << 401;
    QTest::newRow("basic without user") << QByteArray("Basic " + QByteArray(":secret").toBase64()) << 401;
    QTest::newRow("another scheme") << QByteArray("Token token=secret") << 401;
}

void JiraDoubleTest::authentication()
{
    QFETCH(QByteArray, header);
    QFETCH(int, status);
    const RawReply reply
        = rawRequest(m_jira->port(), "GET", "/rest/api/3/myself", {{"Authorization", header}});
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.json().isEmpty());
}

void JiraDoubleTest::creates()
{
    const RawReply first = create(fields({{u"description"_s, u"h2. What happened"_s}}));
    QCOMPARE(first.status, 201);
    QCOMPARE(first.json()[u"key"_s], u"OPS-1"_s);
    QVERIFY(first.json()[u"self"_s].toString().endsWith(first.json()[u"id"_s].toString()));
    const RawReply second = create(fields({{u"description"_s, document({paragraph(u"What"_s)})}}), "3");
    QCOMPARE(second.json()[u"key"_s], u"OPS-2"_s);
    QCOMPARE(m_jira->issues().size(), 2);
    const QJsonObject read = send("GET", "2/issue/OPS-1").json();
    QCOMPARE(read[u"fields"_s][u"summary"_s], u"Payment fails"_s);
    QCOMPARE(read[u"fields"_s][u"issuetype"_s][u"id"_s], u"10003"_s);
    QCOMPARE(read[u"fields"_s][u"created"_s], u"2027-01-15T08:00:00.000+0000"_s);
    QCOMPARE(send("GET", "2/issue/OPS-404").status, 404);
}

void JiraDoubleTest::refusals_data()
{
    QTest::addColumn<QJsonObject>("changes");
    QTest::addColumn<QString>("field");
    const QJsonValue gone = QJsonValue::Null;
    QTest::newRow("no project") << QJsonObject{{u"project"_s, gone}} << u"project"_s;
    QTest::newRow("unknown project") << QJsonObject{{u"project"_s, QJsonObject{{u"key"_s, u"NO"_s}}}}
                                     << u"project"_s;
    QTest::newRow("no type") << QJsonObject{{u"issuetype"_s, gone}} << u"issuetype"_s;
    QTest::newRow("unknown type") << QJsonObject{{u"issuetype"_s, QJsonObject{{u"name"_s, u"Wish"_s}}}}
                                  << u"issuetype"_s;
    QTest::newRow("sub-task alone") << QJsonObject{{u"issuetype"_s, QJsonObject{{u"name"_s, u"Sub-task"_s}}}}
                                    << u"issuetype"_s;
    QTest::newRow("no summary") << QJsonObject{{u"summary"_s, gone}} << u"summary"_s;
    QTest::newRow("blank summary") << QJsonObject{{u"summary"_s, u"  "_s}} << u"summary"_s;
    QTest::newRow("two lines") << QJsonObject{{u"summary"_s, u"a\nb"_s}} << u"summary"_s;
    QTest::newRow("256") << QJsonObject{{u"summary"_s, QString(256, u'x')}} << u"summary"_s;
    QTest::newRow("label with space") << QJsonObject{{u"labels"_s, QJsonArray{u"a b"_s}}} << u"labels"_s;
    QTest::newRow("labels as text") << QJsonObject{{u"labels"_s, u"a"_s}} << u"labels"_s;
    QTest::newRow("priority") << QJsonObject{{u"priority"_s, QJsonObject{{u"name"_s, u"P1"_s}}}}
                              << u"priority"_s;
    QTest::newRow("unknown field") << QJsonObject{{u"severity"_s, u"1"_s}} << u"severity"_s;
    QTest::newRow("document in v2") << QJsonObject{{u"description"_s, document({})}} << u"description"_s;
}

void JiraDoubleTest::refusals()
{
    QFETCH(QJsonObject, changes);
    QFETCH(QString, field);
    const RawReply reply = create(fields(changes));
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.json()[u"errors"_s].toObject().keys(), QStringList{field});
    QVERIFY(reply.json()[u"errorMessages"_s].toArray().isEmpty());
    QVERIFY(m_jira->issues().isEmpty());
}

void JiraDoubleTest::documents_data()
{
    QTest::addColumn<QJsonValue>("description");
    QTest::addColumn<QString>("problem"); // empty: created
    const QString notOne
        = u"Operation value must be an Atlassian Document (see the Atlassian Document Format)"_s;
    const QString invalid = u"INVALID_INPUT"_s;
    const QJsonObject item = {{u"type"_s, u"listItem"_s}, {u"content"_s, QJsonArray{paragraph(u"a"_s)}}};
    const auto list = [](const QJsonArray &content) {
        return QJsonObject{{u"type"_s, u"bulletList"_s}, {u"content"_s, content}};
    };
    QTest::newRow("paragraph") << QJsonValue(document({paragraph(u"a"_s)})) << QString();
    QTest::newRow("empty") << QJsonValue(document({})) << QString();
    QTest::newRow("list") << QJsonValue(document({list({item})})) << QString();
    QTest::newRow("plain text") << QJsonValue(u"text"_s) << notOne;
    QTest::newRow("another object") << QJsonValue(paragraph(u"a"_s)) << notOne;
    QTest::newRow("no version") << QJsonValue(
        QJsonObject{{u"type"_s, u"doc"_s}, {u"content"_s, QJsonArray()}})
                                << invalid;
    QTest::newRow("no content") << QJsonValue(QJsonObject{{u"type"_s, u"doc"_s}, {u"version"_s, 1}})
                                << invalid;
    QTest::newRow("unknown node") << QJsonValue(document({QJsonObject{{u"type"_s, u"blink"_s}}})) << invalid;
    QTest::newRow("empty text") << QJsonValue(document({paragraph({})})) << invalid;
    QTest::newRow("text at the top") << QJsonValue(
        document({QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"a"_s}}}))
                                     << invalid;
    QTest::newRow("list of paragraphs") << QJsonValue(document({list({paragraph(u"a"_s)})})) << invalid;
    QTest::newRow("list of nothing") << QJsonValue(document({list({})})) << invalid;
}

void JiraDoubleTest::documents()
{
    QFETCH(QJsonValue, description);
    QFETCH(QString, problem);
    const RawReply reply = create(fields({{u"description"_s, description}}), "3");
    QCOMPARE(reply.status, problem.isEmpty() ? 201 : 400);
    if (problem == "INVALID_INPUT"_L1)
        QCOMPARE(reply.json()[u"errorMessages"_s][0], problem);
    else if (!problem.isEmpty())
        QCOMPARE(reply.json()[u"errors"_s][u"description"_s], problem);
}

void JiraDoubleTest::mediaTypes()
{
    QCOMPARE(send("POST", "2/issue", {{u"fields"_s, fields()}}, "text/plain").status, 415);
    QCOMPARE(send("POST", "2/issue", {{u"fields"_s, fields()}}, "application/json; charset=utf-8").status,
             201);
    const RawReply broken
        = rawRequest(m_jira->port(), "POST", "/rest/api/2/issue",
                     {{"Authorization", "Bearer secret"}, {"Content-Type", "application/json"}}, "{");
    QCOMPARE(broken.status, 400);
    QVERIFY(!broken.json()[u"errorMessages"_s].toArray().isEmpty());
    QCOMPARE(send("GET", "4/myself").status, 404);
}

void JiraDoubleTest::requiredFields()
{
    m_jira->requireField(u"customfield_10042"_s, u"Impact"_s);
    const RawReply refused = create(fields());
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json()[u"errors"_s][u"customfield_10042"_s], u"Impact is required."_s);
    QCOMPARE(create(fields({{u"customfield_10042"_s, u"Everybody"_s}})).status, 201);
    const QJsonArray described
        = send("GET", "3/issue/createmeta/OPS/issuetypes/10003").json()[u"fields"_s].toArray();
    QVERIFY(std::ranges::any_of(described, [](const QJsonValue &field) {
        return field[u"fieldId"_s] == u"customfield_10042"_s && field[u"required"_s].toBool();
    }));
}

void JiraDoubleTest::createMeta()
{
    const QJsonObject whole
        = send("GET", "2/issue/createmeta?projectKeys=OPS&expand=projects.issuetypes.fields").json();
    const QJsonValue type = whole[u"projects"_s][0][u"issuetypes"_s][2];
    QCOMPARE(type[u"name"_s], u"Incident"_s);
    QVERIFY(type[u"fields"_s][u"summary"_s][u"required"_s].toBool());
    QVERIFY(!type[u"fields"_s][u"labels"_s][u"required"_s].toBool(true));
    const QJsonObject brief = send("GET", "2/issue/createmeta?projectKeys=OPS").json();
    QVERIFY(brief[u"projects"_s][0][u"issuetypes"_s][0][u"fields"_s].isUndefined());
    QVERIFY(send("GET", "2/issue/createmeta?projectKeys=NO").json()[u"projects"_s].toArray().isEmpty());
    QCOMPARE(send("GET", "3/issue/createmeta/OPS/issuetypes").json()[u"issueTypes"_s].toArray().size(), 5);
    QCOMPARE(send("GET", "2/issue/createmeta/OPS/issuetypes").json()[u"values"_s].toArray().size(), 5);
    QCOMPARE(send("GET", "2/issue/createmeta/NO/issuetypes").status, 404);
}

void JiraDoubleTest::searches_data()
{
    QTest::addColumn<QString>("jql");
    QTest::addColumn<QStringList>("keys");
    const QStringList both = {u"OPS-1"_s, u"OPS-2"_s};
    QTest::newRow("all") << u"project = OPS"_s << both;
    QTest::newRow("newest first") << u"project = OPS ORDER BY created DESC"_s
                                  << QStringList({u"OPS-2"_s, u"OPS-1"_s});
    QTest::newRow("label") << u"project = OPS AND labels = \"pd-B\""_s << QStringList{u"OPS-2"_s};
    QTest::newRow("label, other case") << u"labels = PD-b"_s << QStringList{u"OPS-2"_s};
    QTest::newRow("in") << u"labels in (x, pd-A)"_s << QStringList{u"OPS-1"_s};
    QTest::newRow("not in") << u"labels not in (pd-A)"_s << QStringList{u"OPS-2"_s};
    QTest::newRow("unequal") << u"issuetype != Bug"_s << QStringList{u"OPS-1"_s};
    QTest::newRow("key") << u"key = ops-2"_s << QStringList{u"OPS-2"_s};
    QTest::newRow("summary") << u"summary ~ \"payment\""_s << QStringList{u"OPS-1"_s};
    QTest::newRow("text in a document") << u"text ~ needle"_s << QStringList{u"OPS-2"_s};
    QTest::newRow("or") << u"(labels = pd-A or labels = pd-B) and statusCategory != Done"_s << both;
    QTest::newRow("empty") << u"priority is empty"_s << QStringList{u"OPS-1"_s};
    QTest::newRow("not empty") << u"priority is not empty"_s << QStringList{u"OPS-2"_s};
    QTest::newRow("nothing") << u"labels = pd-C"_s << QStringList();
}

void JiraDoubleTest::searches()
{
    QFETCH(QString, jql);
    QFETCH(QStringList, keys);
    QCOMPARE(create(fields({{u"labels"_s, QJsonArray{u"pd-A"_s}}})).status, 201);
    QCOMPARE(create(fields({{u"summary"_s, u"Mail queue"_s},
                            {u"issuetype"_s, QJsonObject{{u"id"_s, u"10002"_s}}},
                            {u"priority"_s, QJsonObject{{u"name"_s, u"High"_s}}},
                            {u"description"_s, document({paragraph(u"a Needle here"_s)})},
                            {u"labels"_s, QJsonArray{u"pd-B"_s}}}),
                    "3")
                 .status,
             201);
    QCOMPARE(found(jql), keys);
}

void JiraDoubleTest::refusedQueries_data()
{
    QTest::addColumn<QString>("jql");
    QTest::addColumn<QString>("named"); // what the refusal must name
    QTest::newRow("unknown field") << u"severity = 1"_s << u"severity"_s;
    QTest::newRow("no operator") << u"labels"_s << u"end of query"_s;
    QTest::newRow("no value") << u"labels ="_s << u"end of query"_s;
    QTest::newRow("two fields") << u"labels = a project = b"_s << u"project"_s;
    QTest::newRow("open parenthesis") << u"(labels = a"_s << u"end of query"_s;
    QTest::newRow("open string") << u"labels = \"a"_s << u"\"a"_s;
    QTest::newRow("equals on text") << u"summary = a"_s << u"summary"_s;
    QTest::newRow("contains on a list") << u"labels ~ a"_s << u"labels"_s;
    QTest::newRow("dangling and") << u"labels = a AND"_s << u"end of query"_s;
    QTest::newRow("order") << u"labels = a ORDER BY votes"_s << u"votes"_s;
    QTest::newRow("comparison") << u"priority > High"_s << u">"_s;
}

void JiraDoubleTest::refusedQueries()
{
    QFETCH(QString, jql);
    QFETCH(QString, named);
    const RawReply reply = send("POST", "3/search/jql", {{u"jql"_s, jql}});
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.json()[u"errorMessages"_s][0].toString().contains(named));
    QCOMPARE(readJql(jql).has_value(), false);
}

void JiraDoubleTest::pages()
{
    for (int i = 0; i < 5; ++i)
        QCOMPARE(create(fields()).status, 201);
    const QJsonObject old
        = send("POST", "2/search", {{u"jql"_s, u"project = OPS"_s}, {u"startAt"_s, 3}, {u"maxResults"_s, 10}})
              .json();
    QCOMPARE(old[u"total"_s], 5);
    QCOMPARE(old[u"issues"_s].toArray().size(), 2);
    QStringList keys;
    QString token;
    do {
        const QJsonObject page = send("POST", "3/search/jql",
                                      {{u"jql"_s, u"project = OPS"_s},
                                       {u"maxResults"_s, 2},
                                       {u"fields"_s, QJsonArray{u"summary"_s}},
                                       {u"nextPageToken"_s, token}})
                                     .json();
        for (const QJsonValue &issue : page[u"issues"_s].toArray()) {
            keys.append(issue[u"key"_s].toString());
            QCOMPARE(issue[u"fields"_s].toObject().keys(), QStringList{u"summary"_s});
        }
        token = page[u"nextPageToken"_s].toString();
        QCOMPARE(page[u"isLast"_s].toBool(), token.isEmpty());
    } while (!token.isEmpty());
    QCOMPARE(keys.size(), 5);
    QCOMPARE(send("POST", "3/search/jql", {{u"jql"_s, u"ORDER BY created"_s}}).status, 400);
    const QJsonValue bare = send("GET", "3/search/jql?jql=project=OPS").json()[u"issues"_s][0];
    QVERIFY(bare[u"fields"_s].isUndefined());
}

void JiraDoubleTest::oldSearchMayBeGone()
{
    m_jira->setOldSearch(JiraOldSearch::Removed);
    QCOMPARE(send("GET", "3/search?jql=project=OPS").status, 410);
    QCOMPARE(send("GET", "3/search/jql?jql=project=OPS").status, 200);
}

void JiraDoubleTest::comments()
{
    QCOMPARE(create(fields()).status, 201);
    QCOMPARE(send("POST", "2/issue/OPS-1/comment", {{u"body"_s, u"text"_s}}).status, 201);
    QCOMPARE(send("POST", "3/issue/OPS-1/comment", {{u"body"_s, u"text"_s}}).status, 400);
    QCOMPARE(send("POST", "3/issue/OPS-1/comment", {{u"body"_s, document({paragraph(u"a"_s)})}}).status, 201);
    QCOMPARE(send("POST", "2/issue/OPS-1/comment", {}).status, 400);
    QCOMPARE(send("POST", "2/issue/OPS-9/comment", {{u"body"_s, u"text"_s}}).status, 404);
    QCOMPARE(m_jira->issues().at(0).comments.size(), 2);
    QCOMPARE(send("GET", "2/issue/OPS-1/comment").json()[u"total"_s], 2);
}

void JiraDoubleTest::tooManyRequests()
{
    m_jira->limitNext(1, 9s);
    const RawReply told = create(fields());
    QCOMPARE(told.status, 429);
    QCOMPARE(told.header("Retry-After"), QByteArray("9"));
    QVERIFY(m_jira->issues().isEmpty());
    QCOMPARE(create(fields()).status, 201);
    QCOMPARE(m_jira->requestCount(), 2);
}

QTEST_GUILESS_MAIN(JiraDoubleTest)
#include "tst_jiradouble.moc"
