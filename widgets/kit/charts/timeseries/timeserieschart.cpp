#include "kit/charts/timeseries/timeserieschart.h"

#include "kit/charts/chartpainter.h"

#include "kit/timetext.h"

#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int legendGap = 4;
constexpr int legendGapBeside = 16;
constexpr int legendInset = 2; // keeps the first sign clear of the edge
constexpr int plotMargin = 4; // at the right, where no axis stands

LegendLayout::Shape shapeOf(const LegendOptions &options)
{
    if (options.kind == LegendKind::Table)
        return LegendLayout::Shape::Table;
    return options.placement == LegendPlacement::Right ? LegendLayout::Shape::Column
                                                       : LegendLayout::Shape::Flow;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_legend(new ChartLegend(this))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_legend->hide();
    connect(m_legend, &ChartLegend::isolateRequested, this, [this](int series) {
        const auto before = isolated();
        m_visibility.toggleIsolated(series);
        applyVisibility(before);
    });
    connect(m_legend, &ChartLegend::toggleRequested, this, [this](int series) {
        const auto before = isolated();
        m_visibility.toggle(series);
        applyVisibility(before);
    });
    connect(m_legend, &ChartLegend::showAllRequested, this, [this] {
        const auto before = isolated();
        m_visibility.isolate(std::nullopt);
        applyVisibility(before);
    });
    connect(m_legend, &ChartLegend::sortChanged, this, [this](const LegendSort &sort) {
        m_legendOptions.sort = sort;
        Q_EMIT legendSorted(sort);
    });
}

TimeSeriesChart::~TimeSeriesChart()
{
    delete m_tooltip;
}

void TimeSeriesChart::setSeries(std::vector<ChartSeries> series)
{
    const auto before = isolated();
    m_series = std::move(series);
    for (ChartSeries &one : m_series)
        one = inOrder(std::move(one));
    m_visibility.setSeries(m_series);
    m_isLegendStale = true;
    applyVisibility(before);
    updateAccessibleText();
}

void TimeSeriesChart::setRange(const TimeRange &range)
{
    m_range = range;
    m_isLegendStale = true;
    invalidate();
}

void TimeSeriesChart::setZones(std::vector<QTimeZone> zones)
{
    m_zones = std::move(zones);
    if (m_zones.empty())
        m_zones.push_back(QTimeZone::utc());
    invalidate();
}

void TimeSeriesChart::setAxes(std::vector<ValueAxisOptions> axes)
{
    m_axisOptions = std::move(axes);
    if (m_axisOptions.empty())
        m_axisOptions.emplace_back();
    m_isLegendStale = true;
    invalidate();
}

void TimeSeriesChart::setThresholds(std::vector<ChartThreshold> thresholds)
{
    m_thresholds = std::move(thresholds);
    invalidate();
}

void TimeSeriesChart::setBands(std::vector<ChartBand> bands)
{
    m_bands = std::move(bands);
    invalidate();
}

void TimeSeriesChart::setDeploys(std::vector<ChartDeploy> deploys)
{
    m_deploys = std::move(deploys);
    invalidate();
}

void TimeSeriesChart::setAnnotations(std::vector<ChartAnnotation> annotations)
{
    m_annotations = std::move(annotations);
    invalidate();
}

void TimeSeriesChart::setExemplars(std::vector<ChartExemplar> exemplars)
{
    m_exemplars = std::move(exemplars);
    invalidate();
}

void TimeSeriesChart::setRibbon(std::vector<RibbonPart> parts, const QString &label)
{
    m_ribbon = std::move(parts);
    m_ribbonLabel = label;
    invalidate();
}

void TimeSeriesChart::setLegend(LegendKind kind, std::vector<LegendCalculation> calculations)
{
    m_legendOptions.kind = kind;
    m_calculations = std::move(calculations);
    m_columns.reset();
    m_isLegendStale = true;
    invalidate();
}

void TimeSeriesChart::setLegend(const LegendOptions &options)
{
    m_legendOptions = options;
    m_isLegendStale = true;
    invalidate();
}

void TimeSeriesChart::setLegendColumns(std::vector<LegendColumn> columns)
{
    m_columns = std::move(columns);
    m_isLegendStale = true;
    invalidate();
}

