#include "traces/tracereference.h"

#include <QRegularExpression>

namespace yagura::traces {

namespace {

constexpr qsizetype LongestPaste = 64 * 1024;

std::optional<TraceReference> reference(const QString &trace, const QString &span = {})
{
    const auto id = parseTraceId(trace.toStdString());
    if (!id || id->isNull())
        return std::nullopt;
    TraceReference found{*id, std::nullopt};
    if (const auto spanId = parseSpanId(span.toStdString()); !span.isEmpty() && spanId && !spanId->isNull())
        found.span = spanId;
    return found;
}

QRegularExpressionMatch match(const char *pattern, const QString &text)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::CaseInsensitiveOption)
        .match(text);
}

QString spanNear(const QString &text)
{
    const auto named = match("(?:span[._-]?id|uiFind|uid)\"?\\s*[=:]\\s*\"?([0-9a-f]{16})(?![0-9a-f])", text);
    return named.captured(1);
}

} // namespace

std::optional<TraceReference> findTraceReference(const QString &pasted)
{
    const QString text = pasted.left(LongestPaste).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    if (const auto header = match("(?<![0-9a-f])[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}", text);
        header.hasMatch())
        return reference(header.captured(1), header.captured(2));
    if (const auto named = match("trace[._-]?id\"?\\s*[=:]\\s*\"?(?:0x)?([0-9a-f]{1,32})(?![0-9a-z])", text);
        named.hasMatch())
        return reference(named.captured(1), spanNear(text));
    if (const auto link = match("/traces?/(?:0x)?([0-9a-f]{8,32})(?![0-9a-z])", text); link.hasMatch())
        return reference(link.captured(1), spanNear(text));
    if (const auto anywhere = match("(?<![0-9a-z])([0-9a-f]{32})(?![0-9a-z])", text); anywhere.hasMatch())
        return reference(anywhere.captured(1), spanNear(text));
    if (match("^(?:0x)?[0-9a-f]{15,32}$", text).hasMatch()
        || match("^[0-9a-z+/_-]{22}(?:==)?$", text).hasMatch())
        return reference(text);
    return std::nullopt;
}

} // namespace yagura::traces
