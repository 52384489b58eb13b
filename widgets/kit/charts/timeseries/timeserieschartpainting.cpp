// What a chart over time looks like: the picture, and what lies over it.
#include "kit/charts/chartpainter.h"
#include "kit/charts/timeseries/fillpainter.h"
#include "kit/charts/timeseries/linepainter.h"
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/paintparts.h"
#include "kit/timetext.h"

#include <QBackingStore>
#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr size_t mostDots = 100; // on the cursor
constexpr qreal pointRoom = 8; // points on the edge of the plot are whole
constexpr qreal fadedStrength = 0.15;
constexpr size_t quickLines = 100; // mostly painted within a frame
constexpr std::chrono::milliseconds frameTime(10); // for lines, before the rest has its turn

} // namespace

std::vector<SeriesInk> TimeSeriesChart::inks() const
{
    const Theme &theme = Theme::of(this);
    std::vector<SeriesInk> all;
    all.reserve(m_content.series.size());
    for (const PlottedSeries &one : m_content.series) {
        SeriesInk ink{&one, &axisOf(one.shown).mapping, one.shown.color.resolve(theme),
                      one.shown.color.resolveFill(theme)};
        if (!m_visibility.isShown(static_cast<size_t>(one.index)))
            ink.color = withAlpha(ink.color, fadedStrength);
        all.push_back(ink);
    }
    return all;
}

void TimeSeriesChart::paintGround(QPainter &painter, const std::vector<TimeTick> &ticks)
{
    const Theme &theme = Theme::of(this);
    // Nothing lies below, so that pixels may be set; QPainter would hand the blending of tall lines to
    // threads, which costs more than the lines.
    if (painter.device() == &m_coming)
        painter.setCompositionMode(QPainter::CompositionMode_Source);
    paintTimeGrid(painter, mapping(), ticks, theme);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    for (const PlotAxis &axis : m_axes) {
        if (axis.hasGrid && axis.isUsed)
            paintValueGrid(painter, axis.mapping, theme);
        paintAxis(painter, axis, theme);
    }
}

TimeSeriesChart::StillParts TimeSeriesChart::stillParts() const
{
    StillParts parts;
    if (!m_isCompact && m_range.isValid())
        parts.ticks = timeTicks(m_range, static_cast<int>(plotRect().width()), m_zones.front());
    parts.inks = inks();
    return parts;
}

void TimeSeriesChart::paintZoneRows(QPainter &painter, const std::vector<TimeTick> &ticks, qreal top)
{
    const Theme &theme = Theme::of(this);
    const QRectF plot = plotRect();
    for (size_t i = 0; i < m_zoneRows && m_range.isValid(); ++i) {
        const std::vector<TimeTick> own
            = i == 0 ? ticks : timeTicks(m_range, static_cast<int>(plot.width()), m_zones[i]);
        const qreal y = top + static_cast<int>(i) * timeLabelHeight;
        if (m_zoneRows == 1) {
            paintTimeLabels(painter, mapping(), own, y, theme);
            return;
        }
        // A label at the very start leaves the name its room.
        std::vector<TimeTick> clear = own;
        const qreal half = timeLabelHeight;
        std::erase_if(clear, [&](const TimeTick &tick) {
            return mapping().x(toUnixMilliseconds(tick.at)) < plot.left() + half;
        });
        paintTimeLabels(painter, mapping(), clear, y, theme);
        painter.setFont(textFont(TextStyle::Label));
        painter.setPen(theme.color(ColorRole::TextFaint));
        painter.drawText(QRectF(0, y, plot.left() - space::small, 16), Qt::AlignRight | Qt::AlignVCenter,
                         zoneName(m_zones[i]));
    }
}

// The ribbon of alert states and the labels of the time axis.
void TimeSeriesChart::paintUnderPlot(QPainter &painter, const std::vector<TimeTick> &ticks)
{
    const Theme &theme = Theme::of(this);
    const QRectF plot = plotRect();
    qreal y = plot.bottom() + 5;
    if (!m_ribbon.empty()) {
        paintRibbon(painter, m_ribbon, QRectF(plot.left(), y + 2, plot.width(), size::ribbon), m_range,
                    theme);
        painter.setFont(textFont(TextStyle::Label));
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(QRectF(0, y - 3, plot.left() - space::small, 16), Qt::AlignRight | Qt::AlignVCenter,
                         m_ribbonLabel);
        y += size::ribbon + 6;
    }
    if (!m_isCompact)
        paintZoneRows(painter, ticks, y);
}

