#include "overview/timelineview.h"

#include "kit/charts/timeaxis.h"
#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace yagura::overview {

using kit::ColorRole;
using kit::Theme;

namespace {

constexpr int LabelWidth = 116;
constexpr int ErrorsHeight = 30;
constexpr int DeploysHeight = 22;
constexpr int BarHeight = 14;
constexpr int BarPitch = TimelineView::RowHeight;
constexpr int AxisHeight = 18;
constexpr int LanePadding = 6;
constexpr int TickPixels = 80;
// The first row whose last bar ends before left, or -1.
int rowFor(std::vector<int> &rowEnds, int left, int right)
{
    for (size_t row = 0; row < rowEnds.size(); ++row) {
        if (rowEnds[row] < left) {
            rowEnds[row] = right + 2;
            return static_cast<int>(row);
        }
    }
    return -1;
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setAccessibleName(tr("Timeline of errors, deploys, alerts and incidents"));
}

int TimelineView::heightFor(int rows)
{
    return ErrorsHeight + DeploysHeight + rows * RowHeight + 2 * LanePadding + AxisHeight;
}

QSize TimelineView::minimumSizeHint() const
{
    return {400, heightFor(RowsLeast)};
}
QSize TimelineView::sizeHint() const
{
    return {800, heightFor(RowsUsual)};
}

void TimelineView::setContent(TimelineContent content)
{
    m_content = std::move(content);
    const auto isBefore
        = [this](const std::optional<Instant> &end) { return end && *end <= m_content.range.from; };
    m_content.alerts.removeIf([&](const AlertLine &alert) { return isBefore(alert.until); });
    m_content.incidents.removeIf([&](const IncidentLine &incident) { return isBefore(incident.resolvedAt); });
    const auto byStart = [](const auto &a, const auto &b) { return a.since < b.since; };
    std::stable_sort(m_content.alerts.begin(), m_content.alerts.end(), byStart);
    std::stable_sort(m_content.incidents.begin(), m_content.incidents.end(), byStart);
    layoutBars();
    update();
}

QRect TimelineView::plot() const
{
    return rect().adjusted(LabelWidth, 0, -kit::space::medium, -AxisHeight);
}

int TimelineView::xOf(Instant at) const
{
    const QRect area = plot();
    if (!m_content.range.isValid())
        return area.left();
    const double part = toSeconds(at - m_content.range.from) / toSeconds(m_content.range.length());
    return area.left() + static_cast<int>(std::clamp(part, 0.0, 1.0) * (area.width() - 1));
}

void TimelineView::layoutBars()
{
    m_bars.clear();
    m_hiddenAlerts = 0;
    m_hiddenIncidents = 0;
    const QRect area = plot();
    // A third of the rows is for incidents, which are fewer.
    const int rows = std::max(RowsLeast, (height() - heightFor(0)) / RowHeight);
    const int incidentRows = std::max(2, rows / 3);
    const int alertRows = rows - incidentRows;
    m_alertLane
        = QRect(area.left(), ErrorsHeight + DeploysHeight, area.width(), alertRows * BarPitch + LanePadding);
    m_incidentLane
        = QRect(area.left(), m_alertLane.bottom() + 1, area.width(), area.bottom() - m_alertLane.bottom());
    if (!m_content.range.isValid())
        return;
    std::vector<int> ends(static_cast<size_t>(alertRows), -1);
    for (const AlertLine &alert : m_content.alerts) {
        const int left = xOf(alert.since);
        const int right = std::max(left + 8, xOf(alert.until.value_or(m_content.range.to)));
        const int row = rowFor(ends, left, right);
        if (row < 0) {
            ++m_hiddenAlerts;
            continue;
        }
        Bar bar;
        bar.rect = QRect(left, m_alertLane.top() + 4 + row * BarPitch, right - left, BarHeight);
        bar.text = kit::safeText(alert.name);
        bar.severity = alert.severity;
        bar.filled = alert.severity == kit::Severity::Critical && !alert.until;
        bar.dashed = alert.until.has_value();
        bar.fingerprint = alert.fingerprint;
        m_bars.push_back(bar);
    }
    ends.assign(static_cast<size_t>(incidentRows), -1);
    for (const IncidentLine &incident : m_content.incidents) {
        const int left = xOf(incident.since);
        const int right = std::max(left + 8, xOf(incident.resolvedAt.value_or(m_content.range.to)));
        const int row = rowFor(ends, left, right);
        if (row < 0) {
            ++m_hiddenIncidents;
            continue;
        }
        Bar bar;
        bar.rect = QRect(left, m_incidentLane.top() + 4 + row * BarPitch, right - left, BarHeight);
        bar.text = incident.number;
        bar.severity = incident.severity;
        bar.dashed = incident.resolvedAt.has_value();
        bar.tail = incident.acknowledgedAt
            ? tr("%1 acknowledged").arg(kit::clockText(*incident.acknowledgedAt, m_content.zone))
            : incident.resolvedAt ? QString()
                                  : tr("not acknowledged");
        bar.mark = incident.acknowledgedAt ? xOf(*incident.acknowledgedAt) : -1;
        bar.incidentId = incident.id;
        m_bars.push_back(bar);
    }
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (!m_content.range.isValid())
        return;
    paintTrouble(painter);
    paintLanes(painter);
    paintAxis(painter);
    const QRect area = plot();
    paintErrors(painter, QRect(area.left(), 2, area.width(), ErrorsHeight - 4));
    paintDeploys(painter, QRect(area.left(), ErrorsHeight, area.width(), DeploysHeight));
    for (const Bar &bar : m_bars)
        paintBar(painter, bar);
}

void TimelineView::paintLanes(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    const std::pair<QString, QRect> lanes[] = {
        {tr("All errors"), QRect(0, 0, width(), ErrorsHeight)},
        {tr("Deploys"), QRect(0, ErrorsHeight, width(), DeploysHeight)},
        {m_hiddenAlerts > 0 ? tr("Alerts, +%1").arg(m_hiddenAlerts) : tr("Alerts"),
         QRect(0, m_alertLane.top(), width(), m_alertLane.height())},
        {m_hiddenIncidents > 0 ? tr("Incidents, +%1").arg(m_hiddenIncidents) : tr("Incidents"),
         QRect(0, m_incidentLane.top(), width(), m_incidentLane.height())},
    };
    for (const auto &[name, lane] : lanes) {
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(lane.adjusted(kit::space::medium, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.fillRect(QRect(0, lane.bottom(), width(), 1), theme.color(ColorRole::Line));
    }
}

void TimelineView::paintAxis(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const QRect area = plot();
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    for (const kit::TimeTick &tick :
         kit::timeTicks(m_content.range, area.width(), m_content.zone, TickPixels)) {
        const int x = xOf(tick.at);
        painter.fillRect(QRect(x, 0, 1, area.bottom()), theme.color(ColorRole::Line));
        painter.setPen(theme.color(tick.isDayStart ? ColorRole::Text : ColorRole::TextFaint));
        const QRect label(x - TickPixels / 2, area.bottom() + 2, TickPixels, AxisHeight - 2);
        if (label.right() <= width())
            painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter, tick.label);
    }
}

// Since when something is open: tinted through all lanes.
void TimelineView::paintTrouble(QPainter &painter) const
{
    const auto open = std::find_if(
        m_content.incidents.begin(), m_content.incidents.end(), [](const IncidentLine &incident) {
            return !incident.resolvedAt && incident.severity == kit::Severity::Critical;
        });
    if (open == m_content.incidents.end())
        return;
    const QRect area = plot();
    const int left = xOf(open->since);
    painter.fillRect(QRect(left, 0, area.right() - left + 1, area.height() - 1),
                     kit::withAlpha(Theme::of(this).color(ColorRole::CriticalSurface), 0.5));
}

void TimelineView::paintErrors(QPainter &painter, const QRect &lane) const
{
    const auto &points = m_content.errors.points;
    if (points.size() < 2)
        return;
    const Theme &theme = Theme::of(this);
    // At least one per cent of range, so that healthy noise looks healthy.
    double top = 0.01;
    for (const double value : points) {
        if (std::isfinite(value))
            top = std::max(top, value);
    }
    const QColor color = theme.color(ColorRole::Critical);
    QPolygonF line;
    for (size_t i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i]))
            continue;
        const double x = lane.left()
            + static_cast<double>(i) / static_cast<double>(points.size() - 1) * (lane.width() - 1);
        line << QPointF(x, lane.bottom() - points[i] / top * (lane.height() - 2));
    }
    if (line.size() < 2)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF area = line;
    area << QPointF(line.last().x(), lane.bottom()) << QPointF(line.first().x(), lane.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit::withAlpha(color, 0.16));
    painter.drawPolygon(area);
    painter.setPen(QPen(color, 1));
    painter.drawPolyline(line);
    const QString latest = kit::percentText(m_content.errors.latest().value_or(0)).joined();
    kit::NumberPainter(kit::textFont(kit::TextStyle::LabelStrong))
        .draw(painter, QRectF(lane).adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, latest,
              theme.color(ColorRole::Text));
}

