#include "kit/controls/statusstrip.h"
#include "kit/numbers.h"
#include "kit/timetext.h"
#include "metrics/metricsscreen.h"
#include "metrics/resultview.h"

namespace yagura::metrics {

namespace {

int asCount(size_t count)
{
    return static_cast<int>(std::min<size_t>(count, std::numeric_limits<int>::max()));
}

// Of all answers together.
struct Totals
{
    size_t series = 0;
    size_t samples = 0;
    bool isOverTime = false;
    Duration step{};
    QStringList warnings;
    QStringList infos;
};

Totals totalsOf(const std::vector<ExploreAnswer> &answers)
{
    Totals totals;
    for (const ExploreAnswer &answer : answers) {
        totals.series += answer.result->series.size();
        for (const Series &series : answer.result->series)
            totals.samples += series.timesMs.size() + series.histograms.size();
        totals.isOverTime = totals.isOverTime || answer.result->type == ResultType::Matrix;
        totals.step = std::max(totals.step, answer.result->step);
        totals.warnings += answer.result->warnings;
        totals.infos += answer.result->infos;
    }
    totals.warnings.removeDuplicates();
    totals.infos.removeDuplicates();
    return totals;
}

QString secondsText(Duration duration)
{
    return kit::durationText(std::chrono::duration<double>(duration).count()).joined();
}

} // namespace

std::vector<kit::StripItem> MetricsScreen::factItems() const
{
    using kit::groupedNumber;
    const Totals totals = totalsOf(m_answers);
    const int series = asCount(totals.series);
    const int samples = asCount(totals.samples);
    std::vector<kit::StripItem> items;
    items.push_back({tr("series", nullptr, series), groupedNumber(series)});
    items.push_back({tr("sample(s)", nullptr, samples), groupedNumber(samples)});
    if (totals.isOverTime && totals.step > Duration::zero())
        items.push_back({tr("one each %1").arg(secondsText(totals.step))});
    if (totals.isOverTime && totals.series > ResultView::mostDrawn)
        items.push_back({tr("the chart draws the first %1, the table has all").arg(ResultView::mostDrawn),
                         {},
                         kit::Severity::Warning});
    for (const QString &warning : totals.warnings)
        items.push_back({warning, {}, kit::Severity::Warning});
    for (const QString &info : totals.infos)
        items.push_back({info, {}, kit::Severity::Info});
    if (m_isOutdated)
        items.push_back({tr("This is the last good answer"), {}, kit::Severity::Warning});
    else
        items.push_back({secondsText(m_took)});
    items.push_back({tr("times in %1").arg(kit::zoneText(m_time.zone(), m_time.range().to))});
    return items;
}

void MetricsScreen::showFacts()
{
    m_facts->setItems(m_answers.empty() ? std::vector<kit::StripItem>() : factItems());
    m_facts->setVisible(!m_answers.empty());
}

} // namespace yagura::metrics