void TimeSeriesChart::paintBelowLines(QPainter &painter, const StillParts &parts)
{
    const Theme &theme = Theme::of(this);
    if (!m_isCompact && m_range.isValid())
        paintGround(painter, parts.ticks);
    paintUnderPlot(painter, parts.ticks);
    painter.save();
    painter.setClipRect(plotRect().adjusted(0, -2, 0, 2));
    paintThresholdAreas(painter, m_thresholds, m_axes, theme);
    paintBands(painter, m_bands, mapping(), theme);
    paintAnnotationSpans(painter, m_annotations, mapping(), theme);
    paintFills(painter, parts.inks, m_content);
    painter.restore();
}

void TimeSeriesChart::paintAboveLines(QPainter &painter, const StillParts &parts)
{
    const Theme &theme = Theme::of(this);
    const QRectF plot = plotRect();
    painter.save();
    painter.setClipRect(plot.adjusted(-pointRoom, -pointRoom, pointRoom, pointRoom));
    paintPoints(painter, parts.inks, m_content);
    painter.setClipRect(plot.adjusted(0, -2, 0, 2));
    paintBandLines(painter, m_bands, mapping(), theme);
    paintThresholdLines(painter, m_thresholds, m_axes, theme);
    painter.restore();
    for (const PlotMark &mark : m_marks) {
        if (mark.kind == PlotMark::Kind::Exemplar)
            paintExemplar(painter, mark.center, false, theme);
    }
    paintDeploys(painter, m_deploys, mapping(), theme);
    paintAnnotations(painter, m_annotations, mapping(), theme);
}

void TimeSeriesChart::paintStatic(QPainter &painter)
{
    const StillParts parts = stillParts();
    paintBelowLines(painter, parts);
    painter.save();
    painter.setClipRect(plotRect().adjusted(0, -2, 0, 2));
    paintLines(painter, parts.inks, m_content);
    painter.restore();
    paintAboveLines(painter, parts);
}

// The device may be finer than the screen: a picture for a file.
void TimeSeriesChart::startPicture(qreal ratio)
{
    m_making = stillParts();
    if (m_making->inks.size() <= quickLines) { // painted over the latest one, which nobody will have to see
        std::swap(m_cache, m_coming);
        m_cachedLength = {};
    }
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (m_coming.size() != pixels)
        m_coming = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_coming.setDevicePixelRatio(ratio);
    m_coming.fill(Qt::transparent);
    QPainter painter(&m_coming);
    paintBelowLines(painter, *m_making);
    m_isDirty = false;
}

void TimeSeriesChart::continuePicture(QDeadlineTimer until)
{
    QPainter painter(&m_coming);
    painter.setClipRect(plotRect().adjusted(0, -2, 0, 2));
    m_making->lines = paintLines(painter, m_making->inks, m_content, m_making->lines, until);
    if (m_making->lines < m_making->inks.size())
        return;
    painter.setClipping(false);
    paintAboveLines(painter, *m_making);
    painter.end();
    m_making.reset();
    std::swap(m_cache, m_coming);
    m_cachedLength = m_range.length();
    m_cachedStates = m_visibility.states();
}

// Whether the latest whole picture still says what is asked for, but for newer values.
bool TimeSeriesChart::isPictureOfToday() const
{
    const auto &states = m_visibility.states();
    return m_cache.size() == m_coming.size() && m_cache.devicePixelRatio() == m_coming.devicePixelRatio()
        && m_cachedLength == m_range.length()
        && (m_cachedStates == states || m_cachedStates.size() != states.size());
}

bool TimeSeriesChart::isForScreen(const QPainter &painter) const
{
    QBackingStore *store = backingStore();
    return store && painter.paintEngine()->paintDevice() == store->paintDevice();
}

