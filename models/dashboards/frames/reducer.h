// One value out of a column, by Grafana's names of calculations. Pure, any thread.
#pragma once

#include "dashboards/frames/column.h"

#include <QStringList>

namespace yagura::dashboards::frames {

// What a calculation makes of nulls.
enum class NullMode {
    Null, // passed over, not counted
    Ignore, // as if the rows were not there, but counted by count
    AsZero,
};

// lastNotNull, last, firstNotNull, first, min, max, mean, median, variance, stdDev, sum, count, countAll,
// range, delta, step, diff, diffperc, logmin, allIsZero, allIsNull, changeCount, distinctCount, allValues,
// uniqueValues, p1 … p99; current, avg and total are old names of lastNotNull, mean and sum.
[[nodiscard]] bool isCalculation(const QString &id);
// The id as it is used today.
[[nodiscard]] QString calculationId(const QString &id);
// As a column that holds the result is called: "Last *", "Mean", "95th %"; the id itself when unknown.
[[nodiscard]] QString calculationName(const QString &id);
[[nodiscard]] QStringList calculationIds();
// The type of the result for a column of that type.
[[nodiscard]] FieldType calculationType(const QString &id, FieldType of);

// Null where there is no such value, and for an unknown id. Of texts only first and last, the counts and the
// lists of values can be had. NaN is a value: it makes a mean NaN, and is never the least or the greatest.
[[nodiscard]] Cell calculated(const Column &values, const QString &id, NullMode nulls = NullMode::Null);

} // namespace yagura::dashboards::frames
