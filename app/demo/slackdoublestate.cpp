#include "demo/slackdoublestate.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

constexpr qsizetype longestName = 80;
constexpr qsizetype longestTopic = 250;
constexpr qsizetype longestText = 40'000;
constexpr qsizetype mostBlocks = 50;
constexpr qsizetype longestSection = 3000;

QJsonObject refused(const QString &error)
{
    return {{u"ok"_s, false}, {u"error"_s, error}};
}

QJsonObject fine(QJsonObject object = {})
{
    object.insert(u"ok"_s, true);
    return object;
}

QString id(QChar kind, int number)
{
    return kind + u"0DEMO%1"_s.arg(number, 5, 10, QLatin1Char('0'));
}

QString text(const QJsonObject &arguments, const QString &name)
{
    return arguments.value(name).toString();
}

// Arguments come as JSON values or, in a form, as text.
bool flag(const QJsonObject &arguments, const QString &name)
{
    const QJsonValue value = arguments.value(name);
    return value.toBool() || value.toString() == "true"_L1 || value.toString() == "1"_L1;
}

qint64 number(const QJsonObject &arguments, const QString &name, qint64 fallback)
{
    const QJsonValue value = arguments.value(name);
    if (value.isDouble())
        return value.toInteger();
    bool ok = false;
    const qint64 parsed = value.toString().toLongLong(&ok);
    return ok ? parsed : value.isUndefined() || value.toString().isEmpty() ? fallback : -1;
}

bool areGoodBlocks(const QJsonValue &value)
{
    const QJsonArray blocks = value.toArray();
    if (!value.isArray() || blocks.size() > mostBlocks)
        return false;
    return std::ranges::all_of(blocks, [](const QJsonValue &block) {
        const QJsonObject object = block.toObject();
        const QString content = object.value(u"text"_s).toObject().value(u"text"_s).toString();
        return object.value(u"type"_s).isString()
            && (object.value(u"type"_s) != u"section"_s || content.size() <= longestSection);
    });
}

} // namespace

QString slackNameProblem(const QString &name)
{
    if (name.isEmpty())
        return u"invalid_name_required"_s;
    if (name.size() > longestName)
        return u"invalid_name_maxlength"_s;
    const auto isAllowed
        = [](QChar c) { return c == u'-' || c == u'_' || (c.isLetterOrNumber() && c == c.toLower()); };
    if (!std::ranges::all_of(name, isAllowed))
        return u"invalid_name_specials"_s;
    if (std::ranges::none_of(name, [](QChar c) { return c.isLetterOrNumber(); }))
        return u"invalid_name_punctuation"_s;
    return {};
}

SlackState::SlackState()
{
    m_botUserId = addUser(u"yagura"_s);
}

QString SlackState::addUser(const QString &name)
{
    m_users.append({id(u'U', ++m_nextId), name});
    return m_users.last().first;
}

QString SlackState::addChannel(const QString &name, const QString &creator, Instant now)
{
    SlackChannel channel;
    channel.id = id(u'C', ++m_nextId);
    channel.name = name;
    channel.creator = creator;
    channel.created = now;
    if (!creator.isEmpty())
        channel.members.append(creator);
    m_channels.append(channel);
    return channel.id;
}

void SlackState::archive(const QString &channelId)
{
    if (SlackChannel *channel = find(channelId)) {
        channel->state = SlackChannelState::Archived;
        channel->members.clear();
    }
}

std::optional<QJsonObject> SlackState::run(const QString &method, const QJsonObject &arguments, Instant now)
{
    if (method == "api.test"_L1)
        return fine();
    if (method == "auth.test"_L1)
        return fine({{u"url"_s, u"https://demo.slack.example/"_s},
                     {u"team"_s, u"Demo shop"_s},
                     {u"user"_s, u"yagura"_s},
                     {u"team_id"_s, u"T0DEMO00001"_s},
                     {u"user_id"_s, m_botUserId},
                     {u"bot_id"_s, u"B0DEMO00001"_s}});
    if (method == "users.list"_L1)
        return users();
    if (method == "chat.postMessage"_L1)
        return post(arguments, now);
    if (method == "conversations.create"_L1)
        return create(arguments, now);
    if (method == "conversations.invite"_L1)
        return invite(arguments);
    if (method == "conversations.setTopic"_L1)
        return setTopic(arguments);
    if (method == "conversations.archive"_L1)
        return archiveChannel(arguments);
    if (method == "conversations.info"_L1)
        return info(arguments);
    if (method == "conversations.list"_L1)
        return list(arguments);
    if (method == "conversations.history"_L1)
        return history(arguments);
    return {};
}

