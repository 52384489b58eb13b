#include "dashboards/history/layoutmap.h"

#include "kit/paintparts.h"

#include <QLineF>
#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr int margin = kit::space::medium;
constexpr int tallestRow = 12; // px a row of the grid, so that a short dashboard does not look tall

void paintSign(QPainter &painter, const QRectF &rect, const QString &sign, const QColor &color)
{
    painter.setFont(kit::textFont(kit::TextStyle::Strong));
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter, sign);
}

} // namespace

LayoutMap::LayoutMap(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Picture of the version"));
}

void LayoutMap::showVersion(const GridLayout &version, const DashboardDifference &difference)
{
    m_version = version;
    m_difference = difference;
    m_rows = std::max(bottomOf(version), 1);
    for (const PanelDifference &panel : difference.panels) {
        if (panel.fate != PanelFate::Added)
            m_rows = std::max(m_rows, panel.before.bottom());
    }
    update();
}

QRectF LayoutMap::rectOf(const GridRect &cells) const
{
    const double column = (width() - 2.0 * margin) / gridColumns;
    const double row = std::min((height() - 2.0 * margin) / m_rows, static_cast<double>(tallestRow));
    return QRectF(margin + cells.x * column, margin + cells.y * row, cells.w * column, cells.h * row)
        .adjusted(0, 0, -2, -2);
}

const PanelDifference *LayoutMap::differenceOf(int id) const
{
    for (const PanelDifference &panel : m_difference.panels) {
        if (panel.id == id)
            return &panel;
    }
    return nullptr;
}

void LayoutMap::paintPanel(QPainter &painter, const GridItem &item) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    const QColor accent = theme.color(kit::ColorRole::Accent);
    const QRectF rect = rectOf(item.rect);
    const PanelDifference *panel = differenceOf(item.id);
    if (!panel) {
        kit::paintBox(painter, rect, theme.color(kit::ColorRole::Raised), theme.color(kit::ColorRole::Line),
                      2);
        return;
    }
    const bool isNew = panel->fate == PanelFate::Added;
    kit::paintBox(painter, rect, isNew ? accent : theme.color(kit::ColorRole::AccentSurface), accent, 2);
    if (isNew) {
        paintSign(painter, rect, QStringLiteral("+"), theme.color(kit::ColorRole::OnAccent));
    } else if (!panel->fields.empty()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawEllipse(rect.center(), 3, 3);
    }
}

void LayoutMap::paintOldPlaces(QPainter &painter) const
{
    const QColor muted = kit::Theme::of(this).color(kit::ColorRole::TextMuted);
    for (const PanelDifference &panel : m_difference.panels) {
        if (panel.fate != PanelFate::Removed && !panel.isMoved())
            continue;
        kit::paintDashedBox(painter, rectOf(panel.before), {}, muted, 2);
        if (panel.fate == PanelFate::Removed)
            paintSign(painter, rectOf(panel.before), QStringLiteral("−"), muted);
    }
}

void LayoutMap::paintArrow(QPainter &painter, const QPointF &from, const QPointF &to) const
{
    const QLineF shaft(from, to);
    if (shaft.length() < 8)
        return;
    painter.setPen(QPen(kit::Theme::of(this).color(kit::ColorRole::Accent), 1));
    painter.drawLine(shaft);
    for (const double angle : {150.0, 210.0}) {
        QLineF barb = QLineF::fromPolar(6, shaft.angle() + angle);
        barb.translate(to);
        painter.drawLine(barb);
    }
}

void LayoutMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintOldPlaces(painter);
    for (const GridItem &item : m_version)
        paintPanel(painter, item);
    for (const PanelDifference &panel : m_difference.panels) {
        if (panel.isMoved())
            paintArrow(painter, rectOf(panel.before).center(), rectOf(panel.after).center());
    }
}

} // namespace yagura::dashboards
