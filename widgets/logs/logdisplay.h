// How the values of the logs domain look and read: colours of levels, letters of field kinds, what the
// honesty strip says. Plain functions; GUI thread (they translate).
#pragma once

#include "kit/controls/statusstrip.h"
#include "kit/theme.h"
#include "logs/fieldcatalogue.h"
#include "logs/logsearch.h"

#include <QTimeZone>

namespace yagura::logs {

// Of a level's name in a row, and of its edge (nothing below warnings).
[[nodiscard]] kit::ColorRole levelTextColor(LogLevel level);
[[nodiscard]] std::optional<kit::ColorRole> levelEdgeColor(LogLevel level);

// The stack of the histogram, from the bottom: levels that are shown as one.
struct LevelBand
{
    QString name; // translated
    std::vector<LogLevel> levels;
    kit::ColorRole color;
    double strength; // of the colour over the surface
};
[[nodiscard]] std::vector<LevelBand> levelBands();

// One or two letters in front of a field's name: k t n d b ip.
[[nodiscard]] QString kindLetters(FieldKind kind);
[[nodiscard]] QString kindText(FieldKind kind); // translated, for tooltips

// 14:21:10.352, with the day in front where the rows are of several.
enum class DayShown { No, Yes };
[[nodiscard]] QString lineTimeText(std::int64_t ns, const QTimeZone &zone, DayShown day);

// What can be trusted: count, shards, time limit, seams, zone, time taken. Actions: "retry".
[[nodiscard]] std::vector<kit::StripItem> factItems(const LogSearch &search, const QTimeZone &zone,
                                                    Instant now);

} // namespace yagura::logs
