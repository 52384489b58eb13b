#include "metrics/promdomwire.h"
#include "metrics/promwire.h"

namespace yagura::metrics {

using detail::Node;

namespace {

MetricType metricType(const QString &name)
{
    static const QHash<QString, MetricType> types{
        {QStringLiteral("counter"), MetricType::Counter},
        {QStringLiteral("gauge"), MetricType::Gauge},
        {QStringLiteral("histogram"), MetricType::Histogram},
        {QStringLiteral("gaugehistogram"), MetricType::GaugeHistogram},
        {QStringLiteral("summary"), MetricType::Summary},
        {QStringLiteral("info"), MetricType::Info},
        {QStringLiteral("stateset"), MetricType::StateSet},
    };
    return types.value(name, MetricType::Unknown);
}

TargetHealth targetHealth(const QString &name)
{
    if (name == QLatin1String("up"))
        return TargetHealth::Up;
    return name == QLatin1String("down") ? TargetHealth::Down : TargetHealth::Unknown;
}

Target readTarget(const Node &node)
{
    Target target;
    target.labels = node.labels("labels");
    target.discoveredLabels = node.labels("discoveredLabels");
    target.pool = node.text("scrapePool");
    target.scrapeUrl = node.text("scrapeUrl");
    target.health = targetHealth(node.text("health"));
    target.lastError = node.text("lastError");
    target.lastScrape = node.time("lastScrape");
    target.lastScrapeDuration = node.seconds("lastScrapeDuration");
    target.scrapeInterval = node.duration("scrapeInterval");
    target.scrapeTimeout = node.duration("scrapeTimeout");
    return target;
}

} // namespace

Result<QStringList> parseNames(QByteArray body)
{
    return detail::readEnvelope<QStringList>(std::move(body), [](const Node &data) {
        QStringList names;
        data.eachElement("data", [&](const Node &one) { names.push_back(one.asText("data")); });
        return names;
    });
}

Result<MetadataMap> parseMetadata(QByteArray body)
{
    return detail::readEnvelope<MetadataMap>(std::move(body), [](const Node &data) {
        MetadataMap map;
        data.eachMember("data", [&](const QString &name, const Node &descriptions) {
            descriptions.eachElement("data", [&](const Node &one) {
                if (!map.contains(name))
                    map.insert(name, {metricType(one.text("type")), one.text("help"), one.text("unit")});
            });
        });
        return map;
    });
}

Result<TargetList> parseTargets(QByteArray body)
{
    return detail::readEnvelope<TargetList>(std::move(body), [](const Node &data) {
        TargetList list;
        data.each("activeTargets", [&](const Node &one) { list.active.push_back(readTarget(one)); });
        data.each("droppedTargets", [&](const Node &) { ++list.dropped; });
        return list;
    });
}

Result<BuildInfo> parseBuildInfo(QByteArray body)
{
    return detail::readEnvelope<BuildInfo>(std::move(body), [](const Node &data) {
        return BuildInfo{data.text("version"), data.text("revision"), data.text("branch"),
                         data.text("goVersion")};
    });
}

std::optional<Error> parseErrorEnvelope(QByteArray body)
{
    if (detail::notJson(body))
        return std::nullopt;
    simdjson::dom::parser parser;
    detail::pad(body);
    simdjson::dom::element root;
    if (parser.parse(body.constData(), static_cast<size_t>(body.size()), false).get(root)
        != simdjson::SUCCESS)
        return std::nullopt;
    try {
        const Node envelope(root);
        if (envelope.text("status") != QLatin1String("error"))
            return std::nullopt;
        return detail::envelopeError(envelope.text("errorType"), envelope.text("error"));
    } catch (const detail::WrongShape &) {
        return std::nullopt;
    }
}

} // namespace yagura::metrics
