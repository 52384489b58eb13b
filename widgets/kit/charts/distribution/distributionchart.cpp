#include "kit/charts/distribution/distributionchart.h"

#include "kit/charts/chartpainter.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int labelHeight = 20;
constexpr int tickRoom = 70; // pixels between labels along the axis

} // namespace

DistributionChart::DistributionChart(const QString &accessibleName, QWidget *parent)
    : ItemChart(accessibleName, parent)
{ }

void DistributionChart::setBuckets(std::vector<DistributionSeries> series,
                                   std::vector<DistributionBucket> buckets)
{
    m_series = std::move(series);
    m_buckets = std::move(buckets);
    std::erase_if(m_buckets, [](const DistributionBucket &bucket) {
        return !std::isfinite(bucket.xMin) || !std::isfinite(bucket.xMax) || bucket.xMax <= bucket.xMin;
    });
    resetItems();
    describe();
}

void DistributionChart::setLook(const DistributionLook &look)
{
    m_look = look;
    resetItems();
    describe();
}

void DistributionChart::setLegend(LegendKind kind, LegendPlacement place)
{
    ItemLegendOptions options{kind, place, {}};
    if (kind == LegendKind::Table)
        options.titles << tr("Count");
    ItemChart::setLegend(options);
}

int DistributionChart::seriesCount() const
{
    return m_look.isCombined ? 1 : std::max(1, static_cast<int>(m_series.size()));
}

int DistributionChart::markCount() const
{
    return m_series.empty() ? 0 : static_cast<int>(m_buckets.size()) * seriesCount();
}

double DistributionChart::countOf(int bucket, int series) const
{
    const std::vector<double> &counts = m_buckets[static_cast<size_t>(bucket)].counts;
    double sum = 0;
    for (size_t i = 0; i < counts.size() && i < m_series.size(); ++i) {
        const bool isMeant = m_look.isCombined || static_cast<int>(i) == series;
        sum += isMeant && std::isfinite(counts[i]) && counts[i] > 0 ? counts[i] : 0;
    }
    return sum;
}

std::vector<LegendItem> DistributionChart::legendItems() const
{
    std::vector<LegendItem> items;
    for (int series = 0; series < (m_series.empty() ? 0 : seriesCount()); ++series) {
        double sum = 0;
        for (int bucket = 0; bucket < static_cast<int>(m_buckets.size()); ++bucket)
            sum += countOf(bucket, series);
        const DistributionSeries &one = m_series[static_cast<size_t>(series)];
        const bool isAll = m_look.isCombined && m_series.size() > 1;
        items.push_back({isAll ? tr("All series") : one.name,
                         one.color,
                         {m_look.countFormat.joined(sum)},
                         !isShown(series)});
    }
    return items;
}

bool DistributionChart::isReachable(int mark) const
{
    return isShown(itemOf(mark)) && countOf(bucketOf(mark), itemOf(mark)) > 0;
}

DistributionChart::Level DistributionChart::levelOf(int bucket, int series) const
{
    double low = 0;
    for (int below = 0; m_look.stacking == DistributionStacking::Stacked && below < series; ++below)
        low += isShown(below) ? countOf(bucket, below) : 0;
    return {low, low + (isShown(series) ? countOf(bucket, series) : 0)};
}

void DistributionChart::scaleCounts(double length)
{
    double most = 0;
    for (int bucket = 0; bucket < static_cast<int>(m_buckets.size()); ++bucket) {
        for (int series = 0; series < seriesCount(); ++series)
            most = std::max(most, levelOf(bucket, series).high);
    }
    ValueAxisOptions options;
    options.unitId = m_look.countFormat.unitId;
    m_counts = valueScale(0, most > 0 ? most : 1, options, static_cast<int>(length));
}

void DistributionChart::layOut()
{
    const QRectF area = layOutLegend(QRectF(rect()).adjusted(2, 2, -2, -2));
    const double top = area.top() + space::tiny;
    const double length = std::max(10.0, area.bottom() - labelHeight - top);
    scaleCounts(length);
    const double left = valueLabelWidth(m_counts) + space::small + 2;
    m_plot = QRectF(left, top, std::max(10.0, area.right() - left - space::small), length);
    ValueAxisOptions options;
    options.unitId = m_look.format.unitId;
    options.startsAtZero = false;
    options.min = 0;
    options.max = 1;
    if (!m_buckets.empty()) {
        options.min = m_buckets.front().xMin;
        options.max = m_buckets.front().xMax;
        for (const DistributionBucket &bucket : m_buckets) {
            options.min = std::min(*options.min, bucket.xMin);
            options.max = std::max(*options.max, bucket.xMax);
        }
    }
    // valueScale counts on a line a tick; labels beside each other need more.
    m_values
        = valueScale(*options.min, *options.max, options, static_cast<int>(m_plot.width() * 30 / tickRoom));
}

