#include "dashboards/timeseriesview.h"

#include "dashboards/thresholdlook.h"
#include "kit/charts/timeseries/timeserieschart.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

kit::SeriesStyle styleOf(const Drawing &drawing)
{
    const bool stacked = drawing.stacking != Stacking::None;
    switch (drawing.style) {
    case DrawStyle::Bars:
        return kit::SeriesStyle::StackedBars;
    case DrawStyle::Points:
        return kit::SeriesStyle::Points;
    case DrawStyle::Lines:
        break;
    }
    if (stacked)
        return kit::SeriesStyle::StackedArea;
    return drawing.fillOpacity > 0 ? kit::SeriesStyle::Area : kit::SeriesStyle::Line;
}

kit::SeriesColor colorOf(const PanelSeries &series, int index)
{
    if (series.field.fixedColor) {
        if (const auto color = seriesColor(*series.field.fixedColor))
            return *color;
    }
    // A line that is a service has that service's colour everywhere.
    const QString service = series.series->labels.value(u"service");
    return !service.isEmpty() && service == series.name ? kit::SeriesColor::service(service)
                                                        : kit::SeriesColor::palette(index);
}

std::vector<kit::ChartSeries> chartSeries(const PanelContent &content)
{
    std::vector<kit::ChartSeries> all;
    const Drawing &drawing = content.panel.drawing;
    for (const PanelSeries &series : content.series) {
        if (series.series->timesMs.empty())
            continue;
        kit::ChartSeries one;
        one.name = series.name;
        one.color = colorOf(series, static_cast<int>(all.size()));
        one.style = styleOf(drawing);
        one.timesMs = series.series->timesMs;
        one.values = series.series->values;
        one.owner = series.owner;
        const auto stepMs = std::chrono::duration_cast<std::chrono::milliseconds>(series.step).count();
        one.gapMs = drawing.joinNulls ? 0 : stepMs + stepMs / 2;
        all.push_back(std::move(one));
    }
    return all;
}

kit::ValueAxisOptions axisOf(const Panel &panel)
{
    kit::ValueAxisOptions axis;
    axis.unitId = panel.field.unit.value_or(QStringLiteral("short"));
    axis.min = panel.field.minimum;
    axis.max = panel.field.maximum;
    axis.decimals = panel.field.decimals;
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
    m_chart->setAxis(axisOf(content.panel));
    m_chart->setRange(content.range);
    m_chart->setZone(content.zone);
    m_chart->setLegend(content.panel.drawing.legend == LegendMode::List ? kit::LegendKind::List
                                                                        : kit::LegendKind::None);
    std::vector<kit::ChartThreshold> thresholds;
    const FieldOptions &field = content.panel.field;
    if (content.panel.drawing.thresholds == ThresholdDrawing::Lines && field.thresholds) {
        for (const ThresholdStep &step : *field.thresholds) {
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
