#include "logs/logdisplay.h"

#include "kit/errortext.h"
#include "kit/numbers.h"
#include "kit/timetext.h"

#include <QCoreApplication>

namespace yagura::logs {

kit::ColorRole levelTextColor(LogLevel level)
{
    switch (level) {
    case LogLevel::Fatal:
    case LogLevel::Error:
        return kit::ColorRole::Critical;
    case LogLevel::Warn:
        return kit::ColorRole::Warning;
    case LogLevel::Info:
        return kit::ColorRole::TextMuted;
    default:
        return kit::ColorRole::TextFaint;
    }
}

std::optional<kit::ColorRole> levelEdgeColor(LogLevel level)
{
    if (level <= LogLevel::Error)
        return kit::ColorRole::Critical;
    return level == LogLevel::Warn ? std::optional(kit::ColorRole::Warning) : std::nullopt;
}

std::vector<LevelBand> levelBands()
{
    return {
        {QCoreApplication::translate("Logs", "error"),
         {LogLevel::Fatal, LogLevel::Error},
         kit::ColorRole::Critical,
         1},
        {QCoreApplication::translate("Logs", "warn"), {LogLevel::Warn}, kit::ColorRole::Warning, 1},
        {QCoreApplication::translate("Logs", "info"), {LogLevel::Info}, kit::ColorRole::Accent, 0.55},
        {QCoreApplication::translate("Logs", "debug"),
         {LogLevel::Debug, LogLevel::Trace},
         kit::ColorRole::TextFaint,
         0.42},
        {QCoreApplication::translate("Logs", "no level"),
         {LogLevel::Unknown},
         kit::ColorRole::TextFaint,
         0.22},
    };
}

QString kindLetters(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Keyword:
        return QStringLiteral("k");
    case FieldKind::Text:
        return QStringLiteral("t");
    case FieldKind::Number:
        return QStringLiteral("n");
    case FieldKind::Date:
        return QStringLiteral("d");
    case FieldKind::Boolean:
        return QStringLiteral("b");
    case FieldKind::Ip:
        return QStringLiteral("ip");
    case FieldKind::Object:
        return QStringLiteral("{}");
    case FieldKind::Other:
        break;
    }
    return QStringLiteral("?");
}

QString kindText(FieldKind kind)
{
    switch (kind) {
    case FieldKind::Keyword:
        return QCoreApplication::translate("Logs", "Exact text");
    case FieldKind::Text:
        return QCoreApplication::translate("Logs", "Words");
    case FieldKind::Number:
        return QCoreApplication::translate("Logs", "Number");
    case FieldKind::Date:
        return QCoreApplication::translate("Logs", "Time");
    case FieldKind::Boolean:
        return QCoreApplication::translate("Logs", "Yes or no");
    case FieldKind::Ip:
        return QCoreApplication::translate("Logs", "IP address");
    case FieldKind::Object:
        return QCoreApplication::translate("Logs", "Object");
    case FieldKind::Other:
        break;
    }
    return QCoreApplication::translate("Logs", "Other or conflicting types");
}

QString lineTimeText(std::int64_t ns, const QTimeZone &zone, DayShown day)
{
    if (ns == noTime)
        return kit::missingText();
    const Instant at = fromUnixNanoseconds(ns);
    const QString clock = kit::clockText(at, zone, kit::ClockPrecision::Milliseconds);
    if (day == DayShown::No)
        return clock;
    const QString both = kit::dayText(at, zone) + QStringLiteral("  ") + clock;
    return both;
}

namespace {

kit::StripItem countItem(const LogSearch &search)
{
    const auto facts = search.facts();
    if (search.histogramError())
        return {QCoreApplication::translate("Logs", "lines could not be counted: %1")
                    .arg(kit::errorTitle(*search.histogramError())),
                {},
                kit::Severity::Warning};
    if (!search.histogram() || facts.count.exactness == CountExactness::Unknown)
        return {QCoreApplication::translate("Logs", "counting…")};
    const QString number = kit::groupedNumber(static_cast<double>(facts.count.value));
    if (facts.count.exactness == CountExactness::AtLeast)
        return {QCoreApplication::translate("Logs", "a lower bound"),
                QCoreApplication::translate("Logs", "at least %1 lines").arg(number), kit::Severity::Warning};
    return {facts.isPartial() ? QCoreApplication::translate("Logs", "without the missing parts")
                              : QCoreApplication::translate("Logs", "exact"),
            QCoreApplication::translate("Logs", "%1 lines,").arg(number)};
}

void addTroubles(const LogSearch &search, std::vector<kit::StripItem> &items)
{
    const auto facts = search.facts();
    if (facts.shards.failed > 0) {
        items.push_back(
            {QCoreApplication::translate("Logs", "%1 of %2 shards failed, their lines are not in the count")
                 .arg(facts.shards.failed)
                 .arg(facts.shards.total),
             {},
             kit::Severity::Warning});
    }
    if (facts.timedOut)
        items.push_back({QCoreApplication::translate("Logs", "the server gave up early, lines are missing"),
                         {},
                         kit::Severity::Warning});
    if (search.hasSeam())
        items.push_back({QCoreApplication::translate(
                             "Logs", "the snapshot expired while loading, lines around the seam may repeat"),
                         {},
                         kit::Severity::Warning});
    if (search.isFull())
        items.push_back({QCoreApplication::translate(
                             "Logs", "memory for lines is used up: narrow the search to see more"),
                         {},
                         kit::Severity::Warning});
    if (search.rowsError() && search.model().rowCount() > 0)
        items.push_back({QCoreApplication::translate("Logs", "shown are lines of before: %1")
                             .arg(kit::errorSentence(*search.rowsError())),
                         {},
                         kit::Severity::Critical});
}

} // namespace

std::vector<kit::StripItem> factItems(const LogSearch &search, const QTimeZone &zone, Instant now)
{
    std::vector<kit::StripItem> items;
    items.push_back(countItem(search));
    addTroubles(search, items);
    const bool isTroubled = items.size() > 1 || search.histogramError();
    if (const int loaded = search.model().rowCount(); loaded > 0)
        items.push_back({QCoreApplication::translate("Logs", "%1 loaded").arg(kit::groupedNumber(loaded))});
    items.push_back({QCoreApplication::translate("Logs", "times in %1").arg(kit::zoneText(zone, now))});
    if (const auto elapsed = search.facts().elapsed; elapsed > Duration::zero())
        items.push_back({kit::durationText(toSeconds(elapsed)).joined()});
    if (isTroubled)
        items.push_back({QCoreApplication::translate("Logs", "Try again"), {}, {}, QStringLiteral("retry")});
    return items;
}

} // namespace yagura::logs
