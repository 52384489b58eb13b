// Whether a tree makes sense, by the server's rules: types of operands and arguments, what vector matching
// may say, matchers that would select everything. Pure, any thread.
#pragma once

#include "metrics/promql/ast.h"
#include "metrics/promql/problem.h"
#include "metrics/promql/version.h"

namespace yagura::metrics::promql {

// Nothing is said about what hangs on a MissingNode or a variable: its fault was already named, or its type
// is not known.
[[nodiscard]] Problems checkTypes(const Expr &root, const std::optional<Version> &server = {});

// RE2's complaint about a matcher's expression; empty when there is none.
[[nodiscard]] QString regexFault(const LabelMatcher &matcher);
// Whether a series without the label would match.
[[nodiscard]] bool matchesEmpty(const LabelMatcher &matcher);

} // namespace yagura::metrics::promql
