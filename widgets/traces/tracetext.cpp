#include "traces/tracetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace yagura::traces {

namespace {

struct TraceText
{
    Q_DECLARE_TR_FUNCTIONS(TraceText)
};

FindingText repairText(const Finding &finding)
{
    const int n = static_cast<int>(finding.rows.size());
    switch (finding.repair) {
    case RepairKind::DuplicateSpan:
        return {TraceText::tr("%n identical copies left out", nullptr, n),
                TraceText::tr("The store sent the same span more than once.")};
    case RepairKind::DuplicateId:
        return {TraceText::tr("%n spans share another's id", nullptr, n),
                TraceText::tr("Both are shown; their children are with the first.")};
    case RepairKind::SharedId:
        return {TraceText::tr("%n calls have one id for both sides", nullptr, n),
                TraceText::tr("The server's span is shown below the client's.")};
    case RepairKind::Orphan:
        return {TraceText::tr("%n spans without their parent", nullptr, n),
                TraceText::tr("The parent was not received. They are shown as roots.")};
    case RepairKind::SelfReference:
        return {TraceText::tr("%n spans name themselves as parent", nullptr, n),
                TraceText::tr("Shown as roots.")};
    case RepairKind::CycleCut:
        return {TraceText::tr("%n circles of parents cut", nullptr, n),
                TraceText::tr("The earliest span of a circle is shown as a root.")};
    case RepairKind::OtherTrace:
        return {TraceText::tr("%n spans of another trace", nullptr, n),
                TraceText::tr("The answer mixed traces: %1.").arg(finding.detail)};
    case RepairKind::MissingProcess:
        return {TraceText::tr("%n spans without a service", nullptr, n),
                TraceText::tr("The answer does not say who ran them.")};
    case RepairKind::MissingStart:
        return {TraceText::tr("%n spans without a start", nullptr, n),
                TraceText::tr("Shown where their parents start.")};
    case RepairKind::MissingDuration:
        return {TraceText::tr("%n spans without a duration", nullptr, n), TraceText::tr("Counted as zero.")};
    case RepairKind::EndBeforeStart:
        return {TraceText::tr("%n spans end before they start", nullptr, n),
                TraceText::tr("Counted as zero.")};
    case RepairKind::TimeOutOfRange:
        return {TraceText::tr("%n impossible times", nullptr, n),
                TraceText::tr("Outside the years 1970 to 2200; cut.")};
    case RepairKind::UnreadableId:
        return {TraceText::tr("%n ids are neither hexadecimal nor base64", nullptr, n),
                TraceText::tr("Kept as written: %1.").arg(finding.detail)};
    case RepairKind::SeveralRoots:
        return {TraceText::tr("More than one root"), TraceText::tr("Each has a critical path of its own.")};
    }
    return {};
}

} // namespace

kit::ValueText durationOf(std::int64_t ns)
{
    return kit::durationText(static_cast<double>(ns) / 1e9);
}

QString offsetText(std::int64_t ns)
{
    const double seconds = static_cast<double>(ns) / 1e9;
    const QChar sign = ns < 0 ? QChar(0x2212) : u'+';
    if (std::abs(seconds) >= 1) {
        const QString text = sign + kit::groupedNumber(std::abs(seconds), 3) + QChar(0x2009) + u's';
        return text;
    }
    const QString text = sign + kit::durationText(std::abs(seconds)).joined();
    return text;
}

