#include "demo/slackdouble.h"
#include "support/rawhttp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yagura;
using namespace yagura::demo;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class SlackDoubleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void needsItsToken();
    void needsATypeForABody_data();
    void needsATypeForABody();
    void names_data();
    void names();
    void namesStayTaken();
    void inviting();
    void topics();
    void messages();
    void messageRefusals_data();
    void messageRefusals();
    void listingInPages();
    void tooManyCalls();
    void unknownMethods();

private:
    RawReply send(const QByteArray &method, const QByteArray &body,
                  const QByteArray &type = "application/json; charset=utf-8",
                  const QByteArray &token = "xoxb-1")
    {
        RawHeaders headers;
        if (!type.isEmpty())
            headers.append({"Content-Type", type});
        if (!token.isEmpty())
            headers.append({"Authorization", "Bearer " + token});
        return rawRequest(m_slack->port(), "POST", "/api/" + method, headers, body);
    }
    QJsonObject call(const QByteArray &method, const QJsonObject &arguments)
    {
        const RawReply reply = send(method, QJsonDocument(arguments).toJson());
        return reply.status == 200 ? reply.json() : QJsonObject{{u"error"_s, reply.status}};
    }
    QString create(const QString &name)
    {
        return call("conversations.create", {{u"name"_s, name}})[u"channel"_s][u"id"_s].toString();
    }
    QString errorOf(const QByteArray &method, const QJsonObject &arguments)
    {
        return call(method, arguments)[u"error"_s].toString();
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<SlackDouble> m_slack;
};

void SlackDoubleTest::init()
{
    m_slack.reset();
    m_clock = std::make_unique<ManualClock>();
    m_slack = std::make_unique<SlackDouble>(u"xoxb-1"_s, *m_clock);
    QVERIFY(m_slack->listen() != 0);
}

void SlackDoubleTest::needsItsToken()
{
    QCOMPARE(send("auth.test", "{}", "application/json; charset=utf-8", {}).json()[u"error"_s],
             u"not_authed"_s);
    QCOMPARE(send("auth.test", "{}", "application/json; charset=utf-8", "x").json()[u"error"_s],
             u"invalid_auth"_s);
    QCOMPARE(send("auth.test", "{\"token\":\"xoxb-1\"}", "application/json", {}).json()[u"error"_s],
             u"not_authed"_s);
    QVERIFY(
        send("auth.test", "token=xoxb-1", "application/x-www-form-urlencoded", {}).json()[u"ok"_s].toBool());
    QVERIFY(call("auth.test", {})[u"ok"_s].toBool());
    SlackDouble nobody{QString()};
    QVERIFY(nobody.listen() != 0);
    QCOMPARE(rawRequest(nobody.port(), "POST", "/api/auth.test", {{"Authorization", "Bearer x"}})
                 .json()[u"error"_s],
             u"invalid_auth"_s);
}

void SlackDoubleTest::needsATypeForABody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error"); // empty: created
    const QByteArray good = "{\"name\":\"a\"}";
    QTest::newRow("JSON") << QByteArray("application/json; charset=utf-8") << good << QString();
    QTest::newRow("form") << QByteArray("application/x-www-form-urlencoded") << QByteArray("name=a")
                          << QString();
    QTest::newRow("none") << QByteArray() << good << u"missing_post_type"_s;
    QTest::newRow("other") << QByteArray("application/xml") << good << u"invalid_post_type"_s;
    QTest::newRow("charset") << QByteArray("application/json; charset=koi8-r") << good
                             << u"invalid_charset"_s;
    QTest::newRow("broken") << QByteArray("application/json; charset=utf-8") << QByteArray("{")
                            << u"invalid_json"_s;
    QTest::newRow("array") << QByteArray("application/json; charset=utf-8") << QByteArray("[]")
                           << u"json_not_object"_s;
}

void SlackDoubleTest::needsATypeForABody()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, error);
    const RawReply reply = send("conversations.create", body, type);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json()[u"ok"_s].toBool(), error.isEmpty());
    QCOMPARE(reply.json()[u"error"_s].toString(), error);
    QCOMPARE(m_slack->channels().size(), error.isEmpty() ? 1 : 0);
    QVERIFY(!reply.json().contains(u"warning"_s));
    QCOMPARE(send("api.test", "{}", "application/json").json()[u"warning"_s], u"missing_charset"_s);
}

void SlackDoubleTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("error");
    QTest::newRow("good") << u"incident-pt4khlk-2026_08-07"_s << QString();
    QTest::newRow("Japanese") << u"障害対応"_s << QString();
    QTest::newRow("80") << QString(80, u'a') << QString();
    QTest::newRow("81") << QString(81, u'a') << u"invalid_name_maxlength"_s;
    QTest::newRow("none") << QString() << u"invalid_name_required"_s;
    QTest::newRow("upper case") << u"incident-PT4KHLK"_s << u"invalid_name_specials"_s;
    QTest::newRow("space") << u"incident 1"_s << u"invalid_name_specials"_s;
    QTest::newRow("dot") << u"incident.1"_s << u"invalid_name_specials"_s;
    QTest::newRow("number sign") << u"#incident"_s << u"invalid_name_specials"_s;
    QTest::newRow("punctuation") << u"-_-"_s << u"invalid_name_punctuation"_s;
}

void SlackDoubleTest::names()
{
    QFETCH(QString, name);
    QFETCH(QString, error);
    QCOMPARE(errorOf("conversations.create", {{u"name"_s, name}}), error);
    QCOMPARE(m_slack->channels().size(), error.isEmpty() ? 1 : 0);
}

void SlackDoubleTest::namesStayTaken()
{
    const QString id = create(u"incident-1"_s);
    QCOMPARE(errorOf("conversations.create", {{u"name"_s, u"incident-1"_s}}), u"name_taken"_s);
    QCOMPARE(errorOf("conversations.archive", {{u"channel"_s, id}}), QString());
    QCOMPARE(errorOf("conversations.create", {{u"name"_s, u"incident-1"_s}}), u"name_taken"_s);
    m_slack->addChannel(u"old"_s, SlackChannelState::Archived);
    QCOMPARE(errorOf("conversations.create", {{u"name"_s, u"old"_s}}), u"name_taken"_s);
}

void SlackDoubleTest::inviting()
{
    const QString id = create(u"incident-1"_s);
    const QString a = m_slack->addUser(u"primary"_s);
    const QString b = m_slack->addUser(u"secondary"_s);
    const auto invite = [&](const QString &users, bool force = false) {
        return call("conversations.invite", {{u"channel"_s, id}, {u"users"_s, users}, {u"force"_s, force}});
    };
    QCOMPARE(invite({})[u"error"_s], u"no_user"_s);
    QCOMPARE(invite(m_slack->botUserId())[u"error"_s], u"cant_invite_self"_s);
    const QJsonObject mixed = invite(QString(a + u",U404"));
    QCOMPARE(mixed[u"error"_s], u"user_not_found"_s);
    QCOMPARE(mixed[u"errors"_s][0][u"user"_s], u"U404"_s);
    QCOMPARE(m_slack->channels().at(0).members, QStringList{m_slack->botUserId()});
    QVERIFY(invite(a)[u"ok"_s].toBool());
    QCOMPARE(invite(QString(a + u',' + b))[u"error"_s], u"already_in_channel"_s);
    QVERIFY(invite(QString(a + u',' + b), true)[u"ok"_s].toBool());
    QCOMPARE(m_slack->channels().at(0).members, QStringList({m_slack->botUserId(), a, b}));
    const QString foreign = m_slack->addChannel(u"general"_s);
    QCOMPARE(errorOf("conversations.invite", {{u"channel"_s, foreign}, {u"users"_s, a}}),
             u"not_in_channel"_s);
    QCOMPARE(errorOf("conversations.invite", {{u"channel"_s, u"C404"_s}, {u"users"_s, a}}),
             u"channel_not_found"_s);
}

void SlackDoubleTest::topics()
{
    const QString id = create(u"incident-1"_s);
    const auto set = [&](const QString &topic) {
        return errorOf("conversations.setTopic", {{u"channel"_s, id}, {u"topic"_s, topic}});
    };
    QCOMPARE(set(QString(250, u'x')), QString());
    QCOMPARE(set(QString(251, u'x')), u"too_long"_s);
    QCOMPARE(set(u"決済 5xx"_s), QString());
    QCOMPARE(m_slack->channels().at(0).topic, u"決済 5xx"_s);
    QCOMPARE(call("conversations.info", {{u"channel"_s, id}})[u"channel"_s][u"topic"_s][u"value"_s],
             u"決済 5xx"_s);
}

void SlackDoubleTest::messages()
{
    const QString id = create(u"incident-1"_s);
    const QJsonObject first = call("chat.postMessage", {{u"channel"_s, id}, {u"text"_s, u"one"_s}});
    const QJsonObject second
        = call("chat.postMessage", {{u"channel"_s, u"#incident-1"_s}, {u"text"_s, u"two"_s}});
    QVERIFY(first[u"ok"_s].toBool() && second[u"ok"_s].toBool());
    QVERIFY(first[u"ts"_s].toString() < second[u"ts"_s].toString());
    QCOMPARE(second[u"channel"_s].toString(), id);
    QCOMPARE(m_slack->channels().at(0).messages.size(), 2);
    const QJsonArray history = call("conversations.history", {{u"channel"_s, id}})[u"messages"_s].toArray();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0][u"text"_s], u"two"_s);
}

