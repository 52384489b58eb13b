// Rules and alerts as Prometheus evaluates them (/api/v1/rules, /api/v1/alerts). Plain values.
#pragma once

#include "core/instant.h"
#include "core/labels.h"

#include <QString>

#include <optional>
#include <vector>

namespace yagura::metrics {

enum class AlertState { Inactive, Pending, Firing };
enum class RuleHealth { Unknown, Ok, Failed };
enum class RuleType { Alerting, Recording };

// One instance of an alerting rule that is pending or firing.
struct ActiveAlert
{
    Labels labels; // alertname among them
    Labels annotations;
    AlertState state = AlertState::Pending;
    std::optional<Instant> activeAt;
    double value = 0;

    bool operator==(const ActiveAlert &) const = default;
};

struct Rule
{
    RuleType type = RuleType::Alerting;
    QString name;
    QString expression;
    Duration holdFor{}; // the rule's "for"
    Duration keepFiringFor{};
    Labels labels;
    Labels annotations;
    AlertState state = AlertState::Inactive; // of an alerting rule
    RuleHealth health = RuleHealth::Unknown;
    QString lastError;
    std::optional<Instant> lastEvaluation;
    Duration evaluationTime{};
    std::vector<ActiveAlert> alerts;

    bool operator==(const Rule &) const = default;
};

struct RuleGroup
{
    QString name;
    QString file;
    Duration interval{};
    std::vector<Rule> rules;

    bool operator==(const RuleGroup &) const = default;
};

} // namespace yagura::metrics
