// Reads a PromQL text into a tree. All problems are collected, each with its place; reading goes on behind
// them, so that an unfinished expression still has a tree to complete, explain and colour. Pure, any thread.
#pragma once

#include "metrics/promql/ast.h"
#include "metrics/promql/problem.h"
#include "metrics/promql/version.h"

namespace yagura::metrics::promql {

struct ParseOptions
{
    std::optional<Version> server; // refuse what is younger; unknown: the newest language
    bool variables = false; // a dashboard's $name may stand wherever a name, a length or a value may
};

struct Parsed
{
    ExprPtr root; // never null; a MissingNode for an empty text
    Problems problems; // in the order of the text
    std::vector<Token> tokens; // as read, comments included

    [[nodiscard]] bool isRight() const { return !hasErrors(problems); }
};

// Syntax alone. Trees are at most 500 levels high; what lies deeper is a problem.
[[nodiscard]] Parsed parseSyntax(const QString &text, const ParseOptions &options = {});

// Syntax, and types when the syntax is right: right means the server takes it.
[[nodiscard]] Parsed parse(const QString &text, const ParseOptions &options = {});

} // namespace yagura::metrics::promql
