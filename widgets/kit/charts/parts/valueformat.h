// How a chart words its values: a unit id with decimals, or a function of whoever knows better (value
// mappings of a dashboard). Plain value; GUI thread.
#pragma once

#include "kit/charts/valueaxis.h"
#include "kit/safetext.h"

#include <functional>

namespace yagura::kit {

inline constexpr qsizetype longestValue = 80; // characters of a worded value

struct ValueFormat
{
    QString unitId = QStringLiteral("short"); // ids as in core/units
    std::optional<int> decimals{};
    std::function<ValueText(double)> wording{}; // if set, instead of unit and decimals

    [[nodiscard]] ValueText text(double value) const
    {
        if (!wording)
            return unitText(value, unitId, decimals);
        const ValueText worded = wording(value);
        return {safeText(worded.number, LineBreaks::Shown, longestValue),
                safeText(worded.unit, LineBreaks::Shown, longestValue)};
    }
    [[nodiscard]] QString joined(double value) const { return text(value).joined(); }
};

} // namespace yagura::kit
