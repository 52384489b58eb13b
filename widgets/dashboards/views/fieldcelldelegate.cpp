#include "dashboards/views/fieldcelldelegate.h"

#include "kit/safetext.h"

#include <QLinearGradient>
#include <QPainter>
#include <QTextLayout>

namespace yagura::dashboards {

namespace {

constexpr qsizetype mostText = 500;

// Text stays in its own colour on it, so the ground is a tint.
constexpr float strongTint = 0.42F;
constexpr float weakTint = 0.16F;
constexpr float rowTint = 0.28F;

QColor tinted(QColor color, float alpha)
{
    color.setAlphaF(color.alphaF() * alpha);
    return color;
}

void paintGround(QPainter &painter, const QRect &cell, const QColor &color, CellGround drawing)
{
    if (drawing == CellGround::Row) {
        painter.fillRect(cell.adjusted(-kit::cellMargin, 1, kit::cellMargin, 0), tinted(color, rowTint));
        return;
    }
    const QRectF ground = QRectF(cell).adjusted(-kit::cellMargin + 1, 1.5, kit::cellMargin - 1, -1.5);
    QBrush brush(tinted(color, strongTint));
    if (drawing == CellGround::Gradient) {
        QLinearGradient gradient(ground.topLeft(), ground.topRight());
        gradient.setColorAt(0, tinted(color, weakTint));
        gradient.setColorAt(1, tinted(color, strongTint));
        brush = gradient;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(ground, 2, 2);
}

// The lines of a text; what does not fit into the last is elided.
QStringList wrapped(const QString &text, const QFont &font, int width, int most)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = lines.size() + 1 == most;
        lines << (isLast ? QFontMetrics(font).elidedText(text.mid(line.textStart()), Qt::ElideRight, width)
                         : text.mid(line.textStart(), line.textLength()));
        if (isLast)
            break;
    }
    layout.endLayout();
    return lines;
}

} // namespace

int linesOf(const FieldCell &cell, int width, int most)
{
    const QString text = kit::safeText(cell.text, kit::LineBreaks::Shown, mostText);
    return static_cast<int>(wrapped(text, kit::textFont(cell.style), std::max(width, 20), most).size());
}

FieldCellDelegate::FieldCellDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void FieldCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const QModelIndex &index) const
{
    const FieldCell cell = m_describe(index);
    if (cell.ground)
        paintGround(painter, rect, cell.ground->resolve(theme), cell.drawing);
    const QColor ink = cell.ink ? cell.ink->resolve(theme)
                                : theme.color(cell.isLink ? kit::ColorRole::Accent : kit::ColorRole::Text);
    const QString text = kit::safeText(cell.text, kit::LineBreaks::Shown, mostText);
    QFont font = kit::textFont(cell.style);
    if (cell.isNumber && !cell.isLink) {
        kit::NumberPainter(font).draw(painter, rect, cell.alignment | Qt::AlignVCenter, text, ink);
        return;
    }
    font.setUnderline(cell.isLink);
    painter.setFont(font);
    painter.setPen(ink);
    if (cell.wraps) {
        const int high = QFontMetrics(font).lineSpacing();
        const QStringList lines = wrapped(text, font, rect.width(), std::max(1, rect.height() / high));
        painter.drawText(rect, cell.alignment | Qt::AlignVCenter, lines.join(QLatin1Char('\n')));
        return;
    }
    painter.drawText(rect, cell.alignment | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

int FieldCellDelegate::contentWidth(const QModelIndex &index) const
{
    const FieldCell cell = m_describe(index);
    const QFont font = kit::textFont(cell.style);
    const QString text = kit::safeText(cell.text, kit::LineBreaks::Shown, mostText);
    return cell.isNumber ? qCeil(kit::NumberPainter(font).width(text))
                         : QFontMetrics(font).horizontalAdvance(text) + 1;
}

} // namespace yagura::dashboards
