// Numbers with every digit on the same advance, so that columns of figures line up and a changing figure does
// not dance: Qt 6.4 cannot switch on a font's tabular digits. Every figure of the console goes through here.
// GUI thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace yagura::kit {

// A figure and its unit, formatted and translated: {"4.82", "s"}, {"23.4", "%"}; unit may be empty.
struct ValueText
{
    QString number{};
    QString unit{};

    // "4.82 s"; a space that does not break between, none before ×, / and °.
    [[nodiscard]] QString joined() const;
    bool operator==(const ValueText &) const = default;
};

class NumberPainter
{
public:
    explicit NumberPainter(const QFont &font);

    [[nodiscard]] qreal width(const QString &text) const;
    // Draws within rect, clipped by nobody: figures never elide. Alignment: left, right or centre, and
    // vertical.
    void draw(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
              const QColor &color) const;

private:
    struct Figures;
    [[nodiscard]] static const Figures &figuresOf(const QFont &font);

    QFont m_font;
    const Figures *m_figures; // of all painters with this font
};

// A number the way people read it: thousands grouped, at most `digits` after the point, trailing zeros kept.
[[nodiscard]] QString groupedNumber(double value, int digits = 0);
// About three significant figures: 0.0123, 1.23, 12.3, 123, 1,234.
[[nodiscard]] QString shortNumber(double value);
// With k, M, G, T behind it: {"88", "M"}.
[[nodiscard]] ValueText scaledNumber(double value);
// 1.8 ms, 412 ms, 4.82 s, 2 min 3 s: for durations of requests. Empty number for NaN.
[[nodiscard]] ValueText durationText(double seconds);
// ratio 0.234 → 23.4 %.
[[nodiscard]] ValueText percentText(double ratio, int digits = 1);
[[nodiscard]] ValueText bytesText(double bytes);
// The dash that stands for a number that could not be had.
[[nodiscard]] QString missingText();

} // namespace yagura::kit