QJsonObject SlackState::create(const QJsonObject &arguments, Instant now)
{
    const QString name = text(arguments, u"name"_s);
    if (const QString problem = slackNameProblem(name); !problem.isEmpty())
        return refused(problem);
    // An archived channel keeps its name.
    if (std::ranges::any_of(m_channels, [&](const SlackChannel &c) { return c.name == name; }))
        return refused(u"name_taken"_s);
    SlackChannel *channel = find(addChannel(name, m_botUserId, now));
    channel->isPrivate = flag(arguments, u"is_private"_s);
    return fine({{u"channel"_s, describe(*channel)}});
}

QJsonObject SlackState::invite(const QJsonObject &arguments)
{
    SlackChannel *channel = find(text(arguments, u"channel"_s));
    if (!channel)
        return refused(u"channel_not_found"_s);
    if (channel->state == SlackChannelState::Archived)
        return refused(u"is_archived"_s);
    if (!channel->members.contains(m_botUserId))
        return refused(u"not_in_channel"_s);
    const QStringList asked = text(arguments, u"users"_s).split(u',', Qt::SkipEmptyParts);
    if (asked.isEmpty())
        return refused(u"no_user"_s);
    QStringList invited;
    QJsonArray errors;
    for (const QString &untrimmed : asked) {
        const QString user = untrimmed.trimmed();
        QString error;
        if (user == m_botUserId)
            error = u"cant_invite_self"_s;
        else if (std::ranges::none_of(m_users, [&](const auto &known) { return known.first == user; }))
            error = u"user_not_found"_s;
        else if (channel->members.contains(user))
            error = u"already_in_channel"_s;
        if (error.isEmpty())
            invited.append(user);
        else
            errors.append(QJsonObject{{u"user"_s, user}, {u"ok"_s, false}, {u"error"_s, error}});
    }
    // One bad user fails the whole call, unless it is forced.
    if (!errors.isEmpty() && (!flag(arguments, u"force"_s) || invited.isEmpty())) {
        QJsonObject answer = refused(errors.first().toObject().value(u"error"_s).toString());
        answer.insert(u"errors"_s, errors);
        return answer;
    }
    channel->members += invited;
    QJsonObject answer = fine({{u"channel"_s, describe(*channel)}});
    if (!errors.isEmpty())
        answer.insert(u"errors"_s, errors);
    return answer;
}

QJsonObject SlackState::setTopic(const QJsonObject &arguments)
{
    SlackChannel *channel = find(text(arguments, u"channel"_s));
    if (!channel)
        return refused(u"channel_not_found"_s);
    if (channel->state == SlackChannelState::Archived)
        return refused(u"is_archived"_s);
    if (!channel->members.contains(m_botUserId))
        return refused(u"not_in_channel"_s);
    const QString topic = text(arguments, u"topic"_s);
    if (topic.size() > longestTopic)
        return refused(u"too_long"_s);
    channel->topic = topic;
    return fine({{u"channel"_s, describe(*channel)}});
}

QJsonObject SlackState::archiveChannel(const QJsonObject &arguments)
{
    const SlackChannel *channel = find(text(arguments, u"channel"_s));
    if (!channel)
        return refused(u"channel_not_found"_s);
    if (channel->state == SlackChannelState::Archived)
        return refused(u"already_archived"_s);
    archive(channel->id);
    return fine();
}

QJsonObject SlackState::info(const QJsonObject &arguments) const
{
    const SlackChannel *channel = find(text(arguments, u"channel"_s));
    return channel ? fine({{u"channel"_s, describe(*channel)}}) : refused(u"channel_not_found"_s);
}

QJsonObject SlackState::list(const QJsonObject &arguments) const
{
    const qint64 limit = number(arguments, u"limit"_s, 100);
    if (limit < 1 || limit > 1000)
        return refused(u"invalid_limit"_s);
    const QString cursor = text(arguments, u"cursor"_s);
    const bool hideArchived = flag(arguments, u"exclude_archived"_s);
    const QStringList types = text(arguments, u"types"_s).split(u',', Qt::SkipEmptyParts);
    qsizetype at = 0;
    if (!cursor.isEmpty()) {
        const QString from = QString::fromLatin1(QByteArray::fromBase64(cursor.toLatin1()));
        at = std::ranges::find(m_channels, from, &SlackChannel::id) - m_channels.begin();
        if (at == m_channels.size())
            return refused(u"invalid_cursor"_s);
    }
    QJsonArray page;
    for (; at < m_channels.size() && page.size() < limit; ++at) {
        const SlackChannel &channel = m_channels.at(at);
        const QString type = channel.isPrivate ? u"private_channel"_s : u"public_channel"_s;
        const bool isAsked = types.isEmpty() ? !channel.isPrivate : types.contains(type);
        if (isAsked && !(hideArchived && channel.state == SlackChannelState::Archived))
            page.append(describe(channel));
    }
    const QString next = at < m_channels.size()
        ? QString::fromLatin1(m_channels.at(at).id.toLatin1().toBase64())
        : QString();
    return fine({{u"channels"_s, page}, {u"response_metadata"_s, QJsonObject{{u"next_cursor"_s, next}}}});
}

