#include "cli/tracereport.h"

#include "cli/enumname.h"
#include "core/text.h"
#include "traces/analysis/findings.h"
#include "traces/tracetext.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace yagura::cli {

namespace {

using namespace traces;

constexpr size_t ShortList = 20;

// Whole microseconds stay whole numbers.
QJsonValue microseconds(std::int64_t ns)
{
    if (ns % 1000 == 0)
        return static_cast<qint64>(ns / 1000);
    return static_cast<double>(ns) / 1000;
}

QString spanIdOf(const OpenTrace &open, std::uint32_t row)
{
    return open.trace.spanIdText(open.tree.spans[row]);
}

std::span<const PathSection> mainPath(const OpenTrace &open)
{
    const auto place = std::ranges::find(open.tree.roots, open.tree.mainRoot);
    if (place == open.tree.roots.end())
        return {};
    return open.path.ofRoot(static_cast<size_t>(place - open.tree.roots.begin()));
}

std::vector<std::uint32_t> slowest(const OpenTrace &open, ReportLength length)
{
    return bottlenecks(open, length == ReportLength::All ? open.rowCount() : ShortList);
}

QString textOf(const FindingText &text)
{
    const QString sentence = text.title + QStringLiteral(". ") + text.detail;
    return text.detail.isEmpty() ? text.title : sentence;
}

QString durationWords(std::int64_t ns)
{
    return durationOf(ns).joined();
}

QString nameOf(const OpenTrace &open, std::uint32_t row)
{
    return forDisplay(serviceText(open.service(row))) + u' ' + forDisplay(open.operation(row));
}

QString padded(const QString &text, int width)
{
    return text.rightJustified(width);
}

QStringList pathLines(const OpenTrace &open, ReportLength length)
{
    const auto path = mainPath(open);
    const auto shown = length == ReportLength::All ? path.size() : std::min(path.size(), ShortList);
    QStringList lines;
    for (const auto &section : path.first(shown))
        lines.append(QStringLiteral("    %1  %2  %3  %4")
                         .arg(padded(offsetText(section.start - open.tree.start), 12),
                              padded(durationWords(section.end - section.start), 10),
                              spanIdOf(open, section.row), nameOf(open, section.row)));
    if (shown < path.size())
        lines.append(QStringLiteral("    … and %1 more sections (--all)").arg(path.size() - shown));
    return lines;
}

} // namespace

QJsonObject emptyAnalysisJson()
{
    return {{QStringLiteral("traceId"), QJsonValue()},
            {QStringLiteral("spans"), 0},
            {QStringLiteral("services"), 0},
            {QStringLiteral("durationUs"), 0},
            {QStringLiteral("errors"), 0},
            {QStringLiteral("criticalPath"), QJsonArray()},
            {QStringLiteral("bottlenecks"), QJsonArray()},
            {QStringLiteral("repairs"), QJsonArray()},
            {QStringLiteral("findings"), QJsonArray()}};
}

QJsonObject analysisJson(const OpenTrace &open, ReportLength length)
{
    QJsonArray path;
    for (const auto &section : mainPath(open))
        path.append(QJsonObject{{QStringLiteral("spanId"), spanIdOf(open, section.row)},
                                {QStringLiteral("startUs"), microseconds(section.start)},
                                {QStringLiteral("endUs"), microseconds(section.end)}});
    QJsonArray largest;
    for (const auto row : slowest(open, length))
        largest.append(QJsonObject{{QStringLiteral("spanId"), spanIdOf(open, row)},
                                   {QStringLiteral("service"), open.service(row)},
                                   {QStringLiteral("operation"), open.operation(row)},
                                   {QStringLiteral("selfUs"), microseconds(open.self[row])},
                                   {QStringLiteral("totalUs"), microseconds(open.duration(row))}});
    QJsonArray repairs;
    for (const auto &repair : open.tree.repairs)
        repairs.append(QJsonObject{
            {QStringLiteral("kind"), enumName(repair.kind)},
            {QStringLiteral("spanId"),
             repair.span == NoIndex ? QJsonValue() : QJsonValue(open.trace.spanIdText(repair.span))},
            {QStringLiteral("detail"), repair.detail}});
    QJsonArray findings;
    for (const auto &finding : open.findings) {
        QJsonArray spans;
        for (const auto row : finding.rows)
            spans.append(spanIdOf(open, row));
        findings.append(QJsonObject{{QStringLiteral("kind"), enumName(finding.kind)},
                                    {QStringLiteral("text"), textOf(findingText(open, finding))},
                                    {QStringLiteral("spanIds"), spans},
                                    {QStringLiteral("costUs"), microseconds(finding.cost)}});
    }
    const auto &summary = open.summary;
    return {{QStringLiteral("traceId"), idText(open.trace.id)},
            {QStringLiteral("spans"), static_cast<qint64>(summary.spans)},
            {QStringLiteral("services"), static_cast<qint64>(summary.services.size())},
            {QStringLiteral("durationUs"), microseconds(summary.duration.count())},
            {QStringLiteral("errors"), static_cast<qint64>(summary.errors)},
            {QStringLiteral("criticalPath"), path},
            {QStringLiteral("bottlenecks"), largest},
            {QStringLiteral("repairs"), repairs},
            {QStringLiteral("findings"), findings}};
}

