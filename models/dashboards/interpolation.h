// Variables in texts: $name, ${name}, ${name:format}, [[name]], with Grafana's escaping for PromQL. Pure, any
// thread.
#pragma once

#include "core/timerange.h"
#include "dashboards/variable.h"

#include <QHash>

#include <vector>

namespace yagura::dashboards {

// What one name stands for.
struct VariableValue
{
    QStringList values;
    bool several = false; // multi or "all" is possible: PromQL matches it with =~
    bool raw = false; // goes in as it is: a custom "all", a constant of the console's own
};

struct Scope
{
    QHash<QString, VariableValue> values;
};

enum class Escaping {
    PromQl,
    Lucene, // one value escaped, several as ("a" OR "b")
    None,
};

// Unknown names stay as they are written.
[[nodiscard]] QString interpolated(const QString &text, const Scope &scope, Escaping escaping);

// Names that text refers to, each once.
[[nodiscard]] QStringList variableNames(const QString &text);

// The steps and windows that a panel's macros mean.
struct Intervals
{
    TimeRange range;
    Duration interval{}; // $__interval: the step
    Duration scrapeInterval{};
};

// max(interval + scrape, 4 · scrape): a rate over it sees at least four samples, and at the edges at least
// two.
[[nodiscard]] Duration rateInterval(const Intervals &intervals);

// $__interval, $__interval_ms, $__rate_interval, $__range, $__range_s, $__range_ms, $__from, $__to.
void addIntervals(Scope &scope, const Intervals &intervals);
// The dashboard's variables by their current values; an interval variable on automatic becomes a round part
// of range.
void addVariables(Scope &scope, const std::vector<Variable> &variables, const TimeRange &range);

} // namespace yagura::dashboards
