#include "metrics/promql/literal.h"

#include <QStringDecoder>

#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

// One escape sequence at the front of text, which begins behind the backslash; answers its length.
qsizetype appendEscape(QByteArray &bytes, QStringView text)
{
    static constexpr QStringView simple = u"abfnrtv\\'\"";
    static constexpr char values[] = "\a\b\f\n\r\t\v\\'\"";
    const QChar c = text.front();
    if (const qsizetype at = simple.indexOf(c); at >= 0) {
        bytes += values[at];
        return 1;
    }
    const bool octal = c >= u'0' && c <= u'7';
    const qsizetype digits = octal ? 3 : c == u'x' ? 2 : c == u'u' ? 4 : 8;
    const char32_t value = text.mid(octal ? 0 : 1, digits).toUInt(nullptr, octal ? 8 : 16);
    if (digits <= 3)
        bytes += static_cast<char>(value);
    else
        bytes += QString::fromUcs4(&value, 1).toUtf8();
    return digits + (octal ? 0 : 1);
}

QString escapedCodePoint(char32_t c)
{
    switch (c) {
    case '\a':
        return u"\\a"_s;
    case '\b':
        return u"\\b"_s;
    case '\f':
        return u"\\f"_s;
    case '\n':
        return u"\\n"_s;
    case '\r':
        return u"\\r"_s;
    case '\t':
        return u"\\t"_s;
    case '\v':
        return u"\\v"_s;
    case '"':
        return u"\\\""_s;
    case '\\':
        return u"\\\\"_s;
    default:
        break;
    }
    const auto hex
        = [c](int width) { return u"%1"_s.arg(static_cast<uint>(c), width, 16, QLatin1Char('0')); };
    if (c < 0x20 || c == 0x7f)
        return QString(u"\\x"_s + hex(2));
    if (c != ' ' && (!QChar::isPrint(c) || QChar::isSpace(c)))
        return c < 0x10000 ? QString(u"\\u"_s + hex(4)) : QString(u"\\U"_s + hex(8));
    return QString::fromUcs4(&c, 1);
}

// How many bytes of a right UTF-8 sequence begin here; 0 for none.
qsizetype sequenceLength(QByteArrayView bytes)
{
    const auto first = static_cast<unsigned char>(bytes.front());
    const qsizetype length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || length > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder.decode(bytes.first(length));
    return decoder.hasError() || text.toUcs4().size() != 1 ? 0 : length;
}

std::optional<double> decimalValue(const QByteArray &text)
{
    double value = 0;
    const char *const end = text.constData() + text.size();
    const auto [last, error] = std::from_chars(text.constData(), end, value);
    if (last != end)
        return std::nullopt;
    // Below the smallest is 0, above the largest is an error.
    const bool isTiny
        = text.contains("e-") || (!text.contains('e') && (text.startsWith('0') || text.startsWith('.')));
    if (error == std::errc::result_out_of_range)
        return isTiny ? std::optional<double>(0) : std::nullopt;
    return error == std::errc() ? std::optional<double>(value) : std::nullopt;
}

} // namespace

QByteArray unquoted(QStringView literal)
{
    if (literal.size() < 2)
        return {};
    const QStringView inner = literal.mid(1, literal.size() - 2);
    if (literal.front() == u'`')
        return inner.toUtf8();
    QByteArray bytes;
    for (qsizetype at = 0; at < inner.size();) {
        const qsizetype next = inner.indexOf(u'\\', at);
        const qsizetype plain = next < 0 ? inner.size() : next;
        bytes += inner.mid(at, plain - at).toUtf8();
        at = plain;
        if (at + 1 < inner.size())
            at += 1 + appendEscape(bytes, inner.mid(at + 1));
        else if (at < inner.size())
            break;
    }
    return bytes;
}

QString quoted(const QByteArray &value)
{
    QString text(u'"');
    for (qsizetype at = 0; at < value.size();) {
        const qsizetype length = sequenceLength(QByteArrayView(value).sliced(at));
        if (length == 0) {
            const auto byte = static_cast<uint>(static_cast<unsigned char>(value[at++]));
            text += u"\\x%1"_s.arg(byte, 2, 16, QLatin1Char('0'));
            continue;
        }
        text += escapedCodePoint(QString::fromUtf8(value.mid(at, length)).toUcs4().front());
        at += length;
    }
    return text + u'"';
}

QString quoted(const QString &value)
{
    return quoted(value.toUtf8());
}

std::optional<double> numberValue(QStringView text)
{
    const QString word = text.toString().toLower();
    if (word == u"inf")
        return std::numeric_limits<double>::infinity();
    if (word == u"nan")
        return std::numeric_limits<double>::quiet_NaN();
    // Whole numbers follow Go: 0x is hexadecimal, a leading 0 octal where that can be.
    bool ok = false;
    const qlonglong whole = word.toLongLong(&ok, 0);
    if (ok)
        return static_cast<double>(whole);
    return decimalValue(word.toLatin1());
}

QString numberText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value > 0 ? u"+Inf"_s : u"-Inf"_s;
    // Go's %v: the shortest digits, with an exponent below 1e-4 and from 1e6 on.
    char digits[64];
    const auto written = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::scientific);
    const QString scientific = QString::fromLatin1(digits, written.ptr - digits);
    const int exponent = scientific.section(u'e', 1).toInt();
    if (value != 0 && (exponent < -4 || exponent >= 6))
        return scientific;
    char fixed[400];
    const auto end = std::to_chars(fixed, fixed + sizeof fixed, value, std::chars_format::fixed);
    return QString::fromLatin1(fixed, end.ptr - fixed);
}

} // namespace yagura::metrics::promql
