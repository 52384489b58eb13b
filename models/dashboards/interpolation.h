// Variables in texts: $name, ${name}, ${name:format}, ${name.field}, [[name]], [[name:format]], with
// Grafana's escaping for PromQL. Pure, any thread.
#pragma once

#include "core/timerange.h"
#include "dashboards/variable.h"
#include "metrics/promql/selections.h"

#include <QHash>

#include <optional>
#include <vector>

namespace yagura::dashboards {

// What one name stands for.
struct VariableValue
{
    QStringList values;
    bool several = false; // multi or "all" is possible: PromQL matches it with =~
    bool raw = false; // goes in as it is: a custom "all", a constant of the console's own
    QStringList texts = {}; // as the operator sees them; empty: the values
    bool isList = false; // a list even with one value
    bool isEverything = false; // "all" is chosen
    QHash<QString, QString> fields = {}; // ${name.field}
};

// A matcher that every selector gets.
struct ScopeFilter
{
    QString source; // as its variable names it, with variables put in; empty: of every source
    metrics::promql::AddedMatcher matcher;
};

// A label that every aggregation keeps.
struct ScopeGrouping
{
    QString source; // as of a filter
    QString label;
};

struct Scope
{
    QHash<QString, VariableValue> values;
    std::vector<ScopeFilter> filters; // of ad-hoc variables
    std::vector<ScopeGrouping> groupings; // of group-by variables
    QStringList source; // name and id of the source that is asked; empty: those of all sources hold
};

enum class Escaping {
    PromQl, // a whole expression: values are escaped for it, filters and groupings joined to it
    PromQlPart, // the query of a variable or a piece of an expression: without them
    Lucene, // one value escaped, several as ("a" OR "b")
    None, // values as they are, for steps, names of sources, legends
    Text, // as people call the values, for titles
};

// Unknown names, fields and formats' names stay as they are written.
[[nodiscard]] QString interpolated(const QString &text, const Scope &scope, Escaping escaping);

// What became of one reference.
struct Replacement
{
    QString reference; // as written, "${job:regex}"
    QString text; // what stands there now
    bool isKnown = true; // not: it stays as it is written

    bool operator==(const Replacement &) const = default;
};
// Each reference once, in the order of the text.
[[nodiscard]] std::vector<Replacement> replacements(const QString &text, const Scope &scope,
                                                    Escaping escaping);

// One value in a format: csv, pipe, regex, glob, json, raw, queryparam, percentencode, uriencode,
// singlequote, doublequote, sqlstring, text, distributed, lucene, html, date[:iso|seconds|pattern],
// join[:separator], customqueryparam[:name[:prefix]]. Nothing for a format that does not exist.
[[nodiscard]] std::optional<QString> inFormat(const QString &name, const VariableValue &value,
                                              const QString &format);

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

// $__interval, $__interval_ms, $__rate_interval, $__range, $__range_s, $__range_ms, $__from, $__to,
// $__url_time_range.
void addIntervals(Scope &scope, const Intervals &intervals);
// The dashboard's variables by their current values; an interval variable on automatic becomes a round part
// of range, an ad-hoc one filters, and a group-by one groups. $__all_variables: as in an address.
void addVariables(Scope &scope, const std::vector<Variable> &variables, const TimeRange &range);
// $__dashboard, with ${__dashboard.uid} and ${__dashboard.title}.
void addDashboardNames(Scope &scope, const QString &uid, const QString &title);

// Where and by whom it is looked at: $__timezone, ${__user.login} and its sisters. There are no organisations
// here: $__org is Grafana's first one, which addresses of its dashboards name.
void addConsoleNames(Scope &scope, const QString &login, const QString &timeZone);

// The ad-hoc filters as matchers, those that PromQL can say: not < and >, and none without a key.
[[nodiscard]] std::vector<metrics::promql::AddedMatcher>
adhocMatchers(const std::vector<AdhocFilter> &filters);

} // namespace yagura::dashboards
