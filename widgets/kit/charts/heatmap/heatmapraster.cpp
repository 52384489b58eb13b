#include "kit/charts/heatmap/heatmapraster.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int roomForGap = 3; // a cell keeps at least this many pixels of its own

// Bounds repeat in every column, and a logarithm each would cost more than painting the cell.
class BoundPixels
{
public:
    explicit BoundPixels(const RasterSetup &setup)
        : m_setup(setup)
    {
        m_known.fill({std::numeric_limits<double>::quiet_NaN(), 0});
    }
    // From the top; less than 0: no number.
    int of(double bound)
    {
        const auto bits = std::bit_cast<std::uint64_t>(bound);
        Known &known = m_known[(bits * 0x9E3779B97F4A7C15ULL) >> 54];
        if (known.bound == bound)
            return known.pixel;
        const auto position = heatmapPosition(m_setup.scale, m_setup.axis, bound);
        if (!position)
            return -1;
        known = {bound, static_cast<int>(std::lround((1 - *position) * m_setup.pixels.height()))};
        return known.pixel;
    }

private:
    struct Known
    {
        double bound;
        int pixel;
    };
    const RasterSetup &m_setup;
    std::array<Known, 1024> m_known;
};

// The cells of a column follow each other and share their times.
class ColumnPixels
{
public:
    explicit ColumnPixels(const RasterSetup &setup)
        : m_setup(setup)
        , m_pixelsPerTick(setup.pixels.width()
                          / static_cast<double>(std::max<Duration::rep>(1, setup.range.length().count())))
    { }
    struct Span
    {
        int left = 0;
        int right = 0; // the first pixel behind; left if there is nothing to draw
    };
    Span of(const HeatmapCell &cell)
    {
        if (cell.from == m_from && cell.to == m_to)
            return m_known;
        m_from = cell.from;
        m_to = cell.to;
        m_known = {};
        if (cell.to > m_setup.range.from && cell.from < m_setup.range.to && cell.to > cell.from) {
            m_known.left = pixelOf(cell.from);
            m_known.right = std::max(m_known.left + 1, pixelOf(cell.to));
        }
        return m_known;
    }

private:
    [[nodiscard]] int pixelOf(Instant at) const
    {
        const double x = static_cast<double>((at - m_setup.range.from).count()) * m_pixelsPerTick;
        return static_cast<int>(std::clamp(x, 0.0, static_cast<double>(m_setup.pixels.width())) + 0.5);
    }

    const RasterSetup &m_setup;
    double m_pixelsPerTick;
    Instant m_from;
    Instant m_to;
    Span m_known;
};

QRect pixelsOf(const HeatmapCell &cell, const RasterSetup &setup, ColumnPixels &columns, BoundPixels &bounds)
{
    const auto [left, right] = columns.of(cell);
    if (right <= left)
        return {};
    const int one = bounds.of(cell.yMin);
    const int other = bounds.of(cell.yMax);
    const bool isEverything = std::isinf(cell.yMin) && std::isinf(cell.yMax);
    if (one < 0 || other < 0 || isEverything)
        return {};
    const int top = std::min(one, other);
    const int bottom = std::max(one, other);
    // What lies beyond the axis has been clamped to a line at its end.
    if (top == bottom && (bottom == 0 || top == setup.pixels.height()))
        return {};
    return QRect(left, top, right - left, std::max(1, bottom - top));
}

// How far a line lies in from the side of a cell with round corners; edge: lines between it and the cell's
// nearer end.
int cornerInset(int edge, int radius)
{
    if (edge >= radius)
        return 0;
    const double away = radius - edge - 0.5;
    return static_cast<int>(std::lround(radius - std::sqrt(radius * radius - away * away)));
}

} // namespace

QRect cellPixels(const HeatmapCell &cell, const RasterSetup &setup)
{
    ColumnPixels columns(setup);
    BoundPixels bounds(setup);
    return pixelsOf(cell, setup, columns, bounds);
}

QImage rasterHeatmap(std::span<const HeatmapCell> cells, std::span<const std::uint8_t> steps,
                     std::span<const QRgb> ramp, const RasterSetup &setup)
{
    const int width = setup.pixels.width();
    const int height = setup.pixels.height();
    QImage image(setup.pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (image.isNull() || !setup.range.isValid())
        return image;
    std::vector<std::uint8_t> picture(static_cast<size_t>(width) * static_cast<size_t>(height), 0);
    ColumnPixels columns(setup);
    BoundPixels bounds(setup);
    for (size_t i = 0; i < cells.size(); ++i) {
        if (steps[i] == 0)
            continue;
        const QRect rect = pixelsOf(cells[i], setup, columns, bounds);
        const int right
            = std::min(width, rect.right() + 1) - (rect.width() >= setup.gap + roomForGap ? setup.gap : 0);
        const int bottom
            = std::min(height, rect.bottom() + 1) - (rect.height() >= setup.gap + roomForGap ? setup.gap : 0);
        std::uint8_t *line = picture.data() + static_cast<size_t>(rect.top()) * static_cast<size_t>(width);
        const int radius = std::min({setup.radius, (right - rect.left()) / 2, (bottom - rect.top()) / 2});
        for (int y = rect.top(); y < bottom; ++y, line += width) {
            const int inset = cornerInset(std::min(y - rect.top(), bottom - 1 - y), radius);
            for (int x = rect.left() + inset; x < right - inset; ++x)
                line[x] = std::max(line[x], steps[i]);
        }
    }
    std::array<QRgb, 256> colors{};
    for (size_t i = 1; i < colors.size() && !ramp.empty(); ++i)
        colors[i] = ramp[std::min(i, ramp.size()) - 1];
    for (int y = 0; y < height; ++y) {
        auto *line = reinterpret_cast<QRgb *>(image.scanLine(y));
        const std::uint8_t *from = picture.data() + static_cast<size_t>(y) * static_cast<size_t>(width);
        for (int x = 0; x < width; ++x)
            line[x] = colors[from[x]];
    }
    return image;
}

} // namespace yagura::kit