QByteArray analysisText(const OpenTrace &open, ReportLength length)
{
    const auto &summary = open.summary;
    QStringList lines{QStringLiteral("  trace %1  %2")
                          .arg(idText(open.trace.id),
                               open.tree.mainRoot == NoIndex ? QString() : nameOf(open, open.tree.mainRoot)),
                      QStringLiteral("  %1 spans, %2 services, %3, %4 with errors")
                          .arg(summary.spans)
                          .arg(summary.services.size())
                          .arg(durationWords(summary.duration.count()))
                          .arg(summary.errors),
                      QStringLiteral("  critical path (since the start, time, span):")};
    lines += pathLines(open, length);
    lines.append(QStringLiteral("  largest self times (self, total, span):"));
    for (const auto row : slowest(open, length))
        lines.append(QStringLiteral("    %1  %2  %3  %4")
                         .arg(padded(durationWords(open.self[row]), 10),
                              padded(durationWords(open.duration(row)), 10), spanIdOf(open, row),
                              nameOf(open, row)));
    if (!open.findings.empty())
        lines.append(QStringLiteral("  findings (cost on the critical path):"));
    for (const auto &finding : open.findings)
        lines.append(
            QStringLiteral("    %1  %2")
                .arg(padded(finding.cost > 0 ? durationWords(finding.cost) : QStringLiteral("-"), 10),
                     forDisplay(textOf(findingText(open, finding)))));
    if (!open.tree.repairs.empty())
        lines.append(QStringLiteral("  mended: %1 places (--json lists them)").arg(open.tree.repairs.size()));
    return (lines.join(u'\n') + u'\n').toUtf8();
}

namespace {

// Null where there is nothing to know it from. At most nanoseconds are meant.
QJsonValue known(const DurationStatistics &statistics, double value)
{
    return statistics.traces == 0 ? QJsonValue() : QJsonValue(value);
}

QJsonValue knownUs(const DurationStatistics &statistics, double ns)
{
    return known(statistics, ns / 1000);
}

} // namespace

QJsonObject statisticsJson(const DurationStatistics &statistics)
{
    QJsonArray anomalous;
    for (const auto &id : statistics.anomalous)
        anomalous.append(idText(id));
    return {{QStringLiteral("traces"), static_cast<qint64>(statistics.traces)},
            {QStringLiteral("averageUs"), knownUs(statistics, statistics.averageNs)},
            {QStringLiteral("p50Us"), knownUs(statistics, statistics.p50Ns)},
            {QStringLiteral("p95Us"), knownUs(statistics, statistics.p95Ns)},
            {QStringLiteral("p99Us"), knownUs(statistics, statistics.p99Ns)},
            {QStringLiteral("averageSpans"), known(statistics, statistics.averageSpans)},
            {QStringLiteral("errorRate"), known(statistics, statistics.errorRate)},
            {QStringLiteral("anomalous"), anomalous}};
}

QByteArray statisticsText(const DurationStatistics &statistics, double percentile)
{
    if (statistics.traces == 0)
        return "no traces\n";
    const auto words = [](double ns) { return durationWords(std::llround(ns)); };
    QString text = QStringLiteral("%1 traces, %2 spans on average, %3 % with errors\n"
                                  "duration: average %4, p50 %5, p95 %6, p99 %7\n")
                       .arg(statistics.traces)
                       .arg(statistics.averageSpans, 0, 'f', 1)
                       .arg(statistics.errorRate * 100, 0, 'f', 1)
                       .arg(words(statistics.averageNs), words(statistics.p50Ns), words(statistics.p95Ns),
                            words(statistics.p99Ns));
    text += QStringLiteral("longer than the %1th percentile: %2\n")
                .arg(percentile)
                .arg(statistics.anomalous.size());
    for (const auto &id : statistics.anomalous)
        text += QStringLiteral("  %1\n").arg(idText(id));
    return text.toUtf8();
}

} // namespace yagura::cli
