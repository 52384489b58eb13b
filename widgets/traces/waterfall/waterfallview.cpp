#include "traces/waterfall/waterfallview.h"

#include "kit/controls/plaintooltip.h"
#include "traces/tracetext.h"
#include "traces/waterfall/waterfallpainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

namespace yagura::traces {

namespace {

constexpr int HeaderHeight = kit::size::tableHeader;
constexpr int RowHeight = kit::size::waterfallRow;
constexpr int LeastDrag = 4;
constexpr size_t LongestHistory = 50;

} // namespace

WaterfallView::WaterfallView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Spans of the trace"));
    setAccessibleDescription(tr("Up and down move between spans, left and right fold and unfold them"));
}

void WaterfallView::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_rows = m_open ? Waterfall(&m_open->tree) : Waterfall();
    m_window = m_open ? TimeWindow(m_open->tree.end - m_open->tree.start) : TimeWindow();
    m_history.clear();
    m_current = NoIndex;
    m_hovered = NoIndex;
    verticalScrollBar()->setValue(0);
    rowsHaveChanged();
    Q_EMIT windowChanged(m_window);
}

void WaterfallView::rowsHaveChanged()
{
    m_marksHeight = -1;
    updateScrollBar();
    viewport()->update();
    Q_EMIT rowsChanged();
}

void WaterfallView::updateScrollBar()
{
    const int page = std::max(0, viewport()->height() - HeaderHeight);
    const auto whole = static_cast<std::int64_t>(m_rows.shownCount()) * RowHeight;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(RowHeight);
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<std::int64_t>(0, whole - page)));
}

int WaterfallView::timelineLeft() const
{
    return columnsFor(viewport()->width()).timeline;
}

int WaterfallView::timelineWidth() const
{
    return columnsFor(viewport()->width()).timelineWidth;
}

int WaterfallView::rowsPerPage() const
{
    return std::max(1, (viewport()->height() - HeaderHeight) / RowHeight);
}

QRectF WaterfallView::rowRect(std::uint32_t row) const
{
    if (!m_open || row == NoIndex || !m_rows.isShown(row))
        return {};
    const int y
        = HeaderHeight + static_cast<int>(m_rows.placeOf(row)) * RowHeight - verticalScrollBar()->value();
    return QRectF(0, y, viewport()->width(), RowHeight);
}

QRectF WaterfallView::chevronRect(std::uint32_t row) const
{
    const auto rect = rowRect(row);
    if (rect.isEmpty() || !m_rows.isFoldable(row))
        return {};
    const int x = WaterfallPainter::indentOf(*m_open, row, columnsFor(viewport()->width()).tree);
    return QRectF(x - 3, rect.top(), 18, RowHeight);
}

std::uint32_t WaterfallView::rowAt(int y) const
{
    if (!m_open || y < HeaderHeight)
        return NoIndex;
    const int place = (y - HeaderHeight + verticalScrollBar()->value()) / RowHeight;
    return place < static_cast<int>(m_rows.shownCount()) ? m_rows.shown()[static_cast<size_t>(place)]
                                                         : NoIndex;
}

void WaterfallView::setCurrentRow(std::uint32_t row)
{
    if (!m_open || row == m_current)
        return;
    m_current = row;
    if (row != NoIndex) {
        const auto before = m_rows.shownCount();
        m_rows.reveal(row);
        if (m_rows.shownCount() != before)
            rowsHaveChanged();
        scrollTo(row);
    }
    viewport()->update();
    Q_EMIT currentRowChanged(row);
}

void WaterfallView::scrollTo(std::uint32_t row)
{
    const int top = static_cast<int>(m_rows.placeOf(row)) * RowHeight;
    const int page = viewport()->height() - HeaderHeight;
    auto *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + RowHeight > bar->value() + page)
        bar->setValue(top + RowHeight - page);
}

template <typename Test> void WaterfallView::goToNext(Test test)
{
    if (!m_open)
        return;
    const auto count = m_open->rowCount();
    const auto from = m_current == NoIndex ? 0 : m_current + 1;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto row = (from + i) % count;
        if (test(row)) {
            setCurrentRow(row);
            return;
        }
    }
}

