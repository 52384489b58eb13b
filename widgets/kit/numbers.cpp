#include "kit/numbers.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QLocale>
#include <QPaintEngine>
#include <QPainter>
#include <QRawFont>

#include <array>
#include <cmath>
#include <map>

namespace yagura::kit {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// From the comma to the colon: digits, and what stands between them.
constexpr char16_t firstSign = u',';
constexpr char16_t lastSign = u':';

bool isSign(QStringView text)
{
    return text.size() == 1 && text.front() >= firstSign && text.front() <= lastSign;
}

// Calls sign(character) for digits and for signs that stand alone, other(text) for the rest, in turn.
template <typename Sign, typename Other> void split(const QString &text, Sign sign, Other other)
{
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && !isDigit(text[i]))
            continue;
        const QStringView between = QStringView(text).mid(from, i - from);
        if (isSign(between))
            sign(between.front());
        else if (!between.isEmpty())
            other(between.toString());
        if (i < text.size())
            sign(text[i]);
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

// Looked up once: shaping each digit anew would cost more than painting it.
struct NumberPainter::Figures
{
    struct Sign
    {
        qreal own = 0; // advance
        qreal advance = 0; // the same for all digits
        quint32 glyph = 0; // none
    };

    explicit Figures(const QFont &font)
        : metrics(font)
        , raw(QRawFont::fromFont(font))
    {
        qreal digit = 0;
        for (char16_t c = firstSign; c <= lastSign; ++c) {
            Sign &sign = signs[c - firstSign];
            sign.own = metrics.horizontalAdvance(QChar(c));
            sign.glyph = raw.glyphIndexesForString(QString(QChar(c))).value(0);
            if (isDigit(QChar(c)))
                digit = std::max(digit, sign.own);
        }
        for (char16_t c = firstSign; c <= lastSign; ++c)
            signs[c - firstSign].advance = isDigit(QChar(c)) ? digit : signs[c - firstSign].own;
    }

    [[nodiscard]] const Sign &of(QChar c) const { return signs[c.unicode() - firstSign]; }

    QFontMetricsF metrics;
    QRawFont raw;
    std::array<Sign, lastSign - firstSign + 1> signs{};
};

// Never taken down: fonts must not outlive the application.
const NumberPainter::Figures &NumberPainter::figuresOf(const QFont &font)
{
    static auto *known = new std::map<QString, Figures>; // GUI thread only
    return known->try_emplace(font.key(), font).first->second;
}

NumberPainter::NumberPainter(const QFont &font)
    : m_font(font)
    , m_figures(&figuresOf(font))
{ }

qreal NumberPainter::width(const QString &text) const
{
    qreal total = 0;
    split(
        text, [&](QChar c) { total += m_figures->of(c).advance; },
        [&](const QString &other) { total += m_figures->metrics.horizontalAdvance(other); });
    return total;
}

void NumberPainter::draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                         const QColor &color) const
{
    const QFontMetricsF &metrics = m_figures->metrics;
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
    // Files of lines want texts, not glyphs.
    const bool takesGlyphs = painter.paintEngine()->type() == QPaintEngine::Raster;
    QList<quint32> glyphs;
    QList<QPointF> places;
    split(
        text,
        [&](QChar c) {
            const Figures::Sign &sign = m_figures->of(c);
            const QPointF place(x + (sign.advance - sign.own) / 2, y);
            if (takesGlyphs && sign.glyph != 0) {
                glyphs << sign.glyph;
                places << place;
            } else {
                painter.drawText(place, QString(c));
            }
            x += sign.advance;
        },
        [&](const QString &other) {
            painter.drawText(QPointF(x, y), other);
            x += metrics.horizontalAdvance(other);
        });
    if (glyphs.isEmpty())
        return;
    QGlyphRun run;
    run.setRawFont(m_figures->raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(places);
    painter.drawGlyphRun({}, run);
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
