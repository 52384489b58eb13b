#include "dashboards/history/layoutmap.h"

#include "kit/paintparts.h"

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
        if (panel.fate == PanelFate::Removed)
            m_rows = std::max(m_rows, panel.before.bottom());
    }
    update();
}

QRectF LayoutMap::rectOf(const GridRect &cells) const
{
    const double column = (width() - 2.0 * margin) / gridColumns;
    const double row = std::min((height() - 2.0 * margin) / m_rows, static_cast<double>(tallestRow));
    return QRectF(margin + cells.x * column, margin + cells.y * row, cells.w * column, cells.h * row).adjusted(0, 0, -2, -2);
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
        kit::paintBox(painter, rect, theme.color(kit::ColorRole::Raised), theme.color(kit::ColorRole::Line), 2);
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

void LayoutMap::paintMoves(QPainter &painter) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    for (const PanelDifference &panel : m_difference.panels) {
        if (panel.fate == PanelFate::Removed) {
            kit::paintDashedBox(painter, rectOf(panel.before), {}, theme.color(kit::ColorRole::TextMuted), 2);
            paintSign(painter, rectOf(panel.before), QStringLiteral("−"), theme.color(kit::ColorRole::TextMuted));
        }
        if (!panel.isMoved())
            continue;
        const QPointF from = rectOf(panel.before).center();
        const QPointF to = rectOf(panel.after).center();
        painter.setPen(QPen(theme.color(kit::ColorRole::Accent), 1));
        painter.drawLine(from, to);
        painter.setBrush(theme.color(kit::ColorRole::Surface));
        painter.drawEllipse(from, 2.5, 2.5);
    }
}

void LayoutMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const GridItem &item : m_version)
        paintPanel(painter, item);
    paintMoves(painter);
}

} // namespace yagura::dashboards