QJsonObject SlackState::history(const QJsonObject &arguments) const
{
    const SlackChannel *channel = find(text(arguments, u"channel"_s));
    if (!channel)
        return refused(u"channel_not_found"_s);
    if (!channel->members.contains(m_botUserId))
        return refused(u"not_in_channel"_s);
    QJsonArray messages;
    for (const SlackMessage &message : channel->messages)
        messages.prepend(QJsonObject{{u"type"_s, u"message"_s},
                                     {u"user"_s, m_botUserId},
                                     {u"ts"_s, message.ts},
                                     {u"text"_s, message.text}});
    return fine({{u"messages"_s, messages}, {u"has_more"_s, false}});
}

QJsonObject SlackState::users() const
{
    QJsonArray members;
    for (const auto &[userId, name] : m_users)
        members.append(QJsonObject{{u"id"_s, userId},
                                   {u"team_id"_s, u"T0DEMO00001"_s},
                                   {u"name"_s, name},
                                   {u"deleted"_s, false},
                                   {u"is_bot"_s, userId == m_botUserId}});
    return fine(
        {{u"members"_s, members}, {u"response_metadata"_s, QJsonObject{{u"next_cursor"_s, QString()}}}});
}

QJsonObject SlackState::post(const QJsonObject &arguments, Instant now)
{
    SlackChannel *channel = find(text(arguments, u"channel"_s), true);
    if (!channel)
        return refused(u"channel_not_found"_s);
    if (channel->state == SlackChannelState::Archived)
        return refused(u"is_archived"_s);
    if (!channel->members.contains(m_botUserId))
        return refused(u"not_in_channel"_s);
    const QString content = text(arguments, u"text"_s);
    const QJsonValue blocks = arguments.value(u"blocks"_s);
    if (content.isEmpty() && blocks.isUndefined() && arguments.value(u"attachments"_s).isUndefined())
        return refused(u"no_text"_s);
    if (content.size() > longestText)
        return refused(u"msg_too_long"_s);
    if (!blocks.isUndefined() && !areGoodBlocks(blocks))
        return refused(u"invalid_blocks"_s);
    m_lastTs = std::max(m_lastTs + 1, toUnixMicroseconds(now));
    SlackMessage message;
    message.ts = u"%1.%2"_s.arg(m_lastTs / 1'000'000).arg(m_lastTs % 1'000'000, 6, 10, QLatin1Char('0'));
    message.text = content;
    message.arguments = arguments;
    channel->messages.append(message);
    return fine({{u"channel"_s, channel->id},
                 {u"ts"_s, message.ts},
                 {u"message"_s,
                  QJsonObject{{u"type"_s, u"message"_s},
                              {u"user"_s, m_botUserId},
                              {u"text"_s, content},
                              {u"ts"_s, message.ts}}}});
}

SlackChannel *SlackState::find(const QString &channel, bool byName)
{
    for (SlackChannel &one : m_channels) {
        if (one.id == channel || (byName && (one.name == channel || u'#' + one.name == channel)))
            return &one;
    }
    return nullptr;
}

const SlackChannel *SlackState::find(const QString &channel) const
{
    const auto found = std::ranges::find(m_channels, channel, &SlackChannel::id);
    return found == m_channels.end() ? nullptr : &*found;
}

QJsonObject SlackState::describe(const SlackChannel &channel) const
{
    return {{u"id"_s, channel.id},
            {u"name"_s, channel.name},
            {u"name_normalized"_s, channel.name},
            {u"is_channel"_s, !channel.isPrivate},
            {u"is_group"_s, channel.isPrivate},
            {u"is_im"_s, false},
            {u"is_private"_s, channel.isPrivate},
            {u"created"_s, qint64{toUnixMilliseconds(channel.created) / 1000}},
            {u"creator"_s, channel.creator},
            {u"is_archived"_s, channel.state == SlackChannelState::Archived},
            {u"is_general"_s, false},
            {u"is_member"_s, channel.members.contains(m_botUserId)},
            {u"num_members"_s, channel.members.size()},
            {u"topic"_s, QJsonObject{{u"value"_s, channel.topic}, {u"creator"_s, channel.creator}}}};
}

} // namespace yagura::demo
