#include "traces/files/jsontext.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace yagura::traces {

void JsonText::separate()
{
    if (m_needsComma)
        m_text += ',';
    m_needsComma = true;
}

JsonText &JsonText::beginObject()
{
    separate();
    m_text += '{';
    m_needsComma = false;
    return *this;
}

JsonText &JsonText::endObject()
{
    m_text += '}';
    m_needsComma = true;
    return *this;
}

JsonText &JsonText::beginArray()
{
    separate();
    m_text += '[';
    m_needsComma = false;
    return *this;
}

JsonText &JsonText::endArray()
{
    m_text += ']';
    m_needsComma = true;
    return *this;
}

JsonText &JsonText::key(std::string_view name)
{
    string(name);
    m_text += ':';
    m_needsComma = false;
    return *this;
}

JsonText &JsonText::string(std::string_view utf8)
{
    separate();
    // Through QString, so that what is no UTF-8 does not get into the file.
    const bool isPlain
        = std::ranges::all_of(utf8, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const QByteArray clean = isPlain
        ? QByteArray()
        : QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())).toUtf8();
    const std::string_view text
        = isPlain ? utf8 : std::string_view(clean.constData(), static_cast<size_t>(clean.size()));
    m_text += '"';
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            m_text += '\\';
            m_text += c;
        } else if (code < 0x20) {
            constexpr char digits[] = "0123456789abcdef";
            m_text += "\\u00";
            m_text += digits[code >> 4];
            m_text += digits[code & 15];
        } else {
            m_text += c;
        }
    }
    m_text += '"';
    return *this;
}

JsonText &JsonText::integer(std::int64_t value)
{
    separate();
    char buffer[24];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    m_text.append(buffer, end);
    return *this;
}

JsonText &JsonText::real(double value)
{
    if (std::isnan(value))
        return string("NaN");
    if (std::isinf(value))
        return string(value > 0 ? "Infinity" : "-Infinity");
    separate();
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    m_text.append(buffer, end);
    return *this;
}

JsonText &JsonText::boolean(bool value)
{
    separate();
    m_text += value ? "true" : "false";
    return *this;
}

JsonText &JsonText::null()
{
    separate();
    m_text += "null";
    return *this;
}

} // namespace yagura::traces
