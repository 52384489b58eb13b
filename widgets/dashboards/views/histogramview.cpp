#include "dashboards/views/histogramview.h"

#include "dashboards/frames/fieldnames.h"
#include "dashboards/options/chartoptions.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/distribution/distributionchart.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

const QString lowName = QStringLiteral("xMin");

// A query or transformation may have counted already; else it is done here.
frames::Frame countedFrame(const PanelData &data, const frames::HistogramShape &shape)
{
    for (const frames::Frame &frame : data.frames) {
        if (!frame.fields.empty() && frame.fields.front().name == lowName)
            return frame;
    }
    return frames::histogramFrame(data.frames, shape);
}

} // namespace

HistogramView::HistogramView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::DistributionChart(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
}

void HistogramView::setContent(const PanelContent &content)
{
    const frames::HistogramShape shape = histogramShape(content.panel.options);
    const frames::Frame counted = countedFrame(*content.data, shape);
    const QStringList names = frames::FieldNames({counted}).of(counted);
    std::vector<kit::DistributionSeries> series;
    for (size_t f = 2; f < counted.fields.size(); ++f) {
        const auto number = static_cast<int>(f) - 2;
        const auto &wish = counted.fields[f].config.color;
        const bool isFixed = wish && wish->mode == frames::ColorMode::Fixed;
        series.push_back(
            {names[static_cast<qsizetype>(f)],
             (isFixed ? seriesColor(wish->name) : std::nullopt).value_or(kit::SeriesColor::palette(number))});
    }
    std::vector<kit::DistributionBucket> buckets;
    for (size_t row = 0; counted.fields.size() > 2 && row < counted.length(); ++row) {
        kit::DistributionBucket bucket{
            counted.fields[0].values.number(row), counted.fields[1].values.number(row), {}};
        for (size_t f = 2; f < counted.fields.size(); ++f)
            bucket.counts.push_back(counted.fields[f].values.number(row));
        buckets.push_back(std::move(bucket));
    }
    const SurfaceOptions surface = surfaceOptions(content.panel.field, {1, 0.8});
    const bool isStacked = seriesOptions(content.panel.field).stacking != Stacking::None;
    kit::DistributionLook look;
    look.stacking = isStacked ? kit::DistributionStacking::Stacked : kit::DistributionStacking::Overlaid;
    look.isCombined = shape.combine;
    look.lineWidth = surface.lineWidth;
    look.fillOpacity = surface.fillOpacity;
    look.fades = surface.fades;
    look.format = formatOf(content.panel.field, content.zone);
    if (look.format.unitId.isEmpty())
        look.format.unitId = QStringLiteral("short");
    m_chart->setLook(look);
    const LegendOptions legend = legendOptions(content.panel.options);
    m_chart->setLegend(legendKind(legend), legendPlace(legend));
    m_chart->setTooltip(tooltipLook(content.panel.options));
    m_chart->setBuckets(std::move(series), std::move(buckets));
}

} // namespace yagura::dashboards
