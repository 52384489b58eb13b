// A piece of text to be found whatever its case, in single strings or in all of a trace's text at once: some
// gigabytes a second for text without case beyond ASCII's. Any thread.
#pragma once

#include "traces/span.h"

#include <memory>

namespace re2 {
class RE2;
}

namespace yagura::traces {

class TextNeedle
{
public:
    explicit TextNeedle(const QString &text);

    [[nodiscard]] bool isIn(std::string_view utf8) const;
    [[nodiscard]] const std::string &bytes() const { return m_bytes; } // UTF-8, ASCII in lower case

private:
    friend class TextHits;
    std::string m_bytes;
    std::shared_ptr<const re2::RE2> m_regex; // only for letters with case beyond ASCII
};

// Where in a long text a needle is: one bit a byte, so that asking for a slice costs next to nothing. Keeps
// references to both.
class TextHits
{
public:
    TextHits(std::string_view text, const TextNeedle &needle);

    [[nodiscard]] bool isIn(Slice slice) const;

private:
    void scan();
    // A bit a place of the 64 from there on.
    [[nodiscard]] std::uint64_t candidates(size_t at) const;
    [[nodiscard]] bool isMarked(Slice slice) const;

    std::string_view m_text;
    const TextNeedle &m_needle;
    std::string m_bytes; // what was scanned for: the needle, or the longest run of ASCII in it
    std::vector<std::uint64_t> m_bits; // empty: nothing was scanned
};

} // namespace yagura::traces
