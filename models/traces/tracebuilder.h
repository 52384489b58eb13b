// Fills a Trace span by span: interns names, keeps text, mends what single spans get wrong (times, ids,
// missing process) and records each repair. One trace, one thread.
#pragma once

#include "traces/span.h"

namespace yagura::traces {

// A span while its fields arrive, in any order. Reused from span to span.
struct SpanDraft
{
    std::optional<TraceId> trace;
    SpanId id;
    QString unreadableId;
    std::optional<std::int64_t> start; // ns
    std::optional<std::int64_t> end; // ns; or
    std::optional<std::int64_t> duration; // ns
    std::uint32_t operation = NoIndex;
    std::uint32_t process = NoIndex;
    SpanKind kind = SpanKind::Unspecified;
    SpanStatus status = SpanStatus::Unset;
    bool error = false;
    std::uint32_t flags = 0;
    std::vector<Attribute> attributes;
    std::vector<Event> events;
    std::vector<Reference> references;
    std::vector<Slice> warnings;

    void clear();
};

class TraceBuilder
{
public:
    explicit TraceBuilder(TraceId id = {});
    Q_DISABLE_COPY_MOVE(TraceBuilder)

    void setId(TraceId id) { m_trace.id = id; }
    [[nodiscard]] TraceId id() const { return m_trace.id; }
    [[nodiscard]] bool isEmpty() const { return m_trace.ids.empty(); }

    [[nodiscard]] std::uint32_t name(std::string_view utf8);
    [[nodiscard]] Slice text(std::string_view utf8);
    [[nodiscard]] const QString &nameText(std::uint32_t name) const { return m_trace.names[name]; }
    [[nodiscard]] std::string_view textView(Slice slice) const { return m_trace.textOf(slice); }
    [[nodiscard]] Slice keepAttributes(std::span<const Attribute> attributes);
    // An id from its text; what is neither hexadecimal nor base64 gets a number of its own and keeps its
    // spelling.
    [[nodiscard]] SpanId spanId(std::string_view text, QString *unreadable = nullptr);

    // The process that the answer calls key, made when it is first named; created tells so.
    [[nodiscard]] std::uint32_t process(std::string_view key, bool *created = nullptr);
    void setProcess(std::uint32_t process, std::string_view service, std::span<const Attribute> attributes);
    void addTraceWarning(std::string_view utf8) { m_trace.traceWarnings.push_back(text(utf8)); }

    // The span under way, empty after each commitSpan().
    [[nodiscard]] SpanDraft &draft() { return m_draft; }
    void commitSpan();

    [[nodiscard]] Trace finish();

private:
    struct Hash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Table = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    [[nodiscard]] std::uint32_t lookUpName(std::string_view utf8);
    void commitTimes(std::uint32_t span);
    [[nodiscard]] std::uint32_t traceIndex(TraceId id);
    void noteMissingProcesses();
    void repair(RepairKind kind, std::uint32_t span, QString detail = {});

    Trace m_trace;
    SpanDraft m_draft;
    Table m_names;
    std::vector<const std::string *> m_spelled; // name → its key in m_names
    std::vector<std::uint32_t> m_successors; // name → the one that came behind it last time
    std::uint32_t m_lastName = NoIndex;
    Table m_processes;
    std::unordered_map<TraceId, std::uint32_t> m_traceIndex; // besides the first
};

} // namespace yagura::traces
