// A trace as it was received: spans in columns, strings in one table and one arena, so that a hundred
// thousand spans are a few dozen allocations. Built by TraceBuilder on a worker, then immutable and shared;
// any thread. Structure (who is whose child) is not here but in tracetree.h: the wire only says what each
// span claims.
#pragma once

#include "traces/traceid.h"

#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace yagura::traces {

enum class SpanKind : std::uint8_t { Unspecified, Internal, Server, Client, Producer, Consumer };
enum class SpanStatus : std::uint8_t { Unset, Ok, Error };
enum class ReferenceType : std::uint8_t { ChildOf, FollowsFrom };
enum class AttributeType : std::uint8_t { Text, Boolean, Integer, Real, Binary, Json, Null };

inline constexpr std::uint32_t NoIndex = std::numeric_limits<std::uint32_t>::max();

// A part of another column.
struct Slice
{
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    bool operator==(const Slice &) const = default;
};

// One tag. The value is in bits: an exact int64, a double, 0 or 1, or a Slice of the trace's text (UTF-8;
// Binary as base64, Json as JSON).
struct Attribute
{
    std::uint32_t key = 0; // of Trace::names
    AttributeType type = AttributeType::Null;
    std::uint64_t bits = 0;

    [[nodiscard]] std::int64_t integer() const { return static_cast<std::int64_t>(bits); }
    [[nodiscard]] bool boolean() const { return bits != 0; }
    [[nodiscard]] double real() const;
    [[nodiscard]] Slice text() const
    {
        return {static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits)};
    }

    static Attribute ofInteger(std::uint32_t key, std::int64_t value);
    static Attribute ofReal(std::uint32_t key, double value);
    static Attribute ofBoolean(std::uint32_t key, bool value);
    static Attribute ofText(std::uint32_t key, AttributeType type, Slice text);
};

// A log entry or event inside a span.
struct Event
{
    std::int64_t time = 0; // ns since the epoch
    std::uint32_t name = NoIndex; // of Trace::names; v1 says it in an attribute instead
    Slice attributes;
};

struct Reference
{
    TraceId trace;
    SpanId span;
    ReferenceType type = ReferenceType::ChildOf;

    bool operator==(const Reference &) const = default;
};

// Who ran a span: a v1 process, an OTLP resource.
struct Process
{
    std::uint32_t service = NoIndex; // of Trace::names; NoIndex: the answer did not say
    Slice attributes;
};

// Something about the data that was not as it should be, and was mended. Screens put it in words.
enum class RepairKind : std::uint8_t {
    DuplicateSpan, // an identical copy, left out
    DuplicateId, // another span has the same id; both are kept, children are with the first
    SharedId, // client and server share an id; the server was made the client's child
    Orphan, // its parent is not in the trace; shown as a root
    SelfReference, // names itself as its parent; shown as a root
    CycleCut, // was its own ancestor; shown as a root
    OtherTrace, // carries another trace's id
    MissingProcess,
    MissingStart, // stands where its parent starts
    MissingDuration, // counted as zero
    EndBeforeStart, // counted as zero
    TimeOutOfRange, // outside the years 1970 to 2200, cut
    UnreadableId, // neither hexadecimal nor base64
    SeveralRoots, // of a trace; at its second root
};

struct Repair
{
    RepairKind kind = RepairKind::Orphan;
    std::uint32_t span = NoIndex;
    QString detail; // the offending value, untranslated

    bool operator==(const Repair &) const = default;
};

enum SpanMark : std::uint8_t {
    ErrorMark = 1, // failed: status or error tag
    NoStartMark = 2, // the answer gave no start
};

struct Trace
{
    TraceId id;

    // One element a span, in the order of the answer.
    std::vector<SpanId> ids;
    std::vector<std::uint32_t> traceOf; // of traceIds
    std::vector<std::int64_t> starts; // ns since the epoch
    std::vector<std::int64_t> durations; // ns, never negative
    std::vector<std::uint32_t> operations; // of names
    std::vector<std::uint32_t> processOf; // of processes
    std::vector<SpanKind> kinds;
    std::vector<SpanStatus> statuses;
    std::vector<std::uint8_t> marks; // SpanMark
    std::vector<std::uint32_t> flags; // W3C trace flags, as sent
    std::vector<Slice> spanAttributes;
    std::vector<Slice> spanEvents;
    std::vector<Slice> spanReferences;
    std::vector<Slice> spanWarnings;

    std::vector<TraceId> traceIds; // the first is id
    std::vector<Process> processes;
    std::vector<Attribute> attributes;
    std::vector<Event> events;
    std::vector<Reference> references;
    std::vector<Slice> warnings; // of text
    std::vector<Slice> traceWarnings; // of text
    std::vector<Repair> repairs; // what the reader mended; tracetree.h adds the structural ones
    std::vector<QString> names; // services, operations, keys: each once
    std::string text; // UTF-8
    std::unordered_map<std::uint64_t, std::string>
        foreignIds; // span ids that are not hexadecimal, as spelled

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids.size()); }
    [[nodiscard]] std::int64_t end(std::uint32_t span) const { return starts[span] + durations[span]; }
    [[nodiscard]] bool isError(std::uint32_t span) const { return (marks[span] & ErrorMark) != 0; }
    [[nodiscard]] const QString &operation(std::uint32_t span) const { return names[operations[span]]; }
    // Empty when the answer did not say.
    [[nodiscard]] const QString &service(std::uint32_t span) const;
    [[nodiscard]] QString spanIdText(std::uint32_t span) const;

    [[nodiscard]] std::span<const Attribute> attributesOf(Slice slice) const
    {
        return std::span(attributes).subspan(slice.first, slice.count);
    }
    [[nodiscard]] std::span<const Event> eventsOf(std::uint32_t span) const
    {
        return std::span(events).subspan(spanEvents[span].first, spanEvents[span].count);
    }
    [[nodiscard]] std::span<const Reference> referencesOf(std::uint32_t span) const
    {
        return std::span(references).subspan(spanReferences[span].first, spanReferences[span].count);
    }
    [[nodiscard]] std::span<const Slice> warningsOf(std::uint32_t span) const
    {
        return std::span(warnings).subspan(spanWarnings[span].first, spanWarnings[span].count);
    }
    [[nodiscard]] std::string_view textOf(Slice slice) const
    {
        return std::string_view(text).substr(slice.first, slice.count);
    }
    // The value as people read it; at most longest characters (UTF-16 units) are decoded.
    [[nodiscard]] QString valueText(const Attribute &attribute, qsizetype longest = 64 * 1024) const;
    // The first attribute of that key among those of the span, or null.
    [[nodiscard]] const Attribute *find(Slice slice, QStringView key) const;
};

} // namespace yagura::traces
