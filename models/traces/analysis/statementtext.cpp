#include "traces/analysis/statementtext.h"

#include <algorithm>

namespace yagura::traces {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

class Reader
{
public:
    explicit Reader(std::string_view text)
        : m_text(text)
    {
        m_result.reserve(text.size());
    }

    std::string run()
    {
        while (m_at < m_text.size())
            step();
        while (!m_result.empty() && m_result.back() == ' ')
            m_result.pop_back();
        return std::move(m_result);
    }

private:
    [[nodiscard]] char at(size_t place) const { return place < m_text.size() ? m_text[place] : '\0'; }

    void step()
    {
        const char c = m_text[m_at];
        if (isBlank(c)) {
            blank();
            ++m_at;
        } else if (c == '\'') {
            skipText();
        } else if (c == '/' && at(m_at + 1) == '*') {
            skipTo("*/");
        } else if (c == '-' && at(m_at + 1) == '-') {
            skipTo("\n");
        } else if (isDigit(c) || (c == '$' && isDigit(at(m_at + 1)))) {
            ++m_at;
            while (isWord(at(m_at)) || at(m_at) == '.')
                ++m_at;
            value();
        } else if (c == '?') {
            ++m_at;
            value();
        } else if (isWord(c)) {
            while (isWord(at(m_at)))
                m_result += m_text[m_at++];
        } else {
            m_result += c;
            ++m_at;
        }
    }

    void blank()
    {
        if (!m_result.empty() && m_result.back() != ' ')
            m_result += ' ';
    }

    // ?, unless it only makes a list of values longer.
    void value()
    {
        auto end = m_result.size();
        while (end > 0 && m_result[end - 1] == ' ')
            --end;
        if (end > 1 && m_result[end - 1] == ',') {
            --end;
            while (end > 0 && m_result[end - 1] == ' ')
                --end;
            if (end > 0 && m_result[end - 1] == '?') {
                m_result.resize(end);
                return;
            }
        }
        m_result += '?';
    }

    void skipText()
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == '\'' && at(m_at + 1) == '\'')
                ++m_at;
            else if (m_text[m_at] == '\'')
                break;
        }
        m_at = std::min(m_at + 1, m_text.size());
        value();
    }

    void skipTo(std::string_view end)
    {
        const auto found = m_text.find(end, m_at + 2);
        m_at = found == std::string_view::npos ? m_text.size() : found + end.size();
        blank();
    }

    std::string_view m_text;
    size_t m_at = 0;
    std::string m_result;
};

} // namespace

std::string normalisedStatement(std::string_view statement)
{
    constexpr size_t longest = 4096;
    return Reader(statement.substr(0, longest)).run();
}

} // namespace yagura::traces
