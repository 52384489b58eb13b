#include "kit/charts/histogram.h"

#include "kit/charts/chartpainter.h"
#include "kit/controls/plaintooltip.h"
#include "kit/paintparts.h"
#include "kit/timetext.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int labelHeight = 18;
constexpr double gripReach = 5;

} // namespace

Histogram::Histogram(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
}

void Histogram::setData(const TimeRange &range, std::vector<HistogramLevel> levels)
{
    m_range = range;
    m_levels = std::move(levels);
    QStringList parts;
    for (const HistogramLevel &level : m_levels) {
        double sum = 0;
        for (const double count : level.counts)
            sum += std::isfinite(count) ? count : 0;
        parts << tr("%1 %2").arg(level.name, groupedNumber(sum));
    }
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    layoutPlot();
    update();
}

void Histogram::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    update();
}

void Histogram::setMarks(std::vector<HistogramMark> marks)
{
    m_marks = std::move(marks);
    update();
}

void Histogram::setUnit(const QString &unitId)
{
    m_unitId = unitId;
    layoutPlot();
    update();
}

void Histogram::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    layoutPlot();
    update();
}

void Histogram::setSelection(std::optional<TimeRange> selection)
{
    m_selection = selection;
    update();
}

size_t Histogram::bucketCount() const
{
    size_t count = 0;
    for (const HistogramLevel &level : m_levels)
        count = std::max(count, level.counts.size());
    return count;
}

void Histogram::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layoutPlot();
}

void Histogram::layoutPlot()
{
    double most = 0;
    for (size_t i = 0; i < bucketCount(); ++i) {
        double sum = 0;
        for (const HistogramLevel &level : m_levels)
            sum += i < level.counts.size() && std::isfinite(level.counts[i]) ? level.counts[i] : 0;
        most = std::max(most, sum);
    }
    const int top = m_isCompact ? 0 : space::small;
    const int plotHeight = std::max(8, height() - top - (m_isCompact ? 1 : labelHeight));
    ValueAxisOptions options;
    options.unitId = m_unitId;
    m_mapping.scale = valueScale(0, std::max(most, 1.0), options, plotHeight);
    if (m_isCompact)
        m_mapping.scale.max = std::max(most, 1.0);
    m_mapping.range = m_range;
    const int left = m_isCompact ? 0 : valueLabelWidth(m_mapping.scale) + space::small + 2;
    m_mapping.plot = QRectF(left, top, std::max(8, width() - left - (m_isCompact ? 0 : 6)), plotHeight);
}

void Histogram::paintBars(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    const size_t count = bucketCount();
    if (count == 0)
        return;
    const double slot = m_mapping.plot.width() / static_cast<double>(count);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < count; ++i) {
        const double left = std::round(m_mapping.plot.left() + slot * static_cast<double>(i));
        const double right = std::round(m_mapping.plot.left() + slot * static_cast<double>(i + 1));
        const double width_ = std::max(1.0, right - left - (slot >= 3 ? 1 : 0));
        double sum = 0;
        double lower = m_mapping.plot.bottom();
        for (const HistogramLevel &level : m_levels) {
            const double value
                = i < level.counts.size() && std::isfinite(level.counts[i]) ? level.counts[i] : 0;
            if (value <= 0)
                continue;
            sum += value;
            // Few among many stay visible: at least one pixel.
            const double upper = std::min(lower - 1, std::round(m_mapping.y(sum)));
            painter.fillRect(
                QRectF(left, upper, width_, lower - upper),
                blend(theme.color(ColorRole::Surface), theme.color(level.color), level.strength));
            lower = upper;
        }
    }
}

void Histogram::paintMarks(QPainter &painter)
{
    const Theme &theme = Theme::of(this);
    for (const HistogramMark &mark : m_marks) {
        const double x = std::round(m_mapping.x(toUnixMilliseconds(mark.at))) + 0.5;
        if (x < m_mapping.plot.left() || x > m_mapping.plot.right())
            continue;
        const QColor color = theme.color(colorOf(mark.severity));
        QPen pen(color, 1);
        pen.setDashPattern({3, 2});
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, m_mapping.plot.top()), QPointF(x, m_mapping.plot.bottom()));
        painter.setFont(textFont(TextStyle::Label));
        painter.drawText(QRectF(x - 124, m_mapping.plot.top(), 120, 14), Qt::AlignRight | Qt::AlignVCenter,
                         mark.label);
    }
}