void TimeSeriesChart::paintFromCache(QPainter &painter)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    const bool isContinued = m_making.has_value();
    if (m_isDirty || (isContinued ? m_coming : m_cache).devicePixelRatio() != ratio)
        startPicture(ratio);
    if (m_making)
        continuePicture(isForScreen(painter) ? QDeadlineTimer(frameTime) : QDeadlineTimer::Forever);
    const bool isOldShown = m_making && isPictureOfToday();
    painter.drawImage(0, 0, m_making && !isOldShown ? m_coming : m_cache);
    if (m_making || isContinued)
        QMetaObject::invokeMethod(
            this, [this, isOldShown] { isOldShown ? updateSpot() : update(); }, Qt::QueuedConnection);
}

// Enough to have another frame.
void TimeSeriesChart::updateSpot()
{
    const QRegion seen = visibleRegion();
    if (!seen.isEmpty())
        update(QRect(seen.begin()->topLeft(), QSize(1, 1)));
}

void TimeSeriesChart::paintEvent(QPaintEvent *)
{
    if (m_needsLayout)
        layOut();
    QPainter painter(this);
    const auto engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf)
        paintStatic(painter); // lines and texts, not a picture of them
    else
        paintFromCache(painter);
    paintSelection(painter);
    if (m_pinned)
        paintCursor(painter, *m_pinned, true);
    if (m_cursor && m_cursor != m_pinned)
        paintCursor(painter, *m_cursor, false);
    paintMark(painter);
    if (hasFocus() && m_hasKeyboardFocus)
        paintFocusRing(painter, plotRect().adjusted(-2, -2, 2, 2), Theme::of(this));
}

void TimeSeriesChart::paintMark(QPainter &painter)
{
    const auto index = highlightedMark();
    if (!index)
        return;
    const PlotMark &mark = m_marks[*index];
    const Theme &theme = Theme::of(this);
    if (mark.kind == PlotMark::Kind::Exemplar)
        paintExemplar(painter, mark.center, true, theme);
    if (m_currentMark == index || mark.kind == PlotMark::Kind::Annotation)
        paintFocusRing(painter, QRectF(mark.center - QPointF(9, 9), QSizeF(18, 18)), theme);
}

void TimeSeriesChart::paintCursor(QPainter &painter, Instant at, bool isPinned)
{
    const QRectF plot = plotRect();
    const double x = std::round(mapping().x(toUnixMilliseconds(at))) + 0.5;
    if (x < plot.left() || x > plot.right() + 1)
        return;
    const Theme &theme = Theme::of(this);
    QPen pen(theme.color(isPinned ? ColorRole::Text : ColorRole::TextMuted), 1);
    if (isPinned)
        pen.setDashPattern({3, 3});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    paintCursorDots(painter, at, x);
}

void TimeSeriesChart::paintCursorDots(QPainter &painter, Instant at, double x)
{
    const Theme &theme = Theme::of(this);
    const QRectF reach = plotRect().adjusted(0, -2, 2, 2);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Surface), 1.5));
    const std::int64_t tolerance = sampleTolerance();
    size_t dots = 0;
    for (size_t i = 0; i < m_content.series.size() && dots < mostDots; ++i) {
        const PlottedSeries &one = m_content.series[i];
        if (one.drawing.style == DrawStyle::Bars || !m_visibility.isShown(static_cast<size_t>(one.index)))
            continue;
        const double level = m_content.levelAt(i, toUnixMilliseconds(at), tolerance);
        const QPointF center(x, axisOf(one.shown).mapping.y(level));
        if (!std::isfinite(level) || !reach.contains(center))
            continue;
        painter.setBrush(one.shown.color.resolve(theme));
        painter.drawEllipse(center, 3.5, 3.5);
        ++dots;
    }
}

void TimeSeriesChart::paintSelection(QPainter &painter)
{
    if (!m_selectionStart || std::abs(m_selectionEnd - *m_selectionStart) < dragThreshold)
        return;
    const Theme &theme = Theme::of(this);
    const QRectF plot = mapping().plot;
    const double left = std::clamp(std::min(*m_selectionStart, m_selectionEnd), plot.left(), plot.right());
    const double right = std::clamp(std::max(*m_selectionStart, m_selectionEnd), plot.left(), plot.right());
    const QRectF chosen(left, plot.top(), right - left, plot.height());
    const QColor dim = withAlpha(theme.color(ColorRole::Surface), 0.6);
    painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), dim);
    painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), dim);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.color(ColorRole::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(chosen);
}

} // namespace yagura::kit
