// The words of a math expression over queries ("$A / ${B} * 100"). Pure, any thread.
#pragma once

#include "core/result.h"

#include <QString>

#include <vector>

namespace yagura::dashboards::frames {

struct MathToken
{
    enum class Kind { End, Number, Variable, Name, Operator, Open, Close, Comma };

    Kind kind = Kind::End;
    QString text; // of a variable: the name alone; of an operator: as written
    double number = 0;
    qsizetype at = 0; // where it begins, from 0

    bool operator==(const MathToken &) const = default;
};

// Ends with an End. InvalidInput with the column (from 1) in where.
[[nodiscard]] Result<std::vector<MathToken>> mathTokens(const QString &text);

[[nodiscard]] std::unexpected<Error> mathError(qsizetype at, const QString &detail, const QString &hint = {});

} // namespace yagura::dashboards::frames
