#include "kit/controls/statusstrip.h"
#include "kit/numbers.h"
#include "kit/timetext.h"
#include "metrics/metricsscreen.h"
#include "metrics/resultview.h"

namespace yagura::metrics {

namespace {

int sampleCount(const QueryResult &result)
{
    size_t samples = 0;
    for (const Series &series : result.series)
        samples += series.timesMs.size() + series.histograms.size();
    return static_cast<int>(std::min<size_t>(samples, std::numeric_limits<int>::max()));
}

QString secondsText(Duration duration)
{
    return kit::durationText(std::chrono::duration<double>(duration).count()).joined();
}

} // namespace

std::vector<kit::StripItem> MetricsScreen::factItems() const
{
    using kit::groupedNumber;
    const QueryResult &result = *m_answer->result;
    const auto series = static_cast<int>(result.series.size());
    const int samples = sampleCount(result);
    std::vector<kit::StripItem> items;
    items.push_back({tr("series", nullptr, series), groupedNumber(series)});
    items.push_back({tr("sample(s)", nullptr, samples), groupedNumber(samples)});
    if (result.type == ResultType::Matrix && result.step > Duration::zero())
        items.push_back({tr("one each %1").arg(secondsText(result.step))});
    if (result.type == ResultType::Matrix && result.series.size() > ResultView::mostDrawn)
        items.push_back({tr("the chart draws the first %1, the table has all").arg(ResultView::mostDrawn),
                         {},
                         kit::Severity::Warning});
    for (const QString &warning : result.warnings)
        items.push_back({warning, {}, kit::Severity::Warning});
    for (const QString &info : result.infos)
        items.push_back({info, {}, kit::Severity::Info});
    if (m_error)
        items.push_back({tr("This is the last good answer"), {}, kit::Severity::Warning});
    else
        items.push_back({secondsText(m_took)});
    items.push_back({tr("times in %1").arg(kit::zoneText(m_time.zone(), m_time.range().to))});
    return items;
}

void MetricsScreen::showFacts()
{
    m_facts->setItems(m_answer ? factItems() : std::vector<kit::StripItem>());
    m_facts->setVisible(m_answer.has_value());
}

} // namespace yagura::metrics
