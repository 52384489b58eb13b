#include "kit/charts/timeserieschart.h"

#include "kit/charts/chartpainter.h"
#include "kit/charts/charttooltip.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QPaintEngine>
#include <QPainter>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int timeLabelHeight = 20;
constexpr int legendGap = 4;
constexpr size_t tooltipRows = 12;

bool isStacked(SeriesStyle style)
{
    return style == SeriesStyle::StackedArea || style == SeriesStyle::StackedBars;
}

} // namespace

TimeSeriesChart::TimeSeriesChart(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

TimeSeriesChart::~TimeSeriesChart()
{
    delete m_tooltip;
}

void TimeSeriesChart::setSeries(std::vector<ChartSeries> series)
{
    m_series = std::move(series);
    if (m_isolated && *m_isolated >= static_cast<int>(m_series.size()))
        m_isolated.reset();
    invalidate();
    updateAccessibleText();
}

void TimeSeriesChart::setRange(const TimeRange &range)
{
    m_range = range;
    invalidate();
}

void TimeSeriesChart::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    invalidate();
}

void TimeSeriesChart::setAxis(const ValueAxisOptions &options)
{
    m_axis = options;
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

void TimeSeriesChart::setRibbon(std::vector<RibbonPart> parts, const QString &label)
{
    m_ribbon = std::move(parts);
    m_ribbonLabel = label;
    invalidate();
}

void TimeSeriesChart::setLegend(LegendKind kind, std::vector<LegendCalculation> calculations)
{
    m_legendKind = kind;
    m_calculations = std::move(calculations);
    invalidate();
}

void TimeSeriesChart::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    invalidate();
}

void TimeSeriesChart::setIsolated(std::optional<int> index)
{
    if (index == m_isolated)
        return;
    m_isolated = index;
    invalidate();
    Q_EMIT isolatedChanged(index);
}

void TimeSeriesChart::setCursor(std::optional<Instant> at)
{
    if (at == m_cursor)
        return;
    m_cursor = at;
    updateTooltip();
    update();
}

void TimeSeriesChart::setPinned(std::optional<Instant> at)
{
    m_pinned = at;
    updateTooltip();
    update();
}

void TimeSeriesChart::invalidate()
{
    m_isDirty = true;
    update();
}

void TimeSeriesChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void TimeSeriesChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        invalidate();
}

ValueExtent TimeSeriesChart::dataExtent() const
{
    ValueExtent extent;
    std::vector<const ChartSeries *> stacked;
    for (size_t i = 0; i < m_series.size(); ++i) {
        if (isFaded(i))
            continue;
        if (isStacked(m_series[i].style))
            stacked.push_back(&m_series[i]);
        else
            extent.include(extentOf(m_series[i], m_range));
    }
    if (!stacked.empty()) {
        extent.include(0);
        for (const auto &level : stack(stacked, m_range).levels) {
            for (const double value : level)
                extent.include(value);
        }
    }
    for (const ChartThreshold &threshold : m_thresholds) {
        // A limit far above calm data would flatten it to nothing; then it stays off the chart.
        if (!extent.isEmpty() && threshold.value <= extent.max * 4)
            extent.include(threshold.value);
    }
    return extent;
}

void TimeSeriesChart::layoutPlot()
{
    const int timeHeight = m_isCompact ? 0 : timeLabelHeight;
    const int ribbonHeight = m_ribbon.empty() ? 0 : size::ribbon + 6;
    m_legend.layOut(m_series, {m_legendKind, m_calculations, m_axis.unitId, m_axis.decimals, m_range},
                    width() - 2 * legendInset,
                    m_legendKind == LegendKind::Table ? height() / 2 : height() / 3);
    const int legendHeight = m_legend.height() > 0 ? m_legend.height() + legendGap : 0;
    const int top = m_isCompact ? 1 : space::small;
    const int plotHeight = std::max(10, height() - top - timeHeight - ribbonHeight - legendHeight);
    const ValueExtent extent = dataExtent();
    m_mapping.range = m_range;
    m_mapping.scale = valueScale(extent.min, extent.max, m_axis, plotHeight);
    int left = m_isCompact ? 0 : valueLabelWidth(m_mapping.scale) + space::small + 2;
    if (!m_ribbon.empty())
        left = std::max(
            left, QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(m_ribbonLabel) + space::small);
    m_mapping.plot = QRectF(left, top, std::max(10, width() - left - (m_isCompact ? 0 : 4)), plotHeight);
}

