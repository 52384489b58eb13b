#include "traces/waterfall/waterfallview.h"

#include "kit/accessibility.h"
#include "kit/theme.h"
#include "traces/tracetext.h"
#include "traces/waterfall/markedscrollbar.h"
#include "traces/waterfall/waterfallpainter.h"

#include <cmath>

namespace yagura::traces {

namespace {

using Kind = WaterfallRow::Kind;

constexpr int HeaderHeight = kit::size::tableHeader;
constexpr int RowHeight = kit::size::waterfallRow;
constexpr std::int64_t MostBarSteps = 1 << 30;

} // namespace

WaterfallView::WaterfallView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_marks(new MarkedScrollBar(Qt::Vertical))
    , m_underTree(new QWidget)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBar(m_marks);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    addScrollBarWidget(m_underTree, Qt::AlignLeft);
    horizontalScrollBar()->setAccessibleName(tr("Time on screen"));
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Spans of the trace"));
    setAccessibleDescription(tr("Up and down move between spans, left and right fold and unfold them"));
}

void WaterfallView::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_open = std::move(open);
    m_rows = m_open
        ? Waterfall(&m_open->tree, rollUps(m_open->trace, m_open->tree, m_rollUp), gapRows(*m_open))
        : Waterfall();
    m_colors.setTrace(m_open.get());
    m_window = m_open ? TimeWindow(m_open->tree.end - m_open->tree.start) : TimeWindow();
    m_history = {};
    m_current = NoIndex;
    m_currentKind = Kind::Span;
    m_hovered = NoIndex;
    m_drag = Drag::None;
    m_figures.clear();
    m_errorsBefore.clear();
    m_new.clear();
    if (m_open) {
        std::uint32_t errors = 0;
        m_errorsBefore.reserve(m_open->rowCount() + 1);
        for (std::uint32_t row = 0; row < m_open->rowCount(); ++row) {
            m_errorsBefore.push_back(errors);
            errors += m_open->isError(row) ? 1 : 0;
        }
        m_errorsBefore.push_back(errors);
    }
    verticalScrollBar()->setValue(0);
    rowsHaveChanged();
    Q_EMIT windowChanged(m_window);
}

void WaterfallView::rowsHaveChanged()
{
    m_hovered = NoIndex;
    updateScrollBars();
    viewport()->update();
    Q_EMIT rowsChanged();
}

// The current row may have gone into a fold: then the fold is current.
void WaterfallView::foldsHaveChanged()
{
    if (m_current != NoIndex && currentPlace() == NoIndex && m_rows.shownCount() > 0)
        choosePlace(m_rows.placeOf(m_current));
    rowsHaveChanged();
    if (const auto place = currentPlace(); place != NoIndex)
        scrollToPlace(place);
}

void WaterfallView::updateScrollBars()
{
    const int page = std::max(0, viewport()->height() - HeaderHeight);
    const auto whole = static_cast<std::int64_t>(m_rows.shownCount()) * RowHeight;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(RowHeight);
    verticalScrollBar()->setRange(0, static_cast<int>(std::max<std::int64_t>(0, whole - page)));
    m_barUnit = m_window.whole() / MostBarSteps + 1;
    auto *bar = horizontalScrollBar();
    m_isMovingBar = true;
    m_underTree->setFixedWidth(timelineLeft());
    bar->setPageStep(static_cast<int>(m_window.length() / m_barUnit));
    bar->setSingleStep(std::max(1, bar->pageStep() / 20));
    bar->setRange(0, static_cast<int>((m_window.whole() - m_window.length()) / m_barUnit));
    bar->setValue(static_cast<int>(m_window.from() / m_barUnit));
    m_isMovingBar = false;
    updateMarks();
}

