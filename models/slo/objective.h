// A service level objective: which part of the events of a service may fail over a window. Plain value, any
// thread.
#pragma once

#include "core/instant.h"

#include <QString>

#include <vector>

namespace yagura::slo {

struct Objective
{
    QString file; // name of the file it is in
    QString name;
    QString service;
    QString description;
    double target = 0; // 0 … 1: 0.999
    Duration window = std::chrono::hours(30 * 24); // rolling
    QString errorRatio; // PromQL; {{.window}} is the window to look back, "1h"

    // The part of events that may fail.
    [[nodiscard]] double budget() const { return 1 - target; }
    bool operator==(const Objective &) const = default;
};

using Objectives = std::vector<Objective>;

// The share of failed events over the window before the moment of the query: event-weighted over all of it.
[[nodiscard]] QString errorRatioOver(const Objective &objective, const QString &window);
// How many times faster than allowed the budget goes, over the window.
[[nodiscard]] QString burnRateOver(const Objective &objective, const QString &window);

} // namespace yagura::slo
