#include "traces/tagtext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yagura::traces {

namespace {

using Tags = std::map<QString, QString>;

std::unexpected<Error> problem(const QString &where, const QString &detail)
{
    return failure(ErrorKind::InvalidInput, where, detail);
}

Result<Tags> parseJson(const QString &text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return problem(QStringLiteral("byte %1").arg(error.offset), error.errorString());
    Tags tags;
    const auto object = document.object();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry->isObject() || entry->isArray())
            return problem(entry.key(), QStringLiteral("not a plain value"));
        tags[entry.key()] = entry->toVariant().toString();
    }
    return tags;
}

class Scanner
{
public:
    explicit Scanner(const QString &text)
        : m_text(text)
    { }

    Result<Tags> scan()
    {
        Tags tags;
        for (skipBlank(); m_at < m_text.size(); skipBlank()) {
            const QString key = until(QStringLiteral("= \t"));
            if (key.isEmpty() || m_at == m_text.size() || m_text[m_at] != u'=')
                return problem(key, QStringLiteral("a tag is written key=value"));
            ++m_at;
            auto value = readValue();
            if (!value)
                return std::unexpected(value.error());
            tags[key] = *value;
        }
        return tags;
    }

private:
    void skipBlank()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    QString until(const QString &stops)
    {
        const auto from = m_at;
        while (m_at < m_text.size() && !stops.contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }

    Result<QString> readValue()
    {
        if (m_at == m_text.size() || m_text[m_at] != u'"')
            return until(QStringLiteral(" \t"));
        QString value;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        if (m_at == m_text.size())
            return problem(value, QStringLiteral("the quotation mark is not closed"));
        ++m_at;
        return value;
    }

    const QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<Tags> parseTags(const QString &text)
{
    const auto trimmed = text.trimmed();
    return trimmed.startsWith(u'{') ? parseJson(trimmed) : Scanner(trimmed).scan();
}

QString tagText(const Tags &tags)
{
    QStringList parts;
    for (const auto &[key, value] : tags) {
        const bool needsQuotes
            = value.isEmpty() || value.contains(u' ') || value.contains(u'"') || value.contains(u'\\');
        QString shown = value;
        if (needsQuotes) {
            shown.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
            shown = u'"' + shown + u'"';
        }
        parts.append(key + u'=' + shown);
    }
    return parts.join(u' ');
}

} // namespace yagura::traces
