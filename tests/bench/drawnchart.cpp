#include "drawnchart.h"

#include "generators.h"

#include "kit/thememanager.h"
#include "metrics/promwire.h"

#include <QApplication>

namespace yagura::bench {

namespace {

// The series of an answer as the panels hand them to their chart: columns shared with the answer.
std::vector<kit::ChartSeries> chartSeries(const std::shared_ptr<const metrics::QueryResult> &answer)
{
    std::vector<kit::ChartSeries> all;
    for (const metrics::Series &series : answer->series) {
        kit::ChartSeries one;
        one.name = series.labels.value(u"instance");
        one.color = kit::SeriesColor::palette(static_cast<int>(all.size()));
        one.timesMs = series.timesMs;
        one.values = series.values;
        one.owner = answer;
        one.gapMs = 22'500;
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

QByteArray Shape::text() const
{
    return rangeAnswer(series, points);
}

std::string Shape::name() const
{
    return "random walk with spikes, seed " + std::to_string(seed) + ", " + std::to_string(series) + "x"
        + std::to_string(points);
}

void useTheme()
{
    static kit::ThemeManager manager(*qApp);
}

DrawnChart::DrawnChart(QSize size)
    : m_image(size, QImage::Format_ARGB32_Premultiplied)
{
    m_chart.resize(size);
    m_chart.setLegend(kit::LegendKind::None);
    m_image.fill(Qt::black);
    m_chart.ensurePolished();
}

bool DrawnChart::show(const QByteArray &body)
{
    auto parsed = metrics::parseQueryResult(body);
    if (!parsed || parsed->series.empty())
        return false;
    const auto answer = std::make_shared<const metrics::QueryResult>(std::move(*parsed));
    const auto &times = answer->series.front().timesMs;
    m_whole = {fromUnixMilliseconds(times.front()), fromUnixMilliseconds(times.back())};
    m_chart.setRange(m_whole);
    m_chart.setSeries(chartSeries(answer));
    draw();
    return true;
}

void DrawnChart::draw()
{
    m_chart.render(&m_image, {}, {}, QWidget::DrawChildren);
}

void DrawnChart::zoom(double share, int turn)
{
    const auto length = std::chrono::duration_cast<Duration>(m_whole.length() * share);
    const Instant from = m_whole.from + (m_whole.length() - length) * (turn % 10) / 10;
    m_chart.setRange({from, from + length});
    draw();
}

} // namespace yagura::bench
