#include "kit/controls/chippainter.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QFontMetrics>
#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int shapeSide = 12;
constexpr int swatchSide = 8;
constexpr int gap = 5;

QFont chipFont(const ChipContent &chip)
{
    if (chip.kind == ChipKind::Matcher) {
        QFont font = textFont(TextStyle::Mono);
        font.setPixelSize(11);
        return font;
    }
    QFont font = textFont(TextStyle::Label);
    font.setPixelSize(12);
    return font;
}

bool hasLeadingShape(const ChipContent &chip)
{
    return chip.shape || (chip.kind == ChipKind::Severity && chip.hasShape);
}

struct ChipColors
{
    QColor fill;
    QColor line;
    QColor text;
    bool isDashed = false;
};

ChipColors colorsOf(const ChipContent &chip, const Theme &theme)
{
    switch (chip.kind) {
    case ChipKind::Severity:
        return {theme.color(surfaceOf(chip.severity)), {}, theme.color(colorOf(chip.severity)), false};
    case ChipKind::Plain:
        return {theme.color(ColorRole::Hover), {}, theme.color(ColorRole::Text), false};
    case ChipKind::Matcher:
        return {theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
                theme.color(ColorRole::Text), false};
    case ChipKind::Filter:
        return {theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
                theme.color(ColorRole::Text), false};
    case ChipKind::Excluded:
        return {{}, theme.color(ColorRole::Critical), theme.color(ColorRole::Text), false};
    case ChipKind::Disabled:
        return {{}, theme.color(ColorRole::LineStrong), theme.color(ColorRole::TextFaint), true};
    case ChipKind::Pending:
        return {{}, theme.color(ColorRole::TextFaint), theme.color(ColorRole::Text), true};
    }
    Q_UNREACHABLE();
}

int widthOf(const QFont &font, const QString &text)
{
    return text.isEmpty() ? 0 : qCeil(NumberPainter(font).width(text));
}

} // namespace

QSize chipSize(const ChipContent &chip)
{
    const QFont font = chipFont(chip);
    int width = 2 * space::small + widthOf(font, safeText(chip.text));
    if (hasLeadingShape(chip))
        width += shapeSide + gap;
    if (chip.swatch.isValid())
        width += swatchSide + gap;
    if (!chip.prefix.isEmpty())
        width += widthOf(font, safeText(chip.prefix)) + gap;
    if (!chip.count.isEmpty())
        width += widthOf(font, chip.count) + gap;
    return {width, size::chip};
}

void paintSwatch(QPainter &painter, const QPointF &center, const QColor &color)
{
    paintBox(painter,
             QRectF(center.x() - swatchSide / 2.0, center.y() - swatchSide / 2.0, swatchSide, swatchSide),
             color, {}, 2);
}

void paintChip(QPainter &painter, const QRectF &rect, const ChipContent &chip, const Theme &theme)
{
    const ChipColors colors = colorsOf(chip, theme);
    const qreal radius = chip.kind == ChipKind::Severity ? rect.height() / 2 : size::radiusControl;
    if (colors.isDashed)
        paintDashedBox(painter, rect, colors.fill, colors.line, radius);
    else
        paintBox(painter, rect, colors.fill, colors.line, radius);
    const QFont font = chipFont(chip);
    qreal x = rect.left() + space::small;
    const qreal middle = rect.center().y();
    if (hasLeadingShape(chip)) {
        const QColor ground = colors.fill.isValid() ? colors.fill : theme.color(ColorRole::Surface);
        paintShape(painter, QRectF(x, middle - shapeSide / 2.0, shapeSide, shapeSide),
                   chip.shape.value_or(shapeOf(chip.severity)), colors.text, ground);
        x += shapeSide + gap;
    }
    if (chip.swatch.isValid()) {
        paintSwatch(painter, {x + swatchSide / 2.0, middle}, chip.swatch);
        x += swatchSide + gap;
    }
    const NumberPainter text(font);
    const auto put = [&](const QString &piece, const QColor &color) {
        text.draw(painter, QRectF(x, rect.top(), rect.right() - x, rect.height()),
                  Qt::AlignLeft | Qt::AlignVCenter, piece, color);
        x += text.width(piece) + gap;
    };
    if (!chip.prefix.isEmpty())
        put(safeText(chip.prefix),
            chip.kind == ChipKind::Excluded ? theme.color(ColorRole::Critical)
                                            : theme.color(ColorRole::TextMuted));
    put(safeText(chip.text), colors.text);
    if (!chip.count.isEmpty())
        put(chip.count,
            theme.color(chip.kind == ChipKind::Plain ? ColorRole::Critical : ColorRole::TextMuted));
}

} // namespace yagura::kit
