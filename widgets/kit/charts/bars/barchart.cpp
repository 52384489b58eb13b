#include "kit/charts/bars/barchart.h"

#include "kit/charts/chartpainter.h"
#include "kit/charts/parts/axistitle.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QtMath>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace yagura::kit {

namespace {

constexpr int labelHeight = 16;
constexpr double leastLabel = 44; // pixels; names are shortened to this before they are skipped

QFont labelFont()
{
    return textFont(TextStyle::Label);
}

} // namespace

BarChart::BarChart(const QString &accessibleName, QWidget *parent)
    : ItemChart(accessibleName, parent)
{ }

void BarChart::setBars(QStringList categories, std::vector<BarSeries> series)
{
    m_categories = std::move(categories);
    m_series = std::move(series);
    resetItems();
    describe();
}

void BarChart::setLook(const BarLook &look)
{
    m_look = look;
    invalidate();
}

void BarChart::setAxis(const BarAxis &axis, const std::optional<BarAxis> &second)
{
    m_axis = axis;
    m_second = second;
    if (m_second)
        m_second->isOnRight = !m_axis.isOnRight;
    describe();
    invalidate();
}

void BarChart::setThresholds(std::vector<ChartThreshold> thresholds)
{
    m_thresholds = std::move(thresholds);
    invalidate();
}

void BarChart::setLegend(LegendKind kind, LegendPlacement place, std::vector<LegendCalculation> calculations)
{
    m_calculations = std::move(calculations);
    ItemLegendOptions options{kind, place, {}};
    for (const LegendCalculation calculation : m_calculations) {
        if (kind == LegendKind::Table)
            options.titles << calculationTitle(calculation);
    }
    ItemChart::setLegend(options);
}

std::vector<LegendItem> BarChart::legendItems() const
{
    std::vector<LegendItem> items;
    for (size_t i = 0; i < m_series.size(); ++i) {
        // Legend calculates over time; categories are counted as if they were moments.
        ChartSeries series;
        std::vector<std::int64_t> order(m_series[i].values.size());
        std::iota(order.begin(), order.end(), std::int64_t{0});
        series.timesMs = order;
        series.values = m_series[i].values;
        const TimeRange all{fromUnixMilliseconds(0),
                            fromUnixMilliseconds(static_cast<std::int64_t>(order.size()))};
        LegendItem item{m_series[i].name, m_series[i].color, {}, !isShown(static_cast<int>(i))};
        for (const LegendCalculation calculation : m_calculations)
            item.values.push_back(
                axisOf(static_cast<int>(i)).format.joined(calculate(series, calculation, all)));
        items.push_back(std::move(item));
    }
    return items;
}

int BarChart::markCount() const
{
    return m_series.empty() ? 0 : static_cast<int>(m_categories.size()) * seriesCount();
}

std::vector<bool> BarChart::shownSeries() const
{
    std::vector<bool> shown;
    for (size_t i = 0; i < m_series.size(); ++i)
        shown.push_back(isShown(static_cast<int>(i)));
    return shown;
}

const Bar *BarChart::barOf(int mark) const
{
    const auto found
        = std::find_if(m_bars.begin(), m_bars.end(), [&](const Bar &bar) { return markOf(bar) == mark; });
    return found == m_bars.end() ? nullptr : &*found;
}

double BarChart::valueOf(const Bar &bar) const
{
    return m_series[static_cast<size_t>(bar.series)].values[static_cast<size_t>(bar.category)];
}

const SeriesColor &BarChart::colorOf(const Bar &bar) const
{
    const BarSeries &one = m_series[static_cast<size_t>(bar.series)];
    const auto category = static_cast<size_t>(bar.category);
    return category < one.barColors.size() ? one.barColors[category] : one.color;
}

void BarChart::chooseDirection(const QRectF &area)
{
    m_plot.isHorizontal = m_look.direction == BarDirection::Horizontal
        || (m_look.direction == BarDirection::Auto && area.height() > area.width());
}

