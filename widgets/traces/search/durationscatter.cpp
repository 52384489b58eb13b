#include "traces/search/durationscatter.h"

#include "kit/charts/timeaxis.h"
#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/theme.h"
#include "kit/timetext.h"
#include "traces/tracetext.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

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
constexpr double LeastCorner = 3; // pixels between corners of a lasso
constexpr double FlatShare = 0.12; // of its bounding box; a shape that covers less is meant as a box
constexpr int WheelPauseMs = 300;
constexpr double WheelNotch = 0.8;

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

// Round steps from zero, for the linear axis.
std::vector<double> linearTicks(double highest, int most)
{
    const double step = roundStep(highest / std::max(1, most), true);
    std::vector<double> ticks;
    for (double tick = 0; tick <= highest * 1.0001; tick += step)
        ticks.push_back(tick);
    return ticks;
}

double areaOf(const QPolygonF &shape)
{
    double twice = 0;
    for (qsizetype i = 0; i < shape.size(); ++i) {
        const auto &a = shape[i];
        const auto &b = shape[(i + 1) % shape.size()];
        twice += a.x() * b.y() - b.x() * a.y();
    }
    return std::abs(twice) / 2;
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
    m_wheelPause.setSingleShot(true);
    m_wheelPause.setInterval(WheelPauseMs);
    connect(&m_wheelPause, &QTimer::timeout, this, [this] { Q_EMIT rangeChosen(m_range); });
}

void DurationScatter::setDrag(ScatterDrag drag)
{
    m_drag = drag;
    setCursor(drag == ScatterDrag::Lasso ? Qt::CrossCursor : Qt::SplitHCursor);
}

void DurationScatter::setScale(ScatterScale scale)
{
    m_scale = scale;
    update();
}

void DurationScatter::dropLasso()
{
    if (m_lasso.empty())
        return;
    m_lasso.clear();
    update();
    Q_EMIT lassoChanged();
}

void DurationScatter::setTraces(std::vector<TraceSummary> traces, const TimeRange &range,
                                const QTimeZone &zone)
{
    m_traces = std::move(traces);
    std::ranges::sort(m_traces, {}, &TraceSummary::start);
    m_range = range;
    m_zone = zone;
    m_hovered.reset();
    m_wheelPause.stop();
    fitAxis();
}

void DurationScatter::fitAxis()
{
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

double DurationScatter::yOf(double ns) const
{
    const auto plot = plotRect();
    if (m_scale == ScatterScale::Linear)
        return plot.bottom() - std::clamp(ns / m_highest, 0.0, 1.0) * plot.height();
    const double shown = std::clamp(ns, m_lowest, m_highest);
    return plot.bottom() - std::log(shown / m_lowest) / std::log(m_highest / m_lowest) * plot.height();
}

double DurationScatter::durationAt(double y) const
{
    const auto plot = plotRect();
    const double share = std::clamp((plot.bottom() - y) / plot.height(), 0.0, 1.0);
    return m_scale == ScatterScale::Linear ? share * m_highest
                                           : m_lowest * std::pow(m_highest / m_lowest, share);
}

QPointF DurationScatter::pointOf(const TraceSummary &trace) const
{
    const auto plot = plotRect();
    return {plot.left() + kit::timeToX(trace.start, m_range, plot.width()),
            yOf(static_cast<double>(trace.duration.count()))};
}

QPolygonF DurationScatter::lassoShape() const
{
    const auto plot = plotRect();
    QPolygonF shape;
    for (const auto &corner : m_lasso)
        shape << QPointF(plot.left() + kit::timeToX(corner.time, m_range, plot.width()), yOf(corner.ns));
    return shape;
}

bool DurationScatter::isKept(const TraceSummary &trace) const
{
    return m_lasso.empty() || lassoShape().containsPoint(pointOf(trace), Qt::OddEvenFill);
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
    paintLasso(painter);
    if (isDragging())
        paintDrag(painter);
}

void DurationScatter::paintDrag(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto plot = plotRect();
    if (m_drag == ScatterDrag::Zoom) {
        const double from
            = std::clamp(std::min(m_path.front().x(), m_path.back().x()), plot.left(), plot.right());
        const double to
            = std::clamp(std::max(m_path.front().x(), m_path.back().x()), plot.left(), plot.right());
        painter.fillRect(QRectF(from, plot.top(), to - from, plot.height()),
                         kit::withAlpha(theme.color(ColorRole::Accent), 0.18));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Text), 1, Qt::DashLine));
    painter.setBrush(kit::withAlpha(theme.color(ColorRole::Text), 0.06));
    painter.drawPolygon(m_path);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void DurationScatter::paintLasso(QPainter &painter) const
{
    if (m_lasso.empty())
        return;
    const auto &theme = kit::Theme::of(this);
    const auto shape = lassoShape();
    int kept = 0;
    int failed = 0;
    for (const auto &trace : m_traces) {
        const bool isIn = shape.containsPoint(pointOf(trace), Qt::OddEvenFill);
        kept += isIn ? 1 : 0;
        failed += isIn && trace.errors > 0 ? 1 : 0;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Text), 1, Qt::DashLine));
    painter.setBrush(kit::withAlpha(theme.color(ColorRole::Text), 0.06));
    painter.drawPolygon(shape);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QString first = tr("%n traces", nullptr, kept);
    const QString second = failed > 0 ? tr("%1 with errors").arg(failed) : tr("none with errors");
    const QFont strong = kit::textFont(TextStyle::LabelStrong);
    const QFont plain = kit::textFont(TextStyle::Label);
    const double width = std::max(QFontMetricsF(strong).horizontalAdvance(first),
                                  QFontMetricsF(plain).horizontalAdvance(second))
        + 2 * kit::space::small;
    const auto plot = plotRect();
    const auto bounds = shape.boundingRect();
    double left = bounds.left() - width - 6;
    if (left < plot.left())
        left = std::min(bounds.right() + 6, plot.right() - width);
    const QRectF box(left, std::clamp(bounds.top(), plot.top(), plot.bottom() - 38), width, 38);
    kit::paintBox(painter, box, theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong));
    const QRectF inner = box.adjusted(kit::space::small, 4, -kit::space::small, -4);
    painter.setFont(strong);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, first);
    painter.setFont(plain);
    painter.setPen(theme.color(failed > 0 ? ColorRole::Critical : ColorRole::TextMuted));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignBottom, second);
}

