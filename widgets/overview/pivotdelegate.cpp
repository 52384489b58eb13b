#include "overview/pivotdelegate.h"

#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/tables/datatable.h"

#include <QMouseEvent>
#include <QPainter>

namespace yagura::overview {

using correlate::Target;

namespace {

constexpr int Side = 20;
constexpr int Gap = 4;

constexpr std::pair<Target, kit::IconName> buttons[] = {
    {Target::Dashboards, kit::IconName::Metrics},
    {Target::Traces, kit::IconName::Traces},
    {Target::Logs, kit::IconName::Logs},
};

QRect buttonRect(const QRect &cell, int index)
{
    const int total = static_cast<int>(std::size(buttons)) * (Side + Gap) - Gap;
    return {cell.right() - total + 1 + index * (Side + Gap), cell.center().y() - Side / 2 + 1, Side, Side};
}

} // namespace

int PivotDelegate::width()
{
    return static_cast<int>(std::size(buttons)) * (Side + Gap) - Gap + kit::cellMargin + kit::space::medium;
}

int PivotDelegate::contentWidth(const QModelIndex &) const
{
    return width() - kit::cellMargin - kit::space::medium;
}

void PivotDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
    m_isShown = table && (table->hoveredRow() == index.row() || table->currentIndex().row() == index.row());
    CellDelegate::paint(painter, option, index);
}

void PivotDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                              const QModelIndex &) const
{
    if (!m_isShown)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    int i = 0;
    for (const auto &[target, iconName] : buttons) {
        const QRect box = buttonRect(rect, i++);
        kit::paintBox(painter, box, theme.color(kit::ColorRole::Raised),
                      theme.color(kit::ColorRole::LineStrong));
        kit::paintIcon(painter, box.adjusted(3, 3, -3, -3), iconName, theme.color(kit::ColorRole::TextMuted));
    }
}

QString PivotDelegate::toolTipText(const QModelIndex &, int) const
{
    return tr("Dashboard (Enter), traces (T), logs (L) of this service");
}

bool PivotDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
        const QRect cell
            = table ? option.rect.marginsRemoved(table->cellInsets(index.column())) : option.rect;
        const QPoint position = static_cast<QMouseEvent *>(event)->position().toPoint();
        for (int i = 0; i < static_cast<int>(std::size(buttons)); ++i) {
            if (buttonRect(cell, i).contains(position)) {
                Q_EMIT chosen(buttons[i].first, index.row());
                return true;
            }
        }
    }
    return CellDelegate::editorEvent(event, model, option, index);
}

} // namespace yagura::overview
