#include "kit/charts/linelayer.h"

#include "kit/charts/rowbrush.h"
#include "kit/charts/smoothing.h"

#include <QPaintEngine>
#include <QPainter>
#include <QTransform>

#include <cmath>
#include <cstring>
#include <numeric>

namespace yagura::kit {

namespace {

constexpr int fineSlices = 4; // of a pixel column, where single lines are seen; as many as Slices has
constexpr double edgeRoom = 2; // the line at the very top or bottom keeps its width
constexpr double dotRadius = 2;
constexpr int leastSolid = 8; // rows covered whole that are worth a way of their own
constexpr double widestPlainJoint = 1.6; // half a pen's width; above, corners are rounded
constexpr float emptyTop = 1e9F;
constexpr float emptyBottom = -1e9F;

// The slices of one pixel column side by side; one instruction works on all of them.
using Slices [[gnu::vector_size(4 * fineSlices)]] = float;
using SliceNumbers [[gnu::vector_size(4 * fineSlices)]] = std::int32_t;

Slices least(Slices a, Slices b)
{
    return a < b ? a : b;
}
Slices greatest(Slices a, Slices b)
{
    return a > b ? a : b;
}
float leastOf(Slices a)
{
    return std::min(std::min(a[0], a[1]), std::min(a[2], a[3]));
}
float greatestOf(Slices a)
{
    return std::max(std::max(a[0], a[1]), std::max(a[2], a[3]));
}

// The pixels that may be drawn on: all of a picture, or the plot's part of one.
struct PixelRoom
{
    quint32 *bits = nullptr;
    qsizetype stride = 0; // in pixels
    int width = 0;
    int height = 0;
};

// What a stroke needs while it runs; the buffers are the layer's.
class Stroker
{
public:
    struct Buffers
    {
        std::vector<float> &tops;
        std::vector<float> &bottoms;
    };

    Stroker(const PixelRoom &room, const Buffers &buffers, double halfWidth, const QColor &color)
        : m_room(room)
        , m_buffers(buffers)
        , m_halfWidth(halfWidth)
        , m_brush(color, room.stride)
    {
        const auto slices = static_cast<size_t>(room.width * fineSlices);
        m_buffers.tops.resize(slices, emptyTop);
        m_buffers.bottoms.resize(slices, emptyBottom);
    }

    void setDetail(LineDetail detail)
    {
        m_lineSlices = detail == LineDetail::Fine ? fineSlices : 1;
        m_slices = m_lineSlices;
    }
    void setInterpolation(Interpolation interpolation) { m_interpolation = interpolation; }
    // Device pixels on and off in turn.
    void setDashes(std::vector<double> dashes)
    {
        m_dashes = std::move(dashes);
        m_period = std::accumulate(m_dashes.begin(), m_dashes.end(), 0.0);
    }

    void addPoint(QPointF p)
    {
        setSlices(m_lineSlices);
        const QPointF to = kept(p);
        if (m_count > 0 && m_interpolation == Interpolation::StepAfter) {
            addLine(m_last, {to.x(), m_last.y()});
            addLine({to.x(), m_last.y()}, to);
        } else if (m_count > 0 && m_interpolation == Interpolation::StepBefore) {
            addLine(m_last, {m_last.x(), to.y()});
            addLine({m_last.x(), to.y()}, to);
        } else if (m_count > 0) {
            addLine(m_last, to);
        }
        m_last = to;
        ++m_count;
    }

    // Neighbouring columns meet halfway between the last of the one and the first of the other.
    void addColumn(const detail::PixelColumn &column)
    {
        setSlices(1);
        const QPointF first = kept({column.x, column.first});
        const int place = placeOf(column.x);
        double top = kept({column.x, column.min}).y();
        double bottom = kept({column.x, column.max}).y();
        if (m_count > 0 && column.x - m_last.x() <= 1.5) {
            const double middle = (m_last.y() + first.y()) / 2;
            top = std::min(top, middle);
            bottom = std::max(bottom, middle);
            includeWhole(placeOf(m_last.x()), middle, middle);
        } else if (m_count > 0) {
            addSegment(m_last, first);
        }
        if ((m_count > 0 || column.count > 1) && isOnAt(column.x))
            includeWhole(place, top, bottom);
        m_last = kept({column.x, column.last});
        m_count += column.count;
    }

