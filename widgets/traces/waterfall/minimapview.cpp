#include "traces/waterfall/minimapview.h"

#include "kit/numbers.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int LabelWidth = 84;
constexpr int RightMargin = 12;
constexpr int TopMargin = 6;
constexpr int DensityHeight = 34;
constexpr int LaneHeight = 8;
constexpr int LaneGap = 7;
constexpr int AxisHeight = 16;
constexpr int MatchHeight = 3;
constexpr double GripReach = 5;

QRect densityLane(const QRect &lanes)
{
    return {lanes.left(), lanes.top(), lanes.width(), DensityHeight};
}

QRect errorLane(const QRect &lanes)
{
    return {lanes.left(), lanes.top() + DensityHeight + LaneGap - 2, lanes.width(), LaneHeight};
}

QRect criticalLane(const QRect &lanes)
{
    return {lanes.left(), errorLane(lanes).bottom() + LaneGap, lanes.width(), LaneHeight};
}

} // namespace

MinimapView::MinimapView(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(sizeHint().height());
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Overview of the trace"));
    setAccessibleDescription(tr("Left and right move the window, plus and minus change its length"));
}

void MinimapView::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_window = m_open ? TimeWindow(m_open->tree.end - m_open->tree.start) : TimeWindow();
    m_lanes = {};
    m_matches.clear();
    m_markedFrom = m_markedTo = 0;
    update();
}

void MinimapView::setWindow(const TimeWindow &window)
{
    m_window = window;
    update();
}

void MinimapView::setMarked(std::int64_t from, std::int64_t to)
{
    m_markedFrom = from;
    m_markedTo = to;
    update();
}

void MinimapView::setMatches(const std::vector<bool> &matches)
{
    m_matches = m_open && matches.size() == m_open->rowCount() ? matches : std::vector<bool>();
    m_lanes = {};
    update();
}

std::int64_t MinimapView::responseEnd() const
{
    if (!m_open || m_open->tree.mainRoot == NoIndex)
        return m_window.whole();
    return m_open->end(m_open->tree.mainRoot) - m_open->tree.start;
}

QRect MinimapView::lanesRect() const
{
    return {LabelWidth, TopMargin, std::max(10, width() - LabelWidth - RightMargin),
            height() - TopMargin - AxisHeight - 2};
}

double MinimapView::xOf(std::int64_t offset) const
{
    const auto lanes = lanesRect();
    return lanes.left() + static_cast<double>(offset) / static_cast<double>(m_window.whole()) * lanes.width();
}

std::int64_t MinimapView::offsetAt(double x) const
{
    const auto lanes = lanesRect();
    const double share = std::clamp((x - lanes.left()) / lanes.width(), 0.0, 1.0);
    return static_cast<std::int64_t>(std::llround(share * static_cast<double>(m_window.whole())));
}

QRectF MinimapView::windowRect() const
{
    const auto lanes = lanesRect();
    const double left = xOf(m_window.from());
    return {left, lanes.top() - 2.0, std::max(3.0, xOf(m_window.to()) - left), lanes.height() + 4.0};
}