void TimeSeriesChart::paintStatic(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    const QRectF plot = m_mapping.plot;
    std::vector<TimeTick> ticks;
    if (!m_isCompact && m_range.isValid()) {
        ticks = timeTicks(m_range, static_cast<int>(plot.width()), m_zone);
        paintTimeGrid(painter, m_mapping, ticks, theme);
        paintValueGrid(painter, m_mapping, theme);
        paintValueLabels(painter, m_mapping, theme);
    }
    painter.save();
    painter.setClipRect(plot.adjusted(0, -2, 0, 2));
    paintBands(painter, m_bands, m_mapping, theme);
    std::vector<const ChartSeries *> stacked;
    std::vector<QColor> stackColors;
    for (size_t i = 0; i < m_series.size(); ++i) {
        if (isStacked(m_series[i].style) && !isFaded(i)) {
            stacked.push_back(&m_series[i]);
            const bool isBars = m_series[i].style == SeriesStyle::StackedBars;
            stackColors.push_back(isBars ? m_series[i].color.resolveFill(theme)
                                         : m_series[i].color.resolve(theme));
        }
    }
    paintStack(painter, stacked, stackColors, m_mapping);
    std::vector<const ChartSeries *> plain;
    std::vector<QColor> plainColors;
    for (size_t i = 0; i < m_series.size(); ++i) {
        if (isStacked(m_series[i].style))
            continue;
        const QColor color = m_series[i].color.resolve(theme);
        plain.push_back(&m_series[i]);
        plainColors.push_back(isFaded(i) ? withAlpha(color, 0.15) : color);
    }
    paintSeries(painter, plain, plainColors, m_mapping);
    paintBandLines(painter, m_bands, m_mapping, theme);
    paintThresholds(painter, m_thresholds, m_mapping, theme);
    painter.restore();
    paintDeploys(painter, m_deploys, m_mapping, theme);
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
        paintTimeLabels(painter, m_mapping, ticks, y, theme);
    if (m_legend.height() > 0)
        m_legend.paint(painter, QPoint(legendInset, height() - m_legend.height()), m_series, m_isolated,
                       theme);
}

// The device may be finer than the screen: a picture for a file.
void TimeSeriesChart::paintFromCache(QPainter &painter)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (m_isDirty || m_cache.devicePixelRatio() != ratio) {
        layoutPlot();
        const QSize pixels = (QSizeF(size()) * ratio).toSize();
        if (m_cache.size() != pixels)
            m_cache = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_cache.setDevicePixelRatio(ratio);
        m_cache.fill(Qt::transparent);
        QPainter onCache(&m_cache);
        paintStatic(onCache);
        m_isDirty = false;
    }
    painter.drawImage(0, 0, m_cache);
}

void TimeSeriesChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf) {
        layoutPlot();
        paintStatic(painter); // lines and texts, not a picture of them
    } else {
        paintFromCache(painter);
    }
    paintSelection(painter);
    if (m_pinned)
        paintCursor(painter, *m_pinned, true);
    if (m_cursor && m_cursor != m_pinned)
        paintCursor(painter, *m_cursor, false);
    if (hasFocus() && m_hasKeyboardFocus)
        paintFocusRing(painter, m_mapping.plot.adjusted(-2, -2, 2, 2), Theme::of(this));
}

void TimeSeriesChart::paintCursor(QPainter &painter, Instant at, bool isPinned)
{
    const double x = std::round(m_mapping.x(toUnixMilliseconds(at))) + 0.5;
    if (x < m_mapping.plot.left() || x > m_mapping.plot.right() + 1)
        return;
    const Theme &theme = Theme::of(this);
    QPen pen(theme.color(isPinned ? ColorRole::Text : ColorRole::TextMuted), 1);
    if (isPinned)
        pen.setDashPattern({3, 3});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QPointF(x, m_mapping.plot.top()), QPointF(x, m_mapping.plot.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(ColorRole::Surface), 1.5));
    for (size_t i = 0; i < m_series.size(); ++i) {
        const ChartSeries &one = m_series[i];
        if (isStacked(one.style) || isFaded(i))
            continue;
        const double value = one.valueAt(toUnixMilliseconds(at), sampleTolerance());
        if (!std::isfinite(value))
            continue;
        painter.setBrush(one.color.resolve(theme));
        painter.drawEllipse(QPointF(x, m_mapping.y(value)), 3.5, 3.5);
    }
}

