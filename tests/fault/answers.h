// Answers of the five kinds of server, as they send them, for the tests of what an answer may say. Plain
// functions, any thread.
#pragma once

#include "traces/analysis/findings.h"
#include "traces/wire/jaegerwire.h"

#include <QByteArray>

#include <algorithm>

namespace yagura::test {

inline QByteArray matrix(const QByteArray &series, const QByteArray &more = {})
{
    return R"({"status":"success","data":{"resultType":"matrix","result":[)" + series + "]}" + more + "}";
}

inline QByteArray sampled(const QByteArray &labels, const QByteArray &values)
{
    return R"({"metric":{)" + labels + R"(},"values":[)" + values + "]}";
}

// One span in microseconds after the test's hour; parent is an id or nothing.
inline QByteArray span(const QByteArray &id, const QByteArray &parent, qint64 start, qint64 duration,
                       const QByteArray &more = {})
{
    constexpr qint64 hour = 1'795'000'000'000'000;
    QByteArray references;
    if (!parent.isEmpty())
        references = R"({"refType":"CHILD_OF","traceID":"1f","spanID":")" + parent + "\"}";
    return R"({"traceID":"1f","spanID":")" + id + R"(","processID":"p","operationName":"op )" + id
        + R"(","references":[)" + references + R"(],"startTime":)" + QByteArray::number(hour + start)
        + R"(,"duration":)" + QByteArray::number(duration) + more + "}";
}

inline Result<traces::OpenTrace> opened(const QByteArrayList &spans)
{
    auto answer = traces::jaegerwire::readTraces(
        R"({"data":[{"traceID":"1f","processes":{"p":{"serviceName":"shop"}},)"
        R"("spans":[)"
        + spans.join(',') + "]}]}");
    if (!answer)
        return std::unexpected(answer.error());
    return traces::openTrace(std::move(answer->traces.at(0)));
}

// The trace was mended in this way, and that stands among the findings the operator sees.
inline bool tells(const traces::OpenTrace &trace, traces::RepairKind kind)
{
    const auto findings = traces::findingsOf(trace);
    return std::ranges::any_of(trace.tree.repairs, [&](const auto &repair) { return repair.kind == kind; })
        && std::ranges::any_of(findings, [&](const auto &finding) {
               return finding.kind == traces::FindingKind::Repair && finding.repair == kind;
           });
}

inline QByteArray hits(const QByteArray &list, const QByteArray &facts = R"("timed_out":false,)")
{
    return R"({"took":3,)" + facts + R"("hits":{"total":{"value":1,"relation":"eq"},"hits":[)" + list + "]}}";
}

inline QByteArray hit(const QByteArray &source, const QByteArray &sort = "[1795000000000,1]")
{
    return R"({"_index":"logs","_id":"a","_source":)" + source + R"(,"sort":)" + sort + "}";
}

inline QByteArray incident(const QByteArray &id, const QByteArray &createdAt = "2026-11-24T12:00:00Z",
                           const QByteArray &more = R"("status":"triggered","urgency":"high")")
{
    return R"({"id":")" + id + R"(","created_at":")" + createdAt + R"(","title":"t )" + id + R"(",)" + more
        + "}";
}

inline QByteArray page(const QByteArrayList &incidents, bool hasMore = false)
{
    return R"({"incidents":[)" + incidents.join(',') + R"(],"more":)" + (hasMore ? "true" : "false") + "}";
}

} // namespace yagura::test