    void breakRun()
    {
        if (m_count == 1)
            addDisc(m_last, std::max(dotRadius, m_halfWidth));
        if (m_from <= m_to)
            fill();
        m_count = 0;
        m_dash = 0;
        m_dashDone = 0;
    }

private:
    // Far outside is as good as infinitely far, and does not lose the slope. NaN, of a scale without extent,
    // goes there too.
    static QPointF kept(QPointF p) { return {p.x(), p.y() >= -1e5 ? std::min(p.y(), 1e5) : -1e5}; }
    [[nodiscard]] int placeOf(double x) const
    {
        return static_cast<int>(std::floor(std::clamp(x, -1.0, static_cast<double>(m_room.width))));
    }

    void setSlices(int slices)
    {
        if (slices == m_slices)
            return;
        if (m_from <= m_to)
            fill();
        m_slices = slices;
    }

    // For slices within the picture; the caller tells what it touched.
    void include(int slice, float top, float bottom)
    {
        float &topHere = m_buffers.tops[static_cast<size_t>(slice)];
        float &bottomHere = m_buffers.bottoms[static_cast<size_t>(slice)];
        topHere = top < topHere ? top : topHere;
        bottomHere = bottom > bottomHere ? bottom : bottomHere;
    }
    void includeWhole(int place, double top, double bottom)
    {
        if (place < 0 || place >= m_room.width)
            return;
        include(place, static_cast<float>(top - m_halfWidth), static_cast<float>(bottom + m_halfWidth));
        touch(place, place);
    }
    void touch(int from, int to)
    {
        m_from = std::min(m_from, from);
        m_to = std::max(m_to, to);
    }
    [[nodiscard]] int firstSlice(double x) const
    {
        return static_cast<int>(std::ceil(std::clamp(x * m_slices - 0.5, 0.0, sliceCount())));
    }
    [[nodiscard]] int lastSlice(double x) const
    {
        return static_cast<int>(std::floor(std::clamp(x * m_slices - 0.5, -1.0, sliceCount() - 1)));
    }
    [[nodiscard]] double sliceCount() const { return static_cast<double>(m_room.width * m_slices); }

    // The rectangle along the line, cut upright at the middle of each slice it reaches.
    void addSegment(QPointF a, QPointF b)
    {
        const double dx = b.x() - a.x();
        const double dy = b.y() - a.y();
        const double square = dx * dx + dy * dy;
        if (square <= 0)
            return;
        // Single precision is exact enough, and its roots and quotients take half the time.
        const float length = std::sqrt(static_cast<float>(square));
        const float part = 1 / length;
        const double flatness = dx * part;
        const double reach = m_halfWidth * std::abs(dy) * part;
        const float perPixel = flatness > 1e-6 ? 1 / static_cast<float>(dx) : 0;
        const double half = flatness > 1e-6 ? m_halfWidth * length * perPixel : 1e6;
        const double slope = dy * perPixel;
        const auto upper = static_cast<float>(std::min(a.y(), b.y()) - m_halfWidth * flatness);
        const auto lower = static_cast<float>(std::max(a.y(), b.y()) + m_halfWidth * flatness);
        const int from = firstSlice(a.x() - reach);
        const int to = lastSlice(b.x() + reach);
        if (from > to)
            return;
        const double middle = a.y() + (0.5 / m_slices - a.x()) * slope; // of slice 0
        const double pace = slope / m_slices;
        if (m_slices == fineSlices) {
            includeFine({from, to, middle, pace, static_cast<float>(half), upper, lower});
        } else {
            for (int slice = from; slice <= to; ++slice)
                include(slice, std::max(static_cast<float>(middle + slice * pace - half), upper),
                        std::min(static_cast<float>(middle + slice * pace + half), lower));
        }
        touch(from, to);
    }

    // A line cut into slices: its middle in the first one there is and by how much it falls from one to the
    // next; how far it reaches up and down, and where it ends.
    struct Cut
    {
        int from = 0;
        int to = 0;
        double middle = 0;
        double pace = 0;
        float half = 0;
        float upper = 0;
        float lower = 0;
    };
    void includeFine(const Cut &cut)
    {
        for (int column = cut.from / fineSlices; column <= cut.to / fineSlices; ++column) {
            const int slice = column * fineSlices;
            const auto first = static_cast<float>(cut.middle + slice * cut.pace);
            const auto pace = static_cast<float>(cut.pace);
            const Slices middle{first, first + pace, first + 2 * pace, first + 3 * pace};
            Slices top = greatest(middle - cut.half, Slices{} + cut.upper);
            Slices bottom = least(middle + cut.half, Slices{} + cut.lower);
            const SliceNumbers numbers{slice, slice + 1, slice + 2, slice + 3};
            const SliceNumbers isOnLine = (numbers >= cut.from) & (numbers <= cut.to);
            top = isOnLine ? top : Slices{} + emptyTop;
            bottom = isOnLine ? bottom : Slices{} + emptyBottom;
            float *tops = m_buffers.tops.data() + slice;
            float *bottoms = m_buffers.bottoms.data() + slice;
            store(tops, least(load(tops), top));
            store(bottoms, greatest(load(bottoms), bottom));
        }
    }
    static Slices load(const float *from)
    {
        Slices slices;
        std::memcpy(&slices, from, sizeof slices);
        return slices;
    }
    static void store(float *to, Slices slices) { std::memcpy(to, &slices, sizeof slices); }

