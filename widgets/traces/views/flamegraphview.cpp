#include "traces/views/flamegraphview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <cmath>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr double LevelHeight = 20;
constexpr double Gap = 1;
constexpr double LeastText = 34; // pixels, below which a name says nothing
constexpr double LeastFrame = 0.6; // pixels; thinner ones share a column
constexpr double Fill = 0.38; // of the service's colour over the surface: text keeps its contrast
constexpr double DimmedFill = 0.10;

} // namespace

FlameGraphView::FlameGraphView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Flame graph"));
}

void FlameGraphView::setLayout(std::shared_ptr<const OpenTrace> open,
                               std::shared_ptr<const FlameLayout> layout)
{
    m_open = std::move(open);
    m_layout = std::move(layout);
    m_current = m_hovered = NoIndex;
    m_back.clear();
    m_extent = {};
    setMatches(std::move(m_matches));
    updateScrollBar();
    Q_EMIT zoomChanged();
}

void FlameGraphView::setMatches(std::vector<bool> matches)
{
    m_matches = std::move(matches);
    m_dimmed.clear();
    if (m_layout && m_open && m_matches.size() == m_open->rowCount()) {
        m_dimmed.resize(m_layout->size());
        for (std::uint32_t frame = 0; frame < m_layout->size(); ++frame)
            m_dimmed[frame] = std::ranges::none_of(
                m_layout->rowsOf(frame), [this](std::uint32_t row) -> bool { return m_matches[row]; });
    }
    viewport()->update();
}

bool FlameGraphView::isDimmed(std::uint32_t frame) const
{
    return !m_dimmed.empty() && m_dimmed[frame];
}

QString FlameGraphView::nameOf(std::uint32_t frame) const
{
    const auto row = m_layout->rowsOf(frame).front();
    return kit::safeText(m_open->operation(row), kit::LineBreaks::Shown, 120);
}

std::uint32_t FlameGraphView::frameOfRow(std::uint32_t row) const
{
    if (!m_layout)
        return NoIndex;
    for (std::uint32_t frame = 0; frame < m_layout->size(); ++frame) {
        if (std::ranges::find(m_layout->rowsOf(frame), row) != m_layout->rowsOf(frame).end())
            return frame;
    }
    return NoIndex;
}

QRectF FlameGraphView::rectOf(std::uint32_t frame) const
{
    const double width = viewport()->width();
    const double scale = width / (m_extent.to - m_extent.from);
    const double left = (m_layout->x0[frame] - m_extent.from) * scale;
    const double right = (m_layout->x1[frame] - m_extent.from) * scale;
    const double top = m_layout->depths[frame] * LevelHeight - verticalScrollBar()->value();
    return {left, top, right - left, LevelHeight - Gap};
}

std::uint32_t FlameGraphView::frameAt(const QPointF &position) const
{
    if (!m_layout || viewport()->width() <= 0)
        return NoIndex;
    const double level = (position.y() + verticalScrollBar()->value()) / LevelHeight;
    if (level < 0)
        return NoIndex;
    const double x = m_extent.from + position.x() / viewport()->width() * (m_extent.to - m_extent.from);
    return m_layout->at(x, static_cast<std::uint32_t>(level));
}

void FlameGraphView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const auto &theme = kit::Theme::of(this);
    const QRectF visible(viewport()->rect());
    painter.fillRect(visible, theme.color(ColorRole::Surface));
    if (!m_layout)
        return;
    painter.setFont(kit::textFont(TextStyle::Label));
    std::vector<double> taken(m_layout->levels, -1); // how far right each level is painted already
    for (std::uint32_t frame = 0; frame < m_layout->size(); ++frame) {
        const auto rect = rectOf(frame);
        if (!rect.intersects(visible) && !(rect.width() < LeastFrame && visible.contains(rect.topLeft())))
            continue;
        auto &right = taken[m_layout->depths[frame]];
        if (rect.width() < LeastFrame && rect.right() <= right)
            continue;
        right = std::max(rect.right(), std::floor(rect.left()) + 1);
        paintFrame(painter, frame, rect.intersected(visible.adjusted(-2, -LevelHeight, 2, LevelHeight)));
    }
    if (m_current != NoIndex) {
        const auto rect = rectOf(m_current).intersected(visible.adjusted(0, -LevelHeight, 0, LevelHeight));
        kit::paintBox(painter, rect, {}, theme.color(ColorRole::Accent), 2);
        if (hasFocus())
            kit::paintFocusRing(painter, rect, theme, 2);
    }
}

void FlameGraphView::paintFrame(QPainter &painter, std::uint32_t frame, const QRectF &rect)
{
    const auto &theme = kit::Theme::of(this);
    const auto row = m_layout->rowsOf(frame).front();
    const auto color = kit::serviceColor(serviceText(m_open->service(row)));
    const bool dimmed = isDimmed(frame);
    const double share = dimmed ? DimmedFill : frame == m_hovered ? Fill + 0.2 : Fill;
    painter.fillRect(QRectF(rect.left(), rect.top(), std::max(1.0, rect.width() - Gap), rect.height()),
                     kit::withAlpha(color, share));
    if (m_layout->errors[frame] > 0)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, std::max(1.0, rect.width() - Gap), 2),
                         kit::withAlpha(theme.color(ColorRole::Critical), dimmed ? 0.4 : 1));
    if (rect.width() < LeastText)
        return;
    painter.setPen(theme.color(dimmed ? ColorRole::TextFaint : ColorRole::Text));
    const QRectF inner = rect.adjusted(6, 0, -4, 0);
    const auto name = m_layout->rowsOf(frame).size() > 1
        ? QStringLiteral("×%1  ").arg(m_layout->rowsOf(frame).size()) + nameOf(frame)
        : nameOf(frame);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(inner.width())));
}

