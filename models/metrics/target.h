// What a Prometheus scrapes (/api/v1/targets) and which program it is (/api/v1/status/buildinfo). Plain
// values.
#pragma once

#include "core/instant.h"
#include "core/labels.h"

#include <QString>

#include <optional>
#include <vector>

namespace yagura::metrics {

enum class TargetHealth { Unknown, Up, Down };

struct Target
{
    Labels labels;
    Labels discoveredLabels;
    QString pool;
    QString scrapeUrl;
    TargetHealth health = TargetHealth::Unknown;
    QString lastError;
    std::optional<Instant> lastScrape;
    Duration lastScrapeDuration{};
    Duration scrapeInterval{}; // zero where the server does not tell
    Duration scrapeTimeout{};

    bool operator==(const Target &) const = default;
};

struct TargetList
{
    std::vector<Target> active;
    int dropped = 0;

    bool operator==(const TargetList &) const = default;
};

struct BuildInfo
{
    QString version;
    QString revision;
    QString branch;
    QString goVersion;

    bool operator==(const BuildInfo &) const = default;
};

// The scrape interval that most of the job's targets have; of all targets where job is empty or unknown. Zero
// when no target tells.
[[nodiscard]] Duration scrapeIntervalOf(const TargetList &targets, const QString &job = {});

} // namespace yagura::metrics