    void addLine(QPointF a, QPointF b)
    {
        if (!m_dashes.empty()) {
            addDashes(a, b);
            return;
        }
        addSegment(a, b);
        if (m_halfWidth > widestPlainJoint)
            addDisc(b, m_halfWidth);
    }

    // Each dash is filled when it ends, so that two of them in one slice stay two.
    void addDashes(QPointF a, QPointF b)
    {
        const QPointF way = b - a;
        const double length = std::hypot(way.x(), way.y());
        double done = std::max(0.0, lengthBeforePlot(a, way) * length);
        const double end = std::min(1.0, lengthUntilBehind(a, way)) * length;
        if (done >= end) {
            skipDashes(length);
            return;
        }
        skipDashes(done);
        while (done < end) {
            const double dash = m_dashes[m_dash];
            const double part = std::min(dash - m_dashDone, end - done);
            if (m_dash % 2 == 0 && dash < 0.1)
                addDisc(a + way * (done / length), std::max(1.0, m_halfWidth));
            else if (m_dash % 2 == 0)
                addSegment(a + way * (done / length), a + way * ((done + part) / length));
            done += part;
            m_dashDone += part;
            if (m_dashDone < dash - 1e-9)
                break;
            if (m_dash % 2 == 0 && m_from <= m_to)
                fill();
            m_dash = (m_dash + 1) % m_dashes.size();
            m_dashDone = 0;
        }
        skipDashes(length - end);
    }

    // Which share of the way lies before and up to the end of what can be seen.
    [[nodiscard]] double lengthBeforePlot(QPointF a, QPointF way) const
    {
        return std::max(shareAt(a.x(), way.x(), way.x() > 0 ? -2 * m_halfWidth : 1e9),
                        way.y() > 0 ? shareAt(a.y(), way.y(), -2 * m_halfWidth)
                                    : shareAt(a.y(), way.y(), m_room.height + 2 * m_halfWidth));
    }
    [[nodiscard]] double lengthUntilBehind(QPointF a, QPointF way) const
    {
        const double inX = way.x() > 0 ? shareAt(a.x(), way.x(), m_room.width + 2 * m_halfWidth) : 1;
        const double inY = way.y() > 0 ? shareAt(a.y(), way.y(), m_room.height + 2 * m_halfWidth)
            : way.y() < 0              ? shareAt(a.y(), way.y(), -2 * m_halfWidth)
                                       : 1;
        return std::min(inX, inY);
    }
    [[nodiscard]] static double shareAt(double from, double way, double edge)
    {
        return way != 0 ? (edge - from) / way : 0;
    }

    void skipDashes(double length)
    {
        length = std::fmod(std::max(0.0, length), m_period);
        while (length > 0) {
            const double part = std::min(m_dashes[m_dash] - m_dashDone, length);
            length -= part;
            m_dashDone += part;
            if (m_dashDone < m_dashes[m_dash] - 1e-9)
                return;
            m_dash = (m_dash + 1) % m_dashes.size();
            m_dashDone = 0;
        }
    }

    // Of pixel columns, by the way to the right alone.
    [[nodiscard]] bool isOnAt(double x) const
    {
        if (m_dashes.empty())
            return true;
        double rest = std::fmod(std::max(x, 0.0), m_period);
        for (size_t i = 0; i < m_dashes.size(); ++i) {
            const double dash = i % 2 == 0 ? std::max(1.0, m_dashes[i]) : m_dashes[i];
            if (rest < dash)
                return i % 2 == 0;
            rest -= dash;
        }
        return false;
    }