void TimeSeriesChart::setTooltip(const TooltipOptions &options)
{
    m_tooltipOptions = options;
    updateTooltip();
}

void TimeSeriesChart::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    invalidate();
}

void TimeSeriesChart::setIsolated(std::optional<int> index)
{
    const auto before = isolated();
    m_visibility.isolate(index);
    applyVisibility(before);
}

void TimeSeriesChart::applyVisibility(std::optional<int> isolatedBefore)
{
    if (!m_isLegendStale)
        m_legend->setStates(m_visibility.states());
    invalidate();
    updateTooltip();
    if (isolated() != isolatedBefore)
        Q_EMIT isolatedChanged(isolated());
}

void TimeSeriesChart::setCursor(std::optional<Instant> at)
{
    if (at == m_cursor)
        return;
    m_cursor = at;
    updateTooltip();
    updatePlot();
}

void TimeSeriesChart::setPinned(std::optional<Instant> at)
{
    m_pinned = at;
    updateTooltip();
    updatePlot();
}

// A chart that is seen is laid out before it is painted, since its legend moves; one that is not, when
// somebody paints it.
void TimeSeriesChart::invalidate()
{
    m_isDirty = true;
    m_making.reset();
    m_needsLayout = true;
    if (!m_isLayoutPosted)
        QCoreApplication::postEvent(this, new QEvent(QEvent::LayoutRequest));
    m_isLayoutPosted = true;
    update();
}

void TimeSeriesChart::updatePlot()
{
    update(mapping().plot.toAlignedRect().adjusted(-8, -8, 8, 10));
}

bool TimeSeriesChart::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        m_isLayoutPosted = false;
        if (m_needsLayout && !visibleRegion().isEmpty())
            layOut();
    }
    return QWidget::event(event);
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_cache = {};
        invalidate();
    }
}

size_t TimeSeriesChart::axisIndex(int axis) const
{
    const auto index = static_cast<size_t>(axis);
    return axis >= 0 && index < m_axisOptions.size() ? index : 0;
}

const PlotAxis &TimeSeriesChart::axisOf(const ChartSeries &series) const
{
    return m_axes[axisIndex(series.axis)];
}

const ValueAxisOptions &TimeSeriesChart::axisOptionsOf(const ChartSeries &series) const
{
    return m_axisOptions[axisIndex(series.axis)];
}

void TimeSeriesChart::fillLegend()
{
    m_isLegendStale = false;
    LegendContent content;
    if (m_legendOptions.kind != LegendKind::None)
        content = legendContent(m_series,
                                m_columns ? *m_columns : legendColumns(m_series, m_calculations, m_range),
                                [this](int series, double value) {
                                    // Between new series and the next layout the legend may still ask for old
                                    // ones.
                                    const auto index = static_cast<size_t>(series);
                                    return index < m_series.size()
                                        ? m_series[index].valueText(value, axisOptionsOf(m_series[index]))
                                        : missingText();
                                });
    m_legend->setContent(std::move(content), shapeOf(m_legendOptions), m_legendOptions.sort);
    m_legend->setStates(m_visibility.states());
}

QRect TimeSeriesChart::placeLegend()
{
    if (m_isLegendStale)
        fillLegend();
    QRect place;
    QRect left = rect();
    if (m_legend->content().entries.empty()) {
        m_legend->hide();
        return left;
    }
    if (m_legendOptions.placement == LegendPlacement::Right) {
        const int most = width() * 2 / 5;
        const int wanted = m_legendOptions.widthPx > 0 ? std::min(m_legendOptions.widthPx, most)
                                                       : m_legend->widthWithin(most);
        place = QRect(width() - wanted, 0, wanted, height());
        left.setWidth(std::max(10, width() - wanted - legendGapBeside));
    } else {
        const int most = m_legendOptions.kind == LegendKind::Table ? height() * 2 / 5 : height() / 3;
        const int wide = width() - 2 * legendInset;
        const int high = m_legend->heightForWidth(wide, most);
        place = QRect(legendInset, height() - high, wide, high);
        left.setHeight(height() - high - legendGap);
    }
    m_legend->setGeometry(place);
    m_legend->setVisible(place.width() >= 40);
    return left;
}