// Where errors, matches and the current row are along the scroll bar: one look a pixel, whatever the size.
void WaterfallView::updateMarks()
{
    std::vector<MarkedScrollBar::Mark> marks;
    const auto count = m_rows.shownCount();
    const int height = m_marks->height();
    if (!m_open || count == 0 || m_marks->maximum() == 0 || height <= 2)
        return m_marks->setMarks({});
    const auto rowAt = [&](int y) {
        const auto place = static_cast<std::uint64_t>(y) * count / static_cast<std::uint64_t>(height - 1);
        return place >= count ? m_open->rowCount() : m_rows.shown()[place].row;
    };
    // Errors have the right half where matches need the left.
    using Side = MarkedScrollBar::Side;
    const auto mark = [&](kit::ColorRole role, Side side, auto countIn) {
        for (int y = 0; y + 1 < height; ++y) {
            const auto first = rowAt(y);
            const auto end = std::max(rowAt(y + 1), first);
            if (countIn(first, std::min(end, m_open->rowCount())) > 0)
                marks.push_back({y, role, side});
        }
    };
    mark(kit::ColorRole::Critical, m_rows.hasMatches() ? Side::Right : Side::Whole,
         [&](std::uint32_t first, std::uint32_t end) { return m_errorsBefore[end] - m_errorsBefore[first]; });
    if (m_rows.hasMatches())
        mark(kit::ColorRole::Accent, Side::Left,
             [&](std::uint32_t first, std::uint32_t end) { return m_rows.matchesIn(first, end); });
    if (const auto place = currentPlace(); place != NoIndex)
        marks.push_back({static_cast<int>(static_cast<std::int64_t>(place) * (height - 1) / count),
                         kit::ColorRole::Text});
    m_marks->setMarks(std::move(marks));
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

QRectF WaterfallView::placeRect(std::uint32_t place) const
{
    if (place >= m_rows.shownCount())
        return {};
    const int y = HeaderHeight + static_cast<int>(place) * RowHeight - verticalScrollBar()->value();
    return QRectF(0, y, viewport()->width(), RowHeight);
}

QRectF WaterfallView::rowRect(std::uint32_t row) const
{
    return m_open && row != NoIndex && m_rows.isShown(row) ? placeRect(m_rows.placeOf(row)) : QRectF();
}

QRectF WaterfallView::chevronRectOf(std::uint32_t place) const
{
    const auto rect = placeRect(place);
    if (rect.isEmpty())
        return {};
    const auto &row = m_rows.shown()[place];
    if (row.kind == Kind::Gap || (row.kind == Kind::Span && !m_rows.isFoldable(row.row)))
        return {};
    const int x = WaterfallPainter::indentOf(row.depth, columnsFor(viewport()->width()).tree);
    return QRectF(x - 3, rect.top(), 18, RowHeight);
}

QRectF WaterfallView::chevronRect(std::uint32_t row) const
{
    return rowRect(row).isEmpty() ? QRectF() : chevronRectOf(m_rows.placeOf(row));
}

std::uint32_t WaterfallView::placeAt(int y) const
{
    if (!m_open || y < HeaderHeight)
        return NoIndex;
    const int place = (y - HeaderHeight + verticalScrollBar()->value()) / RowHeight;
    return place < static_cast<int>(m_rows.shownCount()) ? static_cast<std::uint32_t>(place) : NoIndex;
}

std::uint32_t WaterfallView::spanOf(const WaterfallRow &row) const
{
    return row.kind == Kind::Gap ? m_rows.gaps()[row.index].parent : row.row;
}

std::uint32_t WaterfallView::currentPlace() const
{
    if (m_current == NoIndex || m_rows.shownCount() == 0)
        return NoIndex;
    switch (m_currentKind) {
    case Kind::Span:
        return m_rows.isShown(m_current) ? m_rows.placeOf(m_current) : NoIndex;
    case Kind::RollUp:
        return m_rows.placeOfRollUp(m_currentIndex);
    case Kind::Gap:
        break;
    }
    const auto &shown = m_rows.shown();
    const auto before = m_rows.gaps()[m_currentIndex].before;
    for (auto at = std::ranges::lower_bound(shown, before, {}, &WaterfallRow::row);
         at != shown.end() && at->row == before; ++at) {
        if (at->kind == Kind::Gap && at->index == m_currentIndex)
            return static_cast<std::uint32_t>(at - shown.begin());
    }
    return NoIndex;
}

void WaterfallView::choosePlace(std::uint32_t place)
{
    const auto row = m_rows.shown()[place];
    const auto span = spanOf(row);
    scrollToPlace(place);
    if (span == m_current && row.kind == m_currentKind && row.index == m_currentIndex)
        return;
    m_current = span;
    m_currentKind = row.kind;
    m_currentIndex = row.index;
    updateMarks();
    viewport()->update();
    announceCurrent();
    Q_EMIT currentRowChanged(m_current);
}

void WaterfallView::announceCurrent()
{
    if (!hasFocus() || m_current == NoIndex)
        return;
    const QString name = serviceText(m_open->service(m_current)) + u' ' + m_open->operation(m_current);
    const QString duration = durationOf(m_open->duration(m_current)).joined();
    const QString text = m_currentKind == Kind::Gap ? tr("Time unaccounted for in %1").arg(name)
        : m_currentKind == Kind::RollUp
        ? tr("%n calls of %1", nullptr, static_cast<int>(m_rows.rollUps().groups[m_currentIndex].count))
              .arg(name)
        : m_open->isError(m_current) ? tr("%1, %2, failed").arg(name, duration)
                                     : tr("%1, %2").arg(name, duration);
    kit::announce(this, text);
}

void WaterfallView::setCurrentRow(std::uint32_t row)
{
    if (!m_open)
        return;
    if (row == NoIndex) {
        if (m_current == NoIndex)
            return;
        m_current = NoIndex;
        updateMarks();
        viewport()->update();
        Q_EMIT currentRowChanged(row);
        return;
    }
    const auto before = m_rows.shownCount();
    m_rows.reveal(row);
    if (m_rows.shownCount() != before)
        rowsHaveChanged();
    choosePlace(m_rows.placeOf(row));
}

void WaterfallView::chooseRows(std::span<const std::uint32_t> rows)
{
    if (!m_open || rows.empty())
        return;
    const auto group = m_rows.rollUps().of(rows.front());
    const bool isOneGroup = rows.size() > 1 && group != NoIndex
        && std::ranges::all_of(rows, [&](std::uint32_t row) { return m_rows.rollUps().of(row) == group; });
    if (!isOneGroup)
        return setCurrentRow(rows.front());
    const auto parent = m_open->tree.parents[rows.front()];
    if (parent != NoIndex) {
        m_rows.reveal(parent);
        m_rows.setFolded(parent, false);
        rowsHaveChanged();
    }
    if (const auto place = m_rows.placeOfRollUp(group); place != NoIndex)
        choosePlace(place);
}

void WaterfallView::scrollToPlace(std::uint32_t place)
{
    const int top = static_cast<int>(place) * RowHeight;
    const int page = viewport()->height() - HeaderHeight;
    auto *bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + RowHeight > bar->value() + page)
        bar->setValue(top + RowHeight - page);
}

