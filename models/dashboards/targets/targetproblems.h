// What is wrong in the fields of a query before it is asked, each with the field that it concerns. Pure, any
// thread.
#pragma once

#include "dashboards/panel.h"

namespace yagura::dashboards {

struct TargetProblem
{
    enum class Kind {
        FieldMissing,
        NumberWanted,
        WholeNumberWanted,
        PercentWanted,
        DurationWanted,
        TimeWanted, // goes from bucket to bucket of time, and the last buckets are not of time
        KindUnknown, // detail: the word
        InputMissing,
        InputUnknown, // detail: its letter
        Circle, // reads itself, perhaps through others
        Formula, // detail: where and what
    };

    QString path; // in the target's model: "metrics.0.field"
    Kind kind = Kind::FieldMissing;
    QString detail = {};

    bool operator==(const TargetProblem &) const = default;
};

// Of an Elasticsearch query or an expression; none for others.
[[nodiscard]] std::vector<TargetProblem> targetProblems(const Target &target, const Panel &panel);

} // namespace yagura::dashboards
