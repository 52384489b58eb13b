#include "traces/search/latencyhistogram.h"

#include "kit/numbers.h"
#include "kit/theme.h"
#include "traces/tracetext.h"

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
    const QRectF plot(LeftMargin, HeadHeight, std::max(10.0, width() - LeftMargin - RightMargin),
                      std::max(10.0, height() - HeadHeight - BottomMargin));
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
    const int count = std::max(8, static_cast<int>(plot.width() / BarWidth));
    std::vector<Bucket> buckets(static_cast<size_t>(count));
    int most = 1;
    for (const auto &trace : m_traces) {
        const int index = std::min(
            count - 1, static_cast<int>(shareOf(static_cast<double>(trace.duration.count())) * count));
        auto &bucket = buckets[static_cast<size_t>(index)];
        ++(trace.errors > 0 ? bucket.failed : bucket.good);
        most = std::max(most, bucket.good + bucket.failed);
    }
    const kit::NumberPainter numbers(kit::textFont(TextStyle::Label));
    for (const int value : {0, most / 2, most}) {
        const double y = plot.bottom() - static_cast<double>(value) / most * plot.height();
        painter.fillRect(QRectF(plot.left(), std::floor(y), plot.width(), 1), theme.color(ColorRole::Line));
        if (value != 0 || most == 1)
            numbers.draw(painter, QRectF(0, y - 8, LeftMargin - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                         kit::groupedNumber(value), theme.color(ColorRole::TextMuted));
    }
    const double step = plot.width() / count;
    for (int i = 0; i < count; ++i) {
        const auto &bucket = buckets[static_cast<size_t>(i)];
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