bool WaterfallView::isTarget(std::uint32_t row, Target target) const
{
    switch (target) {
    case Target::Error:
        return m_open->isError(row);
    case Target::CriticalPath:
        return m_open->isOnCriticalPath(row);
    case Target::Match:
        return m_rows.isMatch(row);
    }
    return false;
}

void WaterfallView::goTo(Target target, Direction direction)
{
    if (!m_open || m_open->rowCount() == 0)
        return;
    const auto count = m_open->rowCount();
    const auto step = direction == Direction::Next ? 1 : count - 1;
    const auto before = direction == Direction::Next ? count - 1 : 0;
    auto row = m_current == NoIndex ? before : m_current;
    for (std::uint32_t i = 0; i < count; ++i) {
        row = (row + step) % count;
        if (isTarget(row, target))
            return setCurrentRow(row);
    }
}

void WaterfallView::moveCurrent(int places)
{
    if (!m_open || m_rows.shownCount() == 0)
        return;
    const auto last = static_cast<std::int64_t>(m_rows.shownCount()) - 1;
    auto place = currentPlace();
    if (place == NoIndex && m_current != NoIndex)
        place = m_rows.placeOf(m_current);
    const auto from = place == NoIndex ? (places > 1 ? 0 : -1) : static_cast<std::int64_t>(place);
    choosePlace(static_cast<std::uint32_t>(std::clamp<std::int64_t>(from + places, 0, last)));
}

const RollUpFigures &WaterfallView::figures(std::uint32_t group)
{
    auto found = m_figures.find(group);
    if (found == m_figures.end())
        found = m_figures.insert(group, figuresOf(*m_open, m_rows.rollUps().groups[group]));
    return *found;
}

void WaterfallView::setRollUp(std::uint32_t least)
{
    if (least == m_rollUp)
        return;
    m_rollUp = least;
    if (!m_open)
        return;
    m_figures.clear();
    if (m_currentKind == Kind::RollUp)
        m_currentKind = Kind::Span; // its first member, wherever that is shown now
    m_rows.setRollUps(rollUps(m_open->trace, m_open->tree, m_rollUp));
    foldsHaveChanged();
}

void WaterfallView::setColoring(SpanColoring coloring)
{
    m_colors.setColoring(coloring);
    viewport()->update();
}

void WaterfallView::setCriticalPathShown(bool isShown)
{
    m_showsCriticalPath = isShown;
    viewport()->update();
}

void WaterfallView::setMatches(const std::vector<bool> &matches, MatchMode mode)
{
    if (!m_open)
        return;
    m_rows.setMatches(matches, mode);
    rowsHaveChanged();
    if (const auto place = currentPlace(); place != NoIndex)
        scrollToPlace(place);
}

} // namespace yagura::traces
