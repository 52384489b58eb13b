#include "traces/details/jsonindent.h"

#include <algorithm>

namespace yagura::traces {

namespace {

constexpr int DeepestIndent = 32; // deeper levels stay there, so that deep text does not grow by its depth

class Indenter
{
public:
    explicit Indenter(QStringView json)
        : m_json(json)
    { }

    QString run(qsizetype longest, bool *cut)
    {
        while (m_at < m_json.size() && m_text.size() < longest)
            step(longest);
        if (cut)
            *cut = m_at < m_json.size();
        return m_text;
    }

private:
    void newLine()
    {
        m_text += u'\n';
        m_text += QString(2 * std::clamp(m_depth, 0, DeepestIndent), u' ');
    }

    [[nodiscard]] qsizetype behindBlanks(qsizetype at) const
    {
        while (at < m_json.size() && m_json[at].isSpace())
            ++at;
        return at;
    }

    void open(QChar bracket)
    {
        m_text += bracket;
        const auto next = behindBlanks(m_at);
        if (next < m_json.size() && (m_json[next] == u'}' || m_json[next] == u']')) {
            m_text += m_json[next];
            m_at = next + 1;
            return;
        }
        ++m_depth;
        newLine();
    }

    void string(qsizetype longest)
    {
        m_text += u'"';
        while (m_at < m_json.size() && m_text.size() < longest) {
            const auto c = m_json[m_at++];
            m_text += c;
            if (c == u'\\' && m_at < m_json.size())
                m_text += m_json[m_at++];
            else if (c == u'"')
                return;
        }
    }

    void step(qsizetype longest)
    {
        const auto c = m_json[m_at++];
        if (c == u'"')
            return string(longest);
        if (c == u'{' || c == u'[')
            return open(c);
        if (c == u'}' || c == u']') {
            m_depth = std::max(0, m_depth - 1);
            newLine();
            m_text += c;
        } else if (c == u',') {
            m_text += c;
            newLine();
        } else if (c == u':') {
            m_text += QLatin1String(": ");
        } else if (!c.isSpace()) {
            m_text += c;
        }
    }

    QStringView m_json;
    qsizetype m_at = 0;
    QString m_text;
    int m_depth = 0;
};

} // namespace

QString indentedJson(QStringView json, qsizetype longest, bool *cut)
{
    return Indenter(json).run(longest, cut);
}

} // namespace yagura::traces
