#include "dashboards/views/timeseriesview.h"

#include "dashboards/frames/reducer.h"
#include "dashboards/options/optionvalues.h"
#include "dashboards/options/seriesoptions.h"
#include "dashboards/options/viewoptions.h"
#include "dashboards/overlays/chartoverlays.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/linklook.h"
#include "dashboards/views/pinnedlinks.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/safetext.h"

#include <QVBoxLayout>

#include <limits>

namespace yagura::dashboards {

namespace {

constexpr double houseLineWidth = 1.5; // where the file does not say

std::int64_t milliseconds(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(duration).count();
}

kit::SeriesDrawing drawingOf(const frames::FieldConfig &field, const SeriesOptions &options)
{
    kit::SeriesDrawing drawing;
    drawing.style = static_cast<kit::DrawStyle>(options.style);
    switch (options.interpolation) {
    case Interpolation::Linear:
        break;
    case Interpolation::Smooth:
        drawing.interpolation = kit::Interpolation::Smooth;
        break;
    case Interpolation::StepBefore:
        drawing.interpolation = kit::Interpolation::StepBefore;
        break;
    case Interpolation::StepAfter:
        drawing.interpolation = kit::Interpolation::StepAfter;
        break;
    }
    drawing.lineWidth
        = field.custom.contains(QStringLiteral("lineWidth")) ? options.lineWidth : houseLineWidth;
    drawing.pattern = static_cast<kit::LinePattern>(options.dash);
    if (options.dash != LineDash::Solid) {
        const QVariantMap style = field.custom.value(QStringLiteral("lineStyle")).toMap();
        for (const QVariant &pixels : style.value(QStringLiteral("dash")).toList())
            drawing.dashes.push_back(pixels.toDouble());
    }
    drawing.fillOpacity = options.fillOpacity;
    drawing.gradient = static_cast<kit::FillGradient>(options.gradient);
    drawing.fillBelowTo = options.fillBelowTo;
    drawing.points = options.points == PointsShown::Always ? kit::PointDisplay::Always
        : options.points == PointsShown::Never             ? kit::PointDisplay::Never
                                                           : kit::PointDisplay::Auto;
    drawing.pointSize = options.pointSize;
    drawing.nulls = options.joinsNullsMs > 0 ? kit::NullHandling::ConnectBelow
        : options.joinsNulls                 ? kit::NullHandling::Connect
                                             : kit::NullHandling::Gap;
    drawing.connectBelowMs = static_cast<std::int64_t>(options.joinsNullsMs);
    drawing.stacking = static_cast<kit::StackMode>(options.stacking);
    drawing.stackGroup = options.stackGroup;
    drawing.transform = static_cast<kit::SeriesTransform>(options.transform);
    drawing.barAlignment = static_cast<kit::BarAlignment>(options.barAlignment);
    drawing.barWidth = options.barWidth;
    drawing.barMaxWidth = options.barMaxWidth;
    return drawing;
}

kit::ValueAxisOptions axisOf(const frames::FieldConfig &field, const SeriesOptions &options)
{
    kit::ValueAxisOptions axis;
    const bool isShare = options.stacking == Stacking::Percent;
    axis.unitId = isShare ? QStringLiteral("percentunit") : field.unit.value_or(QStringLiteral("short"));
    axis.min = field.minimum;
    axis.max = isShare ? std::optional(1.0) : field.maximum;
    axis.decimals = field.decimals;
    axis.scale = options.axis.scale == AxisScale::Linear ? kit::ScaleKind::Linear
        : options.axis.scale == AxisScale::Logarithmic   ? kit::ScaleKind::Logarithmic
                                                         : kit::ScaleKind::Symlog;
    axis.logBase = options.axis.logBase;
    axis.linearThreshold = options.axis.linearThreshold;
    axis.softMin = options.axis.softMinimum;
    axis.softMax = options.axis.softMaximum;
    axis.isZeroCentred = options.axis.isCentredOnZero;
    axis.side = static_cast<kit::AxisSide>(options.axis.placement);
    axis.label = options.axis.label;
    axis.widthPx = options.axis.width;
    axis.grid = options.axis.hasGrid ? kit::GridLines::Auto : kit::GridLines::Off;
    axis.color = options.axis.hasSeriesColor ? kit::AxisColor::Series : kit::AxisColor::Text;
    axis.hasLine = options.axis.hasBorder;
    return axis;
}

// What a field asks for. Neighbours mostly ask for the same, and there may be thousands of them.
class FieldWishes
{
public:
    struct Wish
    {
        SeriesOptions options;
        kit::SeriesDrawing drawing;
        kit::ValueAxisOptions axis;
        kit::ValueFormat format;
    };

