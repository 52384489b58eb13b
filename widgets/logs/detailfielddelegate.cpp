#include "logs/detailfielddelegate.h"

#include "kit/icons.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/tables/datatable.h"
#include "logs/detailfieldsmodel.h"
#include "logs/logdisplay.h"

#include <QMouseEvent>
#include <QPainter>

namespace yagura::logs {

namespace {

constexpr int signWidth = 20;
constexpr int badgeWidth = 16;
constexpr std::array signs{kit::IconName::Plus, kit::IconName::Minus, kit::IconName::Copy};

bool showsSigns(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *table = qobject_cast<const kit::DataTable *>(option.widget);
    return table && index.column() == DetailFieldsModel::ValueColumn
        && (table->hoveredRow() == index.row() || table->currentIndex().row() == index.row());
}

QRect signRect(const QRect &cell, int place)
{
    const int left = cell.right() - kit::space::small - signWidth * (static_cast<int>(signs.size()) - place);
    return {left, cell.top(), signWidth, cell.height()};
}

} // namespace

void DetailFieldDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                                const QModelIndex &index) const
{
    QStyleOptionViewItem narrowed = option;
    const bool withSigns = showsSigns(option, index);
    kit::CellDelegate::paint(painter, narrowed, index);
    if (!withSigns)
        return;
    const auto *table = static_cast<const kit::DataTable *>(option.widget);
    const QRect all = signRect(option.rect, 0)
                          .united(signRect(option.rect, static_cast<int>(signs.size()) - 1))
                          .adjusted(-kit::space::tiny, 0, kit::space::small, 0);
    painter->save();
    painter->setClipRect(all);
    table->paintRowGround(*painter, option.rect, index);
    for (int i = 0; i < static_cast<int>(signs.size()); ++i)
        kit::paintIcon(*painter, QRectF(signRect(option.rect, i)).adjusted(3, 4, -3, -4),
                       signs[static_cast<size_t>(i)],
                       kit::Theme::of(option.widget).color(kit::ColorRole::TextMuted));
    painter->restore();
}

void DetailFieldDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                    const QModelIndex &index) const
{
    if (index.column() == DetailFieldsModel::ValueColumn) {
        const auto role
            = roleOf(index.siblingAtColumn(DetailFieldsModel::NameColumn).data().toString().toStdString());
        const bool isLink = role && (role->role == FieldRole::Trace || role->role == FieldRole::Span);
        kit::paintTextCell(painter, rect,
                           {index.data().toString().left(1'000), kit::TextStyle::Mono,
                            isLink ? kit::ColorRole::Accent : kit::ColorRole::Text},
                           theme);
        return;
    }
    const QRect badge(rect.left(), rect.center().y() - 7, badgeWidth, 15);
    kit::paintBox(painter, badge, theme.color(kit::ColorRole::Hover), {}, 3);
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    painter.setPen(theme.color(kit::ColorRole::TextMuted));
    painter.drawText(badge, Qt::AlignCenter,
                     kindLetters(static_cast<FieldKind>(index.data(DetailFieldsModel::KindRole).toInt())));
    const QRect name = rect.adjusted(badgeWidth + kit::space::small, 0, 0, 0);
    painter.setFont(kit::textFont(kit::TextStyle::Mono));
    painter.setPen(theme.color(kit::ColorRole::TextMuted));
    painter.drawText(name, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(kit::safeText(index.data().toString()), Qt::ElideMiddle,
                                                      name.width()));
}

int DetailFieldDelegate::contentWidth(const QModelIndex &index) const
{
    const int text = QFontMetrics(kit::textFont(kit::TextStyle::Mono))
                         .horizontalAdvance(kit::safeText(index.data().toString().left(500)));
    return index.column() == DetailFieldsModel::NameColumn ? text + badgeWidth + kit::space::small : text;
}

bool DetailFieldDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                      const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonRelease || !showsSigns(option, index))
        return kit::CellDelegate::editorEvent(event, model, option, index);
    const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
    for (int i = 0; i < static_cast<int>(signs.size()); ++i) {
        if (!signRect(option.rect, i).contains(at))
            continue;
        Q_EMIT actRequested(index.row(), static_cast<FieldAct>(i));
        return true;
    }
    return false;
}

} // namespace yagura::logs
