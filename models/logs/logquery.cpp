#include "logs/logquery.h"

#include "logs/logfields.h"

namespace yagura::logs {

QList<LogFilter> withFilter(QList<LogFilter> filters, const LogFilter &added)
{
    for (auto it = filters.begin(); it != filters.end();) {
        if (!it->enabled || it->field != added.field || it->kind != added.kind || it->sense == added.sense) {
            ++it;
            continue;
        }
        for (const QString &value : added.values)
            it->values.removeAll(value);
        const bool contradicted = it->kind == FilterKind::Exists || it->values.isEmpty();
        it = contradicted ? filters.erase(it) : it + 1;
    }
    for (LogFilter &filter : filters) {
        if (!filter.enabled || filter.field != added.field || filter.kind != added.kind
            || filter.sense != added.sense)
            continue;
        for (const QString &value : added.values)
            if (!filter.values.contains(value))
                filter.values.append(value);
        return filters;
    }
    filters.append(added);
    return filters;
}

LogFilter inverted(LogFilter filter)
{
    filter.sense = filter.sense == FilterSense::Include ? FilterSense::Exclude : FilterSense::Include;
    return filter;
}

QString quotedPhrase(const QString &text)
{
    QString quoted = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            quoted += u'\\';
        quoted += c;
    }
    quoted += u'"';
    return quoted;
}

QString fieldClause(const QString &field, const QString &value)
{
    QString name;
    for (const QChar c : field) {
        if (QStringLiteral("+-=&|><!(){}[]^\"~*?:\\/ ").contains(c))
            name += u'\\';
        name += c;
    }
    const QString clause = name + u':' + quotedPhrase(value);
    return clause;
}

namespace {

// Cuts a Lucene text into words, phrases and signs, keeping no more structure than marking needs.
class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    { }

    QStringList run()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'"')
                take(phrase());
            else if (c == u'[' || c == u'{')
                skipRange();
            else if (c == u'(' || c == u')')
                parenthesis(c);
            else if (c.isSpace())
                ++m_at;
            else if (c == u'-' || c == u'!' || c == u'+')
                sign(c);
            else
                word();
        }
        return m_words;
    }

private:
    QString phrase()
    {
        QString text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            text += m_text[m_at];
        }
        ++m_at;
        return text;
    }

    void skipRange()
    {
        while (m_at < m_text.size() && m_text[m_at] != u']' && m_text[m_at] != u'}')
            ++m_at;
        ++m_at;
        reset();
    }

    void parenthesis(QChar c)
    {
        ++m_at;
        if (c == u'(') {
            m_groups.append(m_skip || m_groupSkip);
        } else if (!m_groups.isEmpty()) {
            m_groups.removeLast();
        }
        m_groupSkip = !m_groups.isEmpty() && m_groups.last();
        reset();
    }

    void sign(QChar c)
    {
        ++m_at;
        m_skip = m_skip || c != u'+';
    }

    void word()
    {
        const auto start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace()
               && !QStringLiteral("()[]{}\"").contains(m_text[m_at])) {
            if (m_text[m_at] == u':') {
                const auto field = m_text.mid(start, m_at - start).toStdString();
                const auto role = roleOf(field);
                m_skip = m_skip || !role || role->role != FieldRole::Message;
                ++m_at;
                return;
            }
            m_at += m_text[m_at] == u'\\' ? 2 : 1;
        }
        const QString found = m_text.mid(start, m_at - start);
        if (found == QStringLiteral("AND") || found == QStringLiteral("OR") || found == QStringLiteral("&&")
            || found == QStringLiteral("||"))
            return;
        if (found == QStringLiteral("NOT")) {
            m_skip = true;
            return;
        }
        take(found);
    }

    void take(QString text)
    {
        while (text.endsWith(u'*'))
            text.chop(1);
        const bool pattern = text.contains(u'*') || text.contains(u'?') || text.contains(u'~');
        if (!m_skip && !m_groupSkip && !pattern && text.size() > 1 && !m_words.contains(text))
            m_words.append(text);
        reset();
    }

    void reset() { m_skip = false; }

    const QString m_text;
    qsizetype m_at = 0;
    bool m_skip = false;
    bool m_groupSkip = false;
    QList<bool> m_groups;
    QStringList m_words;
};

} // namespace

QStringList literalWords(const QString &text)
{
    return Scanner(text).run();
}

} // namespace yagura::logs