void TimeSeriesChart::paintSelection(QPainter &painter)
{
    if (!m_selectionStart || std::abs(m_selectionEnd - *m_selectionStart) < dragThreshold)
        return;
    const Theme &theme = Theme::of(this);
    const QRectF plot = m_mapping.plot;
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

std::int64_t TimeSeriesChart::sampleTolerance() const
{
    // A cursor between two samples takes the one before it; a few per cent of the width bridge a slow scrape.
    std::int64_t widest = m_mapping.lengthMs() / 50;
    for (const ChartSeries &one : m_series) {
        if (one.timesMs.size() > 1)
            widest = std::max(widest, 2 * (one.timesMs[1] - one.timesMs[0]));
    }
    return widest;
}

Instant TimeSeriesChart::timeAt(double x) const
{
    const double inside = std::clamp(x - m_mapping.plot.left(), 0.0, m_mapping.plot.width());
    return xToTime(inside, m_range, m_mapping.plot.width());
}

void TimeSeriesChart::updateTooltip()
{
    const bool isWanted
        = m_cursor && (m_hasPointer || hasFocus()) && !m_selectionStart && isVisible() && !m_series.empty();
    if (!isWanted) {
        if (m_tooltip)
            m_tooltip->hide();
        return;
    }
    if (!m_tooltip || m_tooltip->parentWidget() != window()) {
        delete m_tooltip;
        m_tooltip = new ChartTooltip(window());
    }
    const Theme &theme = Theme::of(this);
    TooltipContent content;
    const bool hasSeconds = m_range.length() < std::chrono::hours(24);
    content.title = hasSeconds ? clockText(*m_cursor, m_zone, ClockPrecision::Seconds)
                               : dateTimeText(*m_cursor, m_zone, ClockPrecision::Minutes);
    if (m_pinned)
        content.note = *m_pinned == *m_cursor ? tr("Pinned on all panels")
                                              : tr("%1 from the pin").arg(spanText(*m_cursor - *m_pinned));
    struct Valued
    {
        double value;
        TooltipRow row;
    };
    std::vector<Valued> rows;
    for (size_t i = 0; i < m_series.size(); ++i) {
        const double value = m_series[i].valueAt(toUnixMilliseconds(*m_cursor), sampleTolerance());
        if (std::isnan(value) || isFaded(i))
            continue;
        rows.push_back(
            {value,
             {m_series[i].color.resolve(theme), safeText(m_series[i].name, LineBreaks::Shown, 120),
              unitText(value, m_axis.unitId, m_axis.decimals).joined(), i == 0 && m_series.size() == 1}});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Valued &a, const Valued &b) { return a.value > b.value; });
    for (size_t i = 0; i < rows.size() && i < tooltipRows; ++i)
        content.rows.push_back(rows[i].row);
    if (rows.size() > tooltipRows)
        content.notes << tr("%n more series", nullptr, static_cast<int>(rows.size() - tooltipRows));
    for (const ChartDeploy &deploy : m_deploys) {
        if (std::abs(m_mapping.x(toUnixMilliseconds(deploy.at)) - m_mapping.x(toUnixMilliseconds(*m_cursor)))
            < 6)
            content.notes << tr("Deploy: %1").arg(deploy.label);
    }
    if (m_notes)
        content.notes << m_notes(*m_cursor);
    const QPoint offset = mapTo(window(), QPoint(0, 0));
    m_tooltip->showAt(content, m_mapping.plot.toRect().translated(offset),
                      offset.x() + static_cast<int>(m_mapping.x(toUnixMilliseconds(*m_cursor))));
}

void TimeSeriesChart::updateAccessibleText()
{
    QStringList parts;
    for (const ChartSeries &one : m_series) {
        if (parts.size() == 8)
            break;
        parts << tr("%1 %2").arg(safeText(one.name, LineBreaks::Shown, 80),
                                 unitText(one.lastValue(), m_axis.unitId, m_axis.decimals).joined());
    }
    setAccessibleDescription(tr("%n series, latest: %1", nullptr, static_cast<int>(m_series.size()))
                                 .arg(parts.join(QStringLiteral(", "))));
}

} // namespace yagura::kit
