#include "overview/incidentdelegate.h"

#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QPainter>

namespace yagura::overview {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int ShapeSide = 14;

void drawLine(QPainter &painter, const QRect &line, Qt::Alignment alignment, const QString &text, TextStyle style,
              const QColor &color)
{
    painter.setFont(kit::textFont(style));
    painter.setPen(color);
    painter.drawText(line, alignment | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
}

QRect upper(const QRect &rect) { return {rect.left(), rect.center().y() - 17, rect.width(), 18}; }
QRect lower(const QRect &rect) { return {rect.left(), rect.center().y() + 1, rect.width(), 16}; }

} // namespace

IncidentDelegate::IncidentDelegate(IncidentPart part, Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_part(part)
    , m_describe(std::move(describe))
{
}

IncidentDelegate::TwoLines IncidentDelegate::linesOf(const IncidentRow &row) const
{
    const IncidentLine &incident = *row.incident;
    if (m_part == IncidentPart::When)
        return {kit::spanText(row.now - incident.since), tr("since %1").arg(kit::shortTimeText(incident.since, row.now, row.zone)),
                ColorRole::TextFaint, true};
    if (!incident.pendingWrite.isEmpty())
        return {incident.owner, incident.pendingWrite, ColorRole::Warning};
    if (incident.acknowledgedAt)
        return {incident.owner, tr("Acknowledged %1").arg(kit::shortTimeText(*incident.acknowledgedAt, row.now, row.zone))};
    if (incident.acknowledged)
        return {incident.owner, tr("Acknowledged")};
    return {incident.owner.isEmpty() ? tr("nobody") : incident.owner, tr("Not acknowledged"), ColorRole::Warning};
}

void IncidentDelegate::paintWhat(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                 const IncidentRow &row) const
{
    const IncidentLine &incident = *row.incident;
    kit::paintSeverity(painter, QRectF(rect.left(), rect.center().y() - ShapeSide / 2.0, ShapeSide, ShapeSide),
                       incident.severity, theme);
    const QRect room = rect.adjusted(ShapeSide + kit::space::medium, 0, 0, 0);
    const QRect first = upper(room);
    drawLine(painter, first, Qt::AlignLeft, incident.number, TextStyle::Body, theme.color(ColorRole::TextMuted));
    const int used = painter.fontMetrics().horizontalAdvance(incident.number) + kit::space::small;
    drawLine(painter, first.adjusted(used, 0, 0, 0), Qt::AlignLeft, kit::safeText(incident.title),
             incident.severity == kit::Severity::Critical ? TextStyle::Strong : TextStyle::Name,
             theme.color(ColorRole::Text));
    drawLine(painter, lower(room), Qt::AlignLeft, kit::safeText(incident.service), TextStyle::Label,
             theme.color(ColorRole::TextFaint));
}

void IncidentDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                 const QModelIndex &index) const
{
    const IncidentRow row = m_describe(index);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_part == IncidentPart::What) {
        paintWhat(painter, rect, theme, row);
        return;
    }
    const TwoLines lines = linesOf(row);
    const Qt::Alignment side = m_part == IncidentPart::When ? Qt::AlignRight : Qt::AlignLeft;
    drawLine(painter, upper(rect), side, kit::safeText(lines.first), lines.strong ? TextStyle::Strong : TextStyle::Body,
             theme.color(ColorRole::Text));
    drawLine(painter, lower(rect), side, kit::safeText(lines.second),
             lines.secondRole == ColorRole::Warning ? TextStyle::LabelStrong : TextStyle::Label,
             theme.color(lines.secondRole));
}

int IncidentDelegate::contentWidth(const QModelIndex &index) const
{
    if (m_part == IncidentPart::What)
        return 200;
    const TwoLines lines = linesOf(m_describe(index));
    return std::max(QFontMetrics(kit::textFont(TextStyle::Strong)).horizontalAdvance(lines.first),
                    QFontMetrics(kit::textFont(TextStyle::LabelStrong)).horizontalAdvance(lines.second))
        + 4;
}

} // namespace yagura::overview
