// Traces written as tables for tests: "id parent start length service kind", microseconds.
#pragma once

#include "traces/opentrace.h"
#include "traces/tracebuilder.h"

namespace yagura::traces::testing {

struct Row
{
    std::uint64_t id = 0;
    std::uint64_t parent = 0; // 0: none
    std::int64_t start = 0; // µs
    std::int64_t length = 0; // µs
    std::string_view service = "a";
    SpanKind kind = SpanKind::Unspecified;
    ReferenceType type = ReferenceType::ChildOf;
    bool error = false;
    std::string_view operation = {}; // of its own where empty
};

inline constexpr std::int64_t Base = 1'700'000'000'000'000; // µs

inline Trace makeTrace(const std::vector<Row> &rows)
{
    const TraceId id{0, 0xabc};
    TraceBuilder builder(id);
    for (const auto &row : rows) {
        auto &draft = builder.draft();
        draft.trace = id;
        draft.id = SpanId{row.id};
        draft.start = (Base + row.start) * 1000;
        draft.duration = row.length * 1000;
        draft.operation = builder.name(row.operation.empty() ? "op" + std::to_string(row.id)
                                                             : std::string(row.operation));
        bool created = false;
        draft.process = builder.process(row.service, &created);
        if (created)
            builder.setProcess(draft.process, row.service, {});
        builder.draft().kind = row.kind;
        builder.draft().error = row.error;
        if (row.parent != 0)
            builder.draft().references.push_back({id, SpanId{row.parent}, row.type});
        builder.commitSpan();
    }
    return builder.finish();
}

inline std::vector<RepairKind> kindsOf(const std::vector<Repair> &repairs)
{
    std::vector<RepairKind> kinds;
    for (const auto &repair : repairs)
        kinds.push_back(repair.kind);
    return kinds;
}

} // namespace yagura::traces::testing
