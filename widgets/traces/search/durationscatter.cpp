#include "traces/search/durationscatter.h"

#include "kit/charts/timeaxis.h"
#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/theme.h"
#include "kit/timetext.h"
#include "traces/tracetext.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr double LeftMargin = 58;
constexpr double RightMargin = 16;
constexpr double TopMargin = 12;
constexpr double BottomMargin = 24;
constexpr double PointRadius = 2.6;
constexpr double Reach = 12;
constexpr double LeastDrag = 6;

// The 1, 2 or 5 times a power of ten at or below the value; at or above it with up.
double roundStep(double value, bool up)
{
    const double power = std::pow(10, std::floor(std::log10(value) + 1e-9));
    const double steps[] = {1, 2, 5, 10};
    double chosen = power;
    for (const double step : steps) {
        if (up && step * power >= value * (1 - 1e-9))
            return step * power;
        if (!up && step * power <= value * (1 + 1e-9))
            chosen = step * power;
    }
    return chosen;
}

std::vector<double> logTicks(double lowest, double highest, int most)
{
    std::vector<double> ticks;
    for (double tick = lowest; tick <= highest * 1.0001; tick = roundStep(tick * 1.5, true))
        ticks.push_back(tick);
    if (static_cast<int>(ticks.size()) > most)
        std::erase_if(ticks, [](double tick) {
            return std::abs(std::log10(tick) - std::round(std::log10(tick))) > 1e-6;
        });
    return ticks;
}

void paintDiamond(QPainter &painter, const QPointF &center, double radius)
{
    const QPointF corners[4] = {{center.x(), center.y() - radius},
                                {center.x() + radius, center.y()},
                                {center.x(), center.y() + radius},
                                {center.x() - radius, center.y()}};
    painter.drawPolygon(corners, 4);
}

} // namespace

DurationScatter::DurationScatter(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Duration of the traces over time"));
}

void DurationScatter::setTraces(std::vector<TraceSummary> traces, const TimeRange &range,
                                const QTimeZone &zone)
{
    m_traces = std::move(traces);
    std::ranges::sort(m_traces, {}, &TraceSummary::start);
    m_range = range;
    m_zone = zone;
    m_hovered.reset();
    double shortest = 1e12;
    double longest = 0;
    int failed = 0;
    for (const auto &trace : m_traces) {
        const auto ns = static_cast<double>(std::max<std::int64_t>(1'000, trace.duration.count()));
        shortest = std::min(shortest, ns);
        longest = std::max(longest, ns);
        failed += trace.errors > 0 ? 1 : 0;
    }
    m_lowest = m_traces.empty() ? 1e6 : roundStep(shortest * 0.9, false);
    m_highest = m_traces.empty() ? 1e10 : std::max(roundStep(longest * 1.1, true), m_lowest * 10);
    setAccessibleDescription(tr("%1 traces, %2 with errors").arg(m_traces.size()).arg(failed));
    update();
}

void DurationScatter::setCurrent(const TraceId &id)
{
    m_current = id;
    update();
}

QRectF DurationScatter::plotRect() const
{
    return {LeftMargin, TopMargin, std::max(10.0, width() - LeftMargin - RightMargin),
            std::max(10.0, height() - TopMargin - BottomMargin)};
}

double DurationScatter::yOf(Duration duration) const
{
    const auto plot = plotRect();
    const double ns = std::clamp(static_cast<double>(duration.count()), m_lowest, m_highest);
    return plot.bottom() - std::log(ns / m_lowest) / std::log(m_highest / m_lowest) * plot.height();
}

QPointF DurationScatter::pointOf(const TraceSummary &trace) const
{
    const auto plot = plotRect();
    return {plot.left() + kit::timeToX(trace.start, m_range, plot.width()), yOf(trace.duration)};
}

void DurationScatter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), kit::Theme::of(this).color(ColorRole::Surface));
    paintAxes(painter);
    painter.save();
    painter.setClipRect(plotRect().adjusted(-1, -6, 6, 1));
    paintPoints(painter);
    painter.restore();
    paintLegend(painter);
    if (m_pressX && std::abs(m_dragX - *m_pressX) >= LeastDrag) {
        const auto plot = plotRect();
        const double from = std::clamp(std::min(*m_pressX, m_dragX), plot.left(), plot.right());
        const double to = std::clamp(std::max(*m_pressX, m_dragX), plot.left(), plot.right());
        painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()),
                         kit::withAlpha(kit::Theme::of(this).color(ColorRole::Accent), 0.18));
    }
}