void WaterfallView::goToNextError()
{
    goToNext([this](std::uint32_t row) { return m_open->isError(row); });
}

void WaterfallView::goToNextCritical()
{
    goToNext([this](std::uint32_t row) { return m_open->isOnCriticalPath(row); });
}

void WaterfallView::setFolded(std::uint32_t row, bool folded)
{
    if (!m_open)
        return;
    m_rows.setFolded(row, folded);
    if (folded && m_current != NoIndex && m_current > row && m_current < m_open->tree.next(row))
        setCurrentRow(row);
    rowsHaveChanged();
}

void WaterfallView::foldAll()
{
    if (!m_open)
        return;
    m_rows.foldToLevels(2);
    if (m_current != NoIndex && !m_rows.isShown(m_current))
        setCurrentRow(m_rows.shown()[m_rows.placeOf(m_current)]);
    rowsHaveChanged();
}

void WaterfallView::unfoldAll()
{
    if (!m_open)
        return;
    m_rows.unfoldAll();
    rowsHaveChanged();
    if (m_current != NoIndex)
        scrollTo(m_current);
}

void WaterfallView::setWindow(const TimeWindow &window)
{
    if (window == m_window)
        return;
    m_window = window;
    viewport()->update();
    Q_EMIT windowChanged(m_window);
}

void WaterfallView::jumpTo(const TimeWindow &window)
{
    m_history.push_back(m_window);
    if (m_history.size() > LongestHistory)
        m_history.erase(m_history.begin());
    setWindow(window);
}

void WaterfallView::zoomBack()
{
    if (m_history.empty())
        return;
    const auto window = m_history.back();
    m_history.pop_back();
    setWindow(window);
}

void WaterfallView::zoomBy(double factor)
{
    auto window = m_window;
    const auto anchor = m_pointerX >= 0 ? m_window.offsetAt(m_pointerX, timelineWidth())
                                        : m_window.from() + m_window.length() / 2;
    window.zoom(factor, anchor);
    setWindow(window);
}

void WaterfallView::fit()
{
    auto window = m_window;
    window.fit();
    if (window != m_window)
        jumpTo(window);
}

void WaterfallView::fitCurrent()
{
    if (!m_open || m_current == NoIndex)
        return;
    const auto from = m_open->start(m_current) - m_open->tree.start;
    const auto margin = m_open->duration(m_current) / 20;
    auto window = m_window;
    window.set(from - margin, from + m_open->duration(m_current) + margin);
    jumpTo(window);
}

void WaterfallView::moveCurrent(int places)
{
    if (!m_open || m_rows.shownCount() == 0)
        return;
    const auto last = static_cast<std::int64_t>(m_rows.shownCount()) - 1;
    const auto from
        = m_current == NoIndex ? (places > 1 ? 0 : -1) : static_cast<std::int64_t>(m_rows.placeOf(m_current));
    setCurrentRow(m_rows.shown()[static_cast<size_t>(std::clamp<std::int64_t>(from + places, 0, last))]);
}

void WaterfallView::foldOrLeave()
{
    if (m_current == NoIndex)
        return;
    if (m_rows.isFoldable(m_current) && !m_rows.isFolded(m_current))
        setFolded(m_current, true);
    else if (m_open->tree.parents[m_current] != NoIndex)
        setCurrentRow(m_open->tree.parents[m_current]);
}

void WaterfallView::unfoldOrEnter()
{
    if (m_current == NoIndex || !m_rows.isFoldable(m_current))
        return;
    if (m_rows.isFolded(m_current))
        setFolded(m_current, false);
    else
        setCurrentRow(m_current + 1);
}

bool WaterfallView::zoomKey(int key)
{
    auto window = m_window;
    switch (key) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(0.7);
        return true;
    case Qt::Key_S:
    case Qt::Key_Minus:
        zoomBy(1 / 0.7);
        return true;
    case Qt::Key_A:
        window.pan(-0.15);
        setWindow(window);
        return true;
    case Qt::Key_D:
        window.pan(0.15);
        setWindow(window);
        return true;
    case Qt::Key_Backspace:
        zoomBack();
        return true;
    default:
        return false;
    }
}

