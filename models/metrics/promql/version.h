// Which Prometheus an expression is for: PromQL grows, and an old server refuses what a new one knows. Plain
// values.
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace yagura::metrics::promql {

struct Version
{
    int major = 0;
    int minor = 0;

    auto operator<=>(const Version &) const = default;
};

// "2.42.0+ds" as /api/v1/status/buildinfo tells it; nothing when it does not begin with two numbers.
[[nodiscard]] std::optional<Version> versionFromText(QStringView text);
// "2.42".
[[nodiscard]] QString versionText(const Version &version);

} // namespace yagura::metrics::promql
