#include "kit/tables/richdelegates.h"

#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int shapeSide = 14;
constexpr int lineHeight = 18;
constexpr int chipGap = 6;

int leadWidth(const TwoLineCell &cell)
{
    return cell.shape ? shapeSide + space::small : 0;
}

int prefixWidth(const TwoLineCell &cell)
{
    if (cell.firstPrefix.isEmpty())
        return 0;
    return qCeil(NumberPainter(textFont(TextStyle::Body)).width(safeText(cell.firstPrefix))) + 6;
}

QFont secondFont()
{
    return textFont(TextStyle::Label);
}

} // namespace

TwoLineDelegate::TwoLineDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void TwoLineDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                                const QModelIndex &index) const
{
    const TwoLineCell cell = m_describe(index);
    const int top = rect.top() + (rect.height() - 2 * lineHeight) / 2;
    QRect first(rect.left(), top, rect.width(), lineHeight);
    if (cell.shape) {
        paintShape(painter,
                   QRectF(rect.left(), first.center().y() - shapeSide / 2.0 + 0.5, shapeSide, shapeSide),
                   *cell.shape, theme.color(cell.shapeColor), theme.color(ColorRole::Surface));
        first.setLeft(first.left() + leadWidth(cell));
    }
    QRect second = first.translated(0, lineHeight);
    if (cell.alignment & Qt::AlignRight) {
        NumberPainter(textFont(cell.firstStyle))
            .draw(painter, first, Qt::AlignRight | Qt::AlignVCenter, safeText(cell.first),
                  theme.color(cell.firstColor));
        NumberPainter(secondFont())
            .draw(painter, second, Qt::AlignRight | Qt::AlignVCenter, safeText(cell.second),
                  theme.color(cell.secondColor));
        return;
    }
    if (!cell.firstPrefix.isEmpty()) {
        NumberPainter(textFont(TextStyle::Body))
            .draw(painter, first, Qt::AlignLeft | Qt::AlignVCenter, safeText(cell.firstPrefix),
                  theme.color(ColorRole::TextMuted));
        first.setLeft(first.left() + prefixWidth(cell));
    }
    paintTextCell(painter, first, {.text = cell.first, .style = cell.firstStyle, .role = cell.firstColor},
                  theme);
    const QString text = safeText(cell.second, LineBreaks::Shown, 300);
    const QFontMetrics metrics(secondFont());
    const int chipRoom = cell.chip ? chipSize(*cell.chip).width() + chipGap : 0;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, second.width() - chipRoom));
    painter.setFont(secondFont());
    painter.setPen(theme.color(cell.secondColor));
    painter.drawText(second, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (cell.chip) {
        const QSize chip = chipSize(*cell.chip);
        const int x = second.left() + (shown.isEmpty() ? 0 : metrics.horizontalAdvance(shown) + chipGap);
        paintChip(painter, QRectF(x, second.top() + 1, chip.width(), 16), *cell.chip, theme);
    }
}

int TwoLineDelegate::contentWidth(const QModelIndex &index) const
{
    const TwoLineCell cell = m_describe(index);
    const int first
        = prefixWidth(cell) + qCeil(NumberPainter(textFont(cell.firstStyle)).width(safeText(cell.first)));
    int second = qCeil(NumberPainter(secondFont()).width(safeText(cell.second)));
    if (cell.chip)
        second += chipSize(*cell.chip).width() + chipGap;
    return leadWidth(cell) + std::max(first, second) + 1;
}

QString TwoLineDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    const QString own = index.data(Qt::ToolTipRole).toString();
    if (!own.isEmpty() || contentWidth(index) <= availableWidth)
        return own;
    const TwoLineCell cell = m_describe(index);
    return cell.first + QLatin1Char('\n') + cell.second;
}

ChipsDelegate::ChipsDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void ChipsDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                              const QModelIndex &index) const
{
    const std::vector<ChipContent> chips = m_describe(index);
    const NumberPainter rest(textFont(TextStyle::Label));
    int x = rect.left();
    for (size_t i = 0; i < chips.size(); ++i) {
        const int width = chipSize(chips[i]).width();
        const bool isLast = i + 1 == chips.size();
        const int needed = width + (isLast ? 0 : 30);
        if (x + needed > rect.right() + 1 && i > 0) {
            rest.draw(painter, QRectF(x, rect.top(), 40, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                      QStringLiteral("+%1").arg(chips.size() - i), theme.color(ColorRole::TextMuted));
            return;
        }
        paintChip(painter, QRectF(x, rect.center().y() - size::chip / 2.0 + 0.5, width, size::chip), chips[i],
                  theme);
        x += width + chipGap;
    }
}

int ChipsDelegate::contentWidth(const QModelIndex &index) const
{
    int width = 0;
    for (const ChipContent &chip : m_describe(index))
        width += chipSize(chip).width() + chipGap;
    return std::max(0, width - chipGap);
}

QString ChipsDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    if (contentWidth(index) <= availableWidth)
        return CellDelegate::toolTipText(index, availableWidth);
    QStringList texts;
    for (const ChipContent &chip : m_describe(index))
        texts << chip.text;
    return texts.join(QStringLiteral(", "));
}

} // namespace yagura::kit