void Histogram::paintBrush(QPainter &painter)
{
    if (!m_selection)
        return;
    const Theme &theme = Theme::of(this);
    const QRectF plot = m_mapping.plot;
    const double from
        = std::clamp(m_mapping.x(toUnixMilliseconds(m_selection->from)), plot.left(), plot.right());
    const double to = std::clamp(m_mapping.x(toUnixMilliseconds(m_selection->to)), plot.left(), plot.right());
    const QColor dim = withAlpha(theme.color(ColorRole::Surface), 0.6);
    painter.fillRect(QRectF(plot.left(), plot.top(), from - plot.left(), plot.height()), dim);
    painter.fillRect(QRectF(to, plot.top(), plot.right() - to, plot.height()), dim);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.color(ColorRole::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(std::round(from), plot.top(), std::round(to - from), plot.height() - 1));
    for (const double x : {from, to}) {
        const QRectF grip(x - 2.5, plot.center().y() - 8, 5, 16);
        paintBox(painter, grip, theme.color(ColorRole::Accent), {}, 2);
        painter.fillRect(QRectF(x - 0.5, plot.center().y() - 4, 1, 8), theme.color(ColorRole::OnAccent));
    }
}

void Histogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    if (!m_isCompact && m_range.isValid()) {
        paintValueGrid(painter, m_mapping, theme);
        paintValueLabels(painter, m_mapping, theme);
    }
    paintBars(painter);
    paintMarks(painter);
    paintBrush(painter);
    if (!m_isCompact && m_range.isValid())
        paintTimeLabels(painter, m_mapping,
                        timeTicks(m_range, static_cast<int>(m_mapping.plot.width()), m_zone),
                        m_mapping.plot.bottom() + 2, theme);
    if (hasFocus())
        paintFocusRing(painter, rect(), theme);
}

Instant Histogram::timeAt(double x) const
{
    return xToTime(std::clamp(x - m_mapping.plot.left(), 0.0, m_mapping.plot.width()), m_range,
                   m_mapping.plot.width());
}

Histogram::Grip Histogram::gripAt(double x) const
{
    if (!m_selection)
        return Grip::New;
    if (std::abs(m_mapping.x(toUnixMilliseconds(m_selection->from)) - x) <= gripReach)
        return Grip::From;
    if (std::abs(m_mapping.x(toUnixMilliseconds(m_selection->to)) - x) <= gripReach)
        return Grip::To;
    return Grip::New;
}

void Histogram::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_grip = gripAt(event->position().x());
    m_anchor = m_grip == Grip::From ? m_selection->to
        : m_grip == Grip::To        ? m_selection->from
                                    : timeAt(event->position().x());
}

void Histogram::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip == Grip::None) {
        setCursor(gripAt(event->position().x()) == Grip::New ? Qt::CrossCursor : Qt::SizeHorCursor);
        return;
    }
    const Instant at = timeAt(event->position().x());
    m_selection = TimeRange{std::min(m_anchor, at), std::max(m_anchor, at)};
    update();
}

void Histogram::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_grip == Grip::None)
        return;
    const bool isClick = m_grip == Grip::New
        && std::abs(m_mapping.x(toUnixMilliseconds(m_anchor)) - event->position().x()) < 3;
    m_grip = Grip::None;
    if (isClick || (m_selection && !m_selection->isValid()))
        m_selection.reset();
    announce();
}

void Histogram::announce()
{
    update();
    Q_EMIT selectionChanged(m_selection);
}

void Histogram::keyPressEvent(QKeyEvent *event)
{
    const size_t count = bucketCount();
    const bool isArrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (event->key() == Qt::Key_Escape && m_selection) {
        m_selection.reset();
        announce();
        return;
    }
    if (!isArrow || count == 0 || !m_range.isValid()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const Duration bucket = m_range.length() / static_cast<std::int64_t>(count);
    const Duration step = event->key() == Qt::Key_Left ? -bucket : bucket;
    TimeRange next = m_selection.value_or(TimeRange{m_range.to - bucket, m_range.to});
    if (event->modifiers() & Qt::ShiftModifier) {
        next.to += step;
    } else if (m_selection) {
        next.from += step;
        next.to += step;
    }
    if (next.isValid() && next.from >= m_range.from && next.to <= m_range.to) {
        m_selection = next;
        announce();
    }
}

void Histogram::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void Histogram::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

QString Histogram::bucketText(double x) const
{
    const size_t count = bucketCount();
    const double share = (x - m_mapping.plot.left()) / m_mapping.plot.width();
    if (count == 0 || share < 0 || share >= 1)
        return {};
    const auto index = static_cast<size_t>(share * static_cast<double>(count));
    const Duration bucket = m_range.length() / static_cast<std::int64_t>(count);
    const Instant from = m_range.from + bucket * static_cast<std::int64_t>(index);
    QStringList lines{rangeText({from, from + bucket}, m_zone)};
    for (const HistogramLevel &level : m_levels) {
        if (index < level.counts.size() && level.counts[index] > 0)
            lines << tr("%1 %2").arg(level.name, unitText(level.counts[index], m_unitId).joined());
    }
    return lines.join(QLatin1Char('\n'));
}

bool Histogram::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString text = bucketText(help->pos().x());
        if (text.isEmpty())
            hidePlainToolTip();
        else
            showPlainToolTip(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace yagura::kit
