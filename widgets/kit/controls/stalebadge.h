// Says how old the data beside it is once it is older than it should be: "3 min old". Hidden while fresh.
// Owned by its parent; GUI thread.
#pragma once

#include "core/instant.h"
#include "kit/controls/chip.h"

#include <optional>

namespace yagura::kit {

class StaleBadge : public Chip
{
    Q_OBJECT
public:
    explicit StaleBadge(QWidget *parent = nullptr);

    // When the data was last confirmed, and the present. Shown when older than tolerance.
    void setAge(std::optional<Instant> confirmedAt, Instant now,
                Duration tolerance = std::chrono::minutes(1));
};

} // namespace yagura::kit
