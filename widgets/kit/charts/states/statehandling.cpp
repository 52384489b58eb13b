// The pointer and the keyboard on a state timeline: rows, pages, the legend, and what the tooltip says.
#include "kit/charts/states/statetimelinechart.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>

namespace yagura::kit {

namespace {

constexpr int wheelRows = 3;
constexpr double pastEdge = 0.25; // pixels; a change belongs to what begins there

} // namespace

std::optional<int> StateTimelineChart::spanAt(int row, Instant at) const
{
    const std::vector<StateSpan> &drawn = spans(row);
    const auto after = std::upper_bound(drawn.begin(), drawn.end(), at,
                                        [](Instant time, const StateSpan &span) { return time < span.from; });
    if (after == drawn.begin() || at >= std::prev(after)->to)
        return std::nullopt;
    return static_cast<int>(after - drawn.begin()) - 1;
}

void StateTimelineChart::pointed(std::optional<QPointF> point)
{
    m_row.reset();
    if (!point || m_rows.empty())
        return;
    const double slot = m_mapping.plot.height() / m_page;
    const int row = m_first + static_cast<int>((point->y() - m_mapping.plot.top()) / slot);
    if (row >= m_first && row < std::min(rowCount(), m_first + m_page))
        m_row = row;
}

bool StateTimelineChart::pressed(const QPointF &point, Qt::KeyboardModifiers)
{
    const auto item = m_legend.itemAt(point.toPoint());
    if (!item)
        return false;
    const QString state = m_states[static_cast<size_t>(*item)].name;
    setIsolated(m_isolated == state ? std::nullopt : std::optional(state));
    return true;
}

void StateTimelineChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_row && cursor())
        Q_EMIT spanActivated(*m_row, *cursor());
}

// Ctrl zooms as in every chart over time; otherwise rows are turned while there are more, then the page.
void StateTimelineChart::wheelEvent(QWheelEvent *event)
{
    const int before = m_first;
    if (!(event->modifiers() & Qt::ControlModifier) && event->angleDelta().y() != 0) {
        setFirstRow(m_first + (event->angleDelta().y() < 0 ? wheelRows : -wheelRows));
        if (m_first != before) {
            event->accept();
            return;
        }
    }
    TimeChart::wheelEvent(event);
}

void StateTimelineChart::stepRow(int rows)
{
    if (m_rows.empty())
        return;
    const int from = m_row.value_or(rows > 0 ? m_first - 1 : m_first + m_page);
    m_row = std::clamp(from + rows, 0, rowCount() - 1);
    if (*m_row < m_first)
        setFirstRow(*m_row);
    else if (*m_row >= m_first + m_page)
        setFirstRow(*m_row - m_page + 1);
    updateTooltip();
    update();
}

// From change to change of the chosen row; by pixels where no row is chosen.
double StateTimelineChart::steppedX(double x, int direction) const
{
    if (!m_row)
        return TimeChart::steppedX(x, direction);
    const std::vector<StateSpan> &drawn = spans(*m_row);
    if (direction > 0) {
        for (const StateSpan &span : drawn) {
            if (xOf(span.from) > x + 0.5)
                return xOf(span.from) + pastEdge;
        }
        return m_mapping.plot.right();
    }
    for (size_t i = drawn.size(); i-- > 0;) {
        if (xOf(drawn[i].from) < x - 0.5)
            return xOf(drawn[i].from) + pastEdge;
    }
    return m_mapping.plot.left();
}

bool StateTimelineChart::keyPressed(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        stepRow(-1);
        return true;
    case Qt::Key_Down:
        stepRow(1);
        return true;
    case Qt::Key_PageUp:
        stepRow(-m_page);
        return true;
    case Qt::Key_PageDown:
        stepRow(m_page);
        return true;
    case Qt::Key_Space:
        if (m_row && cursor()) {
            const auto span = spanAt(*m_row, *cursor());
            const QString state = span ? spans(*m_row)[static_cast<size_t>(*span)].text : QString();
            setIsolated(!span || m_isolated == state ? std::nullopt : std::optional(state));
        }
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_row || !cursor() || !(event->modifiers() & Qt::ShiftModifier))
            return false;
        Q_EMIT spanActivated(*m_row, *cursor());
        return true;
    case Qt::Key_Escape:
        if (!m_isolated)
            return false;
        setIsolated(std::nullopt);
        return true;
    default:
        return false;
    }
}

void StateTimelineChart::updateTooltip()
{
    if (!wantsTooltip() || m_rows.empty()) {
        hideTooltip();
        return;
    }
    const Theme &theme = Theme::of(this);
    const Instant at = *cursor();
    TooltipContent content;
    content.title = timeTitle(at);
    content.note = pinNote(at);
    for (int row = m_first; row < std::min(rowCount(), m_first + m_page); ++row) {
        const auto index = spanAt(row, at);
        if (!index || (tooltipMode() == TooltipMode::Single && m_row != row))
            continue;
        const StateSpan &span = spans(row)[static_cast<size_t>(*index)];
        const QString text = safeText(span.text, LineBreaks::Shown, 80);
        if (m_row == row)
            content.notes << tr("%1 for %2, %3", "state, how long, from when to when")
                                 .arg(text, spanText(span.to - span.from),
                                      rangeText({span.from, span.to}, zone()));
        if (content.rows.size() < tooltipRows(tooltip(), 2))
            content.rows.push_back({span.color.resolveFill(theme),
                                    safeText(m_rows[static_cast<size_t>(row)].name, LineBreaks::Shown, 120),
                                    text, m_row == row});
    }
    if (m_notes)
        content.notes << m_notes(at);
    showTooltip(content, m_mapping.plot, xOf(at));
}

} // namespace yagura::kit
