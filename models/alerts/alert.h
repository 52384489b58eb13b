// An alert as the console knows it: one problem, put together from every Prometheus that evaluates it and every
// Alertmanager that routes it. Plain values, any thread.
#pragma once

#include "core/instant.h"
#include "core/labels.h"
#include "core/severity.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::alerts {

// What holds of the alert now. Silenced and inhibited ones fire too, but notify nobody.
enum class AlertState { Pending, Firing, Silenced, Inhibited };

struct Alert
{
    QString fingerprint; // 16 hex digits, see fingerprintOf
    Labels labels; // alertname among them
    Labels annotations;
    AlertState state = AlertState::Firing;
    Severity severity = Severity::Warning; // from the label severity
    std::optional<Instant> since; // active since
    std::optional<double> value; // of the expression, where a Prometheus told it
    QString generatorUrl;
    QStringList receivers; // of Alertmanager
    QStringList silencedBy; // ids of silences
    QStringList inhibitedBy; // fingerprints of source alerts
    QStringList sources; // ids of the servers that know it, ascending

    [[nodiscard]] QString name() const { return labels.value(u"alertname"); }
    // The summary annotation, else the description, else nothing.
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString runbookUrl() const { return annotations.value(u"runbook_url"); }

    bool operator==(const Alert &) const = default;
};

using AlertList = std::vector<Alert>;

// The fingerprint of a label set as Prometheus and Alertmanager compute it: 64-bit FNV-1a over each name and value in
// order of names, each followed by the byte 255 (prometheus/common, model/fnv.go and model/signature.go).
[[nodiscard]] QString fingerprintOf(const Labels &labels);

// Lists of one moment from several servers as one: same fingerprint, one alert. What an Alertmanager knows of state
// (silenced, inhibited) wins over a Prometheus, the earliest start and any known value are kept. Worst first, then
// newest.
[[nodiscard]] AlertList mergeAlerts(const std::vector<AlertList> &lists);

} // namespace yagura::alerts