void MinimapView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    if (!m_open)
        return;
    const auto wanted = size() * devicePixelRatioF();
    if (m_lanes.size() != wanted || m_lanesTheme != static_cast<int>(theme.mode())) {
        m_lanes = QPixmap(wanted);
        m_lanes.setDevicePixelRatio(devicePixelRatioF());
        m_lanes.fill(theme.color(ColorRole::Surface));
        m_lanesTheme = static_cast<int>(theme.mode());
        QPainter lanes(&m_lanes);
        paintLanes(lanes);
        paintLabels(lanes);
    }
    painter.drawPixmap(0, 0, m_lanes);
    paintWindow(painter);
    if (hasFocus()) {
        painter.setPen(theme.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void MinimapView::paintLanes(QPainter &painter) const
{
    const auto lanes = lanesRect();
    paintDensity(painter, densityLane(lanes));
    paintMatches(painter, densityLane(lanes));
    paintErrors(painter, errorLane(lanes));
    paintCriticalPath(painter, criticalLane(lanes));
    paintAfterResponse(painter);
}

// One tick a pixel, between the spans and the errors.
void MinimapView::paintMatches(QPainter &painter, const QRect &density) const
{
    if (m_matches.empty())
        return;
    std::vector<char> taken(static_cast<size_t>(density.width()));
    for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
        if (!m_matches[row])
            continue;
        const auto at = [&](std::int64_t time) {
            return std::clamp(static_cast<int>(xOf(time - m_open->tree.start)) - density.left(), 0,
                              density.width() - 1);
        };
        // The leading edge is enough for long ones: a match on the root would fill the lane.
        const int from = at(m_open->start(row));
        for (int x = from; x <= std::min(from + 1, density.width() - 1); ++x)
            taken[static_cast<size_t>(x)] = 1;
    }
    const QColor color = kit::Theme::of(this).color(ColorRole::Accent);
    for (int x = 0; x < density.width(); ++x) {
        if (taken[static_cast<size_t>(x)])
            painter.fillRect(density.left() + x, density.bottom() + 1, 1, MatchHeight, color);
    }
}

void MinimapView::paintAfterResponse(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto lanes = lanesRect();
    const double from = xOf(responseEnd());
    const double room = lanes.right() + 1 - from;
    if (room < 2)
        return;
    painter.fillRect(QRectF(from, lanes.top(), room, lanes.height()),
                     kit::withAlpha(theme.color(ColorRole::Surface), 0.45));
    painter.fillRect(QRectF(from, lanes.top(), room, lanes.height()),
                     kit::withAlpha(theme.color(ColorRole::Unknown), 0.10));
    painter.fillRect(QRectF(std::floor(from), lanes.top(), 1, lanes.height()),
                     theme.color(ColorRole::LineStrong));
}

void MinimapView::paintAfterResponseLabel(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto lanes = lanesRect();
    const double from = xOf(responseEnd());
    const double room = lanes.right() + 1 - from;
    const QFontMetrics metrics(kit::textFont(TextStyle::Label));
    const QString text = tr("after the response");
    if (metrics.horizontalAdvance(text) + 12 > room)
        return;
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRectF(from, lanes.top(), room - 6, 16), Qt::AlignRight | Qt::AlignVCenter, text);
}

// Running spans per bucket, by differences: one pass over the spans whatever the width.
void MinimapView::paintDensity(QPainter &painter, const QRect &lane) const
{
    const int buckets = std::max(1, lane.width() / 3);
    std::vector<int> change(static_cast<size_t>(buckets) + 1);
    const auto bucketOf = [&](std::int64_t time) {
        const double share
            = static_cast<double>(time - m_open->tree.start) / static_cast<double>(m_window.whole());
        return static_cast<size_t>(std::clamp(static_cast<int>(share * buckets), 0, buckets - 1));
    };
    for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
        ++change[bucketOf(m_open->start(row))];
        --change[bucketOf(m_open->end(row)) + 1];
    }
    int most = 1;
    int running = 0;
    for (size_t i = 0; i + 1 < change.size(); ++i)
        most = std::max(most, running += change[i]);
    running = 0;
    const QColor color = kit::withAlpha(kit::Theme::of(this).color(ColorRole::Accent), 0.55);
    for (int i = 0; i < buckets; ++i) {
        running += change[static_cast<size_t>(i)];
        const double height = running == 0
            ? 0
            : std::max(1.0, std::sqrt(static_cast<double>(running) / most) * lane.height());
        const double x = lane.left() + static_cast<double>(i) * lane.width() / buckets;
        painter.fillRect(QRectF(x, lane.bottom() + 1 - height, 2, height), color);
    }
}

