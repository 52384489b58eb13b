#include "alerts/alertcelldelegate.h"

#include "alerts/alerttext.h"
#include "kit/controls/chippainter.h"
#include "kit/icons.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QPainter>

namespace yagura::alerts {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int shapeSide = 13;

int textWidth(const QString &text, TextStyle style)
{
    return QFontMetrics(kit::textFont(style)).horizontalAdvance(text) + 1;
}

QString sinceText(const Alert &alert, Instant now)
{
    return alert.since ? kit::spanText(now - *alert.since) : kit::missingText();
}

kit::ChipContent severityChip(const Alert &alert)
{
    const kit::Severity severity = kit::shownSeverity(alert.severity());
    return {.kind = kit::ChipKind::Severity, .text = kit::severityText(severity), .severity = severity};
}

QString groupName(const AlertRow &row)
{
    return row.group.isEmpty() ? AlertCellDelegate::tr("without this label") : row.group;
}

// Draws shape and number, and returns where the next may begin.
int paintCount(QPainter &painter, int x, const QRect &rect,
               const std::tuple<kit::Shape, ColorRole, int> &what, const kit::Theme &theme)
{
    const auto &[shape, role, count] = what;
    if (count == 0)
        return x;
    const QRectF place(x, rect.center().y() - shapeSide / 2.0 + 0.5, shapeSide, shapeSide);
    kit::paintShape(painter, place, shape, theme.color(role), theme.color(ColorRole::Raised));
    const QString number = QString::number(count);
    painter.setFont(kit::textFont(TextStyle::Body));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QRect(x + shapeSide + 5, rect.top(), 40, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, number);
    return x + shapeSide + 5 + textWidth(number, TextStyle::Body) + kit::space::medium;
}

} // namespace

AlertCellDelegate::AlertCellDelegate(const AlertTableContext &context, QObject *parent)
    : CellDelegate(parent)
    , m_context(context)
{ }

void AlertCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const QModelIndex &index) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_context.model->row(index.row()).isGroup())
        paintGroup(painter, rect, theme, index);
    else
        paintAlert(painter, rect, theme, index);
}

void AlertCellDelegate::paintGroup(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                   const QModelIndex &index) const
{
    const AlertRow &row = m_context.model->row(index.row());
    if (index.column() == AlertModel::Tick) {
        const QRectF place(rect.left() - 1, rect.center().y() - 8, 16, 16);
        kit::paintIcon(painter, place, row.isOpen ? kit::IconName::ChevronDown : kit::IconName::ChevronRight,
                       theme.color(ColorRole::TextMuted));
        return;
    }
    if (index.column() == AlertModel::SeverityColumn) {
        // The name may need more room than this column has: the next cell leaves it some.
        painter.setClipping(false);
        painter.setFont(kit::textFont(TextStyle::Strong));
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRect(rect.left(), rect.top(), 400, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         kit::safeText(groupName(row)));
        return;
    }
    if (index.column() != AlertModel::Name)
        return;
    const GroupCounts &counts = row.counts;
    int x = rect.left();
    for (const auto &what : {std::tuple(kit::Shape::Octagon, ColorRole::Critical, counts.firingCritical),
                             std::tuple(kit::Shape::Triangle, ColorRole::Warning, counts.firingOther),
                             std::tuple(kit::Shape::Clock, ColorRole::Warning, counts.pending),
                             std::tuple(kit::Shape::Mute, ColorRole::TextMuted, counts.silenced),
                             std::tuple(kit::Shape::Slash, ColorRole::Info, counts.inhibited)})
        x = paintCount(painter, x, rect, what, theme);
}

void AlertCellDelegate::paintName(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const Alert &alert) const
{
    kit::paintTextCell(painter, rect,
                       {.text = alert.name(),
                        .style = alert.isHeldBack() ? TextStyle::Body : TextStyle::Name,
                        .role = alert.isHeldBack() ? ColorRole::TextMuted : ColorRole::Text,
                        .suffix = alert.summary(),
                        .isName = true},
                       theme);
}

void AlertCellDelegate::paintAlert(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                   const QModelIndex &index) const
{
    const Alert &alert = *m_context.model->row(index.row()).alert;
    switch (index.column()) {
    case AlertModel::SeverityColumn: {
        const kit::ChipContent chip = severityChip(alert);
        const QSize size = kit::chipSize(chip);
        if (alert.isHeldBack())
            kit::paintTextCell(painter, rect.adjusted(kit::space::small, 0, 0, 0),
                               {.text = chip.text, .style = TextStyle::Body, .role = ColorRole::TextMuted},
                               theme);
        else
            kit::paintChip(painter,
                           QRectF(rect.left(), rect.center().y() - size.height() / 2.0 + 0.5, size.width(),
                                  size.height()),
                           chip, theme);
        break;
    }
    case AlertModel::Name:
        paintName(painter, rect, theme, alert);
        break;
    case AlertModel::State: {
        const QRectF place(rect.left(), rect.center().y() - shapeSide / 2.0 + 0.5, shapeSide, shapeSide);
        kit::paintShape(painter, place, stateShape(alert), theme.color(stateColor(alert)),
                        theme.color(ColorRole::Surface));
        kit::paintTextCell(painter, rect.adjusted(shapeSide + 6, 0, 0, 0),
                           {.text = stateText(alert.state),
                            .role = alert.isHeldBack() ? ColorRole::TextMuted : ColorRole::Text,
                            .isName = true},
                           theme);
        break;
    }
    case AlertModel::Since:
        kit::NumberPainter(kit::textFont(TextStyle::Body))
            .draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, sinceText(alert, m_context.now),
                  theme.color(alert.isHeldBack() ? ColorRole::TextMuted : ColorRole::Text));
        break;
    case AlertModel::HeldBack:
        kit::paintTextCell(painter, rect,
                           {.text = heldBackText(alert, m_context.now), .role = ColorRole::TextMuted}, theme);
        break;
    default:
        break;
    }
}

int AlertCellDelegate::contentWidth(const QModelIndex &index) const
{
    const AlertRow &row = m_context.model->row(index.row());
    if (row.isGroup())
        return index.column() == AlertModel::SeverityColumn
            ? textWidth(kit::safeText(groupName(row)), TextStyle::Strong)
            : 0;
    switch (index.column()) {
    case AlertModel::SeverityColumn:
        return kit::chipSize(severityChip(*row.alert)).width();
    case AlertModel::Name:
        return textWidth(kit::safeText(row.alert->name()), TextStyle::Name);
    case AlertModel::State:
        return shapeSide + 6 + textWidth(stateText(row.alert->state), TextStyle::Body);
    case AlertModel::Since:
        return textWidth(sinceText(*row.alert, m_context.now), TextStyle::Body);
    case AlertModel::HeldBack:
        return textWidth(heldBackText(*row.alert, m_context.now), TextStyle::Body);
    default:
        return 0;
    }
}

QString AlertCellDelegate::toolTipText(const QModelIndex &index, int) const
{
    const AlertRow &row = m_context.model->row(index.row());
    if (row.isGroup())
        return {};
    if (index.column() == AlertModel::Since && row.alert->since)
        return kit::dateTimeText(*row.alert->since, m_context.zone);
    if (index.column() == AlertModel::Name)
        return row.alert->summary().isEmpty() ? row.alert->name()
                                              : row.alert->name() + QLatin1Char('\n') + row.alert->summary();
    return {};
}

} // namespace yagura::alerts