const BarAxis &BarChart::axisOf(int series) const
{
    const bool isSecond = m_second && m_series[static_cast<size_t>(series)].scale == BarScale::Second;
    return isSecond ? *m_second : m_axis;
}

QString BarChart::valueText(const Bar &bar) const
{
    return axisOf(bar.series).format.joined(valueOf(bar));
}

ValueScale BarChart::scaleOf(const BarAxis &axis, BarScale place, double length) const
{
    ValueAxisOptions options;
    options.unitId
        = m_look.stacking == BarStacking::Percent ? QStringLiteral("percentunit") : axis.format.unitId;
    options.scale = axis.scale;
    options.min = axis.min;
    options.max = axis.max;
    BarExtent extent = barExtent(m_bars, axis, place);
    for (const ChartThreshold &threshold : m_thresholds) {
        // A limit far above the bars would flatten them to nothing; then it stays off the chart.
        if (place == BarScale::First && threshold.value <= extent.max * 4 && threshold.value > extent.max)
            extent.max = threshold.value;
    }
    ValueScale scale = valueScale(extent.min, extent.max, options, static_cast<int>(length));
    if (axis.format.wording && m_look.stacking != BarStacking::Percent) {
        for (ValueTick &tick : scale.ticks)
            tick.label = axis.format.joined(tick.value);
    }
    return scale;
}

void BarChart::scaleValues(double length)
{
    m_plot.scale = scaleOf(m_axis, BarScale::First, length);
    m_plot.second.reset();
    if (m_second)
        m_plot.second = scaleOf(*m_second, BarScale::Second, length);
}

double BarChart::roomBeside(const BarAxis &axis, const ValueScale &scale) const
{
    return axisTitleRoomOf(axis.title)
        + (axis.isShown ? std::max(axis.widthPx, valueLabelWidth(scale) + space::small + 2) : 2);
}

double BarChart::roomAcross(const BarAxis &axis) const
{
    return (axis.isShown ? labelHeight + 4 : 2) + axisTitleRoomOf(axis.title);
}

void BarChart::shortenLabels()
{
    m_labels.clear();
    for (const QString &category : m_categories) {
        QString text = safeText(category, LineBreaks::Shown, 200);
        if (m_look.labelLength > 0 && text.size() > m_look.labelLength)
            text = text.left(m_look.labelLength) + QChar(0x2026);
        m_labels << text;
    }
}

// Keeps every n-th label, so that those kept have their room.
void BarChart::skipLabels(double widest)
{
    const double needed = std::max(1.0, widest + m_look.labelSpacing);
    const int stride = std::max(1, static_cast<int>(std::ceil(needed / std::max(0.01, m_plot.slotLength()))));
    for (qsizetype i = 0; i < m_labels.size(); ++i) {
        if (i % stride != 0)
            m_labels[i].clear();
    }
}

double BarChart::labelDepth(double limit) const
{
    if (m_look.labelRotation == 0)
        return labelHeight + 4;
    double widest = 0;
    for (const QString &label : m_labels)
        widest = std::max<double>(widest, QFontMetrics(labelFont()).horizontalAdvance(label));
    const double angle = qDegreesToRadians(std::abs(static_cast<double>(m_look.labelRotation)));
    return std::min(limit, std::sin(angle) * widest + std::cos(angle) * labelHeight + 6);
}

