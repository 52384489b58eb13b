#include "incidents/outboxtable.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

constexpr std::pair<IncidentAct, QLatin1String> actNames[] = {
    {IncidentAct::Acknowledge, "acknowledge"_L1},
    {IncidentAct::Resolve, "resolve"_L1},
    {IncidentAct::Note, "note"_L1},
};

constexpr std::pair<ActionState, QLatin1String> stateNames[] = {
    {ActionState::Queued, "queued"_L1},       {ActionState::Sending, "sending"_L1},
    {ActionState::Confirmed, "confirmed"_L1}, {ActionState::Refused, "refused"_L1},
    {ActionState::Unknown, "unknown"_L1},     {ActionState::Expired, "expired"_L1},
};

template <typename Value, size_t N>
QString nameOf(const std::pair<Value, QLatin1String> (&names)[N], Value value)
{
    for (const auto &[one, name] : names) {
        if (one == value)
            return name;
    }
    return {};
}

template <typename Value, size_t N>
std::optional<Value> valueOf(const std::pair<Value, QLatin1String> (&names)[N], const QString &name)
{
    for (const auto &[value, one] : names) {
        if (one == name)
            return value;
    }
    return std::nullopt;
}

QVariant timeValue(const std::optional<Instant> &time)
{
    return time ? QVariant(static_cast<qint64>(toUnixMilliseconds(*time))) : QVariant();
}

std::optional<ErrorKind> kindFromName(const QString &name)
{
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Missing); ++kind) {
        if (errorKindName(static_cast<ErrorKind>(kind)) == name)
            return static_cast<ErrorKind>(kind);
    }
    return std::nullopt;
}

const QString &columns()
{
    static const QString names
        = u"id, key, source, incident, act, text, state, created_at, changed_at, attempted_at, "
          "attempts, error_kind, error_where, error_detail, error_hint, evidence"_s;
    return names;
}

} // namespace

SchemaPart outboxSchema()
{
    return {
        u"outbox"_s,
        {{u"CREATE TABLE outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, "
          "source TEXT NOT NULL, incident TEXT NOT NULL, act TEXT NOT NULL, text TEXT NOT NULL, "
          "state TEXT NOT NULL, created_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, attempted_at "
          "INTEGER, "
          "attempts INTEGER NOT NULL, error_kind TEXT, error_where TEXT, error_detail TEXT, error_hint TEXT, "
          "evidence TEXT NOT NULL)"_s,
          u"CREATE INDEX outbox_state ON outbox (state, changed_at)"_s}}};
}

Result<OutboxAction> readActionRow(const Row &row)
{
    if (row.size() != 16)
        return failure(ErrorKind::Malformed, u"outbox"_s, u"a row has %1 columns"_s.arg(row.size()));
    const auto act = valueOf(actNames, row.at(4).toString());
    const auto state = valueOf(stateNames, row.at(6).toString());
    if (!act || !state || row.at(3).toString().isEmpty())
        return failure(ErrorKind::Malformed, u"outbox row %1"_s.arg(row.at(0).toString()),
                       u"not an action"_s);
    OutboxAction action;
    action.id = row.at(0).toLongLong();
    action.key = row.at(1).toByteArray();
    action.sourceId = row.at(2).toString();
    action.incidentId = row.at(3).toString();
    action.act = *act;
    action.text = row.at(5).toString();
    action.state = *state;
    action.createdAt = fromUnixMilliseconds(row.at(7).toLongLong());
    action.changedAt = fromUnixMilliseconds(row.at(8).toLongLong());
    if (!row.at(9).isNull())
        action.attemptedAt = fromUnixMilliseconds(row.at(9).toLongLong());
    action.attempts = row.at(10).toInt();
    if (const auto kind = kindFromName(row.at(11).toString()))
        action.problem = Error{*kind, row.at(12).toString(), row.at(13).toString(), row.at(14).toString()};
    action.evidence = row.at(15).toString();
    return action;
}

Result<OutboxAction> insertAction(Connection &connection, const ActionDraft &draft, Instant now)
{
    OutboxAction action;
    action.key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    action.sourceId = draft.sourceId;
    action.incidentId = draft.incidentId;
    action.act = draft.act;
    action.text = draft.text.isNull() ? u""_s : draft.text;
    action.createdAt = action.changedAt = fromUnixMilliseconds(toUnixMilliseconds(now));
    const auto done = connection.execute(
        u"INSERT INTO outbox (key, source, incident, act, text, state, created_at, changed_at, attempts, "
        u"evidence) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '')"_s,
        {action.key, action.sourceId, action.incidentId, nameOf(actNames, action.act), action.text,
         nameOf(stateNames, action.state), timeValue(action.createdAt), timeValue(action.changedAt)});
    if (!done)
        return std::unexpected(done.error());
    action.id = done->lastInsertId;
    return action;
}

Result<OutboxAction> updateAction(Connection &connection, const OutboxAction &action, ActionState from)
{
    const auto text = [&](QString Error::*member) {
        return action.problem ? QVariant(*action.problem.*member) : QVariant();
    };
    const auto done = connection.execute(
        u"UPDATE outbox SET state = ?, changed_at = ?, attempted_at = ?, attempts = ?, error_kind = ?, "
        "error_where = ?, error_detail = ?, error_hint = ?, evidence = ? WHERE id = ? AND state = ?"_s,
        {nameOf(stateNames, action.state), timeValue(action.changedAt), timeValue(action.attemptedAt),
         action.attempts, action.problem ? QVariant(errorKindName(action.problem->kind)) : QVariant(),
         text(&Error::where), text(&Error::detail), text(&Error::hint),
         action.evidence.isNull() ? u""_s : action.evidence, action.id, nameOf(stateNames, from)});
    if (!done)
        return std::unexpected(done.error());
    if (done->changedRows != 1)
        return failure(ErrorKind::Conflict, u"outbox row %1"_s.arg(action.id),
                       u"not in the expected state"_s);
    return action;
}

Result<std::vector<OutboxAction>> loadActions(Connection &connection, Instant now, Instant endedSince)
{
    const auto interrupted = connection.execute(
        u"UPDATE outbox SET state = 'unknown', changed_at = ? WHERE state = 'sending'"_s, {timeValue(now)});
    if (!interrupted)
        return std::unexpected(interrupted.error());
    const auto rows
        = connection.query(u"SELECT "_s + columns()
                               + u" FROM outbox WHERE state IN ('queued', 'unknown') OR changed_at >= ? "
                                 "ORDER BY id"_s,
                           {timeValue(endedSince)});
    if (!rows)
        return std::unexpected(rows.error());
    std::vector<OutboxAction> actions;
    for (const Row &row : *rows) {
        auto action = readActionRow(row);
        if (!action)
            return std::unexpected(action.error());
        actions.push_back(std::move(*action));
    }
    return actions;
}

} // namespace yagura::incidents