void MinimapView::paintErrors(QPainter &painter, const QRect &lane) const
{
    std::vector<char> depth(static_cast<size_t>(lane.width()));
    for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
        if (!m_open->isError(row))
            continue;
        const auto from
            = std::clamp(static_cast<int>(xOf(m_open->start(row) - m_open->tree.start)) - lane.left(), 0,
                         lane.width() - 1);
        const auto to = std::clamp(static_cast<int>(xOf(m_open->end(row) - m_open->tree.start)) - lane.left(),
                                   from, lane.width() - 1);
        const bool isLeaf = m_open->tree.children[row] == 0;
        for (int x = from; x <= std::max(to, std::min(from + 1, lane.width() - 1)); ++x)
            depth[static_cast<size_t>(x)] = std::max<char>(depth[static_cast<size_t>(x)], isLeaf ? 2 : 1);
    }
    const QColor color = kit::Theme::of(this).color(ColorRole::Critical);
    for (int x = 0; x < lane.width(); ++x) {
        if (const int d = depth[static_cast<size_t>(x)])
            painter.fillRect(lane.left() + x, lane.top(), 1, lane.height(),
                             kit::withAlpha(color, d == 2 ? 0.85 : 0.4));
    }
}

void MinimapView::paintCriticalPath(QPainter &painter, const QRect &lane) const
{
    if (m_open->tree.mainRoot == NoIndex)
        return;
    const auto place
        = std::ranges::find(m_open->tree.roots, m_open->tree.mainRoot) - m_open->tree.roots.begin();
    double painted = lane.left();
    for (const auto &section : m_open->path.ofRoot(static_cast<size_t>(place))) {
        const double from = std::max(painted, xOf(section.start - m_open->tree.start));
        const double to = xOf(section.end - m_open->tree.start);
        if (to - from < 0.5)
            continue;
        painter.fillRect(QRectF(from, lane.top(), to - from, lane.height()),
                         kit::serviceColor(serviceText(m_open->service(section.row))));
        painted = to;
    }
}

void MinimapView::paintLabels(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto lanes = lanesRect();
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    const QFontMetrics metrics(painter.font());
    const auto label = [&](const QRect &lane, const QString &text) {
        const QRect rect(12, lane.center().y() - 8, LabelWidth - 16, 16);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, rect.width()));
    };
    label(densityLane(lanes), tr("Spans"));
    label(errorLane(lanes), tr("Errors"));
    label(criticalLane(lanes), tr("Critical path"));
    const auto ticks = roundOffsets(0, m_window.whole(), std::max(2, lanes.width() / 100));
    const auto step = ticks.size() > 1 ? ticks[1] - ticks[0] : m_window.whole();
    const kit::NumberPainter numbers(painter.font());
    for (const auto tick : ticks) {
        const double x = xOf(tick);
        const QString text = tickText(tick, step);
        painter.fillRect(QRectF(std::floor(x), lanes.bottom() + 1, 1, 4), theme.color(ColorRole::LineStrong));
        if (x + numbers.width(text) / 2 < width())
            numbers.draw(painter, QRectF(x - 40, lanes.bottom() + 4, 80, AxisHeight - 2),
                         Qt::AlignHCenter | Qt::AlignVCenter, text, theme.color(ColorRole::TextMuted));
    }
}

void MinimapView::paintWindow(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto lanes = lanesRect();
    const auto window = windowRect();
    const QColor shade = kit::withAlpha(theme.color(ColorRole::Surface), 0.7);
    painter.fillRect(QRectF(lanes.left() - 1, lanes.top(), window.left() - lanes.left() + 1, lanes.height()),
                     shade);
    painter.fillRect(QRectF(window.right(), lanes.top(), lanes.right() + 2 - window.right(), lanes.height()),
                     shade);
    paintAfterResponseLabel(painter);
    if (m_markedTo > m_markedFrom) {
        const double from = xOf(m_markedFrom);
        const double to = std::max(from + 1, xOf(m_markedTo));
        const QColor text = theme.color(ColorRole::Text);
        painter.fillRect(QRectF(from, lanes.top(), to - from, lanes.height()), kit::withAlpha(text, 0.07));
        for (const double x : {std::floor(from), std::floor(to)})
            painter.fillRect(QRectF(x, lanes.top(), 1, lanes.height()), kit::withAlpha(text, 0.5));
    }
    const QColor accent = theme.color(ColorRole::Accent);
    painter.setPen(accent);
    painter.setBrush(kit::withAlpha(accent, 0.05));
    painter.drawRect(window.adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const double x : {window.left() + 0.5, window.right() - 0.5}) {
        painter.setBrush(accent);
        painter.drawRoundedRect(QRectF(x - 2, window.center().y() - 8, 4, 16), 2, 2);
    }
    if (!m_window.isWhole())
        paintWindowLabel(painter);
}

