// Strings and numbers of PromQL as values, and values as PromQL spells them: Go's rules, for the server is
// written in Go. A string's value is bytes, since an escape can name any byte. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace yagura::metrics::promql {

// The bytes of a quoted text ("…", '…' or `…`) that the lexer took for a String.
[[nodiscard]] QByteArray unquoted(QStringView literal);
// In double quotes, as the server prints it.
[[nodiscard]] QString quoted(const QByteArray &value);
[[nodiscard]] QString quoted(const QString &value);

// Decimal, hexadecimal, octal with a leading 0, inf and nan; nothing when it is no number or too large.
[[nodiscard]] std::optional<double> numberValue(QStringView text);
// The shortest text that reads as this number, as the server prints it: 0.5, 1e+06, +Inf, NaN.
[[nodiscard]] QString numberText(double value);

} // namespace yagura::metrics::promql
