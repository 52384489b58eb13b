#include "alerts/alertmanagerwire.h"

#include "core/jsonreader.h"
#include "core/timerangeexpression.h"

namespace yagura::alerts {

namespace {

Labels readLabels(const JsonView &view)
{
    std::vector<Labels::Pair> pairs;
    view.forEachMember([&](const QString &name, const JsonView &value) { pairs.emplace_back(name, value.stringOr()); });
    return Labels::fromPairs(std::move(pairs));
}

QStringList readStrings(const JsonView &view)
{
    QStringList list;
    view.forEach([&](const JsonView &item) { list << item.stringOr(); });
    return list;
}

AlertState readState(const JsonView &status)
{
    if (status.at("silencedBy").size() > 0)
        return AlertState::Silenced;
    if (status.at("inhibitedBy").size() > 0)
        return AlertState::Inhibited;
    // Suppressed without a named cause: muted by a time interval, which holds back like a silence.
    return status.at("state").stringOr() == QLatin1String("suppressed") ? AlertState::Silenced : AlertState::Firing;
}

Alert readAlert(const JsonView &view)
{
    Alert alert;
    alert.labels = readLabels(view.at("labels"));
    alert.annotations = readLabels(view.at("annotations"));
    alert.fingerprint = view.at("fingerprint").stringOr();
    if (alert.fingerprint.isEmpty())
        alert.fingerprint = fingerprintOf(alert.labels);
    alert.generatorUrl = view.at("generatorURL").stringOr();
    const JsonView status = view.at("status");
    alert.state = readState(status);
    alert.silencedBy = readStrings(status.at("silencedBy"));
    alert.inhibitedBy = readStrings(status.at("inhibitedBy"));
    view.at("receivers").forEach([&](const JsonView &receiver) { alert.receivers << receiver.at("name").stringOr(); });
    const auto since = resolveTime(view.at("startsAt").stringOr(), Instant(), QTimeZone::utc(), Rounding::Down);
    if (since)
        alert.since = *since;
    alert.severity = severityFromText(alert.labels.value(u"severity"));
    return alert;
}

} // namespace

Result<AlertList> readAlerts(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("GET /api/v2/alerts"), {.bytes = 128 << 20, .nodes = 20'000'000});
    if (!json)
        return std::unexpected(json.error());
    const JsonView view(*json);
    if (const Status status = view.requireArray(); !status)
        return std::unexpected(status.error());
    AlertList alerts;
    alerts.reserve(view.size());
    view.forEach([&](const JsonView &item) { alerts.push_back(readAlert(item)); });
    return alerts;
}

Result<AlertmanagerStatus> readStatus(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("GET /api/v2/status"));
    if (!json)
        return std::unexpected(json.error());
    const JsonView view(*json);
    const auto version = view.at("versionInfo").at("version").string();
    if (!version)
        return std::unexpected(version.error());
    return AlertmanagerStatus {*version, view.at("cluster").at("status").stringOr(),
                               view.at("config").at("original").stringOr()};
}

QString readErrorText(const QByteArray &body)
{
    const auto json = parseJson(body, QStringLiteral("error"));
    if (!json)
        return QString::fromUtf8(body.left(200)).trimmed();
    const JsonView view(*json);
    return view.isString() ? view.stringOr() : view.at("message").stringOr();
}

} // namespace yagura::alerts