void TimelineView::paintDeploys(QPainter &painter, const QRect &lane) const
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int free = lane.left() - 1;
    for (const DeployLine &deploy : m_content.deploys) {
        if (!m_content.range.contains(deploy.at))
            continue;
        const QPointF center(xOf(deploy.at), lane.center().y());
        const QPolygonF diamond({center + QPointF(0, -5), center + QPointF(5, 0), center + QPointF(0, 5),
                                 center + QPointF(-5, 0)});
        const bool isNewest = &deploy == &m_content.deploys.last();
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1, Qt::DotLine));
        if (isNewest)
            painter.drawLine(QPointF(center.x() + 0.5, lane.bottom()),
                             QPointF(center.x() + 0.5, plot().bottom()));
        painter.setPen(QPen(theme.color(ColorRole::Accent), 1));
        painter.setBrush(theme.color(isNewest ? ColorRole::Accent : ColorRole::AccentSurface));
        painter.drawPolygon(diamond);
        painter.setFont(kit::textFont(isNewest ? kit::TextStyle::LabelStrong : kit::TextStyle::Label));
        const QString text = kit::safeText(deploy.service + QLatin1Char(' ') + deploy.version);
        const int width = painter.fontMetrics().horizontalAdvance(text);
        int left = static_cast<int>(center.x()) + 9;
        if (left + width > lane.right())
            left = static_cast<int>(center.x()) - 9 - width;
        if (left < free)
            continue;
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(QRect(left, lane.top(), width + 2, lane.height()), Qt::AlignVCenter, text);
        free = left + width + kit::space::small;
    }
}