void MinimapView::paintWindowLabel(QPainter &painter) const
{
    const auto &theme = kit::Theme::of(this);
    const auto window = windowRect();
    const auto precision = std::max<std::int64_t>(1, m_window.length() / 100);
    const QString text
        = tr("%1 – %2").arg(tickText(m_window.from(), precision), tickText(m_window.to(), precision));
    const kit::NumberPainter numbers(kit::textFont(TextStyle::LabelStrong));
    const double width = numbers.width(text);
    double x = window.right() - width - 6;
    if (width + 12 > window.width())
        x = window.right() + 6 + width < this->width() ? window.right() + 6 : window.left() - width - 6;
    painter.fillRect(QRectF(x - 3, window.top() + 3, width + 6, 14),
                     kit::withAlpha(theme.color(ColorRole::Surface), 0.85));
    numbers.draw(painter, QRectF(x, window.top() + 3, width, 14), Qt::AlignLeft | Qt::AlignVCenter, text,
                 theme.color(ColorRole::Accent));
}

MinimapView::Grip MinimapView::gripAt(const QPointF &position) const
{
    const auto window = windowRect();
    if (position.x() < lanesRect().left() - GripReach)
        return Grip::None;
    if (std::abs(position.x() - window.left()) <= GripReach)
        return Grip::Left;
    if (std::abs(position.x() - window.right()) <= GripReach)
        return Grip::Right;
    return !m_window.isWhole() && window.contains(position) ? Grip::Move : Grip::Draw;
}

void MinimapView::change(const TimeWindow &window)
{
    if (window == m_window)
        return;
    m_window = window;
    update();
    Q_EMIT windowChanged(m_window);
}

void MinimapView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_open)
        return;
    Q_EMIT grabbed();
    m_grip = gripAt(event->position());
    m_pressX = event->position().x();
    m_pressWindow = m_window;
}

void MinimapView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_open)
        return;
    const double x = event->position().x();
    auto window = m_pressWindow;
    switch (m_grip) {
    case Grip::None: {
        const auto grip = gripAt(event->position());
        setCursor(grip == Grip::Left || grip == Grip::Right ? Qt::SizeHorCursor
                      : grip == Grip::Move                  ? Qt::OpenHandCursor
                                                            : Qt::ArrowCursor);
        return;
    }
    case Grip::Move: {
        const auto by = static_cast<std::int64_t>((x - m_pressX) / lanesRect().width()
                                                  * static_cast<double>(window.whole()));
        window.set(m_pressWindow.from() + by, m_pressWindow.to() + by);
        break;
    }
    case Grip::Left:
        window.set(std::min(offsetAt(x), m_pressWindow.to() - TimeWindow::ShortestNs), m_pressWindow.to());
        break;
    case Grip::Right:
        window.set(m_pressWindow.from(),
                   std::max(offsetAt(x), m_pressWindow.from() + TimeWindow::ShortestNs));
        break;
    case Grip::Draw:
        if (std::abs(x - m_pressX) < 3)
            return;
        window.set(offsetAt(std::min(x, m_pressX)), offsetAt(std::max(x, m_pressX)));
        break;
    }
    change(window);
}

void MinimapView::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

void MinimapView::mouseDoubleClickEvent(QMouseEvent *)
{
    auto window = m_window;
    window.fit();
    change(window);
}

void MinimapView::keyPressEvent(QKeyEvent *event)
{
    auto window = m_window;
    switch (event->key()) {
    case Qt::Key_Left:
        window.pan(-0.15);
        break;
    case Qt::Key_Right:
        window.pan(0.15);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        window.zoom(0.7, window.from() + window.length() / 2);
        break;
    case Qt::Key_Minus:
        window.zoom(1 / 0.7, window.from() + window.length() / 2);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    change(window);
}

void MinimapView::wheelEvent(QWheelEvent *event)
{
    auto window = m_window;
    window.zoom(std::pow(0.8, event->angleDelta().y() / 120.0), offsetAt(event->position().x()));
    change(window);
    event->accept();
}

} // namespace yagura::traces
