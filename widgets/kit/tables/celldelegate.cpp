#include "kit/tables/celldelegate.h"

#include "kit/controls/plaintooltip.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"

#include <QHelpEvent>
#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int shapeSide = 14;

bool isRightAligned(const QModelIndex &index)
{
    return Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight;
}

} // namespace

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    painter->save();
    QMargins insets(cellMargin, 0, cellMargin, 0);
    if (const auto *table = qobject_cast<const DataTable *>(option.widget)) {
        table->paintRowGround(*painter, option.rect, index);
        insets = table->cellInsets(index.column());
    }
    paintCell(*painter, option.rect.marginsRemoved(insets), theme, index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {contentWidth(index) + 2 * cellMargin, size::row};
}

QString CellDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    const QString own = index.data(Qt::ToolTipRole).toString();
    if (!own.isEmpty())
        return own;
    return contentWidth(index) > availableWidth ? index.data(Qt::DisplayRole).toString() : QString();
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text
        = index.isValid() ? toolTipText(index, option.rect.width() - 2 * cellMargin) : QString();
    if (text.isEmpty())
        hidePlainToolTip();
    else
        showPlainToolTip(event->globalPos(), text, view->viewport());
    return true;
}

void paintTextCell(QPainter &painter, const QRect &rect, const TextCell &cell, const Theme &theme)
{
    QFont font = textFont(cell.style);
    if (cell.pixels > 0)
        font.setPixelSize(cell.pixels);
    const QFontMetrics metrics(font);
    QString text = safeText(cell.text, LineBreaks::Shown, 500);
    if (!cell.isName)
        text = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.setFont(font);
    painter.setPen(theme.color(cell.role));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (cell.suffix.isEmpty())
        return;
    const int used = metrics.horizontalAdvance(text) + space::small;
    if (rect.width() - used < 24)
        return;
    const QFont small = textFont(TextStyle::Label);
    painter.setFont(small);
    painter.setPen(theme.color(ColorRole::TextMuted));
    const QRect rest = rect.adjusted(used, 1, 0, 1);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(small).elidedText(safeText(cell.suffix), Qt::ElideRight, rest.width()));
}

TextDelegate::TextDelegate(QObject *parent, Describe describe)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

TextCell TextDelegate::cellOf(const QModelIndex &index) const
{
    if (m_describe)
        return m_describe(index);
    return TextCell{.text = index.data(Qt::DisplayRole).toString()};
}

void TextDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                             const QModelIndex &index) const
{
    const TextCell cell = cellOf(index);
    if (isRightAligned(index))
        NumberPainter(textFont(cell.style))
            .draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, safeText(cell.text),
                  theme.color(cell.role));
    else
        paintTextCell(painter, rect, cell, theme);
}

int TextDelegate::contentWidth(const QModelIndex &index) const
{
    const TextCell cell = cellOf(index);
    const QFont font = textFont(cell.style);
    const QString text = safeText(cell.text, LineBreaks::Shown, 500);
    int width = isRightAligned(index) ? qCeil(NumberPainter(font).width(text))
                                      : QFontMetrics(font).horizontalAdvance(text) + 1;
    if (!cell.suffix.isEmpty())
        width += space::small + QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(cell.suffix);
    return width;
}

NumberDelegate::NumberDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void NumberDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                               const QModelIndex &index) const
{
    const NumberCell cell = m_describe(index);
    NumberPainter(textFont(cell.style))
        .draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, cell.value.joined(), theme.color(cell.role));
}

int NumberDelegate::contentWidth(const QModelIndex &index) const
{
    const NumberCell cell = m_describe(index);
    return qCeil(NumberPainter(textFont(cell.style)).width(cell.value.joined()));
}

SeverityDelegate::SeverityDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void SeverityDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                                 const QModelIndex &index) const
{
    const SeverityCell cell = m_describe(index);
    const QRectF place(rect.left(), rect.center().y() - shapeSide / 2.0 + 0.5, shapeSide, shapeSide);
    paintShape(painter, place, cell.shape.value_or(shapeOf(cell.severity)),
               theme.color(colorOf(cell.severity)), theme.color(ColorRole::Surface));
    paintTextCell(painter, rect.adjusted(shapeSide + space::small, 0, 0, 0),
                  {.text = cell.text, .style = cell.style, .role = cell.role, .suffix = {}, .isName = true},
                  theme);
}

int SeverityDelegate::contentWidth(const QModelIndex &index) const
{
    const SeverityCell cell = m_describe(index);
    return shapeSide + space::small
        + QFontMetrics(textFont(cell.style)).horizontalAdvance(safeText(cell.text)) + 1;
}

QString SeverityDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    const QString own = CellDelegate::toolTipText(index, availableWidth);
    return own.isEmpty() ? severityText(m_describe(index).severity) : own;
}

} // namespace yagura::kit
