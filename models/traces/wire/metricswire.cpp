#include "traces/wire/metricswire.h"

#include "core/jsonreader.h"

#include <QDateTime>

#include <cmath>

namespace yagura::traces::metricswire {

namespace {

// A number, a number as text, "NaN", null or nothing.
double valueOf(const JsonView &gauge)
{
    return gauge.at("doubleValue").numberFromText().value_or(std::nan(""));
}

ServiceMetricSeries seriesOf(const JsonView &metric)
{
    ServiceMetricSeries series;
    metric.at("labels").forEach([&](const JsonView &label) {
        const QString name = label.at("name").stringOr();
        if (name == u"service_name")
            series.service = label.at("value").stringOr();
        else if (name == u"operation")
            series.operation = label.at("value").stringOr();
    });
    metric.at("metricPoints").forEach([&](const JsonView &point) {
        const auto time = QDateTime::fromString(point.at("timestamp").stringOr(), Qt::ISODateWithMs);
        if (time.isValid())
            series.points.push_back(
                {fromUnixMilliseconds(static_cast<std::int64_t>(time.toMSecsSinceEpoch())),
                 valueOf(point.at("gaugeValue"))});
    });
    std::ranges::sort(series.points, {}, &ServiceMetricPoint::time);
    return series;
}

QString milliseconds(Duration duration)
{
    return QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

} // namespace

Result<std::vector<ServiceMetricSeries>> readMetrics(const QByteArray &body)
{
    const auto json = parseJson(body, {}, {.bytes = 64 << 20, .nodes = 8'000'000});
    if (!json)
        return std::unexpected(json.error());
    const JsonView root(*json);
    if (auto status = root.requireObject(); !status)
        return std::unexpected(status.error());
    // Without data the list is left out or null; a name is always there.
    if (!root.at("metrics").isArray() && !root.at("name").isString())
        return failure(ErrorKind::Malformed, QStringLiteral("metrics"),
                       QStringLiteral("no metrics in the answer"));
    std::vector<ServiceMetricSeries> all;
    root.at("metrics").forEach([&](const JsonView &metric) { all.push_back(seriesOf(metric)); });
    return all;
}

QString path(ServiceMetric metric)
{
    switch (metric) {
    case ServiceMetric::Latencies:
        return QStringLiteral("/api/metrics/latencies");
    case ServiceMetric::Errors:
        return QStringLiteral("/api/metrics/errors");
    case ServiceMetric::Calls:
        break;
    }
    return QStringLiteral("/api/metrics/calls");
}

QueryItems items(const ServiceMetricsQuery &query)
{
    QueryItems items;
    const auto add
        = [&](const char *name, const QString &value) { items.append({QString::fromLatin1(name), value}); };
    for (const auto &service : query.services)
        add("service", service);
    add("endTs", QString::number(toUnixMilliseconds(query.range.to)));
    add("lookback", milliseconds(query.range.to - query.range.from));
    add("step", milliseconds(query.step));
    add("ratePer", milliseconds(query.rateOver));
    if (query.metric == ServiceMetric::Latencies)
        add("quantile", QString::number(query.quantile));
    if (query.byOperation)
        add("groupByOperation", QStringLiteral("true"));
    for (const auto &kind : query.spanKinds)
        add("spanKind", kind);
    return items;
}

} // namespace yagura::traces::metricswire
