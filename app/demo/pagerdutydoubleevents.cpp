#include "demo/pagerdutydoublerest.h"

#include <QJsonArray>
#include <QUuid>

using namespace Qt::StringLiterals;

// Events v2: what Alertmanager sends.
namespace yagura::demo::pagerduty {

namespace {

Answer refusal(const QStringList &errors)
{
    return jsonAnswer(400,
                      {{u"status"_s, u"invalid event"_s},
                       {u"message"_s, u"Event object is invalid"_s},
                       {u"errors"_s, QJsonArray::fromStringList(errors)}});
}

Answer accepted(const QString &key)
{
    Answer answer = jsonAnswer(
        202, {{u"status"_s, u"success"_s}, {u"message"_s, u"Event processed"_s}, {u"dedup_key"_s, key}});
    answer.changed = true;
    return answer;
}

QStringList payloadErrors(const QJsonObject &payload)
{
    QStringList errors;
    const QString summary = payload[u"summary"_s].toString();
    if (summary.isEmpty())
        errors << u"'payload.summary' is missing or blank"_s;
    if (summary.size() > 1024)
        errors << u"'payload.summary' is longer than 1024 characters"_s;
    if (payload[u"source"_s].toString().isEmpty())
        errors << u"'payload.source' is missing or blank"_s;
    static const QStringList severities{u"critical"_s, u"error"_s, u"warning"_s, u"info"_s};
    if (!severities.contains(payload[u"severity"_s].toString()))
        errors
            << u"'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')"_s;
    return errors;
}

Answer triggerEvent(World &world, const Service &service, const QJsonObject &event, Instant now)
{
    const QJsonObject payload = event[u"payload"_s].toObject();
    if (const QStringList errors = payloadErrors(payload); !errors.isEmpty())
        return refusal(errors);
    QString key = event[u"dedup_key"_s].toString();
    if (key.isEmpty())
        key = QUuid::createUuid().toString(QUuid::Id128);
    QJsonObject details = payload[u"custom_details"_s].toObject();
    for (const QString &extra : {u"client"_s, u"client_url"_s, u"links"_s}) {
        if (event.contains(extra))
            details[extra] = event[extra];
    }
    world.trigger(service,
                  {key, payload[u"severity"_s].toString(), payload[u"summary"_s].toString(),
                   payload[u"source"_s].toString(), details},
                  now);
    return accepted(key);
}

Answer alertEvent(World &world, const Service &service, const QJsonObject &event, Instant now)
{
    const QString action = event[u"event_action"_s].toString();
    const QString key = event[u"dedup_key"_s].toString();
    if (key.size() > 255)
        return refusal({u"'dedup_key' is longer than 255 characters"_s});
    if (action == u"trigger"_s)
        return triggerEvent(world, service, event, now);
    if (action != u"acknowledge"_s && action != u"resolve"_s)
        return refusal(
            {u"'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')"_s});
    if (key.isEmpty())
        return refusal({u"'dedup_key' is missing or blank"_s});
    if (Incident *incident = world.openByKey(service.id, key)) {
        if (action == u"acknowledge"_s) {
            world.acknowledge(*incident, {Agent::Kind::Service, service.id}, now);
        } else {
            for (Alert &alert : incident->alerts) {
                if (alert.key == key)
                    world.resolveAlert(*incident, alert, now);
            }
        }
    }
    return accepted(key);
}

} // namespace

Answer answerEvent(World &world, const Request &request, Instant now)
{
    world.advance(now);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &problem);
    if (request.method != "POST" || problem.error != QJsonParseError::NoError || !document.isObject())
        return refusal({u"Invalid JSON"_s});
    const QJsonObject event = document.object();
    const QString routingKey = event[u"routing_key"_s].toString();
    if (routingKey.size() != 32)
        return refusal({u"'routing_key' is missing or not 32 characters long"_s});
    const Service *service = world.serviceByRoutingKey(routingKey);
    if (!service)
        return refusal({u"Invalid routing key"_s});
    if (request.path.value(1) == u"change"_s) {
        if (event[u"payload"_s][u"summary"_s].toString().isEmpty())
            return refusal({u"'payload.summary' is missing or blank"_s});
        Answer answer
            = jsonAnswer(202, {{u"status"_s, u"success"_s}, {u"message"_s, u"Change event processed"_s}});
        answer.changed = true;
        return answer;
    }
    return alertEvent(world, *service, event, now);
}

} // namespace yagura::demo::pagerduty
