// JSON written straight into text, for exports too large for a document in memory. Keys and values in the
// order they are given; commas are its own business. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yagura::traces {

class JsonText
{
public:
    JsonText &beginObject();
    JsonText &endObject();
    JsonText &beginArray();
    JsonText &endArray();
    JsonText &key(std::string_view name);
    // UTF-8; bytes that are none become U+FFFD.
    JsonText &string(std::string_view utf8);
    JsonText &integer(std::int64_t value);
    // NaN and the infinities as strings, as protobuf's JSON has them.
    JsonText &real(double value);
    JsonText &boolean(bool value);
    JsonText &null();

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    void separate();

    std::string m_text;
    bool m_needsComma = false;
};

} // namespace yagura::traces
