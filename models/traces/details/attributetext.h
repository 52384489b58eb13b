// The values of tags as they are shown, each decoded no further than what is asked for: a value of 50 MB
// costs as much as one of a line. Pure, any thread.
#pragma once

#include "traces/span.h"

namespace yagura::traces {

// What a value is, as far as its type, its key and its first and last characters tell.
enum class ValueForm { Plain, Json, Statement, Stack, Binary };

// As the data format calls it: str, int, bool …
[[nodiscard]] QString attributeTypeName(AttributeType type);
[[nodiscard]] ValueForm formOf(const Trace &trace, const Attribute &attribute);
// Bytes of a value kept as text; of a binary one as decoded; 0 of numbers and the like.
[[nodiscard]] std::int64_t valueBytes(const Trace &trace, const Attribute &attribute);
// True of tags that say their span failed: error=true, an exception's, a server's status of 500 and above.
[[nodiscard]] bool tellsFailure(const Trace &trace, const Attribute &attribute);

// At most longest characters (UTF-16 units); binary values in hexadecimal, "89 50 4e".
[[nodiscard]] QString shownValue(const Trace &trace, const Attribute &attribute, qsizetype longest);
// All of it; for copying. Binary values as one run of hexadecimal digits.
[[nodiscard]] QString wholeValue(const Trace &trace, const Attribute &attribute);

// A run of a value's bytes, whole characters only; binary values as lines of offset, bytes and characters.
struct ValuePart
{
    QString text;
    std::int64_t from = 0; // bytes of valueBytes()
    std::int64_t to = 0;
};
// From about the byte given, about as many as given.
[[nodiscard]] ValuePart valuePart(const Trace &trace, const Attribute &attribute, std::int64_t from,
                                  std::int64_t bytes);

} // namespace yagura::traces
