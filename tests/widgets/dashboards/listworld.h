// What the servers behind the lists of dashboards answer in tests: four alerts, sixty log lines, traces,
// three incidents and two objectives, all shortly before one moment.
#pragma once

#include "dashboards/lists/incidentselection.h"
#include "slo/objective.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yagura::dashboards::testing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

inline const Instant now = fromUnixSeconds(std::int64_t{1'795'489'200});

inline QByteArray panelJson(int id, const char *type, const QByteArray &options, const QByteArray &rest = {})
{
    const int y = (id - 1) / 2 * 9;
    const int x = (id - 1) % 2 * 12;
    return "{\"id\":" + QByteArray::number(id) + ",\"type\":\"" + type + "\",\"title\":\"" + type
        + "\",\"gridPos\":{\"x\":" + QByteArray::number(x) + ",\"y\":" + QByteArray::number(y)
        + ",\"w\":12,\"h\":9},\"options\":" + options + rest + "}";
}

inline QByteArray dashboardJson(const QByteArrayList &panels)
{
    return "{\"title\":\"Night\",\"uid\":\"night\",\"tags\":[\"shop\"],\"templating\":{\"list\":[{\"type\":"
           "\"custom\",\"name\":\"service\",\"query\":\"payment,mail\",\"current\":{\"value\":\"payment\"}}]}"
           ","
           "\"panels\":["
        + panels.join(',') + "]}";
}

struct AlertOf
{
    const char16_t *name;
    const char16_t *service;
    const char16_t *severity;
    int minutes;
    bool isSilenced;
};

inline QByteArray received()
{
    constexpr AlertOf all[] = {{u"DbPoolExhausted", u"payment", u"critical", 14, false},
                               {u"ServiceErrorRateHigh", u"checkout", u"critical", 12, false},
                               {u"PodMemoryHigh", u"orders-db", u"warning", 181, true},
                               {u"MailQueueBacklog", u"mail", u"warning", 41, false}};
    QJsonArray list;
    for (const AlertOf &one : all) {
        list.append(QJsonObject{
            {u"labels"_s,
             QJsonObject{{u"alertname"_s, QString::fromUtf16(one.name)},
                         {u"service"_s, QString::fromUtf16(one.service)},
                         {u"severity"_s, QString::fromUtf16(one.severity)}}},
            {u"annotations"_s, QJsonObject{{u"summary"_s, u"50 of 50 connections in use, 待ち 41"_s}}},
            {u"startsAt"_s,
             QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(now - std::chrono::minutes(one.minutes)))
                 .toUTC()
                 .toString(Qt::ISODateWithMs)},
            {u"receivers"_s, QJsonArray{}},
            {u"status"_s,
             QJsonObject{{u"state"_s, one.isSilenced ? u"suppressed"_s : u"active"_s},
                         {u"silencedBy"_s, one.isSilenced ? QJsonArray{u"s1"_s} : QJsonArray()},
                         {u"inhibitedBy"_s, QJsonArray()}}}});
    }
    return QJsonDocument(list).toJson();
}

inline QByteArray logDocument(int i)
{
    const bool isError = i % 5 == 0;
    QString text
        = QStringLiteral(
              R"({"@timestamp":%1,"log":{"level":"%2"},"service":{"name":"%3"},"message":"%4","k8s":{"pod":"%3-%5"})")
              .arg(toUnixMilliseconds(now) - 4000LL * (i + 1))
              .arg(isError ? u"ERROR"_s : u"INFO"_s, i % 2 ? u"payment"_s : u"mail"_s,
                   isError ? u"Connection is not available, request timed out after %1 ms"_s.arg(280 + i)
                           : u"order %1 delivered"_s.arg(810'000 + i))
              .arg(i % 3);
    if (i % 5 == 0)
        text += QStringLiteral(R"(,"trace":{"id":"%1"})").arg(i + 1, 32, 16, QLatin1Char('0'));
    return text.toUtf8() + "}";
}

inline QByteArray summaries(int count)
{
    QJsonArray all;
    for (int i = 0; i < count; ++i) {
        const QString start = QString::number(toUnixNanoseconds(now) - 20'000'000'000LL * (i + 1));
        all.append(QJsonObject{
            {u"traceId"_s, u"%1"_s.arg(i + 1, 32, 16, QLatin1Char('0'))},
            {u"rootServiceName"_s, u"gateway"_s},
            {u"rootOperationName"_s, i % 3 ? u"POST /api/checkout"_s : u"GET /api/search"_s},
            {u"minStartTimeUnixNano"_s, start},
            {u"maxEndTimeUnixNano"_s, QString::number(start.toLongLong() + 40'000'000LL * (i % 7 + 1))},
            {u"spanCount"_s, 12 + i},
            {u"errorSpanCount"_s, i % 4 == 0 ? 2 : 0},
            {u"services"_s, QJsonArray{QJsonObject{{u"name"_s, u"gateway"_s}, {u"spanCount"_s, 12 + i}}}}});
    }
    return QJsonDocument(QJsonObject{{u"summaries"_s, all}}).toJson();
}

inline std::vector<IncidentLine> incidentsOf()
{
    IncidentLine open;
    open.id = u"P1"_s;
    open.sourceId = u"pd"_s;
    open.number = u"#4812"_s;
    open.title = u"payment answers 23 % of its requests with errors"_s;
    open.service = u"payment"_s;
    open.owner = u"primary on-call"_s;
    open.priority = u"P1"_s;
    open.since = now - 13min;
    IncidentLine acknowledged = open;
    acknowledged.id = u"P2"_s;
    acknowledged.number = u"#4809"_s;
    acknowledged.title = u"Mail queue grows"_s;
    acknowledged.service = u"mail"_s;
    acknowledged.status = IncidentLineStatus::Acknowledged;
    acknowledged.isUrgent = false;
    acknowledged.pendingWrite = u"Sending"_s;
    IncidentLine resolved = open;
    resolved.id = u"P3"_s;
    resolved.number = u"#4801"_s;
    resolved.status = IncidentLineStatus::Resolved;
    return {open, acknowledged, resolved};
}

inline slo::Objectives objectivesOf()
{
    slo::Objective first;
    first.file = u"shop.yaml"_s;
    first.name = u"availability"_s;
    first.service = u"payment"_s;
    first.target = 0.999;
    first.errorRatio = u"ratio_payment[{{.window}}]"_s;
    slo::Objective second = first;
    second.name = u"latency"_s;
    second.service = u"mail"_s;
    second.file = u"mail.yaml"_s;
    second.target = 0.95;
    second.errorRatio = u"mail_bad[{{.window}}]) / mail_all[{{.window}}]"_s;
    return {first, second};
}

} // namespace yagura::dashboards::testing
