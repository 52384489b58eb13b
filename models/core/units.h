// Numbers as people read them: a value and a unit id (Grafana's ids, so that imported dashboards keep theirs)
// become the texts on a chart, a stat or a cell. No translation: what comes out are digits, SI symbols and,
// for the few ids that ask for them, Grafana's own words ("Yes", "2 hours ago"). Plain functions.
#pragma once

#include "core/instant.h"

#include <QString>
#include <QTimeZone>

#include <optional>
#include <span>
#include <vector>

namespace yagura {

struct NumberOptions
{
    std::optional<int> decimals = {}; // 0–20; absent: as many as matter, about three significant digits
    QTimeZone zone = QTimeZone::utc(); // for ids that are points in time
    std::optional<Instant> now = {}; // for ids that are told from now; absent: the whole date
};

// prefix and unit may be empty; the number never is. NaN is "–", infinities "∞" and "−∞" is "-∞".
struct FormattedNumber
{
    QString prefix; // "$", or what "prefix:…" asks for
    QString number;
    QString unit; // "ms", "%", "MiB/s": set apart from the number by a space, except °

    bool operator==(const FormattedNumber &) const = default;
    // All in one text.
    [[nodiscard]] QString toString() const;
};

[[nodiscard]] FormattedNumber formatNumber(double value, const QString &unitId,
                                           const NumberOptions &options = {});

// Labels of an axis: as few decimals as tell neighbouring ticks apart, the same for all of one scale.
[[nodiscard]] std::vector<FormattedNumber> formatTicks(std::span<const double> ticks, const QString &unitId,
                                                       const QTimeZone &zone = QTimeZone::utc());

// Whether the id is drawn as asked; any other is shown like "short" with the id as its unit.
[[nodiscard]] bool isKnownUnit(const QString &unitId);
// Whether values are points in time (milliseconds since 1970), which a chart must not start at zero.
[[nodiscard]] bool isPointInTime(const QString &unitId);
// The factor between steps of the unit's scale: 1024 for bytes and its like, else 1000 (60 and the like for
// times): axes choose round steps by it.
[[nodiscard]] double unitBase(const QString &unitId);

// The ids a person can choose from, in a sensible order.
[[nodiscard]] std::span<const char *const> commonUnitIds();

} // namespace yagura
