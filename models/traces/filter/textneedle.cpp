#include "traces/filter/textneedle.h"

#include <re2/re2.h>

#include <bit>
#include <cstring>

namespace yagura::traces {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool hasCaseBeyondAscii(const QString &text)
{
    return std::ranges::any_of(
        text, [](QChar c) { return c.unicode() >= 0x80 && (c.isSurrogate() || c.toLower() != c.toUpper()); });
}

// A byte in both cases at once: c is it when (c | fold) == byte.
struct FoldedByte
{
    unsigned char byte;
    unsigned char fold;

    explicit FoldedByte(char c)
        : byte(static_cast<unsigned char>(c))
        , fold(isLetter(c) ? 0x20 : 0)
    { }
};

bool isAt(const char *text, std::string_view bytes)
{
    for (size_t i = 0; i < bytes.size(); ++i) {
        if (lowered(text[i]) != bytes[i])
            return false;
    }
    return true;
}

std::string longestAsciiRun(std::string_view bytes)
{
    std::string_view longest;
    for (size_t at = 0; at < bytes.size();) {
        auto end = at;
        while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80)
            ++end;
        if (end - at > longest.size())
            longest = bytes.substr(at, end - at);
        at = end + 1;
    }
    return std::string(longest);
}

// Eight bytes of 0 or 1 as eight bits, the first byte the lowest.
std::uint64_t packed(const unsigned char *bytes)
{
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, sizeof eight);
    if constexpr (std::endian::native == std::endian::big)
        eight = __builtin_bswap64(eight);
    return (eight * 0x0102'0408'1020'4080ULL) >> 56;
}

} // namespace

TextNeedle::TextNeedle(const QString &text)
    : m_bytes(text.toStdString())
{
    if (hasCaseBeyondAscii(text)) {
        RE2::Options options;
        options.set_literal(true);
        options.set_case_sensitive(false);
        options.set_log_errors(false);
        m_regex = std::make_shared<RE2>(m_bytes, options);
    }
    std::ranges::transform(m_bytes, m_bytes.begin(), lowered);
}

bool TextNeedle::isIn(std::string_view utf8) const
{
    if (m_bytes.size() > utf8.size() && !m_regex)
        return false;
    if (m_bytes.empty())
        return true;
    if (m_regex)
        return RE2::PartialMatch(re2::StringPiece(utf8.data(), utf8.size()), *m_regex);
    const auto last = utf8.size() - m_bytes.size();
    for (size_t i = 0; i <= last; ++i) {
        if (lowered(utf8[i]) == m_bytes.front() && isAt(utf8.data() + i, m_bytes))
            return true;
    }
    return false;
}

TextHits::TextHits(std::string_view text, const TextNeedle &needle)
    : m_text(text)
    , m_needle(needle)
    , m_bytes(needle.m_regex ? longestAsciiRun(needle.bytes()) : needle.bytes())
{
    if (m_bytes.empty())
        return;
    m_bits.resize(text.size() / 64 + 1);
    if (m_bytes.size() <= text.size())
        scan();
}

std::uint64_t TextHits::candidates(size_t at) const
{
    constexpr size_t block = 64; // of a constant length, so that the compiler makes vectors of it
    const FoldedByte first(m_bytes.front());
    const FoldedByte last(m_bytes.back());
    const auto *text = reinterpret_cast<const unsigned char *>(m_text.data()) + at;
    const auto *tail = text + m_bytes.size() - 1;
    unsigned char hits[block];
    unsigned char isAny = 0;
    for (size_t i = 0; i < block; ++i) {
        const auto isFirst = static_cast<unsigned char>((text[i] | first.fold) == first.byte);
        const auto isLast = static_cast<unsigned char>((tail[i] | last.fold) == last.byte);
        hits[i] = static_cast<unsigned char>(isFirst & isLast);
        isAny |= hits[i];
    }
    std::uint64_t bits = 0;
    for (size_t i = 0; isAny && i < block; i += 8)
        bits |= packed(hits + i) << i;
    return bits;
}

void TextHits::scan()
{
    const auto places = m_text.size() - m_bytes.size() + 1;
    size_t at = 0;
    for (; at + 64 <= places; at += 64) {
        auto bits = candidates(at);
        // First and last byte are all there is of short ones.
        for (auto left = m_bytes.size() > 2 ? bits : 0; left != 0; left &= left - 1) {
            const auto place = static_cast<unsigned>(std::countr_zero(left));
            if (!isAt(m_text.data() + at + place, m_bytes))
                bits &= ~(std::uint64_t{1} << place);
        }
        m_bits[at >> 6] = bits;
    }
    for (; at < places; ++at) {
        if (isAt(m_text.data() + at, m_bytes))
            m_bits[at >> 6] |= std::uint64_t{1} << (at & 63);
    }
}

bool TextHits::isMarked(Slice slice) const
{
    const auto length = m_bytes.size();
    if (slice.count < length)
        return false;
    const auto first = size_t{slice.first};
    const auto last = first + slice.count - length; // included
    for (auto word = first >> 6; word <= last >> 6; ++word) {
        auto bits = m_bits[word];
        if (word == first >> 6)
            bits &= ~std::uint64_t{0} << (first & 63);
        if (word == last >> 6)
            bits &= ~std::uint64_t{0} >> (63 - (last & 63));
        if (bits != 0)
            return true;
    }
    return false;
}

bool TextHits::isIn(Slice slice) const
{
    if (!m_bits.empty() && !isMarked(slice))
        return false;
    const bool isSettled = !m_bits.empty() && !m_needle.m_regex;
    return isSettled || m_needle.isIn(m_text.substr(slice.first, slice.count));
}

} // namespace yagura::traces
