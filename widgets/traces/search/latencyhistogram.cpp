#include "traces/search/latencyhistogram.h"

#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/theme.h"
#include "traces/tracetext.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr double LeftMargin = 40;
constexpr double RightMargin = 16;
constexpr double HeadHeight = 52; // the names of the percentiles
constexpr double BottomMargin = 24;
constexpr double BarWidth = 8;

} // namespace

LatencyHistogram::LatencyHistogram(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Distribution of durations"));
    setMouseTracking(true);
}

QRectF LatencyHistogram::plotRect() const
{
    return {LeftMargin, HeadHeight, std::max(10.0, width() - LeftMargin - RightMargin),
            std::max(10.0, height() - HeadHeight - BottomMargin)};
}

int LatencyHistogram::bucketCount() const
{
    return std::max(8, static_cast<int>(plotRect().width() / BarWidth));
}

int LatencyHistogram::bucketAt(double x) const
{
    const auto plot = plotRect();
    return std::clamp(static_cast<int>((x - plot.left()) / plot.width() * bucketCount()), 0,
                      bucketCount() - 1);
}

double LatencyHistogram::edgeOf(int bucket) const
{
    return m_lowest * std::pow(m_highest / m_lowest, static_cast<double>(bucket) / bucketCount());
}

std::vector<LatencyHistogram::Bucket> LatencyHistogram::buckets() const
{
    const int count = bucketCount();
    std::vector<Bucket> found(static_cast<size_t>(count));
    for (const auto &trace : m_traces) {
        const int index = std::min(
            count - 1, static_cast<int>(shareOf(static_cast<double>(trace.duration.count())) * count));
        auto &bucket = found[static_cast<size_t>(index)];
        ++(trace.errors > 0 ? bucket.failed : bucket.good);
    }
    return found;
}

void LatencyHistogram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_traces.empty())
        m_pressed = m_hovered = bucketAt(event->position().x());
    update();
}

void LatencyHistogram::mouseMoveEvent(QMouseEvent *event)
{
    const auto plot = plotRect();
    const bool isOver = event->position().x() >= plot.left() && event->position().x() <= plot.right();
    if (m_traces.empty() || (!isOver && !m_pressed))
        return leaveEvent(event);
    const int at = bucketAt(event->position().x());
    if (m_hovered == at)
        return;
    m_hovered = at;
    update();
    const int from = std::min(at, m_pressed.value_or(at));
    const int to = std::max(at, m_pressed.value_or(at));
    int good = 0;
    int failed = 0;
    const auto counts = buckets();
    for (int i = from; i <= to; ++i) {
        good += counts[static_cast<size_t>(i)].good;
        failed += counts[static_cast<size_t>(i)].failed;
    }
    kit::showPlainToolTip(
        event->globalPosition().toPoint() + QPoint(14, 14),
        tr("%1 to %2\n%n traces, %3 with errors\nClick to search these", nullptr, good + failed)
            .arg(durationOf(std::llround(edgeOf(from))).joined(),
                 durationOf(std::llround(edgeOf(to + 1))).joined())
            .arg(failed),
        this);
}

void LatencyHistogram::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed)
        return;
    const int pressed = *std::exchange(m_pressed, std::nullopt);
    const int released = bucketAt(event->position().x());
    update();
    Q_EMIT durationsChosen(Duration(std::llround(edgeOf(std::min(pressed, released)))),
                           Duration(std::llround(edgeOf(std::max(pressed, released) + 1))));
}

void LatencyHistogram::leaveEvent(QEvent *)
{
    m_hovered.reset();
    kit::hidePlainToolTip();
    update();
}