    explicit FieldWishes(const QTimeZone &zone)
        : m_zone(zone)
    { }

    const Wish &of(frames::FieldConfig field)
    {
        field.displayName.reset();
        field.sourceName.clear();
        if (m_wish && field == m_field)
            return *m_wish;
        const SeriesOptions options = seriesOptions(field);
        m_wish = {options, drawingOf(field, options), axisOf(field, options), formatOf(field, m_zone)};
        m_field = std::move(field);
        return *m_wish;
    }

private:
    QTimeZone m_zone;
    frames::FieldConfig m_field; // without its names
    std::optional<Wish> m_wish; // of it
};

kit::ChartSeries chartSeries(const PanelSeries &series, const FieldWishes::Wish &wish, int number)
{
    const SeriesOptions &options = wish.options;
    kit::ChartSeries one;
    one.name = series.name;
    one.color = colorOfSeries(series, number);
    one.drawing = wish.drawing;
    one.timesMs = series.timesMs;
    one.values = series.values;
    one.owner = series.owner;
    const std::int64_t stepMs = milliseconds(series.step);
    one.gapMs = options.joinsNulls ? 0
        : options.gapMs > 0        ? static_cast<std::int64_t>(options.gapMs)
                                   : stepMs + stepMs / 2;
    one.unitId = series.field.unit.value_or(QStringLiteral("short"));
    one.decimals = series.field.decimals;
    if (wish.format.wording)
        one.formatter = [format = wish.format](double value) { return format.joined(value); };
    one.isHiddenInPlot = options.isHidden;
    one.isHiddenInLegend = options.isHiddenInLegend || options.isHidden;
    one.isHiddenInTooltip = options.isHiddenInTooltip || options.isHidden;
    return one;
}

std::optional<kit::ThresholdDrawing> thresholdDrawing(const frames::FieldConfig &field)
{
    switch (seriesOptions(field).thresholds) {
    case ThresholdDrawing::Off:
        return std::nullopt;
    case ThresholdDrawing::Lines:
        return kit::ThresholdDrawing::Line;
    case ThresholdDrawing::Dashed:
        return kit::ThresholdDrawing::DashedLine;
    case ThresholdDrawing::Area:
        return kit::ThresholdDrawing::Area;
    case ThresholdDrawing::LinesAndArea:
        return kit::ThresholdDrawing::LineAndArea;
    case ThresholdDrawing::DashedAndArea:
        break;
    }
    return kit::ThresholdDrawing::DashedLineAndArea;
}

// By their names of today, as the calculations that legends are sorted by.
kit::LegendSort sortOf(const LegendOptions &options)
{
    for (const QString &calculation : options.calculations) {
        if (frames::calculationName(calculation) == options.sortBy || calculation == options.sortBy)
            return {calculation, options.isDescending};
    }
    return options.sortBy == QLatin1String("Name") ? kit::LegendSort{kit::legendNameKey, options.isDescending}
                                                   : kit::LegendSort{};
}

} // namespace

TimeSeriesView::TimeSeriesView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::TimeSeriesChart(accessibleName, this))
    , m_pinnedLinks(new PinnedLinks(m_chart, pinPlace(*m_chart)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::TimeSeriesChart::cursorMoved, this, &PanelView::cursorMoved);
    connect(m_chart, &kit::TimeSeriesChart::pinToggled, this, &PanelView::pinToggled);
    connect(m_chart, &kit::TimeSeriesChart::pinToggled, this, &TimeSeriesView::showPinnedLinks);
    connect(m_pinnedLinks, &PinnedLinks::activated, this,
            [this](const FieldLink &link) { PanelView::follow({link}); });
    connect(m_chart, &kit::TimeSeriesChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &kit::TimeSeriesChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &kit::TimeSeriesChart::exemplarActivated, this, [this](const QString &trace) {
        if (const auto pivot = traceOf(trace))
            Q_EMIT pivotRequested(*pivot);
    });
}

void TimeSeriesView::showThresholds(const frames::FieldConfig &field)
{
    std::vector<kit::ChartThreshold> thresholds;
    const auto drawing = thresholdDrawing(field);
    const qsizetype steps = drawing && field.thresholds ? field.thresholds->steps.size() : 0;
    const frames::ValueRange range{field.minimum.value_or(0), field.maximum.value_or(100)};
    for (qsizetype i = 0; i < steps; ++i) {
        const QString &color = field.thresholds->steps[i].color;
        if (color == QLatin1String("transparent"))
            continue;
        kit::ChartThreshold threshold;
        const auto from = limitOf(*field.thresholds, i, range);
        threshold.value = from.value_or(-std::numeric_limits<double>::infinity());
        if (from)
            threshold.name
                = tr("Limit %1")
                      .arg(kit::unitText(*from, field.unit.value_or(QStringLiteral("short")), field.decimals)
                               .joined());
        threshold.severity = severityOfColor(color);
        threshold.drawing = *drawing;
        if (i + 1 < steps)
            threshold.until = limitOf(*field.thresholds, i + 1, range);
        threshold.color = seriesColor(color);
        thresholds.push_back(std::move(threshold));
    }
    m_chart->setThresholds(std::move(thresholds));
}