void BarChart::layOutUpright(const QRectF &area)
{
    const double depth = labelDepth(area.height() * 0.4);
    m_labelDepth = depth;
    const double top = area.top() + (m_look.values == BarValues::Never ? 4 : labelHeight);
    const double length = std::max(10.0, area.bottom() - depth - top);
    scaleValues(length);
    const double beside = roomBeside(m_axis, m_plot.scale);
    const double opposite = m_second ? roomBeside(*m_second, *m_plot.second) : 2;
    m_plot.plot = QRectF(m_axis.isOnRight ? opposite : beside, top,
                         std::max(10.0, area.right() - beside - opposite), length);
    double widest = 0;
    for (const QString &label : m_labels)
        widest = std::max<double>(widest, QFontMetrics(labelFont()).horizontalAdvance(label));
    if (m_look.labelRotation != 0) {
        // Turned labels stand beside each other as closely as their lines are high.
        const double angle = qDegreesToRadians(std::abs(static_cast<double>(m_look.labelRotation)));
        skipLabels(std::min(widest, labelHeight / std::sin(angle)) - m_look.labelSpacing);
        return;
    }
    const double room = m_plot.slotLength() - m_look.labelSpacing;
    if (room < std::min(widest, leastLabel)) {
        const double shortest = std::min(widest, 110.0);
        skipLabels(std::max(shortest, std::min(widest, room)));
    }
}

void BarChart::layOutLying(const QRectF &area)
{
    double widest = 0;
    for (const QString &label : m_labels)
        widest = std::max<double>(widest, QFontMetrics(labelFont()).horizontalAdvance(label));
    const double names = std::min(widest + 2, area.width() * 0.35) + space::small;
    double values = 4;
    if (m_look.values != BarValues::Never && m_look.stacking == BarStacking::None) {
        const NumberPainter numbers(labelFont());
        for (const Bar &bar : m_bars)
            values = std::max(values, numbers.width(valueText(bar)) + space::small);
    }
    const double left = area.left() + names;
    const double width = std::max(10.0, area.right() - left - std::min(values, area.width() * 0.25));
    // Horizontal labels need more room than lines of text do.
    scaleValues(width / 2.5);
    const double first = roomAcross(m_axis);
    const double opposite = m_second ? roomAcross(*m_second) : 2;
    const double top = area.top() + (m_axis.isOnRight ? first : opposite);
    const double bottom = area.bottom() - (m_axis.isOnRight ? opposite : first);
    m_plot.plot = QRectF(left, top, width, std::max(10.0, bottom - top));
    skipLabels(std::max(0, labelHeight - 2 - m_look.labelSpacing));
}

void BarChart::decideValueLabels()
{
    m_hasValues = m_look.values == BarValues::Always;
    if (m_look.values != BarValues::Auto)
        return;
    const NumberPainter numbers(labelFont());
    const bool isStacked = m_look.stacking != BarStacking::None;
    m_hasValues = !m_bars.empty() && std::all_of(m_bars.begin(), m_bars.end(), [&](const Bar &bar) {
        const double wide = numbers.width(valueText(bar));
        if (m_plot.isHorizontal)
            return bar.rect.height() >= 12;
        // Upright bars of a group have the gap between them for their texts too.
        return wide <= bar.rect.width() + (isStacked ? 0 : 2);
    });
}

void BarChart::layOut()
{
    const QRectF area = layOutLegend(QRectF(rect()).adjusted(2, 2, -2, -2));
    m_plot.categories = static_cast<int>(m_categories.size());
    chooseDirection(area);
    shortenLabels();
    m_bars = stackedBars(m_series, shownSeries(), m_plot.categories, m_look.stacking);
    for (Bar &bar : m_bars)
        bar.axis = m_second ? bar.axis : BarScale::First;
    if (m_plot.isHorizontal)
        layOutLying(area);
    else
        layOutUpright(area);
    placeBars(m_bars, m_plot, shownSeries(), m_look);
    decideValueLabels();
}

const std::vector<Bar> &BarChart::bars()
{
    ensureLaidOut();
    return m_bars;
}

const BarPlot &BarChart::plot()
{
    ensureLaidOut();
    return m_plot;
}

const QStringList &BarChart::categoryLabels()
{
    ensureLaidOut();
    return m_labels;
}

bool BarChart::hasValueLabels()
{
    ensureLaidOut();
    return m_hasValues;
}

} // namespace yagura::kit