void LatencyHistogram::setTraces(std::span<const TraceSummary> traces)
{
    m_traces.assign(traces.begin(), traces.end());
    m_statistics = durationStatistics(m_traces);
    double shortest = 1e12;
    double longest = 1e3;
    for (const auto &trace : m_traces) {
        const auto ns = static_cast<double>(std::max<std::int64_t>(1'000, trace.duration.count()));
        shortest = std::min(shortest, ns);
        longest = std::max(longest, ns);
    }
    m_lowest = m_traces.empty() ? 1e6 : shortest * 0.9;
    m_highest = m_traces.empty() ? 1e10 : std::max(longest * 1.1, m_lowest * 4);
    setAccessibleDescription(tr("Median %1, p95 %2, p99 %3")
                                 .arg(durationOf(std::llround(m_statistics.p50Ns)).joined(),
                                      durationOf(std::llround(m_statistics.p95Ns)).joined(),
                                      durationOf(std::llround(m_statistics.p99Ns)).joined()));
    update();
}

double LatencyHistogram::shareOf(double ns) const
{
    return std::clamp(std::log(std::max(ns, m_lowest) / m_lowest) / std::log(m_highest / m_lowest), 0.0, 1.0);
}

void LatencyHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    const auto plot = plotRect();
    if (m_traces.empty())
        return;
    paintBars(painter, plot);
    paintPercentiles(painter, plot);
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    double free = -1;
    for (double tick = std::pow(10, std::ceil(std::log10(m_lowest))); tick <= m_highest; tick *= 10) {
        const QString text = durationOf(static_cast<std::int64_t>(tick)).joined();
        const double x = plot.left() + shareOf(tick) * plot.width() - numbers.width(text) / 2;
        if (x < free || x + numbers.width(text) > width())
            continue;
        numbers.draw(painter, QRectF(x, plot.bottom() + 5, 80, 16), Qt::AlignLeft | Qt::AlignVCenter, text,
                     theme.color(ColorRole::TextMuted));
        free = x + numbers.width(text) + 8;
    }
}

void LatencyHistogram::paintBars(QPainter &painter, const QRectF &plot) const
{
    const auto &theme = kit::Theme::of(this);
    const auto counts = buckets();
    const int count = static_cast<int>(counts.size());
    int most = 1;
    for (const auto &bucket : counts)
        most = std::max(most, bucket.good + bucket.failed);
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    for (const int value : {0, most / 2, most}) {
        const double y = plot.bottom() - static_cast<double>(value) / most * plot.height();
        painter.fillRect(QRectF(plot.left(), std::floor(y), plot.width(), 1), theme.color(ColorRole::Line));
        if (value != 0 || most == 1)
            numbers.draw(painter, QRectF(0, y - 8, LeftMargin - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                         kit::groupedNumber(value), theme.color(ColorRole::TextMuted));
    }
    const double step = plot.width() / count;
    if (m_hovered) {
        const int from = std::min(*m_hovered, m_pressed.value_or(*m_hovered));
        const int to = std::max(*m_hovered, m_pressed.value_or(*m_hovered));
        painter.fillRect(QRectF(plot.left() + from * step, plot.top(), (to - from + 1) * step, plot.height()),
                         theme.color(ColorRole::Hover));
    }
    for (int i = 0; i < count; ++i) {
        const auto &bucket = counts[static_cast<size_t>(i)];
        const double good = static_cast<double>(bucket.good) / most * plot.height();
        const double failed = static_cast<double>(bucket.failed) / most * plot.height();
        const double x = plot.left() + i * step;
        painter.fillRect(QRectF(x, plot.bottom() - good, step - 1, good),
                         kit::withAlpha(theme.color(ColorRole::Accent), 0.75));
        painter.fillRect(QRectF(x, plot.bottom() - good - failed, step - 1, failed),
                         theme.color(ColorRole::Critical));
    }
}

void LatencyHistogram::paintPercentiles(QPainter &painter, const QRectF &plot) const
{
    const auto &theme = kit::Theme::of(this);
    struct Line
    {
        const char *name;
        double ns;
        ColorRole role;
    };
    const Line lines[] = {{"p99", m_statistics.p99Ns, ColorRole::Critical},
                          {"p95", m_statistics.p95Ns, ColorRole::Warning},
                          {"p50", m_statistics.p50Ns, ColorRole::Text}};
    const kit::NumberPainter strong(kit::textFont(TextStyle::LabelStrong));
    double y = 4;
    for (const auto &line : lines) {
        const QColor color = theme.color(line.role);
        const double x = std::floor(plot.left() + shareOf(line.ns) * plot.width());
        painter.fillRect(QRectF(x, y + 14, 1, plot.bottom() - y - 14), color);
        const QString text = QString::fromLatin1(line.name) + QStringLiteral("  ")
            + durationOf(std::llround(line.ns)).joined();
        const double width = strong.width(text);
        const double left
            = std::clamp(x - width / 2, plot.left() - LeftMargin + 4, this->width() - width - 6);
        painter.fillRect(QRectF(left - 2, y, width + 4, 14), theme.color(ColorRole::Surface));
        strong.draw(painter, QRectF(left, y, width, 14), Qt::AlignLeft | Qt::AlignVCenter, text, color);
        y += 16;
    }
}

} // namespace yagura::traces