void DurationScatter::paintAxes(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto plot = plotRect();
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    for (const double tick :
         logTicks(m_lowest, m_highest, std::max(3, static_cast<int>(plot.height() / 18)))) {
        const double y = std::floor(yOf(Duration(static_cast<std::int64_t>(tick))));
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), theme.color(ColorRole::Line));
        numbers.draw(painter, QRectF(0, y - 8, LeftMargin - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                     durationOf(static_cast<std::int64_t>(std::llround(tick))).joined(),
                     theme.color(ColorRole::TextMuted));
    }
    if (!m_range.isValid())
        return;
    for (const auto &tick : kit::timeTicks(m_range, static_cast<int>(plot.width()), m_zone, 90)) {
        const double x = plot.left() + std::floor(kit::timeToX(tick.at, m_range, plot.width()));
        painter.fillRect(QRectF(x, plot.top(), 1, plot.height()), theme.color(ColorRole::Line));
        const double half = numbers.width(tick.label) / 2;
        const double left = std::clamp(x - half, 0.0, width() - 2 * half - 4);
        numbers.draw(painter, QRectF(left, plot.bottom() + 5, 2 * half, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     tick.label, theme.color(ColorRole::TextMuted));
    }
}

void DurationScatter::paintPoints(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kit::withAlpha(theme.color(ColorRole::Accent), m_traces.size() > 500 ? 0.45 : 0.75));
    for (const auto &trace : m_traces) {
        if (trace.errors == 0)
            painter.drawEllipse(pointOf(trace), PointRadius, PointRadius);
    }
    painter.setBrush(theme.color(ColorRole::Critical));
    for (const auto &trace : m_traces) {
        if (trace.errors > 0)
            paintDiamond(painter, pointOf(trace), PointRadius + 1.2);
    }
    painter.setBrush(Qt::NoBrush);
    for (size_t i = 0; i < m_traces.size(); ++i) {
        const bool isCurrent = m_traces[i].id == m_current;
        if (!isCurrent && m_hovered != i)
            continue;
        painter.setPen(QPen(theme.color(isCurrent ? ColorRole::Accent : ColorRole::Text), 1));
        painter.drawEllipse(pointOf(m_traces[i]), 6, 6);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DurationScatter::paintLegend(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto plot = plotRect();
    const QFont font = kit::textFont(TextStyle::Label);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    double x = plot.left() + 12;
    const double y = plot.top() + 11;
    const auto entry = [&](const QString &text, bool isError) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(isError ? ColorRole::Critical : ColorRole::Accent));
        if (isError)
            paintDiamond(painter, {x, y}, 4);
        else
            painter.drawEllipse(QPointF(x, y), 3, 3);
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(QPointF(x + 8, y + metrics.ascent() / 2.0 - 1), text);
        x += 8 + metrics.horizontalAdvance(text) + 16;
    };
    entry(tr("ok"), false);
    entry(tr("error"), true);
}

std::optional<size_t> DurationScatter::nearest(const QPointF &position) const
{
    std::optional<size_t> found;
    double best = Reach * Reach;
    for (size_t i = 0; i < m_traces.size(); ++i) {
        const auto away = pointOf(m_traces[i]) - position;
        const double distance = QPointF::dotProduct(away, away);
        if (distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

void DurationScatter::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_pressX = m_dragX = event->position().x();
}

void DurationScatter::mouseMoveEvent(QMouseEvent *event)
{
    if (m_pressX) {
        m_dragX = event->position().x();
        update();
        return;
    }
    const auto found = nearest(event->position());
    if (found == m_hovered)
        return;
    m_hovered = found;
    update();
    if (!found) {
        kit::hidePlainToolTip();
        return;
    }
    const auto &trace = m_traces[*found];
    kit::showPlainToolTip(event->globalPosition().toPoint() + QPoint(14, 14),
                          tr("%1 %2\n%3, %4 spans, %5 errors\n%6")
                              .arg(serviceText(trace.rootService), trace.rootOperation,
                                   durationOf(trace.duration.count()).joined())
                              .arg(trace.spans)
                              .arg(trace.errors)
                              .arg(kit::clockText(trace.start, m_zone, kit::ClockPrecision::Milliseconds)),
                          this);
}

void DurationScatter::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressX)
        return;
    const double from = *std::exchange(m_pressX, std::nullopt);
    const double to = event->position().x();
    update();
    if (std::abs(to - from) >= LeastDrag) {
        const auto plot = plotRect();
        const auto timeAt = [&](double x) {
            return kit::xToTime(std::clamp(x - plot.left(), 0.0, plot.width()), m_range, plot.width());
        };
        const TimeRange chosen{timeAt(std::min(from, to)), timeAt(std::max(from, to))};
        if (chosen.isValid())
            Q_EMIT rangeChosen(chosen);
    } else if (const auto found = nearest(event->position())) {
        Q_EMIT traceChosen(m_traces[*found].id);
    }
}

void DurationScatter::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

void DurationScatter::keyPressEvent(QKeyEvent *event)
{
    const bool isStep = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isStep && !m_traces.empty()) {
        const size_t last = m_traces.size() - 1;
        if (!m_hovered)
            m_hovered = event->key() == Qt::Key_Right ? 0 : last;
        else
            m_hovered = event->key() == Qt::Key_Right ? std::min(*m_hovered + 1, last)
                                                      : *m_hovered - (*m_hovered > 0 ? 1 : 0);
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_hovered) {
        Q_EMIT traceChosen(m_traces[*m_hovered].id);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace yagura::traces