QString tickText(std::int64_t ns, std::int64_t step)
{
    struct Unit
    {
        std::int64_t ns;
        const char *symbol;
    };
    constexpr Unit units[]
        = {{60'000'000'000, "min"}, {1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "µs"}, {1, "ns"}};
    if (ns == 0)
        return QStringLiteral("0");
    const Unit *unit = units;
    while (unit->ns > 1 && (ns < unit->ns || (unit->ns == 60'000'000'000 && step % unit->ns != 0)))
        ++unit;
    const double value = static_cast<double>(ns) / static_cast<double>(unit->ns);
    const double gap = static_cast<double>(step) / static_cast<double>(unit->ns);
    const int decimals = gap >= 1 ? 0 : std::min(9, static_cast<int>(std::ceil(-std::log10(gap) - 1e-9)));
    return kit::ValueText{kit::groupedNumber(value, decimals), QString::fromUtf8(unit->symbol)}.joined();
}

QString serviceText(const QString &service)
{
    return service.isEmpty() ? TraceText::tr("unknown service") : service;
}

QString kindText(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Internal:
        return TraceText::tr("internal");
    case SpanKind::Server:
        return TraceText::tr("server");
    case SpanKind::Client:
        return TraceText::tr("client");
    case SpanKind::Producer:
        return TraceText::tr("producer");
    case SpanKind::Consumer:
        return TraceText::tr("consumer");
    case SpanKind::Unspecified:
        break;
    }
    return {};
}

QString shortId(const QString &id)
{
    if (id.size() <= 14)
        return id;
    const QString text = id.left(8) + QChar(0x2026) + id.right(4);
    return text;
}

namespace {

FindingText clockText(const Finding &finding)
{
    const int n = static_cast<int>(finding.rows.size());
    const auto shift = durationOf(std::abs(finding.time)).joined();
    if (finding.kind == FindingKind::ClockAdjusted)
        return {n == 1 ? TraceText::tr("The server moved a span of %1").arg(serviceText(finding.detail))
                       : TraceText::tr("The server moved %n spans of %1", nullptr, n)
                             .arg(serviceText(finding.detail)),
                TraceText::tr("By up to %1, because clocks disagree.").arg(shift)};
    return {finding.time > 0
                ? TraceText::tr("The clock of %1 is about %2 slow").arg(serviceText(finding.detail), shift)
                : TraceText::tr("The clock of %1 is about %2 fast").arg(serviceText(finding.detail), shift),
            n == 1 ? TraceText::tr("One span stands where it cannot have been.")
                   : TraceText::tr("%n spans stand where they cannot have been.", nullptr, n)};
}

FindingText retryText(const OpenTrace &open, const Finding &finding, const QString &name)
{
    const int n = static_cast<int>(finding.rows.size());
    const auto waited = durationOf(finding.time).joined();
    return {TraceText::tr("%n attempts at %1", nullptr, n).arg(name),
            open.isError(finding.rows.back())
                ? TraceText::tr("All failed. %1 passed between them.").arg(waited)
                : TraceText::tr("Only the last succeeded. %1 passed between them.").arg(waited)};
}

// Kinds about calls and their time.
FindingText callText(const OpenTrace &open, const Finding &finding, const QString &name)
{
    const int n = static_cast<int>(finding.rows.size());
    const auto row = finding.rows.front();
    switch (finding.kind) {
    case FindingKind::RepeatedQuery:
        return {TraceText::tr("%n times the same query: %1", nullptr, n).arg(name),
                TraceText::tr("One by one, with other values at most: %1").arg(finding.detail)};
    case FindingKind::RetriedCalls:
        return retryText(open, finding, name);
    case FindingKind::Gap:
        return {TraceText::tr("%1 unaccounted for in %2").arg(durationOf(finding.cost).joined(), name),
                TraceText::tr("Nothing below it was running between two of its calls.")};
    case FindingKind::SlowerThanUsual:
        return {n == 1 ? TraceText::tr("%1 was slower than usual").arg(name)
                       : TraceText::tr("%1 was slower than usual %n times", nullptr, n).arg(name),
                TraceText::tr("It took %1; half of its kind take no more than %2.")
                    .arg(durationOf(open.duration(row)).joined(), durationOf(finding.time).joined())};
    case FindingKind::ErrorSpread:
        return {n == 1 ? TraceText::tr("%1 only passed an error on").arg(name)
                       : TraceText::tr("%n spans only passed an error on", nullptr, n),
                TraceText::tr("Something below failed first.")};
    default:
        return {
            TraceText::tr("%1 goes on after the answer").arg(name),
            TraceText::tr("Up to %1 longer; nobody waits for it.").arg(durationOf(finding.time).joined())};
    }
}

} // namespace

FindingText findingText(const OpenTrace &open, const Finding &finding)
{
    const auto row = finding.rows.front();
    const int n = static_cast<int>(finding.rows.size());
    const auto name
        = [&] { return TraceText::tr("%1 %2").arg(serviceText(open.service(row)), open.operation(row)); };
    const auto whole = open.tree.mainRoot == NoIndex ? 0 : open.duration(open.tree.mainRoot);
    const auto share = whole > 0 ? static_cast<double>(finding.cost) / static_cast<double>(whole) : 0;
    switch (finding.kind) {
    case FindingKind::OwnTime:
        return {name(),
                n == 1 ? TraceText::tr("%1 of the request is spent in this span itself.")
                             .arg(kit::percentText(share, 0).joined())
                       : TraceText::tr("%1 of the request is spent in %n such spans themselves.", nullptr, n)
                             .arg(kit::percentText(share, 0).joined())};
    case FindingKind::ErrorOrigin:
        return {n == 1 ? TraceText::tr("%1 failed").arg(name())
                       : TraceText::tr("%1 failed %n times", nullptr, n).arg(name()),
                finding.detail.isEmpty() ? TraceText::tr("Nothing below it failed: the error began here.")
                                         : finding.detail};
    case FindingKind::RepeatedCalls:
        return {TraceText::tr("%n calls one by one: %1", nullptr, n).arg(name()),
                TraceText::tr("All from %1. One call for all would save most of it.")
                    .arg(serviceText(open.service(open.tree.parents[row])))};
    case FindingKind::Repair:
        return repairText(finding);
    case FindingKind::ClockSkew:
    case FindingKind::ClockAdjusted:
        return clockText(finding);
    default:
        break;
    }
    return callText(open, finding, name());
}

} // namespace yagura::traces
