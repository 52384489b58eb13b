#include "metrics/promql/typecheck.h"

#include <re2/re2.h>

namespace yagura::metrics::promql {

namespace {

re2::RE2::Options quietOptions()
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
}

bool isRegex(const LabelMatcher &matcher)
{
    return matcher.kind == MatchKind::Regex || matcher.kind == MatchKind::NotRegex;
}

} // namespace

QString regexFault(const LabelMatcher &matcher)
{
    if (!isRegex(matcher))
        return {};
    const re2::RE2 regex(matcher.value.toStdString(), quietOptions());
    return regex.ok() ? QString() : QString::fromStdString(regex.error());
}

bool matchesEmpty(const LabelMatcher &matcher)
{
    if (!isRegex(matcher))
        return matcher.value.isEmpty() == (matcher.kind == MatchKind::Equal);
    const re2::RE2 regex(matcher.value.toStdString(), quietOptions());
    return regex.ok() && re2::RE2::FullMatch("", regex) == (matcher.kind == MatchKind::Regex);
}

} // namespace yagura::metrics::promql
