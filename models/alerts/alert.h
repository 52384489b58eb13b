// An alert, joined from what Prometheus evaluates and what Alertmanager received. Plain values, any thread.
#pragma once

#include "core/instant.h"
#include "core/labels.h"
#include "core/severity.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::alerts {

enum class AlertState {
    Firing,
    Pending, // the condition holds, but not long enough yet; Prometheus only
    Silenced,
    Inhibited,
};

struct Alert
{
    QString fingerprint; // 16 hex digits
    Labels labels; // alertname among them
    Labels annotations;
    AlertState state = AlertState::Firing;
    std::optional<Instant> since; // when it became active
    std::optional<Instant> endsAt; // when it counts as resolved unless sent again; Alertmanager
    std::optional<Instant> firesAt; // of a pending one
    std::optional<double> value; // of the rule's expression; Prometheus
    QString expression; // of the rule; Prometheus
    QString generatorUrl;
    QStringList receivers;
    QStringList silencedBy; // ids of silences
    QStringList inhibitedBy; // fingerprints
    QStringList inhibitorNames; // of those that are known
    QStringList sourceIds; // who knows it, of sources.yaml
    bool isReceived = false; // by an Alertmanager

    [[nodiscard]] QString name() const { return labels.value(u"alertname"); }
    [[nodiscard]] Severity severity() const { return severityFromText(labels.value(u"severity")); }
    // The summary annotation, else the description, else the message.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isHeldBack() const
    {
        return state == AlertState::Silenced || state == AlertState::Inhibited;
    }
    bool operator==(const Alert &) const = default;
};

using Alerts = std::vector<Alert>;

// A group as Alertmanager notifies it: the labels it is grouped by, and who hears of it.
struct AlertGroup
{
    Labels labels;
    QString receiver;
    QStringList fingerprints;

    bool operator==(const AlertGroup &) const = default;
};

struct AlertmanagerStatus
{
    QString version;
    QString clusterState; // "ready", "disabled" …
    QString configuration; // YAML with secrets blanked
    std::optional<Instant> startedAt;

    bool operator==(const AlertmanagerStatus &) const = default;
};

// Of a label set, as Prometheus and Alertmanager compute it: 64-bit FNV-1a over names and values in the byte
// order of the names, each followed by 0xFF, in 16 lower-case hex digits.
[[nodiscard]] QString fingerprintOf(const Labels &labels);

// Firing first, then pending, silenced, inhibited; by severity; the newest first; then by name.
[[nodiscard]] bool isMoreUrgent(const Alert &a, const Alert &b);

} // namespace yagura::alerts
