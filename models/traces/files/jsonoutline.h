// The outline of JSON text, read byte by byte without a parser: which kind of trace file it is, and of a
// damaged one how much is whole. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yagura::traces {

enum class TraceFormat : std::uint8_t { Jaeger, Otlp, Zipkin };

// By the first field that only one format has, wherever it stands; nothing when there is none in the first
// mebibytes.
[[nodiscard]] std::optional<TraceFormat> traceFormatOf(std::string_view json);

// The part of a damaged text that can be read: json up to end, and closers behind it, is JSON again, cut
// behind the last whole span.
struct SoundPart
{
    enum class Reason { EndsInText, EndsInside, BreakInText, WrongBracket, Misplaced };

    size_t end = 0; // 0: nothing
    std::string closers;
    size_t stoppedAt = 0; // where it is damaged
    Reason reason = Reason::EndsInside;
};
[[nodiscard]] SoundPart soundPartOf(std::string_view json, TraceFormat format);

// Replaces what no JSON may contain and no bracket depends on: bytes that are not UTF-8, and control
// characters inside texts (not the end of a line, which is more likely a missing quote). The length stays.
struct MendedText
{
    size_t count = 0; // bytes replaced
    size_t first = 0; // of them
};
[[nodiscard]] MendedText mendText(char *json, size_t size);

} // namespace yagura::traces
