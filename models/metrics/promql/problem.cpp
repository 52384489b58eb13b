#include "metrics/promql/problem.h"

#include <algorithm>

namespace yagura::metrics::promql {

bool hasErrors(const Problems &problems)
{
    return std::ranges::any_of(
        problems, [](const Problem &problem) { return problem.severity == FindingSeverity::Error; });
}

Finding toFinding(const Problem &problem, QStringView text)
{
    Finding finding;
    finding.severity = problem.severity;
    finding.line = static_cast<int>(text.left(problem.span.start).count(QLatin1Char('\n'))) + 1;
    finding.subject = text.mid(problem.span.start, qMin<qsizetype>(problem.span.length, 60)).toString();
    finding.message = problem.message;
    finding.remedy = problem.hint;
    return finding;
}

QString applied(const Edit &edit, QString text)
{
    return text.replace(edit.span.start, edit.span.length, edit.text);
}

} // namespace yagura::metrics::promql