void DurationScatter::paintAxes(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto plot = plotRect();
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    const int most = std::max(3, static_cast<int>(plot.height() / 18));
    for (const double tick : m_scale == ScatterScale::Linear ? linearTicks(m_highest, most / 2)
                                                             : logTicks(m_lowest, m_highest, most)) {
        const double y = std::floor(yOf(tick));
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
    // Points may lie below it.
    const double width = 2 * (8 + 16) + metrics.horizontalAdvance(tr("ok") + tr("error"));
    painter.fillRect(QRectF(x - 8, y - 9, width, 18), kit::withAlpha(theme.color(ColorRole::Surface), 0.85));
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

bool DurationScatter::isDragging() const
{
    return m_path.size() > 1 && m_path.boundingRect().width() + m_path.boundingRect().height() >= LeastDrag;
}

void DurationScatter::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_path = QPolygonF({event->position()});
}

void DurationScatter::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_path.isEmpty()) {
        const auto away = event->position() - m_path.back();
        if (away.manhattanLength() >= LeastCorner)
            m_path << event->position();
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
    if (m_path.isEmpty())
        return;
    m_path << event->position();
    if (!isDragging()) {
        m_path.clear();
        update();
        if (const auto found = nearest(event->position()))
            Q_EMIT traceChosen(m_traces[*found].id);
        return;
    }
    m_drag == ScatterDrag::Lasso ? endLasso() : endZoom();
}

void DurationScatter::endLasso()
{
    auto shape = std::exchange(m_path, {});
    const auto bounds = shape.boundingRect();
    if (areaOf(shape) < FlatShare * bounds.width() * bounds.height())
        shape = QPolygonF({bounds.topLeft(), bounds.topRight(), bounds.bottomRight(), bounds.bottomLeft()});
    const auto plot = plotRect();
    m_lasso.clear();
    for (const auto &corner : shape)
        m_lasso.push_back(
            {kit::xToTime(corner.x() - plot.left(), m_range, plot.width()), durationAt(corner.y())});
    update();
    Q_EMIT lassoChanged();
}

void DurationScatter::endZoom()
{
    const auto path = std::exchange(m_path, {});
    const auto plot = plotRect();
    const auto timeAt = [&](double x) {
        return kit::xToTime(std::clamp(x - plot.left(), 0.0, plot.width()), m_range, plot.width());
    };
    const TimeRange chosen{timeAt(std::min(path.front().x(), path.back().x())),
                           timeAt(std::max(path.front().x(), path.back().x()))};
    update();
    if (chosen.isValid())
        Q_EMIT rangeChosen(chosen);
}

// What is under the pointer stays there; the search follows when the wheel rests.
void DurationScatter::wheelEvent(QWheelEvent *event)
{
    const auto plot = plotRect();
    if (!m_range.isValid() || event->angleDelta().y() == 0 || !plot.contains(event->position())) {
        event->ignore();
        return;
    }
    const double factor = std::pow(WheelNotch, event->angleDelta().y() / 120.0);
    const double share = (event->position().x() - plot.left()) / plot.width();
    const auto length = static_cast<double>(m_range.length().count());
    const auto anchor = m_range.from + Duration(static_cast<std::int64_t>(length * share));
    const double next = std::max(length * factor, 1e9);
    m_range.from = anchor - Duration(static_cast<std::int64_t>(next * share));
    m_range.to = m_range.from + Duration(static_cast<std::int64_t>(next));
    m_wheelPause.start();
    update();
    event->accept();
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
    } else if (event->key() == Qt::Key_Escape && (!m_path.isEmpty() || hasLasso())) {
        m_path.clear();
        dropLasso();
        update();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_hovered) {
        Q_EMIT traceChosen(m_traces[*m_hovered].id);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace yagura::traces
