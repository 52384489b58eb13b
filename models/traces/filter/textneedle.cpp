#include "traces/filter/textneedle.h"

#include <re2/re2.h>

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

bool TextNeedle::isAt(const char *text) const
{
    for (size_t i = 0; i < m_bytes.size(); ++i) {
        if (lowered(text[i]) != m_bytes[i])
            return false;
    }
    return true;
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
        if (lowered(utf8[i]) == m_bytes.front() && isAt(utf8.data() + i))
            return true;
    }
    return false;
}

TextHits::TextHits(std::string_view text, const TextNeedle &needle)
    : m_text(text)
    , m_needle(needle)
{
    const auto length = needle.bytes().size();
    if (length == 0 || length > text.size() || needle.m_regex)
        return;
    m_bits.resize(text.size() / 64 + 1);
    scan();
}

void TextHits::scan()
{
    constexpr size_t block = 64; // of a constant length, so that the compiler makes vectors of it
    const auto &bytes = m_needle.bytes();
    const FoldedByte first(bytes.front());
    const FoldedByte last(bytes.back());
    const auto *text = reinterpret_cast<const unsigned char *>(m_text.data());
    const auto *tail = text + bytes.size() - 1;
    const auto places = m_text.size() - bytes.size() + 1;
    size_t at = 0;
    for (; at + block <= places; at += block) {
        unsigned char isAny = 0;
        for (size_t i = 0; i < block; ++i) {
            const auto isFirst = static_cast<unsigned char>((text[at + i] | first.fold) == first.byte);
            const auto isLast = static_cast<unsigned char>((tail[at + i] | last.fold) == last.byte);
            isAny |= static_cast<unsigned char>(isFirst & isLast);
        }
        if (!isAny)
            continue;
        for (auto i = at; i < at + block; ++i) {
            if ((text[i] | first.fold) == first.byte && m_needle.isAt(m_text.data() + i))
                mark(i);
        }
    }
    for (; at < places; ++at) {
        if (m_needle.isAt(m_text.data() + at))
            mark(at);
    }
}

bool TextHits::isIn(Slice slice) const
{
    const auto length = m_needle.bytes().size();
    if (m_bits.empty())
        return (length == 0 || m_needle.m_regex) && m_needle.isIn(m_text.substr(slice.first, slice.count));
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

} // namespace yagura::traces
