#include "dashboards/timeseriesview.h"

#include "dashboards/frames/fielddisplay.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/options/viewoptions.h"
#include "dashboards/thresholdlook.h"
#include "kit/charts/timeseries/timeserieschart.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

kit::SeriesStyle styleOf(const SeriesOptions &options)
{
    const bool stacked = options.stacking != Stacking::None;
    switch (options.style) {
    case DrawStyle::Bars:
        return kit::SeriesStyle::StackedBars;
    case DrawStyle::Points:
        return kit::SeriesStyle::Points;
    case DrawStyle::Lines:
        break;
    }
    if (stacked)
        return kit::SeriesStyle::StackedArea;
    return options.fillOpacity > 0 ? kit::SeriesStyle::Area : kit::SeriesStyle::Line;
}

kit::SeriesColor colorOf(const PanelSeries &series, int index)
{
    const auto &wish = series.field.color;
    if (wish && (wish->mode == frames::ColorMode::Fixed || wish->mode == frames::ColorMode::Shades)) {
        if (const auto color = seriesColor(wish->name))
            return *color;
    }
    // A line that is a service has that service's colour everywhere.
    const QString service = series.labels.value(u"service");
    return !service.isEmpty() && service == series.name ? kit::SeriesColor::service(service)
                                                        : kit::SeriesColor::palette(index);
}

std::vector<kit::ChartSeries> chartSeries(const PanelContent &content)
{
    std::vector<kit::ChartSeries> all;
    for (const PanelSeries &series : content.data->series) {
        const SeriesOptions options = seriesOptions(series.field);
        if (series.timesMs.empty() || options.isHidden)
            continue;
        kit::ChartSeries one;
        one.name = series.name;
        one.color = colorOf(series, static_cast<int>(all.size()));
        one.style = styleOf(options);
        one.timesMs = series.timesMs;
        one.values = series.values;
        one.owner = series.owner;
        const auto stepMs = std::chrono::duration_cast<std::chrono::milliseconds>(series.step).count();
        one.gapMs = options.joinsNulls ? 0 : stepMs + stepMs / 2;
        all.push_back(std::move(one));
    }
    return all;
}

kit::ValueAxisOptions axisOf(const frames::FieldConfig &field)
{
    kit::ValueAxisOptions axis;
    axis.unitId = field.unit.value_or(QStringLiteral("short"));
    axis.min = field.minimum;
    axis.max = field.maximum;
    axis.decimals = field.decimals;
    return axis;
}

} // namespace

TimeSeriesView::TimeSeriesView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::TimeSeriesChart(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::TimeSeriesChart::cursorMoved, this, &PanelView::cursorMoved);
    connect(m_chart, &kit::TimeSeriesChart::pinToggled, this, &PanelView::pinToggled);
    connect(m_chart, &kit::TimeSeriesChart::rangeSelected, this, &PanelView::rangeSelected);
}

void TimeSeriesView::setContent(const PanelContent &content)
{
    const frames::FieldConfig &field = content.panel.field;
    m_chart->setAxis(axisOf(field));
    m_chart->setRange(content.range);
    m_chart->setZone(content.zone);
    const bool hasLegend = legendOptions(content.panel.options).mode != LegendMode::Hidden;
    m_chart->setLegend(hasLegend ? kit::LegendKind::List : kit::LegendKind::None);
    std::vector<kit::ChartThreshold> thresholds;
    if (seriesOptions(field).thresholds != ThresholdDrawing::Off && field.thresholds) {
        for (const frames::ThresholdStep &step : field.thresholds->steps) {
            if (!step.from)
                continue;
            const QString limit
                = kit::unitText(*step.from, field.unit.value_or(QStringLiteral("short")), field.decimals)
                      .joined();
            thresholds.push_back({*step.from, tr("Limit %1").arg(limit), severityOfColor(step.color)});
        }
    }
    m_chart->setThresholds(std::move(thresholds));
    m_chart->setSeries(chartSeries(content));
}

void TimeSeriesView::setCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

void TimeSeriesView::setPinned(std::optional<Instant> at)
{
    m_chart->setPinned(at);
}

} // namespace yagura::dashboards
