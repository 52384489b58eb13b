// Log lines in columns: times, levels and ids in vectors, all text as UTF-8 in one arena. Made once by the
// wire code on a worker, then immutable and shared; any thread may read.
#pragma once

#include "logs/logentry.h"

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace yagura::logs {

inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

class LogBuffer
{
public:
    [[nodiscard]] size_t size() const { return m_times.size(); }
    [[nodiscard]] bool isEmpty() const { return m_times.empty(); }

    [[nodiscard]] std::int64_t timeNs(size_t row) const { return m_times[row]; } // noTime when unknown
    [[nodiscard]] LogLevel level(size_t row) const { return m_levels[row]; }
    [[nodiscard]] std::string_view service(size_t row) const { return m_names[m_services[row]]; }
    [[nodiscard]] std::string_view index(size_t row) const { return m_names[m_indices[row]]; }
    [[nodiscard]] std::string_view message(size_t row) const { return text(m_messages[row]); }
    [[nodiscard]] std::string_view id(size_t row) const { return text(m_ids[row]); }
    [[nodiscard]] std::string_view source(size_t row) const { return text(m_sources[row]); }
    [[nodiscard]] const TraceId &trace(size_t row) const { return m_traces[row]; }
    [[nodiscard]] SpanId span(size_t row) const { return m_spans[row]; }
    [[nodiscard]] bool hasStackTrace(size_t row) const { return m_stacks[row]; }

    [[nodiscard]] LogEntry entry(size_t row) const;
    // Of everything held.
    [[nodiscard]] size_t bytes() const;

    struct Row
    {
        std::int64_t timeNs = noTime;
        LogLevel level = LogLevel::Unknown;
        std::string_view service;
        std::string_view message;
        std::string_view index;
        std::string_view id;
        std::string_view source;
        TraceId trace;
        SpanId span;
        bool hasStackTrace = false;
    };
    void reserve(size_t rows, size_t textBytes);
    // Copies what row views.
    void append(const Row &row);

private:
    struct Span
    {
        std::uint32_t offset = 0;
        std::uint32_t length = 0;
    };
    [[nodiscard]] std::string_view text(Span span) const
    {
        return std::string_view(m_arena).substr(span.offset, span.length);
    }
    Span keep(std::string_view text);
    std::uint32_t intern(std::string_view name);

    std::string m_arena;
    std::vector<std::string> m_names; // services and indices, few
    std::unordered_map<std::string, std::uint32_t> m_nameNumbers;
    std::vector<std::int64_t> m_times;
    std::vector<LogLevel> m_levels;
    std::vector<std::uint32_t> m_services;
    std::vector<std::uint32_t> m_indices;
    std::vector<Span> m_messages;
    std::vector<Span> m_ids;
    std::vector<Span> m_sources;
    std::vector<TraceId> m_traces;
    std::vector<SpanId> m_spans;
    std::vector<bool> m_stacks;
};

} // namespace yagura::logs
