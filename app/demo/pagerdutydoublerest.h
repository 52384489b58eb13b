// The rules of PagerDuty's two HTTP interfaces over the double's world: a request goes in, an answer comes
// out. Knows no sockets. Plain functions; the double calls them under its mutex.
#pragma once

#include "demo/pagerdutydoubleworld.h"

#include <QJsonDocument>
#include <QList>

namespace yagura::demo::pagerduty {

struct Request
{
    QByteArray method; // "GET" …
    QStringList path; // segments
    QList<std::pair<QString, QString>> query; // decoded
    QByteArray from; // the From header
    QByteArray body;

    [[nodiscard]] QString value(const QString &name) const; // first of that name
    [[nodiscard]] QStringList values(const QString &name) const;
    [[nodiscard]] bool isWrite() const { return method != "GET"; }
};

struct Answer
{
    int status = 200;
    QByteArray body; // JSON
    bool changed = false; // something is different now
};

[[nodiscard]] Answer answerRest(World &world, const Request &request, Instant now);
// Events v2: /v2/enqueue and /v2/change/enqueue.
[[nodiscard]] Answer answerEvent(World &world, const Request &request, Instant now);

[[nodiscard]] Answer jsonAnswer(int status, const QJsonObject &json);
// {"error":{"code","message","errors"}}; errors is left out when empty.
[[nodiscard]] Answer errorAnswer(int status, int code, const QString &message,
                                 const QStringList &errors = {});
[[nodiscard]] Answer invalidInput(const QStringList &errors);
[[nodiscard]] Answer notFound();

// The writes under /incidents; in a unit of their own.
[[nodiscard]] Answer answerIncidentWrite(World &world, const Request &request, Instant now);

} // namespace yagura::demo::pagerduty
