// What may stand at the cursor of an unfinished expression, told as questions: the caller looks up the names
// it has (metrics, labels, values), adds what the language has, and ranks them. Pure, any thread.
#pragma once

#include "metrics/promql/parser.h"

#include <QFlags>

namespace yagura::metrics::promql {

enum class Wanted {
    Nothing = 0,
    Metrics = 1 << 0,
    Functions = 1 << 1,
    Aggregators = 1 << 2,
    LabelNames = 1 << 3, // of the selector, inside its braces
    GroupingLabels = 1 << 4, // of the series that are grouped or matched
    LabelValues = 1 << 5,
    MatchOperators = 1 << 6,
    Durations = 1 << 7,
    Times = 1 << 8, // behind @
    Operators = 1 << 9,
    Modifiers = 1 << 10, // offset, @
    GroupingWords = 1 << 11, // by, without
    MatchingWords = 1 << 12, // on, ignoring
    Bool = 1 << 13,
    GroupWords = 1 << 14, // group_left, group_right
};
Q_DECLARE_FLAGS(WantedKinds, Wanted)
Q_DECLARE_OPERATORS_FOR_FLAGS(WantedKinds)

struct CompletionContext
{
    WantedKinds wanted;
    Span replace; // what the chosen candidate takes the place of
    QString typed; // from the span's start to the cursor
    // Of the selector around the cursor, or before it; the matcher being written is left out.
    QString metric;
    std::vector<LabelMatcher> matchers;
    QString label; // whose values are wanted
    MatchKind matchKind = MatchKind::Equal; // of the matcher being written
    QChar quote; // the value stands in these already; null: put quotes around it
    bool isQuoteOpen = false; // nothing closes it yet
    // For labels and values: restricts a lookup to these series; several for groupings, empty for all.
    QStringList selectors;
    ValueType expected = ValueType::Unknown; // of the argument, where it is known
};

[[nodiscard]] CompletionContext completionAt(const QString &text, qsizetype cursor,
                                             const ParseOptions &options = {});

enum class CandidateKind { Metric, Function, Aggregator, Keyword, Operator, Label, Value, Duration, Time };

struct Candidate
{
    QString text; // as shown and compared
    QString insert; // what is put in; the cursor goes behind it, less cursorBack
    CandidateKind kind = CandidateKind::Metric;
    QString detail; // signature or type
    QString help;
    int cursorBack = 0;
};

// What the language itself has for this place; functions and keywords the server does not know are left out.
[[nodiscard]] std::vector<Candidate> languageCandidates(const CompletionContext &context,
                                                        const std::optional<Version> &server = {});
// A label's value as it is put in: escaped for its quotes, which are closed if they were open, or in quotes
// of its own.
[[nodiscard]] QString valueInsertion(const CompletionContext &context, const QString &value);

} // namespace yagura::metrics::promql