void FlameGraphView::setExtent(const Extent &extent)
{
    m_extent = extent;
    viewport()->update();
    Q_EMIT zoomChanged();
}

void FlameGraphView::zoomTo(std::uint32_t frame)
{
    if (!m_layout || frame == NoIndex)
        return;
    const Extent extent{m_layout->x0[frame], m_layout->x1[frame]};
    if (extent == m_extent || extent.to - extent.from < 1e-12)
        return;
    m_back.push_back(m_extent);
    setExtent(extent);
}

void FlameGraphView::zoomBack()
{
    if (m_back.empty())
        return;
    const auto extent = m_back.back();
    m_back.pop_back();
    setExtent(extent);
}

void FlameGraphView::zoomOut()
{
    m_back.clear();
    setExtent({});
}

void FlameGraphView::setCurrentFrame(std::uint32_t frame)
{
    m_current = frame;
    if (frame != NoIndex) {
        const auto rect = rectOf(frame);
        auto *bar = verticalScrollBar();
        if (rect.top() < 0 || rect.bottom() > viewport()->height())
            bar->setValue(
                static_cast<int>(m_layout->depths[frame] * LevelHeight - viewport()->height() / 2.0));
    }
    viewport()->update();
}

// Left and right go along a level, up and down to the parent and the first child; one that is out of sight
// is not reached, so a zoom keeps the keys inside it.
std::uint32_t FlameGraphView::step(int key) const
{
    const auto count = m_layout->size();
    if (m_current == NoIndex)
        return count > 0 ? 0 : NoIndex;
    if (key == Qt::Key_Up)
        return m_layout->parents[m_current];
    const bool isForward = key != Qt::Key_Left;
    for (std::uint32_t frame = isForward ? m_current + 1 : m_current - 1; frame < count;
         isForward ? ++frame : --frame) {
        if (key == Qt::Key_Down ? m_layout->parents[frame] == m_current
                                : m_layout->depths[frame] == m_layout->depths[m_current])
            return m_layout->x0[frame] < m_extent.to && m_layout->x1[frame] > m_extent.from ? frame : NoIndex;
    }
    return NoIndex;
}

// Keys that mean the waterfall's window to the page are the frames' while they have the focus.
bool FlameGraphView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        constexpr int own[] = {Qt::Key_F,    Qt::Key_Home,  Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Enter,
                               Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,        Qt::Key_Down};
        if (key->modifiers() == Qt::NoModifier && std::ranges::find(own, key->key()) != std::end(own)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void FlameGraphView::keyPressEvent(QKeyEvent *event)
{
    if (!m_layout)
        return QAbstractScrollArea::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (const auto next = step(event->key()); next != NoIndex) {
            setCurrentFrame(next);
            const auto rows = m_layout->rowsOf(next);
            Q_EMIT rowsChosen({rows.begin(), rows.end()});
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        zoomTo(m_current);
        break;
    case Qt::Key_Backspace:
        zoomBack();
        break;
    case Qt::Key_F:
    case Qt::Key_Home:
        zoomOut();
        break;
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
    event->accept();
}

void FlameGraphView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::BackButton)
        return zoomBack();
    const auto frame = frameAt(event->position());
    if (event->button() != Qt::LeftButton || frame == NoIndex)
        return;
    setCurrentFrame(frame);
    const auto rows = m_layout->rowsOf(frame);
    Q_EMIT rowsChosen({rows.begin(), rows.end()});
}

void FlameGraphView::mouseDoubleClickEvent(QMouseEvent *event)
{
    zoomTo(frameAt(event->position()));
}

void FlameGraphView::mouseMoveEvent(QMouseEvent *event)
{
    const auto frame = frameAt(event->position());
    if (frame == m_hovered)
        return;
    m_hovered = frame;
    viewport()->update();
    if (frame == NoIndex)
        kit::hidePlainToolTip();
    else
        showToolTip(frame, event->globalPosition().toPoint() + QPoint(14, 14));
}

bool FlameGraphView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = NoIndex;
        kit::hidePlainToolTip();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void FlameGraphView::showToolTip(std::uint32_t frame, const QPoint &at)
{
    const auto rows = m_layout->rowsOf(frame);
    const double whole = static_cast<double>(std::max<std::int64_t>(1, m_layout->whole));
    QStringList lines{serviceText(m_open->service(rows.front())) + u' ' + nameOf(frame)};
    lines.append(
        tr("%1, %2 % of all")
            .arg(durationOf(m_layout->weights[frame]).joined(),
                 QString::number(static_cast<double>(m_layout->weights[frame]) / whole * 100, 'f', 1)));
    if (rows.size() > 1)
        lines.append(tr("%n spans", nullptr, static_cast<int>(rows.size())));
    if (m_layout->errors[frame] > 0)
        lines.append(tr("%n failed", nullptr, static_cast<int>(m_layout->errors[frame])));
    kit::showPlainToolTip(at, lines.join(u'\n'), this);
}

void FlameGraphView::updateScrollBar()
{
    const int height = m_layout ? static_cast<int>(std::ceil(m_layout->levels * LevelHeight)) : 0;
    auto *bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(static_cast<int>(LevelHeight));
    bar->setRange(0, std::max(0, height - viewport()->height()));
    viewport()->update();
}

void FlameGraphView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

} // namespace yagura::traces
