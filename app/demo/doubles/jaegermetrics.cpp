#include "demo/doubles/jaegermetrics.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

struct Asked
{
    QStringList services;
    QStringList kinds;
    bool byOperation = false;
    double quantile = 0;
    Instant from;
    Instant to;
    Duration step{};
    Duration rateOver{};
};

using SeriesKey = std::pair<std::string, std::string>; // service, operation

JaegerResult<Asked> readQuestion(const QString &metric, const HttpQuestion &question, Instant now)
{
    Asked asked;
    if (metric == u"latencies") {
        bool isNumber = false;
        const QString text = question.parameter(u"quantile"_s);
        asked.quantile = text.toDouble(&isNumber);
        if (!isNumber)
            return std::unexpected("unable to parse param 'quantile': strconv.ParseFloat: parsing \""
                                   + text.toStdString() + "\": invalid syntax");
    }
    asked.services = question.parameters(u"service"_s);
    if (asked.services.isEmpty())
        return std::unexpected("unable to parse param 'service': please provide at least one service name");
    asked.kinds = question.parameters(u"spanKind"_s);
    for (const QString &kind : asked.kinds) {
        if (!QStringList{u"unspecified"_s, u"internal"_s, u"server"_s, u"client"_s, u"producer"_s,
                         u"consumer"_s}
                 .contains(kind))
            return std::unexpected("unable to parse param 'spanKind': unsupported span kind: '"
                                   + kind.toStdString() + "'");
    }
    if (asked.kinds.isEmpty())
        asked.kinds = {u"server"_s};
    const auto end = readInteger(question, u"endTs"_s, toUnixMilliseconds(now));
    const auto lookback = readInteger(question, u"lookback"_s, 3'600'000);
    const auto step = readInteger(question, u"step"_s, 5'000);
    const auto rate = readInteger(question, u"ratePer"_s, 600'000);
    for (const auto *number : {&end, &lookback, &step, &rate}) {
        if (!*number)
            return std::unexpected(number->error());
    }
    asked.byOperation = question.parameter(u"groupByOperation"_s) == u"true";
    asked.to = fromUnixMilliseconds(*end);
    asked.from = asked.to - std::chrono::milliseconds(*lookback);
    // No more than the 11,000 points of a Prometheus answer.
    asked.step = std::max<Duration>(std::chrono::milliseconds(std::max<std::int64_t>(1, *step)),
                                    (asked.to - asked.from) / 11'000);
    asked.rateOver = std::chrono::milliseconds(std::max<std::int64_t>(1, *rate));
    return asked;
}

double quantileOf(std::vector<Duration> &durations, double quantile)
{
    std::ranges::sort(durations);
    const double rank = std::clamp(quantile, 0.0, 1.0) * static_cast<double>(durations.size() - 1);
    return static_cast<double>(durations[static_cast<size_t>(std::llround(rank))].count()) / 1e6;
}

// Of the spans that started in the window; nothing where there is none.
std::optional<double> valueOf(const QString &metric, std::span<const ArchivedSpan> window, const Asked &asked)
{
    if (window.empty())
        return std::nullopt;
    const auto count = static_cast<double>(window.size());
    if (metric == u"calls")
        return count / toSeconds(asked.rateOver);
    if (metric == u"errors")
        return static_cast<double>(std::ranges::count_if(window, &ArchivedSpan::error)) / count;
    std::vector<Duration> durations;
    for (const ArchivedSpan &span : window)
        durations.push_back(span.duration);
    return quantileOf(durations, asked.quantile);
}

std::string timestamp(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(toUnixMilliseconds(at), QTimeZone::utc())
        .toString(Qt::ISODateWithMs)
        .toStdString();
}

OrderedJson seriesJson(const SeriesKey &key, const std::vector<ArchivedSpan> &spans, const QString &metric,
                       const Asked &asked)
{
    OrderedJson labels = OrderedJson::array();
    if (asked.byOperation)
        labels.push_back({{"name", "operation"}, {"value", key.second}});
    labels.push_back({{"name", "service_name"}, {"value", key.first}});
    OrderedJson points = OrderedJson::array();
    for (Instant at = asked.from; at <= asked.to; at += asked.step) {
        const auto first = std::ranges::upper_bound(spans, at - asked.rateOver, {}, &ArchivedSpan::start);
        const auto last = std::ranges::upper_bound(spans, at, {}, &ArchivedSpan::start);
        if (const auto value = valueOf(metric, std::span(first, last), asked))
            points.push_back({{"gaugeValue", {{"doubleValue", *value}}}, {"timestamp", timestamp(at)}});
    }
    return {{"labels", std::move(labels)}, {"metricPoints", std::move(points)}};
}

std::pair<std::string, std::string> nameAndHelp(const QString &metric, const Asked &asked)
{
    const std::string prefix = asked.byOperation ? "service_operation_" : "service_";
    const std::string group = asked.byOperation ? ", grouped by service & operation" : ", grouped by service";
    if (metric == u"calls")
        return {prefix + "call_rate", "calls/sec" + group};
    if (metric == u"errors")
        return {prefix + "error_rate",
                "error rate, computed as a fraction of errors/sec over calls/sec" + group};
    return {prefix + "latencies",
            QString::number(asked.quantile, 'f', 2).toStdString() + "th quantile latency" + group};
}

} // namespace

JaegerResult<OrderedJson> serviceMetrics(const QString &metric, const HttpQuestion &question,
                                         const TraceArchive &archive, Instant now)
{
    const auto asked = readQuestion(metric, question, now);
    if (!asked)
        return std::unexpected(asked.error());
    std::map<SeriesKey, std::vector<ArchivedSpan>> series;
    for (const ArchivedSpan &span : archive.spans(asked->from - asked->rateOver, asked->to)) {
        const std::string service(name(span.service));
        if (asked->services.contains(QString::fromStdString(service))
            && asked->kinds.contains(QString::fromStdString(spanKindName(span.kind))))
            series[{service, asked->byOperation ? std::string(info(span.operation).name) : std::string()}]
                .push_back(span);
    }
    OrderedJson metrics = OrderedJson::array();
    for (const auto &[key, spans] : series)
        metrics.push_back(seriesJson(key, spans, metric, *asked));
    const auto [family, help] = nameAndHelp(metric, *asked);
    return OrderedJson{{"name", family}, {"type", "GAUGE"}, {"help", help}, {"metrics", std::move(metrics)}};
}

} // namespace yagura::demo
