// One line of the status bar: a source and how it is doing. Plain value.
#pragma once

#include "core/error.h"
#include "core/instant.h"

#include <QString>

#include <optional>

namespace yagura::shell {

enum class SourceHealth { Unknown, Healthy, Degraded, Down };

struct SourceState
{
    QString id;
    QString name;
    SourceHealth health = SourceHealth::Unknown;
    std::optional<Error> error;
    std::optional<Instant> lastSuccess;
    bool secretInMemoryOnly = false; // lost at exit: shown as a badge

    bool operator==(const SourceState &) const = default;
};

} // namespace yagura::shell