void TimelineView::paintBar(QPainter &painter, const Bar &bar) const
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color
        = bar.dashed ? theme.color(ColorRole::LineStrong) : theme.color(kit::colorOf(bar.severity));
    const QColor fill = bar.filled ? color
        : bar.dashed               ? theme.color(ColorRole::Raised)
                                   : theme.color(kit::surfaceOf(bar.severity));
    painter.setPen(QPen(color, 1, bar.dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(bar.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    if (bar.mark > bar.rect.left() && bar.mark < bar.rect.right())
        painter.drawLine(bar.mark, bar.rect.top(), bar.mark, bar.rect.bottom());
    painter.setFont(kit::textFont(bar.filled ? kit::TextStyle::LabelStrong : kit::TextStyle::Label));
    painter.setPen(bar.filled       ? theme.color(ColorRole::OnAccent)
                       : bar.dashed ? theme.color(ColorRole::TextMuted)
                                    : color);
    QRect room = bar.rect.adjusted(5, 0, -5, 0);
    const QFontMetrics metrics = painter.fontMetrics();
    if (metrics.horizontalAdvance(bar.text) > room.width()) {
        // No room inside: before the bar, where it is short at the right edge; else behind it.
        const int width = metrics.horizontalAdvance(bar.text) + 8;
        room = bar.rect.left() - width > LabelWidth
            ? QRect(bar.rect.left() - width, bar.rect.top(), width - 4, BarHeight)
            : QRect(bar.rect.right() + 4, bar.rect.top(), width, BarHeight);
        painter.setPen(theme.color(bar.dashed ? ColorRole::TextMuted : kit::colorOf(bar.severity)));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, bar.text);
        return;
    }
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, bar.text);
    const int used = metrics.horizontalAdvance(bar.text) + kit::space::small;
    if (!bar.tail.isEmpty() && metrics.horizontalAdvance(bar.tail) < room.width() - used) {
        painter.setPen(theme.color(ColorRole::Text));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, bar.tail);
    }
}

const TimelineView::Bar *TimelineView::barAt(const QPoint &position) const
{
    for (const Bar &bar : m_bars) {
        if (bar.rect.adjusted(-2, -1, 2, 1).contains(position))
            return &bar;
    }
    return nullptr;
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const Bar *bar = barAt(event->position().toPoint());
    if (!bar || event->button() != Qt::LeftButton)
        return;
    if (!bar->incidentId.isEmpty())
        Q_EMIT incidentClicked(bar->incidentId);
    else
        Q_EMIT alertClicked(bar->fingerprint);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(barAt(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const Bar *bar = barAt(help->pos()))
        kit::showPlainToolTip(help->globalPos(),
                              bar->tail.isEmpty() ? bar->text : bar->text + QLatin1Char('\n') + bar->tail,
                              this);
    else
        kit::hidePlainToolTip();
    return true;
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutBars();
}

} // namespace yagura::overview