    void addDisc(QPointF center, double radius)
    {
        setSlices(m_lineSlices);
        const int from = firstSlice(center.x() - radius);
        const int to = lastSlice(center.x() + radius);
        for (int slice = from; slice <= to; ++slice) {
            const double dx = (slice + 0.5) / m_slices - center.x();
            const double half = std::sqrt(std::max(0.0, radius * radius - dx * dx));
            include(slice, static_cast<float>(center.y() - half), static_cast<float>(center.y() + half));
        }
        if (from <= to)
            touch(from, to);
    }

    void fill()
    {
        for (int column = m_from / m_slices; column <= m_to / m_slices; ++column)
            m_slices == 1 ? fillWhole(column) : fillFine(column);
        const auto from = static_cast<std::ptrdiff_t>(m_from);
        const auto to = static_cast<std::ptrdiff_t>(m_to) + 1;
        std::fill(m_buffers.tops.begin() + from, m_buffers.tops.begin() + to, emptyTop);
        std::fill(m_buffers.bottoms.begin() + from, m_buffers.bottoms.begin() + to, emptyBottom);
        m_from = std::numeric_limits<int>::max();
        m_to = -1;
    }

    void fillWhole(int column) const
    {
        const float top = std::max(m_buffers.tops[static_cast<size_t>(column)], 0.0F);
        const float bottom
            = std::min(m_buffers.bottoms[static_cast<size_t>(column)], static_cast<float>(m_room.height));
        if (!(top < bottom))
            return;
        const int first = static_cast<int>(top);
        const int last = std::min(static_cast<int>(bottom), m_room.height - 1);
        quint32 *at = m_room.bits + first * m_room.stride + column;
        if (first == last) {
            m_brush.blend(*at, bottom - top);
            return;
        }
        m_brush.blend(*at, static_cast<float>(first + 1) - top);
        m_brush.fill(at + m_room.stride, last - first - 1);
        m_brush.blend(at[(last - first) * m_room.stride], bottom - static_cast<float>(last));
    }

    void fillFine(int column) const
    {
        const auto height = static_cast<float>(m_room.height);
        const Slices tops = greatest(load(m_buffers.tops.data() + column * fineSlices), Slices{});
        const Slices bottoms = least(load(m_buffers.bottoms.data() + column * fineSlices), Slices{} + height);
        const float top = leastOf(tops);
        const float bottom = greatestOf(bottoms);
        if (!(top < bottom))
            return;
        const int first = static_cast<int>(top);
        const int end = std::min(static_cast<int>(bottom) + 1, m_room.height);
        // What all slices cover whole; one of them may be empty, or all below the last row.
        const int solid = static_cast<int>(std::ceil(std::min(greatestOf(tops), height)));
        const int solidEnd = static_cast<int>(std::max(leastOf(bottoms), 0.0F));
        if (solidEnd - solid < leastSolid) {
            fillRows(column, first, end, tops, bottoms);
            return;
        }
        fillRows(column, first, solid, tops, bottoms);
        m_brush.fill(m_room.bits + solid * m_room.stride + column, solidEnd - solid);
        fillRows(column, solidEnd, end, tops, bottoms);
    }

    // Rows that slices cover in part, some at a time. Slices and rows are of one type to the compiler.
    void fillRows(int column, int first, int end, Slices tops, Slices bottoms) const
    {
        using Rows = RowBrush::Rows;
        for (int row = first; row < end; row += RowBrush::rowsAtOnce) {
            const auto edge = static_cast<float>(row);
            const Rows upper{edge, edge + 1, edge + 2, edge + 3};
            Rows covered{};
            for (int i = 0; i < fineSlices; ++i)
                covered += greatest(least(Rows{} + bottoms[i], upper + 1) - greatest(Rows{} + tops[i], upper),
                                    Rows{});
            covered = upper < static_cast<float>(end) ? covered : Rows{};
            m_brush.blend(m_room.bits + row * m_room.stride + column,
                          std::min(RowBrush::rowsAtOnce, end - row), covered * (255.0F / fineSlices) + 0.5F);
        }
    }