void WaterfallView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (!m_open || !isPlain) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    constexpr int far = 1 << 30;
    switch (event->key()) {
    case Qt::Key_Up:
        return moveCurrent(-1);
    case Qt::Key_Down:
        return moveCurrent(1);
    case Qt::Key_PageUp:
        return moveCurrent(-rowsPerPage());
    case Qt::Key_PageDown:
        return moveCurrent(rowsPerPage());
    case Qt::Key_Home:
        return moveCurrent(-far);
    case Qt::Key_End:
        return moveCurrent(far);
    case Qt::Key_Left:
        return foldOrLeave();
    case Qt::Key_Right:
        return unfoldOrEnter();
    case Qt::Key_Space:
        if (m_current != NoIndex)
            setFolded(m_current, !m_rows.isFolded(m_current));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return fitCurrent();
    default:
        break;
    }
    if (!zoomKey(event->key()))
        QAbstractScrollArea::keyPressEvent(event);
}

void WaterfallView::wheelEvent(QWheelEvent *event)
{
    const auto delta = event->angleDelta();
    const bool overTimeline = event->position().x() >= timelineLeft();
    if (event->modifiers() & Qt::ControlModifier) {
        auto window = m_window;
        const auto x = std::clamp<double>(event->position().x() - timelineLeft(), 0, timelineWidth());
        window.zoom(std::pow(0.8, delta.y() / 120.0), m_window.offsetAt(x, timelineWidth()));
        setWindow(window);
        event->accept();
    } else if (overTimeline
               && (std::abs(delta.x()) > std::abs(delta.y()) || (event->modifiers() & Qt::ShiftModifier))) {
        auto window = m_window;
        const int by = delta.x() != 0 ? delta.x() : delta.y();
        window.pan(-by / 120.0 * 0.1);
        setWindow(window);
        event->accept();
    } else {
        QAbstractScrollArea::wheelEvent(event);
    }
}

void WaterfallView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_open)
        return;
    const auto row = rowAt(event->pos().y());
    if (row != NoIndex && chevronRect(row).contains(event->position())) {
        setFolded(row, !m_rows.isFolded(row));
        return;
    }
    if (row != NoIndex)
        setCurrentRow(row);
    if (event->pos().x() >= timelineLeft())
        m_dragFrom = event->pos().x() - timelineLeft();
}

void WaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = rowAt(event->pos().y());
    const int x = event->pos().x() - timelineLeft();
    m_pointerX = x >= 0 && x <= timelineWidth() ? x : -1;
    viewport()->update();
    Q_EMIT pointerMoved(m_open && m_pointerX >= 0 ? m_window.offsetAt(m_pointerX, timelineWidth()) : -1);
}

void WaterfallView::mouseReleaseEvent(QMouseEvent *event)
{
    const int from = std::exchange(m_dragFrom, -1);
    if (from < 0 || !m_open)
        return;
    const int to = std::clamp(event->pos().x() - timelineLeft(), 0, timelineWidth());
    viewport()->update();
    if (std::abs(to - from) < LeastDrag)
        return;
    auto window = m_window;
    window.set(m_window.offsetAt(std::min(from, to), timelineWidth()),
               m_window.offsetAt(std::max(from, to), timelineWidth()));
    jumpTo(window);
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto row = rowAt(event->pos().y());
    if (row == NoIndex) {
        fit();
        return;
    }
    setCurrentRow(row);
    fitCurrent();
}

bool WaterfallView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_hovered = NoIndex;
        m_pointerX = -1;
        viewport()->update();
        Q_EMIT pointerMoved(-1);
    } else if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto row = rowAt(help->pos().y());
        if (row == NoIndex || help->pos().x() > columnsFor(viewport()->width()).tree) {
            kit::hidePlainToolTip();
            return true;
        }
        const QString text = serviceText(m_open->service(row)) + u' ' + m_open->operation(row);
        kit::showPlainToolTip(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void WaterfallView::scrollContentsBy(int, int)
{
    viewport()->update();
    Q_EMIT rowsChanged();
}

void WaterfallView::resizeEvent(QResizeEvent *)
{
    m_marksHeight = -1;
    updateScrollBar();
    Q_EMIT rowsChanged();
}

} // namespace yagura::traces