// Extents of what is seen, axis by axis.
void TimeSeriesChart::measureAxes()
{
    m_axes.assign(m_axisOptions.size(), {});
    for (size_t i = 0; i < m_axes.size(); ++i) {
        m_axes[i].options = m_axisOptions[i];
        if (m_isCompact)
            m_axes[i].options.side = AxisSide::Hidden;
    }
    std::vector<bool> hasValues(m_axes.size(), false); // and not only shares
    for (const PlottedSeries &one : m_content.series) {
        const size_t index = axisIndex(one.shown.axis);
        PlotAxis &axis = m_axes[index];
        if (!axis.isUsed)
            axis.color = one.shown.color;
        axis.isUsed = true;
        hasValues[index] = hasValues[index] || one.drawing.stacking != StackMode::Percent;
        if (one.group < 0 && m_visibility.isShown(static_cast<size_t>(one.index)))
            axis.extent.include(extentOf(one.shown, m_range));
        else if (one.group >= 0 && one.level == 0)
            axis.extent.include(extentOf(m_content.groups[static_cast<size_t>(one.group)].columns));
    }
    for (size_t i = 0; i < m_axes.size(); ++i) {
        if (m_axes[i].isUsed && !hasValues[i]) {
            m_axes[i].options.unitId = QStringLiteral("percentunit");
            m_axes[i].options.decimals.reset();
        }
    }
    for (const ChartThreshold &threshold : m_thresholds) {
        // A limit far above calm data would flatten it to nothing; then it stays off the chart.
        ValueExtent &extent = m_axes[axisIndex(threshold.axis)].extent;
        if (!extent.isEmpty() && threshold.value <= extent.max * 4)
            extent.include(threshold.value);
    }
    if (std::none_of(m_axes.begin(), m_axes.end(), [](const PlotAxis &axis) { return axis.isUsed; }))
        m_axes.front().isUsed = true;
}

void TimeSeriesChart::layOut()
{
    m_needsLayout = false;
    const QRect room = placeLegend();
    m_content = plottedContent(
        m_series, m_range,
        [this](size_t i) {
            return !m_series[i].isHiddenInPlot && m_visibility.state(i) != LegendState::Hidden;
        },
        [this](size_t i) { return m_visibility.isShown(i); });
    measureAxes();
    const auto mostRows = static_cast<size_t>(std::max(1, room.height() / 2 / timeLabelHeight));
    m_zoneRows = std::min(m_zones.size(), mostRows);
    const int timeHeight = m_isCompact ? 0 : timeLabelHeight * static_cast<int>(m_zoneRows);
    const int ribbonHeight = m_ribbon.empty() ? 0 : size::ribbon + 6;
    const int top = m_isCompact ? 1 : space::small;
    const int plotHeight = std::max(10, room.height() - top - timeHeight - ribbonHeight);
    scaleAxes(m_axes, plotHeight);
    int left = m_isCompact ? 0 : std::max(roomBesidePlot(m_axes, false), plotMargin);
    if (!m_ribbon.empty())
        left = std::max(
            left, QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(m_ribbonLabel) + space::small);
    for (size_t i = 0; m_zoneRows > 1 && i < m_zoneRows && !m_isCompact; ++i)
        left = std::max(left,
                        QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(zoneName(m_zones[i]))
                            + 2 * space::small);
    const int right = m_isCompact ? 0 : std::max(plotMargin, roomBesidePlot(m_axes, true));
    placeAxes(m_axes, QRectF(left, top, std::max(10, room.width() - left - right), plotHeight), m_range);
    m_marks = plotMarks(m_exemplars, m_annotations, m_axes);
    if (m_currentMark && *m_currentMark >= m_marks.size())
        m_currentMark.reset();
    m_hoveredMark.reset();
}

std::int64_t TimeSeriesChart::sampleTolerance() const
{
    // A cursor between two samples takes the one before it; a few per cent of the width bridge a slow scrape.
    std::int64_t widest = mapping().lengthMs() / 50;
    for (const ChartSeries &one : m_series) {
        if (one.timesMs.size() > 1)
            widest = std::max(widest, 2 * (one.timesMs[1] - one.timesMs[0]));
    }
    return widest;
}

Instant TimeSeriesChart::timeAt(double x) const
{
    const double inside = std::clamp(x - mapping().plot.left(), 0.0, mapping().plot.width());
    return xToTime(inside, m_range, mapping().plot.width());
}

} // namespace yagura::kit
