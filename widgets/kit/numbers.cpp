#include "kit/numbers.h"

#include <QFontMetricsF>
#include <QHash>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace yagura::kit {

namespace {

// Advances of one font, looked up once: shaping each digit anew would cost more than painting it.
struct Advances
{
    qreal digit = 0;
    std::array<qreal, 10> own{};
};

const Advances &advancesOf(const QFont &font)
{
    static QHash<QString, Advances> cache; // GUI thread only
    const QString key = font.key();
    auto found = cache.find(key);
    if (found == cache.end()) {
        const QFontMetricsF metrics(font);
        Advances advances;
        for (size_t i = 0; i < advances.own.size(); ++i) {
            advances.own[i] = metrics.horizontalAdvance(QChar(static_cast<char16_t>(u'0' + i)));
            advances.digit = std::max(advances.digit, advances.own[i]);
        }
        found = cache.insert(key, advances);
    }
    return *found;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// Calls digit(character) and other(text) in turn.
template <typename Digit, typename Other> void split(const QString &text, Digit digit, Other other)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isDigit(text[i]))
            continue;
        if (i > from)
            other(text.mid(from, i - from));
        if (i < text.size())
            digit(text[i]);
        from = i + 1;
    }
}

ValueText scaled(double value, double base, std::initializer_list<const char *> units)
{
    const char *last = *units.begin();
    double magnitude = std::abs(value);
    double shown = value;
    for (const char *unit : units) {
        last = unit;
        if (magnitude < base * 0.9995 || unit == *(units.end() - 1))
            break;
        magnitude /= base;
        shown /= base;
    }
    return {shortNumber(shown), QString::fromUtf8(last)};
}

} // namespace

QString ValueText::joined() const
{
    if (unit.isEmpty())
        return number;
    const QChar first = unit.front();
    const bool isTight = first == u'×' || first == u'/' || first == u'°';
    return isTight ? QString(number + unit) : QString(number + QChar(0x00A0) + unit);
}

NumberPainter::NumberPainter(const QFont &font)
    : m_font(font)
{ }

qreal NumberPainter::width(const QString &text) const
{
    const Advances &advances = advancesOf(m_font);
    const QFontMetricsF metrics(m_font);
    qreal total = 0;
    split(
        text, [&](QChar) { total += advances.digit; },
        [&](const QString &other) { total += metrics.horizontalAdvance(other); });
    return total;
}

void NumberPainter::draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                         const QColor &color) const
{
    const Advances &advances = advancesOf(m_font);
    const QFontMetricsF metrics(m_font);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width(text);
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width(text) / 2;
    qreal y = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    if (alignment & Qt::AlignTop)
        y = rect.top() + metrics.ascent();
    else if (alignment & Qt::AlignBottom)
        y = rect.bottom() - metrics.descent();
    painter.setFont(m_font);
    painter.setPen(color);
    split(
        text,
        [&](QChar c) {
            const qreal own = advances.own[static_cast<size_t>(c.unicode() - u'0')];
            painter.drawText(QPointF(x + (advances.digit - own) / 2, y), QString(c));
            x += advances.digit;
        },
        [&](const QString &other) {
            painter.drawText(QPointF(x, y), other);
            x += metrics.horizontalAdvance(other);
        });
}

QString groupedNumber(double value, int digits)
{
    if (!std::isfinite(value))
        return std::isnan(value) ? missingText()
                                 : QString(value < 0 ? QStringLiteral("−∞") : QStringLiteral("∞"));
    QString text = QLocale(QLocale::English).toString(std::abs(value), 'f', digits);
    const bool isZero
        = std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c >= u'1' && c <= u'9'; });
    return value < 0 && !isZero ? QString(QStringLiteral("−") + text) : text;
}

QString shortNumber(double value)
{
    const double magnitude = std::abs(value);
    if (!std::isfinite(value) || magnitude == 0 || magnitude >= 99.95)
        return groupedNumber(value, 0);
    if (magnitude >= 9.995)
        return groupedNumber(value, magnitude == std::round(magnitude) ? 0 : 1);
    if (magnitude >= 0.995)
        return groupedNumber(value, magnitude == std::round(magnitude) ? 0 : 2);
    const int digits = std::min(9, 2 - static_cast<int>(std::floor(std::log10(magnitude))));
    QString text = groupedNumber(value, digits);
    while (text.contains(u'.') && (text.endsWith(u'0') || text.endsWith(u'.')))
        text.chop(1);
    return text;
}

ValueText scaledNumber(double value)
{
    if (std::abs(value) < 10'000)
        return {shortNumber(value), {}};
    return scaled(value, 1000, {"", "k", "M", "G", "T", "P"});
}

ValueText durationText(double seconds)
{
    if (!std::isfinite(seconds))
        return {missingText(), {}};
    const double magnitude = std::abs(seconds);
    if (magnitude == 0)
        return {QStringLiteral("0"), QStringLiteral("s")};
    if (magnitude < 0.9995e-6)
        return {shortNumber(seconds * 1e9), QStringLiteral("ns")};
    if (magnitude < 0.9995e-3)
        return {shortNumber(seconds * 1e6), QStringLiteral("µs")};
    if (magnitude < 0.9995)
        return {shortNumber(seconds * 1e3), QStringLiteral("ms")};
    if (magnitude < 120)
        return {shortNumber(seconds), QStringLiteral("s")};
    if (magnitude < 7200)
        return {shortNumber(seconds / 60), QStringLiteral("min")};
    if (magnitude < 48 * 3600)
        return {shortNumber(seconds / 3600), QStringLiteral("h")};
    return {shortNumber(seconds / 86400), QStringLiteral("d")};
}

ValueText percentText(double ratio, int digits)
{
    if (!std::isfinite(ratio))
        return {missingText(), {}};
    return {groupedNumber(ratio * 100, digits), QStringLiteral("%")};
}

ValueText bytesText(double bytes)
{
    if (!std::isfinite(bytes))
        return {missingText(), {}};
    return scaled(bytes, 1024, {"B", "KiB", "MiB", "GiB", "TiB", "PiB"});
}

QString missingText()
{
    return QStringLiteral("–");
}

} // namespace yagura::kit
