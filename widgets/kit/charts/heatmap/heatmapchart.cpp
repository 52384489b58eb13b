#include "kit/charts/heatmap/heatmapchart.h"

#include "kit/charts/chartpainter.h"
#include "kit/charts/parts/axistitle.h"
#include "kit/safetext.h"

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int legendHeight = 22;
constexpr int rampHeight = 8;
constexpr double rampWidth = 160;

} // namespace

HeatmapChart::HeatmapChart(const QString &accessibleName, QWidget *parent)
    : TimeChart(accessibleName, parent)
    , m_cells(std::make_shared<const std::vector<HeatmapCell>>())
{ }

HeatmapChart::~HeatmapChart()
{
    delete m_tip;
}

std::span<const HeatmapCell> HeatmapChart::cells() const
{
    return *m_cells;
}

void HeatmapChart::setCells(std::shared_ptr<const std::vector<HeatmapCell>> cells)
{
    m_cells = cells ? std::move(cells) : std::make_shared<const std::vector<HeatmapCell>>();
    findColumns();
    recount();
}

void HeatmapChart::setAxis(const HeatmapAxis &axis)
{
    m_axis = axis;
    invalidate();
}

void HeatmapChart::setColors(const HeatmapColors &colors)
{
    m_colors = colors;
    recount();
}

void HeatmapChart::setFilter(const HeatmapFilter &filter)
{
    m_filter = filter;
    recount();
}

void HeatmapChart::setCellGap(int pixels)
{
    m_gap = std::clamp(pixels, 0, 25);
    invalidate();
}

void HeatmapChart::setCellRadius(int pixels)
{
    m_radius = std::clamp(pixels, 0, 100);
    invalidate();
}

void HeatmapChart::setCountsShown(bool isShown)
{
    m_hasCounts = isShown;
    invalidate();
}

void HeatmapChart::setLegendShown(bool isShown)
{
    m_hasLegend = isShown;
    invalidate();
}

void HeatmapChart::setCountFormat(const ValueFormat &format)
{
    m_countFormat = format;
    describe();
    invalidate();
}

void HeatmapChart::setCountName(const QString &name)
{
    m_countName = safeText(name, LineBreaks::Shown, 80);
    updateTooltip();
}

void HeatmapChart::setExemplars(std::vector<HeatmapExemplar> exemplars)
{
    m_exemplars = std::move(exemplars);
    m_exemplar.reset();
    invalidate();
}

void HeatmapChart::setTooltipHistogram(bool isShown)
{
    m_hasHistogram = isShown;
    updateTooltip();
}

void HeatmapChart::recount()
{
    m_counts = CountScale(cells(), m_colors, m_filter);
    m_steps.clear();
    m_steps.reserve(cells().size());
    for (const HeatmapCell &cell : cells())
        m_steps.push_back(m_filter.isHidden(cell.count) ? std::uint8_t{0} : m_counts.step(cell.count));
    describe();
    invalidate();
}

void HeatmapChart::findColumns()
{
    m_columns.clear();
    for (const HeatmapCell &cell : cells()) {
        const TimeRange column{cell.from, cell.to};
        if (m_columns.empty() || m_columns.back() != column)
            m_columns.push_back(column);
    }
    const auto isEarlier = [](const TimeRange &a, const TimeRange &b) { return a.from < b.from; };
    std::sort(m_columns.begin(), m_columns.end(), isEarlier);
    m_columns.erase(std::unique(m_columns.begin(), m_columns.end()), m_columns.end());
}

void HeatmapChart::describe()
{
    const int count = static_cast<int>(std::min<size_t>(cells().size(), 1U << 30));
    setAccessibleDescription(
        tr("%n cells, counts from %1 to %2", nullptr, count)
            .arg(m_countFormat.joined(m_counts.min()), m_countFormat.joined(m_counts.max())));
}

std::vector<QRgb> HeatmapChart::ramp() const
{
    const Theme &theme = Theme::of(this);
    if (m_colors.mode == HeatmapColorMode::Opacity)
        return opacityRamp(m_colors.color.resolve(theme), m_colors.ramp, theme.color(ColorRole::Surface));
    return colorRamp(m_colors.ramp, theme.mode());
}

void HeatmapChart::layOut()
{
    const int below = timeLabelHeight + (m_hasLegend ? legendHeight : 0);
    const int top = space::small;
    const int plotHeight = std::max(10, height() - top - below - space::tiny);
    m_mapping.scale = heatmapScale(cells(), m_axis, plotHeight);
    const int labels = std::min(valueLabelWidth(m_mapping.scale), width() * 2 / 5);
    const int beside = axisTitleRoomOf(m_axis.title)
        + (m_axis.isShown ? std::max(m_axis.widthPx, labels + space::small + 2) : 1);
    const int left = m_axis.isOnRight ? 1 : beside;
    m_mapping.plot = QRectF(left, top, std::max(10, width() - beside - 4), plotHeight);
    const NumberPainter numbers(textFont(TextStyle::Label));
    const double least = numbers.width(m_countFormat.joined(m_counts.min()));
    const double room = m_mapping.plot.width() - least - 2 * space::small
        - numbers.width(m_countFormat.joined(m_counts.max()));
    m_rampRect = QRectF(left + least + space::small, height() - (legendHeight + rampHeight) / 2.0,
                        std::clamp(room, 24.0, rampWidth), rampHeight);
}

double HeatmapChart::yOf(double bound) const
{
    const auto position = heatmapPosition(m_mapping.scale, m_axis, bound);
    return m_mapping.plot.bottom() - position.value_or(0) * m_mapping.plot.height();
}

RasterSetup HeatmapChart::rasterSetup(qreal ratio) const
{
    const QSize pixels = (m_mapping.plot.size() * ratio).toSize();
    return {pixels, m_mapping.range,       m_mapping.scale,
            m_axis, qRound(m_gap * ratio), qRound(m_radius * ratio)};
}

QRectF HeatmapChart::cellRect(size_t cell)
{
    ensureLaidOut();
    const QRect pixels = cellPixels(cells()[cell], rasterSetup(1));
    return QRectF(pixels).translated(m_mapping.plot.topLeft());
}

QRectF HeatmapChart::legendRect()
{
    ensureLaidOut();
    return m_hasLegend ? m_rampRect : QRectF();
}

QPointF HeatmapChart::exemplarPoint(size_t exemplar)
{
    ensureLaidOut();
    return pointOf(m_exemplars[exemplar]);
}

bool HeatmapChart::isShown(const HeatmapExemplar &exemplar) const
{
    const bool isCut
        = (m_axis.min && exemplar.value < *m_axis.min) || (m_axis.max && exemplar.value > *m_axis.max);
    return std::isfinite(exemplar.value) && !isCut && m_mapping.range.contains(exemplar.at)
        && !m_cells->empty();
}

QPointF HeatmapChart::pointOf(const HeatmapExemplar &exemplar) const
{
    return {xOf(exemplar.at), yOf(exemplar.value)};
}

} // namespace yagura::kit
