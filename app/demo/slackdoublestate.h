// What a Slack workspace holds and what its methods do to it: channels, members, topics, messages. Without
// HTTP and without locks; the Slack double has those. Answers are whole JSON objects, with ok true or false.
#pragma once

#include "core/instant.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace yagura::demo {

enum class SlackChannelState { Open, Archived };

struct SlackMessage
{
    QString ts; // its identity: seconds.microseconds
    QString text;
    QJsonObject arguments; // all that it was posted with: blocks, thread_ts …
};

struct SlackChannel
{
    QString id;
    QString name;
    QString topic;
    QString creator;
    QStringList members; // user ids
    QList<SlackMessage> messages; // oldest first
    SlackChannelState state = SlackChannelState::Open;
    bool isPrivate = false;
    Instant created;
};

class SlackState
{
public:
    SlackState();

    // Runs method ("conversations.create") at the time now; nothing when there is no such method.
    [[nodiscard]] std::optional<QJsonObject> run(const QString &method, const QJsonObject &arguments,
                                                 Instant now);

    QString addUser(const QString &name);
    QString addChannel(const QString &name, const QString &creator, Instant now);
    void archive(const QString &channelId);
    [[nodiscard]] const QList<SlackChannel> &channels() const { return m_channels; }
    [[nodiscard]] QString botUserId() const { return m_botUserId; }

private:
    QJsonObject create(const QJsonObject &arguments, Instant now);
    QJsonObject invite(const QJsonObject &arguments);
    QJsonObject setTopic(const QJsonObject &arguments);
    QJsonObject archiveChannel(const QJsonObject &arguments);
    [[nodiscard]] QJsonObject info(const QJsonObject &arguments) const;
    [[nodiscard]] QJsonObject list(const QJsonObject &arguments) const;
    [[nodiscard]] QJsonObject history(const QJsonObject &arguments) const;
    [[nodiscard]] QJsonObject users() const;
    QJsonObject post(const QJsonObject &arguments, Instant now);
    // By id, or by "#name" where byName allows it.
    SlackChannel *find(const QString &channel, bool byName = false);
    [[nodiscard]] const SlackChannel *find(const QString &channel) const;
    [[nodiscard]] QJsonObject describe(const SlackChannel &channel) const;

    QList<SlackChannel> m_channels;
    QList<std::pair<QString, QString>> m_users; // id, name
    QString m_botUserId;
    int m_nextId = 0;
    std::int64_t m_lastTs = 0; // microseconds
};

// The error of a channel's name, empty when it is a good one.
[[nodiscard]] QString slackNameProblem(const QString &name);

} // namespace yagura::demo
