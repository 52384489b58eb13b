#include "kit/tables/tableheader.h"

#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/datatable.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int sortSignWidth = 12;
constexpr int iconSide = 13;
constexpr int iconRoom = iconSide + 4;

} // namespace

TableHeader::TableHeader(DataTable *table)
    : QHeaderView(Qt::Horizontal, table)
    , m_table(table)
{
    setHighlightSections(false);
    setSectionsClickable(true);
    setMinimumSectionSize(16);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setFixedHeight(size::tableHeader);
}

QSize TableHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), size::tableHeader};
}

int TableHeader::labelWidth(int section) const
{
    const QString text = model() ? model()->headerData(section, Qt::Horizontal).toString() : QString();
    return QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(text) + 2 * cellMargin
        + (m_table->isSortingEnabled() ? sortSignWidth : 0) + (m_table->headerIcon(section) ? iconRoom : 0);
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    painter.setPen(Theme::of(this).color(ColorRole::Line));
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const Theme &theme = Theme::of(this);
    painter->fillRect(rect, theme.color(ColorRole::Surface));
    if (const QVariant tick = model()->headerData(section, Qt::Horizontal, Qt::CheckStateRole);
        tick.isValid()) {
        const auto state = static_cast<Qt::CheckState>(tick.toInt());
        const QRectF box(rect.left() + m_table->cellInsets(section).left(), rect.center().y() - 6.5, 14, 14);
        paintCheckBox(*painter, box,
                      state == Qt::Checked
                          ? CheckMark::On
                          : (state == Qt::PartiallyChecked ? CheckMark::Partial : CheckMark::Off),
                      true, theme);
        return;
    }
    const bool isSorted
        = m_table->isSortingEnabled() && isSortIndicatorShown() && sortIndicatorSection() == section;
    const QString text = safeText(model()->headerData(section, Qt::Horizontal).toString());
    const QFont font = textFont(TextStyle::Label);
    painter->setFont(font);
    painter->setPen(theme.color(isSorted ? ColorRole::Text : ColorRole::TextMuted));
    QRect place = rect.marginsRemoved(m_table->cellInsets(section));
    const bool isRight = m_table->headerAlignment(section) & Qt::AlignRight;
    const auto sign = m_table->headerIcon(section);
    const int before = sign ? iconRoom : 0;
    const int textWidth = std::min(QFontMetrics(font).horizontalAdvance(text), place.width() - before);
    if (isSorted) {
        const int x = isRight ? place.right() - sortSignWidth + 3 : place.left() + before + textWidth + 2;
        const bool isDescending = sortIndicatorOrder() == Qt::DescendingOrder;
        paintIcon(*painter, QRectF(x, rect.center().y() - 5.5, sortSignWidth, sortSignWidth),
                  isDescending ? IconName::SortDown : IconName::SortUp, theme.color(ColorRole::TextMuted));
        if (isRight)
            place.adjust(0, 0, -sortSignWidth, 0);
    }
    if (sign) {
        const int left
            = isRight ? std::max(place.left(), place.right() - textWidth - iconRoom) : place.left();
        paintIcon(*painter, QRectF(left, rect.center().y() - iconSide / 2, iconSide, iconSide), *sign,
                  theme.color(ColorRole::TextFaint));
        painter->setFont(font);
        painter->setPen(theme.color(isSorted ? ColorRole::Text : ColorRole::TextMuted));
        place.setLeft(place.left() + before);
    }
    painter->drawText(place,
                      (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
}

} // namespace yagura::kit