    const PixelRoom m_room;
    const Buffers m_buffers;
    const double m_halfWidth;
    const RowBrush m_brush;
    Interpolation m_interpolation = Interpolation::Linear;
    std::vector<double> m_dashes;
    double m_period = 0; // of all dashes
    size_t m_dash = 0; // which one the line is in
    double m_dashDone = 0; // how much of it
    int m_lineSlices = fineSlices; // of single lines
    int m_slices = fineSlices;
    QPointF m_last;
    size_t m_count = 0; // samples of the run
    int m_from = std::numeric_limits<int>::max(); // slices touched
    int m_to = -1;
};

// The painter's own picture, where it has one of our kind of pixels; the plot must lie inside.
QImage *pictureOf(QPainter &painter, const QRectF &place)
{
    auto *device = painter.device();
    if (device->devType() != QInternal::Image || painter.worldTransform().type() > QTransform::TxNone)
        return nullptr;
    auto *image = static_cast<QImage *>(device);
    const bool isOurs = image->format() == QImage::Format_ARGB32_Premultiplied;
    return isOurs && QRectF(image->rect()).contains(place) ? image : nullptr;
}

bool isVectorEngine(const QPainter &painter)
{
    const auto type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf;
}

// Lines as such, for files that are not made of pixels.
class OutlineSink
{
public:
    explicit OutlineSink(QPainter &painter)
        : m_painter(painter)
    { }

    void addPoint(QPointF p) { m_run << p; }
    void addColumn(const detail::PixelColumn &column)
    {
        m_run << QPointF(column.x, column.first) << QPointF(column.x, column.min)
              << QPointF(column.x, column.max) << QPointF(column.x, column.last);
    }
    void breakRun()
    {
        if (m_run.size() > 1)
            m_painter.drawPolyline(m_run);
        else if (!m_run.isEmpty())
            m_painter.drawPoint(m_run.front());
        m_run.clear();
    }

private:
    QPainter &m_painter;
    QPolygonF m_run;
};

} // namespace

LineLayer::LineLayer(QPainter &painter, const PlotMapping &mapping, qreal width, LineDetail detail)
    : m_painter(painter)
    , m_isVector(isVectorEngine(painter))
    , m_width(width)
    , m_detail(detail)
    , m_mapping(mapping)
{
    if (m_isVector)
        return;
    const qreal ratio = painter.device()->devicePixelRatioF();
    m_halfWidth = width * ratio / 2;
    const QRectF wanted(mapping.plot.left() * ratio, (mapping.plot.top() - edgeRoom) * ratio,
                        mapping.plot.width() * ratio, (mapping.plot.height() + 2 * edgeRoom) * ratio);
    m_place = wanted.toAlignedRect();
    m_mapping.plot
        = QRectF(mapping.plot.left() * ratio - m_place.left(), mapping.plot.top() * ratio - m_place.top(),
                 mapping.plot.width() * ratio, mapping.plot.height() * ratio);
    m_picture = pictureOf(painter, m_place);
    if (m_picture)
        return;
    m_own = QImage(m_place.size().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    m_own.fill(Qt::transparent);
}

LineLayer::~LineLayer()
{
    if (m_picture || m_isVector)
        return;
    const qreal ratio = m_painter.device()->devicePixelRatioF();
    m_own.setDevicePixelRatio(ratio);
    m_painter.drawImage(QPointF(m_place.topLeft()) / ratio, m_own);
}

void LineLayer::strokeOutline(const ChartSeries &series, const QColor &color)
{
    const SeriesDrawing drawing = drawingOf(series);
    QPen pen(color, m_width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    QList<qreal> dashes;
    for (const double dash : drawing.dashPattern())
        dashes << dash / std::max(m_width, 0.1);
    if (dashes.size() > 1)
        pen.setDashPattern(dashes);
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    OutlineSink sink(m_painter);
    detail::walkSamples(series, m_mapping, drawing.interpolation, sink);
    sink.breakRun();
}

void LineLayer::stroke(const ChartSeries &series, const QColor &color)
{
    if (m_isVector) {
        strokeOutline(series, color);
        return;
    }
    QImage &image = m_picture ? *m_picture : m_own;
    const QPoint corner = m_picture ? m_place.topLeft() : QPoint();
    PixelRoom room{reinterpret_cast<quint32 *>(image.bits()), image.bytesPerLine() / 4, m_place.width(),
                   m_place.height()};
    room.bits += corner.y() * room.stride + corner.x();
    Stroker stroker(room, {m_tops, m_bottoms}, m_halfWidth, color);
    const SeriesDrawing drawing = drawingOf(series);
    stroker.setDetail(m_detail);
    stroker.setInterpolation(drawing.interpolation);
    std::vector<double> dashes = drawing.dashPattern();
    for (double &dash : dashes)
        dash *= m_painter.device()->devicePixelRatioF();
    stroker.setDashes(std::move(dashes));
    detail::walkSamples(series, m_mapping, drawing.interpolation, stroker);
}

} // namespace yagura::kit
