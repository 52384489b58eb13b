// What the loaded rows have in their fields: how many fill each, and its commonest values. Pure; for a
// worker.
#pragma once

#include "logs/fieldcatalogue.h"
#include "logs/logpage.h"

#include <vector>

namespace yagura::logs {

struct ValueCount
{
    QString value;
    int rows = 0;

    bool operator==(const ValueCount &) const = default;
};

struct FieldStatistics
{
    QString name;
    FieldKind kind = FieldKind::Other; // of the mapping; guessed from the values where it is not known
    int filled = 0; // rows that have it
    std::vector<ValueCount> top; // commonest first; none for times and for text
    int distinct = 0; // different values seen; capped
    bool distinctIsCapped = false;
};

struct FieldSummary
{
    int rows = 0; // looked at
    std::vector<FieldStatistics> fields; // of roles first, then by name

    [[nodiscard]] const FieldStatistics *find(const QString &name) const;
};

// Looks at up to mostRows rows, spread evenly over all pages. top: values kept a field.
[[nodiscard]] FieldSummary summarise(const std::vector<SharedPage> &pages, const FieldCatalogue &catalogue,
                                     int mostRows = 5'000, int top = 8);

} // namespace yagura::logs