double DistributionChart::xOf(double value) const
{
    return m_plot.left() + std::clamp(m_values.position(value), 0.0, 1.0) * m_plot.width();
}

double DistributionChart::yOf(double count) const
{
    return m_plot.bottom() - std::clamp(m_counts.position(count), 0.0, 1.0) * m_plot.height();
}

QRectF DistributionChart::barOf(int bucket, int series) const
{
    const DistributionBucket &one = m_buckets[static_cast<size_t>(bucket)];
    const Level level = levelOf(bucket, series);
    const double left = std::round(xOf(one.xMin));
    double right = std::max(left + 1, std::round(xOf(one.xMax)));
    right -= right - left >= 4 ? 1 : 0;
    const double top = std::round(yOf(level.high));
    return {left, top, right - left, std::round(yOf(level.low)) - top};
}

std::optional<int> DistributionChart::clickedMark(const QPointF &point) const
{
    // The smallest of those over each other is meant: the others are met beside it.
    std::optional<int> found;
    double least = 1e9;
    for (int mark = 0; mark < markCount(); ++mark) {
        const QRectF bar = barOf(bucketOf(mark), itemOf(mark));
        if (isReachable(mark) && bar.adjusted(0, -0.5, 0.5, 0.5).contains(point) && bar.height() < least) {
            found = mark;
            least = bar.height();
        }
    }
    return found;
}

std::optional<int> DistributionChart::markAt(const QPointF &point) const
{
    if (const auto mark = clickedMark(point))
        return mark;
    for (int mark = 0; m_plot.contains(point) && mark < markCount(); ++mark) {
        const QRectF bar = barOf(bucketOf(mark), itemOf(mark));
        if (isReachable(mark) && bar.left() <= point.x() && point.x() <= bar.right())
            return mark;
    }
    return std::nullopt;
}

TooltipContent DistributionChart::tooltipOf(int mark) const
{
    const Theme &theme = Theme::of(this);
    const DistributionBucket &bucket = m_buckets[static_cast<size_t>(bucketOf(mark))];
    TooltipContent content;
    content.title = tr("%1 to %2").arg(m_look.format.joined(bucket.xMin), m_look.format.joined(bucket.xMax));
    const std::vector<LegendItem> items = legendItems();
    std::vector<TooltipValue> values;
    for (int series = 0; series < seriesCount(); ++series) {
        if (!isShown(series) || (tooltipMode() == TooltipMode::Single && series != itemOf(mark)))
            continue;
        const LegendItem &item = items[static_cast<size_t>(series)];
        const double count = countOf(bucketOf(mark), series);
        values.push_back({{item.color.resolveFill(theme), safeText(item.name, LineBreaks::Shown, 120),
                           m_look.countFormat.joined(count), series == itemOf(mark)},
                          count});
    }
    addRows(content, std::move(values), tooltip(),
            [](int more) { return tr("%n more series", nullptr, more); });
    return content;
}

QRectF DistributionChart::markRect(int mark) const
{
    const QRectF bar = barOf(bucketOf(mark), itemOf(mark));
    return {bar.left(), m_plot.top(), bar.width(), m_plot.height()};
}

int DistributionChart::strideOf(int key) const
{
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    return ItemChart::strideOf(key) * (isAcross ? seriesCount() : 1);
}

QRectF DistributionChart::plotRect()
{
    ensureLaidOut();
    return m_plot;
}

QRectF DistributionChart::barRect(int bucket, int series)
{
    ensureLaidOut();
    return barOf(bucket, series);
}

const ValueScale &DistributionChart::countScale()
{
    ensureLaidOut();
    return m_counts;
}

void DistributionChart::describe()
{
    QStringList parts;
    for (const LegendItem &item : legendItems()) {
        if (parts.size() < 8)
            parts << tr("%1 %2").arg(safeText(item.name, LineBreaks::Shown, 80), item.values.front());
    }
    setAccessibleDescription(
        tr("%n buckets, values of each series: %1", nullptr, static_cast<int>(m_buckets.size()))
            .arg(parts.join(QStringLiteral(", "))));
}

} // namespace yagura::kit
