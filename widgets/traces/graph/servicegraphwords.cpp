#include "traces/graph/servicegraphwords.h"

#include "correlate/servicehealth.h"
#include "kit/safetext.h"
#include "traces/graph/graphtools.h"
#include "traces/tracetext.h"

#include <QCoreApplication>

namespace yagura::traces {

namespace {

struct ServiceWords
{
    Q_DECLARE_TR_FUNCTIONS(yagura::traces::ServiceWords)
};

constexpr qsizetype NameCap = 120;

QString nameOf(const QString &service)
{
    return kit::safeText(serviceText(service), kit::LineBreaks::Shown, NameCap);
}

kit::ValueText perSecond(double rate)
{
    return {kit::shortNumber(rate), ServiceWords::tr("/s", "requests per second, behind a figure")};
}

QString toolTipOf(const ServiceGraphNode &node, const ServiceRate *rate)
{
    QStringList lines{nameOf(node.service)};
    if (rate) {
        const auto say = [&](const std::optional<double> &value, auto text, const QString &sentence) {
            lines.append(sentence.arg(value ? text(*value).joined() : kit::missingText()));
        };
        say(rate->requestsPerSecond, perSecond, ServiceWords::tr("Requests %1"));
        say(
            rate->errorRatio, [](double ratio) { return kit::percentText(ratio, 2); },
            ServiceWords::tr("Errors %1"));
        say(rate->p95Seconds, kit::durationText, ServiceWords::tr("95 % of requests within %1"));
    } else {
        lines.append(ServiceWords::tr("No request metrics of this service are known."));
    }
    lines.append(ServiceWords::tr("In traces: called %1 times, calls others %2 times")
                     .arg(kit::groupedNumber(static_cast<double>(node.callsIn)),
                          kit::groupedNumber(static_cast<double>(node.callsOut))));
    return lines.join(u'\n');
}

QString spokenOf(const ServiceGraphNode &node, const ServiceRate *rate)
{
    QStringList parts{nameOf(node.service)};
    for (const auto &figure : rateFigures(rate))
        parts.append(figure.name.isEmpty() ? figure.value.joined()
                                           : figure.name + u' ' + figure.value.joined());
    if (!rate)
        parts.append(ServiceWords::tr("no metrics"));
    return parts.join(QStringLiteral(", "));
}

} // namespace

const ServiceRate *rateOf(const ServiceRates &rates, const correlate::ServiceIdentity &identity,
                          const QString &service)
{
    const auto found = rates.services.constFind(identity.canonical(service));
    return found == rates.services.constEnd() ? nullptr : &*found;
}

std::vector<GraphFigure> rateFigures(const ServiceRate *rate)
{
    if (!rate)
        return {};
    const kit::ValueText missing{kit::missingText(), {}};
    const auto severity = severityOf(rate);
    return {{{}, rate->requestsPerSecond ? perSecond(*rate->requestsPerSecond) : missing},
            {ServiceWords::tr("err", "share of failed requests, before a figure"),
             rate->errorRatio ? kit::percentText(*rate->errorRatio) : missing,
             severity ? kit::colorOf(*severity) : kit::ColorRole::Text},
            {QStringLiteral("p95"), rate->p95Seconds ? kit::durationText(*rate->p95Seconds) : missing,
             kit::ColorRole::Text, true}};
}

std::optional<kit::Severity> severityOf(const ServiceRate *rate)
{
    if (!rate || !rate->errorRatio)
        return std::nullopt;
    switch (correlate::stateOfErrorRatio(*rate->errorRatio)) {
    case correlate::HealthState::Critical:
        return kit::Severity::Critical;
    case correlate::HealthState::Warning:
        return kit::Severity::Warning;
    case correlate::HealthState::Ok:
    case correlate::HealthState::Unknown:
        break;
    }
    return std::nullopt;
}

std::vector<GraphNode> nodesOf(const ServiceGraph &graph, const ServiceRates &rates,
                               const correlate::ServiceIdentity &identity)
{
    std::vector<GraphNode> nodes;
    for (const auto &service : graph.nodes) {
        const auto *rate = rateOf(rates, identity, service.service);
        GraphNode node;
        node.service = serviceText(service.service);
        node.title = nameOf(service.service);
        node.figures = rateFigures(rate);
        node.note = ServiceWords::tr("no metrics");
        node.severity = severityOf(rate);
        node.trouble = rate ? rate->errorRatio.value_or(0) : 0;
        node.toolTip = toolTipOf(service, rate);
        node.spoken = spokenOf(service, rate);
        nodes.push_back(std::move(node));
    }
    return nodes;
}

std::vector<GraphEdge> edgesOf(const ServiceGraph &graph, double seconds)
{
    std::uint64_t largest = 0;
    for (const auto &edge : graph.edges)
        largest = std::max(largest, edge.calls);
    std::vector<GraphEdge> edges;
    for (const auto &called : graph.edges) {
        const auto calls = static_cast<double>(called.calls);
        GraphEdge edge{called.from, called.to,        widthShare(calls, static_cast<double>(largest)),
                       false,       timesText(calls), {}};
        QStringList lines{ServiceWords::tr("%1 → %2").arg(nameOf(graph.nodes[called.from].service),
                                                          nameOf(graph.nodes[called.to].service)),
                          ServiceWords::tr("%1 calls in traces").arg(kit::groupedNumber(calls))};
        if (seconds > 0)
            lines.append(ServiceWords::tr("%1 on average").arg(perSecond(calls / seconds).joined()));
        edge.toolTip = lines.join(u'\n');
        edges.push_back(std::move(edge));
    }
    return edges;
}

} // namespace yagura::traces
