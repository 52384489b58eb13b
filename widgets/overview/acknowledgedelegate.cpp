#include "overview/acknowledgedelegate.h"

#include "kit/paintparts.h"
#include "kit/tables/datatable.h"

#include <QMouseEvent>
#include <QPainter>

namespace yagura::overview {

using kit::ColorRole;

namespace {

QFont buttonFont()
{
    QFont font = kit::textFont(kit::TextStyle::Name);
    font.setPixelSize(12);
    return font;
}

int buttonWidth()
{
    return QFontMetrics(buttonFont()).horizontalAdvance(AcknowledgeDelegate::tr("Acknowledge"))
        + 2 * kit::space::small;
}

} // namespace

AcknowledgeDelegate::AcknowledgeDelegate(Describe describe, HasButton hasButton, QObject *parent)
    : TwoLineDelegate(std::move(describe), parent)
    , m_hasButton(std::move(hasButton))
{ }

QRect AcknowledgeDelegate::buttonRect(const QRect &cell)
{
    const int height = kit::size::controlSmall;
    return {cell.right() - buttonWidth() + 1, cell.center().y() - height / 2 + 1, buttonWidth(), height};
}

void AcknowledgeDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                    const QModelIndex &index) const
{
    if (!m_hasButton(index)) {
        TwoLineDelegate::paintCell(painter, rect, theme, index);
        return;
    }
    const QRect box = buttonRect(rect);
    painter.setRenderHint(QPainter::Antialiasing);
    kit::paintBox(painter, box, theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong));
    painter.setFont(buttonFont());
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, tr("Acknowledge"));
}

int AcknowledgeDelegate::contentWidth(const QModelIndex &index) const
{
    return m_hasButton(index) ? buttonWidth() : TwoLineDelegate::contentWidth(index);
}

QString AcknowledgeDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    return m_hasButton(index) ? tr("Acknowledge this incident (A)")
                              : TwoLineDelegate::toolTipText(index, availableWidth);
}

bool AcknowledgeDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                      const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease && m_hasButton(index)) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
        const QRect content
            = table ? option.rect.marginsRemoved(table->cellInsets(index.column())) : option.rect;
        if (mouse->button() == Qt::LeftButton && buttonRect(content).contains(mouse->position().toPoint())) {
            Q_EMIT clicked(index.row());
            return true;
        }
    }
    return TwoLineDelegate::editorEvent(event, model, option, index);
}

} // namespace yagura::overview
