#include "traces/details/attributetext.h"

#include <QByteArray>

#include <algorithm>

namespace yagura::traces {

namespace {

constexpr std::int64_t BytesALine = 8; // of a hexadecimal dump

bool isText(AttributeType type)
{
    return type == AttributeType::Text || type == AttributeType::Binary || type == AttributeType::Json;
}

bool isInside(char byte) // a byte of a character that began before
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Of UTF-8, or of what claims to be it: a character has four bytes at most.
size_t characterStart(std::string_view text, size_t at)
{
    for (int i = 0; i < 3 && at > 0 && at < text.size() && isInside(text[at]); ++i)
        --at;
    return at;
}

QString decoded(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// from is a multiple of three, where base64 can be entered.
QByteArray binaryBytes(std::string_view base64, std::int64_t from, std::int64_t bytes)
{
    const auto first = std::min(base64.size(), static_cast<size_t>(from / 3 * 4));
    const auto part = base64.substr(first, static_cast<size_t>((bytes + 2) / 3 * 4));
    return QByteArray::fromBase64(QByteArray::fromRawData(part.data(), static_cast<qsizetype>(part.size())));
}

QString hexLines(const QByteArray &bytes, std::int64_t offset)
{
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += BytesALine) {
        const auto line = bytes.mid(at, BytesALine);
        QString characters;
        for (const char c : line)
            characters += c >= 0x20 && c < 0x7F ? QLatin1Char(c) : QLatin1Char('.');
        if (at > 0)
            text += u'\n';
        text += QStringLiteral("%1  %2  ")
                    .arg(offset + at, 6, 16, QLatin1Char('0'))
                    .arg(QString::fromLatin1(line.toHex(' ')), -static_cast<int>(BytesALine * 3 - 1))
            + characters;
    }
    return text;
}

} // namespace

QString attributeTypeName(AttributeType type)
{
    switch (type) {
    case AttributeType::Text:
        return QStringLiteral("str");
    case AttributeType::Boolean:
        return QStringLiteral("bool");
    case AttributeType::Integer:
        return QStringLiteral("int");
    case AttributeType::Real:
        return QStringLiteral("float");
    case AttributeType::Binary:
        return QStringLiteral("bin");
    case AttributeType::Json:
        return QStringLiteral("json");
    case AttributeType::Null:
        return QStringLiteral("null");
    }
    return {};
}

ValueForm formOf(const Trace &trace, const Attribute &attribute)
{
    if (attribute.type == AttributeType::Binary)
        return ValueForm::Binary;
    if (attribute.type == AttributeType::Json)
        return ValueForm::Json;
    if (attribute.type != AttributeType::Text)
        return ValueForm::Plain;
    const auto &key = trace.names[attribute.key];
    for (const auto name : {u"db.statement", u"db.query.text", u"sql.query", u"db.sql", u"sql"}) {
        if (key == name)
            return ValueForm::Statement;
    }
    if (key.contains(QLatin1String("stacktrace")) || key == u"stack" || key.endsWith(QLatin1String(".stack")))
        return ValueForm::Stack;
    const auto text = trace.textOf(attribute.text());
    constexpr std::string_view blank = " \t\r\n";
    // Looked for among the first and the last few only: a value may be nothing but blanks.
    const auto first = text.substr(0, 64).find_first_not_of(blank);
    const auto tail = text.substr(text.size() - std::min<size_t>(64, text.size()));
    const auto last = tail.find_last_not_of(blank);
    if (first == std::string_view::npos || last == std::string_view::npos || text.size() < 2)
        return ValueForm::Plain;
    const bool isJson
        = (text[first] == '{' && tail[last] == '}') || (text[first] == '[' && tail[last] == ']');
    return isJson ? ValueForm::Json : ValueForm::Plain;
}

std::int64_t valueBytes(const Trace &trace, const Attribute &attribute)
{
    if (!isText(attribute.type))
        return 0;
    const auto text = trace.textOf(attribute.text());
    const auto size = static_cast<std::int64_t>(text.size());
    if (attribute.type != AttributeType::Binary)
        return size;
    const auto padding = std::ranges::count(text.substr(text.size() - std::min<size_t>(2, text.size())), '=');
    return std::max<std::int64_t>(0, (size - padding) * 3 / 4);
}

bool tellsFailure(const Trace &trace, const Attribute &attribute)
{
    const auto &key = trace.names[attribute.key];
    if (key == u"error" || key == u"otel.status_code") {
        const auto value = trace.valueText(attribute, 8);
        return value.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0
            || value.compare(QLatin1String("error"), Qt::CaseInsensitive) == 0;
    }
    if (key == u"http.response.status_code" || key == u"http.status_code")
        return trace.valueText(attribute, 8).toInt() >= 500;
    return key == u"error.type" || key == u"error.message" || key == u"exception.type"
        || key == u"exception.message" || key == u"otel.status_description";
}

QString shownValue(const Trace &trace, const Attribute &attribute, qsizetype longest)
{
    if (attribute.type != AttributeType::Binary)
        return trace.valueText(attribute, longest);
    const auto bytes = binaryBytes(trace.textOf(attribute.text()), 0, longest / 3 + 1);
    return QString::fromLatin1(bytes.toHex(' ')).left(longest);
}

QString wholeValue(const Trace &trace, const Attribute &attribute)
{
    if (attribute.type == AttributeType::Binary) {
        const auto text = trace.textOf(attribute.text());
        return QString::fromLatin1(binaryBytes(text, 0, static_cast<std::int64_t>(text.size())).toHex());
    }
    return isText(attribute.type) ? decoded(trace.textOf(attribute.text())) : trace.valueText(attribute);
}

ValuePart valuePart(const Trace &trace, const Attribute &attribute, std::int64_t from, std::int64_t bytes)
{
    const auto size = valueBytes(trace, attribute);
    from = std::clamp<std::int64_t>(from, 0, size);
    if (!isText(attribute.type))
        return {trace.valueText(attribute), 0, 0};
    const auto text = trace.textOf(attribute.text());
    if (attribute.type == AttributeType::Binary) {
        // Where both a line and base64 begin anew.
        constexpr auto step = 3 * BytesALine;
        from = from / step * step;
        const auto part = binaryBytes(text, from, std::max<std::int64_t>(step, bytes / step * step));
        return {hexLines(part, from), from, from + part.size()};
    }
    const auto first = characterStart(text, static_cast<size_t>(from));
    const auto last
        = characterStart(text, static_cast<size_t>(std::min(size, from + std::max<std::int64_t>(4, bytes))));
    return {decoded(text.substr(first, last - first)), static_cast<std::int64_t>(first),
            static_cast<std::int64_t>(last)};
}

} // namespace yagura::traces