void TimeSeriesView::showLegend(const PanelContent &content)
{
    const LegendOptions options = legendOptions(content.panel.options);
    kit::LegendOptions legend;
    legend.kind = legendKind(options);
    legend.placement = legendPlace(options);
    legend.widthPx = options.width;
    legend.sort = sortOf(options);
    m_chart->setLegend(legend.kind, {kit::LegendCalculation::Last});
    m_chart->setLegend(legend);
    if (options.calculations.isEmpty())
        return;
    std::vector<kit::LegendColumn> columns;
    for (qsizetype i = 0; i < options.calculations.size(); ++i) {
        kit::LegendColumn column;
        column.key = options.calculations[i];
        column.title = frames::calculationName(options.calculations[i]);
        for (const PanelSeries &series : content.data->series)
            column.values.push_back(series.calculated[static_cast<size_t>(i)]);
        columns.push_back(std::move(column));
    }
    m_chart->setLegendColumns(std::move(columns));
}

void TimeSeriesView::setContent(const PanelContent &content)
{
    const frames::FieldConfig &field = content.panel.field;
    std::vector<kit::ChartSeries> all;
    std::vector<kit::ValueAxisOptions> wanted;
    FieldWishes wishes(content.zone);
    for (const PanelSeries &series : content.data->series) {
        const FieldWishes::Wish &wish = wishes.of(series.field);
        all.push_back(chartSeries(series, wish, static_cast<int>(all.size())));
        wanted.push_back(wish.axis);
    }
    std::vector<kit::ValueAxisOptions> axes = kit::shareAxes(all, wanted);
    if (axes.empty())
        axes.push_back(axisOf(field, seriesOptions(field)));
    m_chart->setAxes(std::move(axes));
    m_chart->setRange(content.range);
    std::vector<QTimeZone> zones = zonesOf(content);
    m_zone = zones.front();
    m_chart->setZones(std::move(zones));
    showThresholds(field);
    m_chart->setTooltip(tooltipLook(content.panel.options, kit::TooltipSort::Descending));
    m_data = content.data;
    std::vector<const frames::FieldConfig *> fields;
    for (const PanelSeries &series : content.data->series)
        fields.push_back(&series.field);
    m_chart->setTooltipHint(menuHint(fields));
    m_chart->setSeries(std::move(all));
    showLegend(content);
    m_pinnedLinks->follow();
}

void TimeSeriesView::setOverlays(const PanelOverlays &overlays)
{
    showOverlays(*m_chart, overlays, m_zone);
}

void TimeSeriesView::setExemplars(const std::vector<metrics::Exemplar> &exemplars)
{
    showExemplars(*m_chart, exemplars);
}

void TimeSeriesView::setCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

void TimeSeriesView::setPinned(std::optional<Instant> at)
{
    m_chart->setPinned(at);
    m_pinnedLinks->keepTo(at);
}

// Of the series under the pointer where it has any, otherwise of all that have a value there.
void TimeSeriesView::showPinnedLinks(std::optional<Instant> at)
{
    if (!at || !m_data) {
        m_pinnedLinks->showFor({}, {}, {});
        return;
    }
    const auto nearest = m_chart->seriesAtPointer();
    const auto chosen = nearest ? nearest : m_chart->isolated();
    if (chosen && static_cast<size_t>(*chosen) < m_data->series.size()) {
        const PanelSeries &one = m_data->series[static_cast<size_t>(*chosen)];
        std::vector<FieldLink> own = linksAt({one}, *at);
        if (!own.empty()) {
            m_pinnedLinks->showFor(at, kit::safeText(one.name, kit::LineBreaks::Shown, 60), std::move(own));
            return;
        }
    }
    m_pinnedLinks->showFor(at, tr("Links"), linksAt(m_data->series, *at));
}

std::vector<FieldLink> TimeSeriesView::links() const
{
    const auto at = m_chart->cursor() ? m_chart->cursor() : m_chart->pinned();
    return at && m_data ? linksAt(m_data->series, *at) : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
