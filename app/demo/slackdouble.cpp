#include "demo/slackdouble.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

HttpAnswer json(const QJsonObject &object)
{
    return {200, "application/json; charset=utf-8", QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QJsonObject refused(const QString &error)
{
    return {{u"ok"_s, false}, {u"error"_s, error}};
}

// Calls a minute. Messages are counted a channel, everything else a method.
int perMinute(const QString &method)
{
    if (method == "conversations.create"_L1 || method == "conversations.setTopic"_L1
        || method == "conversations.list"_L1 || method == "users.list"_L1)
        return 20;
    return method == "chat.postMessage"_L1 ? 60 : 50;
}

QJsonObject formArguments(const QByteArray &form)
{
    QByteArray text = form;
    text.replace('+', "%20");
    QJsonObject values;
    for (const auto &[name, value] : QUrlQuery(QString::fromUtf8(text)).queryItems(QUrl::FullyDecoded))
        values.insert(name, value);
    return values;
}

} // namespace

SlackDouble::SlackDouble(QString token)
    : SlackDouble(std::move(token), m_systemClock)
{ }

SlackDouble::SlackDouble(QString token, const Clock &clock)
    : m_clock(clock)
    , m_token(std::move(token))
    , m_host(u"demo slack"_s, [this](const HttpQuestion &question) { return answer(question); })
{ }

QString SlackDouble::addUser(const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    return m_state.addUser(name);
}

QString SlackDouble::addChannel(const QString &name, SlackChannelState state)
{
    const std::scoped_lock lock(m_mutex);
    const QString id = m_state.addChannel(name, {}, m_clock.now());
    if (state == SlackChannelState::Archived)
        m_state.archive(id);
    return id;
}

void SlackDouble::limitNext(int calls, std::chrono::seconds retryAfter)
{
    const std::scoped_lock lock(m_mutex);
    m_limitedCalls = calls;
    m_limitedFor = retryAfter;
}

QList<SlackChannel> SlackDouble::channels() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state.channels();
}

int SlackDouble::requestCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_requests;
}

QString SlackDouble::botUserId() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state.botUserId();
}

HttpAnswer SlackDouble::answer(const HttpQuestion &question)
{
    const std::scoped_lock lock(m_mutex);
    ++m_requests;
    const QStringList path = question.segments();
    if (path.size() != 2 || path.at(0) != "api"_L1)
        return {404, "text/html; charset=utf-8", "<!DOCTYPE html><title>Slack</title>There's been a glitch…"};
    const QString &method = path.at(1);
    const Arguments arguments = argumentsOf(question);
    if (!arguments.refusal.isEmpty())
        return json(refused(arguments.refusal));
    if (const QString problem = authorize(question, arguments.values); !problem.isEmpty())
        return json(refused(problem));
    if (const int seconds = tooMany(method, arguments.values); seconds > 0) {
        HttpAnswer slowDown = json(refused(u"ratelimited"_s));
        slowDown.status = 429;
        slowDown.headers = {{"Retry-After", QByteArray::number(seconds)}};
        return slowDown;
    }
    auto result = m_state.run(method, arguments.values, m_clock.now());
    if (!result)
        return json({{u"ok"_s, false}, {u"error"_s, u"unknown_method"_s}, {u"req_method"_s, method}});
    if (arguments.withoutCharset) {
        result->insert(u"warning"_s, u"missing_charset"_s);
        result->insert(u"response_metadata"_s,
                       QJsonObject{{u"warnings"_s, QJsonArray{u"missing_charset"_s}}});
    }
    return json(*result);
}

SlackDouble::Arguments SlackDouble::argumentsOf(const HttpQuestion &question)
{
    Arguments arguments;
    for (const auto &[name, value] : question.query.queryItems(QUrl::FullyDecoded))
        arguments.values.insert(name, value);
    if (question.body.isEmpty())
        return arguments;
    const QByteArray header = question.header("Content-Type").toLower();
    const QByteArray type = header.split(';').first().trimmed();
    if (type.isEmpty()) {
        arguments.refusal = u"missing_post_type"_s;
    } else if (type == "application/x-www-form-urlencoded") {
        arguments.values = formArguments(question.body);
    } else if (type == "application/json") {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(question.body, &error);
        if (error.error != QJsonParseError::NoError)
            arguments.refusal = u"invalid_json"_s;
        else if (!document.isObject())
            arguments.refusal = u"json_not_object"_s;
        else
            arguments.values = document.object();
        const qsizetype charset = header.indexOf("charset=");
        arguments.withoutCharset = charset < 0;
        if (charset >= 0 && !header.mid(charset + 8).trimmed().startsWith("utf-8")
            && !header.mid(charset + 8).trimmed().startsWith("iso-8859-1"))
            arguments.refusal = u"invalid_charset"_s;
    } else {
        arguments.refusal = u"invalid_post_type"_s;
    }
    return arguments;
}

// A token in the body counts only where it is a form.
QString SlackDouble::authorize(const HttpQuestion &question, const QJsonObject &arguments) const
{
    const bool isForm
        = question.header("Content-Type").toLower().startsWith("application/x-www-form-urlencoded");
    const QByteArray header = question.header("Authorization");
    QString token;
    if (header.startsWith("Bearer "))
        token = QString::fromLatin1(header.mid(7));
    else if (isForm)
        token = arguments.value(u"token"_s).toString();
    if (token.isEmpty())
        return u"not_authed"_s;
    return !m_token.isEmpty() && token == m_token ? QString() : u"invalid_auth"_s;
}

int SlackDouble::tooMany(const QString &method, const QJsonObject &arguments)
{
    if (m_limitedCalls > 0) {
        --m_limitedCalls;
        return static_cast<int>(m_limitedFor.count());
    }
    const QString key = method == "chat.postMessage"_L1
        ? QString(method + arguments.value(u"channel"_s).toString())
        : method;
    const Duration now = m_clock.steady();
    constexpr Duration minute = std::chrono::minutes(1);
    QList<Duration> &calls = m_recentCalls[key];
    calls.removeIf([&](Duration at) { return now - at >= minute; });
    if (calls.size() >= perMinute(method))
        return static_cast<int>(
            std::chrono::ceil<std::chrono::seconds>(calls.first() + minute - now).count());
    calls.append(now);
    return 0;
}

} // namespace yagura::demo
