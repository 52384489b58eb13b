// What the overview shows of the other signals: plain values that app/ fills from the feeds of each domain,
// so that this screen depends on none of them.
#pragma once

#include "core/error.h"
#include "core/timerange.h"
#include "kit/severity.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace yagura::overview {

struct IncidentLine
{
    QString id;
    QString number; // "#4812"
    QString title;
    QString service;
    kit::Severity severity = kit::Severity::Warning;
    bool acknowledged = false;
    QString owner; // who has it, or is paged
    QString pendingWrite; // translated state of an unconfirmed write, or empty
    Instant since;
    std::optional<Instant> acknowledgedAt;
    std::optional<Instant> resolvedAt;

    bool operator==(const IncidentLine &) const = default;
};

struct AlertLine
{
    QString fingerprint;
    QString name;
    QString service;
    QString summary;
    kit::Severity severity = kit::Severity::Warning;
    Instant since;
    std::optional<Instant> until; // resolved

    bool operator==(const AlertLine &) const = default;
};

struct ErrorLine
{
    Instant at; // newest
    QString service;
    QString message;
    int count = 1; // lines like it in the range
    std::vector<double> trend; // lines per step over the range

    bool operator==(const ErrorLine &) const = default;
};

struct DeployLine
{
    Instant at;
    QString service;
    QString version;

    bool operator==(const DeployLine &) const = default;
};

// Where a part of the overview comes from and whether that answered.
struct PartState
{
    bool configured = false; // a source of that kind exists
    bool settled = false; // answered at least once
    std::optional<Error> error;
    std::optional<Instant> confirmedAt;

    bool operator==(const PartState &) const = default;
};

} // namespace yagura::overview