void SlackDoubleTest::messageRefusals_data()
{
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("error");
    const QString mine = u"#incident-1"_s;
    const auto section = [](qsizetype size) {
        return QJsonObject{
            {u"type"_s, u"section"_s},
            {u"text"_s, QJsonObject{{u"type"_s, u"mrkdwn"_s}, {u"text"_s, QString(size, u'x')}}}};
    };
    QJsonArray tooMany;
    for (int i = 0; i < 51; ++i)
        tooMany.append(section(1));
    QTest::newRow("no text") << mine << QJsonObject() << u"no_text"_s;
    QTest::newRow("too long") << mine << QJsonObject{{u"text"_s, QString(40'001, u'x')}} << u"msg_too_long"_s;
    QTest::newRow("blocks") << mine << QJsonObject{{u"blocks"_s, QJsonArray{section(3000)}}} << QString();
    QTest::newRow("long section") << mine << QJsonObject{{u"blocks"_s, QJsonArray{section(3001)}}}
                                  << u"invalid_blocks"_s;
    QTest::newRow("51 blocks") << mine << QJsonObject{{u"blocks"_s, tooMany}} << u"invalid_blocks"_s;
    QTest::newRow("nowhere") << u"C404"_s << QJsonObject{{u"text"_s, u"x"_s}} << u"channel_not_found"_s;
    QTest::newRow("not a member") << u"#general"_s << QJsonObject{{u"text"_s, u"x"_s}} << u"not_in_channel"_s;
    QTest::newRow("archived") << u"#old"_s << QJsonObject{{u"text"_s, u"x"_s}} << u"is_archived"_s;
}

void SlackDoubleTest::messageRefusals()
{
    QFETCH(QString, channel);
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, error);
    create(u"incident-1"_s);
    m_slack->addChannel(u"general"_s);
    m_slack->addChannel(u"old"_s, SlackChannelState::Archived);
    arguments.insert(u"channel"_s, channel);
    QCOMPARE(errorOf("chat.postMessage", arguments), error);
}

void SlackDoubleTest::listingInPages()
{
    for (int i = 0; i < 7; ++i)
        m_slack->addChannel(u"channel-%1"_s.arg(i),
                            i == 3 ? SlackChannelState::Archived : SlackChannelState::Open);
    QStringList seen;
    QString cursor;
    do {
        const QJsonObject page = call(
            "conversations.list", {{u"limit"_s, 3}, {u"exclude_archived"_s, true}, {u"cursor"_s, cursor}});
        QVERIFY(page[u"ok"_s].toBool());
        for (const QJsonValue &channel : page[u"channels"_s].toArray())
            seen.append(channel[u"name"_s].toString());
        cursor = page[u"response_metadata"_s][u"next_cursor"_s].toString();
    } while (!cursor.isEmpty());
    QCOMPARE(seen.size(), 6);
    QVERIFY(!seen.contains(u"channel-3"_s));
    QCOMPARE(errorOf("conversations.list", {{u"cursor"_s, u"xyz"_s}}), u"invalid_cursor"_s);
    QCOMPARE(errorOf("conversations.list", {{u"limit"_s, 0}}), u"invalid_limit"_s);
}

void SlackDoubleTest::tooManyCalls()
{
    m_slack->limitNext(1, 17s);
    const RawReply told = send("conversations.create", "{\"name\":\"a\"}");
    QCOMPARE(told.status, 429);
    QCOMPARE(told.header("Retry-After"), QByteArray("17"));
    QCOMPARE(told.json()[u"error"_s], u"ratelimited"_s);
    QVERIFY(m_slack->channels().isEmpty());

    for (int i = 0; i < 20; ++i)
        QVERIFY(!create(u"c%1"_s.arg(i)).isEmpty());
    const RawReply tier = send("conversations.create", "{\"name\":\"one-more\"}");
    QCOMPARE(tier.status, 429);
    QCOMPARE(tier.header("Retry-After"), QByteArray("60"));
    QVERIFY(call("auth.test", {})[u"ok"_s].toBool());
    m_clock->advance(60s);
    QVERIFY(!create(u"one-more"_s).isEmpty());
}

void SlackDoubleTest::unknownMethods()
{
    const QJsonObject answer = call("conversations.explode", {});
    QCOMPARE(answer[u"error"_s], u"unknown_method"_s);
    QCOMPARE(answer[u"req_method"_s], u"conversations.explode"_s);
    QCOMPARE(rawRequest(m_slack->port(), "GET", "/elsewhere").status, 404);
    QCOMPARE(m_slack->requestCount(), 2);
}

QTEST_GUILESS_MAIN(SlackDoubleTest)
#include "tst_slackdouble.moc"
