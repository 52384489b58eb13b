#include "metrics/promdomwire.h"
#include "metrics/promwire.h"

namespace yagura::metrics {

using detail::Node;

namespace {

AlertState alertState(const QString &name)
{
    if (name == QLatin1String("firing"))
        return AlertState::Firing;
    return name == QLatin1String("pending") ? AlertState::Pending : AlertState::Inactive;
}

RuleHealth ruleHealth(const QString &name)
{
    if (name == QLatin1String("ok"))
        return RuleHealth::Ok;
    return name == QLatin1String("err") ? RuleHealth::Failed : RuleHealth::Unknown;
}

ActiveAlert readAlert(const Node &node)
{
    ActiveAlert alert;
    alert.labels = node.labels("labels");
    alert.annotations = node.labels("annotations");
    alert.state = alertState(node.text("state"));
    alert.activeAt = node.time("activeAt");
    const auto value = detail::readNumber(node.text("value").toStdString());
    if (!value)
        throw detail::WrongShape{"value"};
    alert.value = *value;
    return alert;
}

Rule readRule(const Node &node)
{
    Rule rule;
    rule.type = node.text("type") == QLatin1String("recording") ? RuleType::Recording : RuleType::Alerting;
    rule.name = node.text("name");
    rule.expression = node.text("query");
    rule.holdFor = node.seconds("duration");
    rule.keepFiringFor = node.seconds("keepFiringFor");
    rule.labels = node.labels("labels");
    rule.annotations = node.labels("annotations");
    rule.state = alertState(node.text("state"));
    rule.health = ruleHealth(node.text("health"));
    rule.lastError = node.text("lastError");
    rule.lastEvaluation = node.time("lastEvaluation");
    rule.evaluationTime = node.seconds("evaluationTime");
    node.each("alerts", [&](const Node &one) { rule.alerts.push_back(readAlert(one)); });
    return rule;
}

} // namespace

Result<std::vector<RuleGroup>> parseRules(QByteArray body)
{
    return detail::readEnvelope<std::vector<RuleGroup>>(std::move(body), [](const Node &data) {
        std::vector<RuleGroup> groups;
        data.each("groups", [&](const Node &node) {
            RuleGroup group{node.text("name"), node.text("file"), node.seconds("interval"), {}};
            node.each("rules", [&](const Node &one) { group.rules.push_back(readRule(one)); });
            groups.push_back(std::move(group));
        });
        return groups;
    });
}

Result<std::vector<ActiveAlert>> parseAlerts(QByteArray body)
{
    return detail::readEnvelope<std::vector<ActiveAlert>>(std::move(body), [](const Node &data) {
        std::vector<ActiveAlert> alerts;
        data.each("alerts", [&](const Node &one) { alerts.push_back(readAlert(one)); });
        return alerts;
    });
}

} // namespace yagura::metrics
