// The pointer and the keyboard on a heatmap: cells, columns, exemplars, and what the tooltip says of them.
#include "kit/accessibility.h"
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/safetext.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double exemplarReach = 7; // pixels

} // namespace

std::vector<size_t> HeatmapChart::columnAt(Instant at) const
{
    std::vector<size_t> column;
    for (size_t i = 0; i < m_cells->size(); ++i) {
        const HeatmapCell &cell = (*m_cells)[i];
        if (cell.from <= at && at < cell.to && !std::isnan(cell.yMin) && !std::isnan(cell.yMax))
            column.push_back(i);
    }
    std::sort(column.begin(), column.end(),
              [this](size_t a, size_t b) { return (*m_cells)[a].yMin < (*m_cells)[b].yMin; });
    return column;
}

std::optional<size_t> HeatmapChart::currentCell() const
{
    if (!cursor() || !m_cursorY)
        return std::nullopt;
    for (const size_t i : columnAt(*cursor())) {
        const HeatmapCell &cell = (*m_cells)[i];
        const double one = yOf(cell.yMin);
        const double other = yOf(cell.yMax);
        if (m_steps[i] != 0 && std::min(one, other) <= *m_cursorY && *m_cursorY < std::max(one, other))
            return i;
    }
    return std::nullopt;
}

std::optional<size_t> HeatmapChart::exemplarAt(const QPointF &point) const
{
    std::optional<size_t> nearest;
    double least = exemplarReach;
    for (size_t i = 0; i < m_exemplars.size(); ++i) {
        const QPointF way = pointOf(m_exemplars[i]) - point;
        const double distance = std::hypot(way.x(), way.y());
        if (isShown(m_exemplars[i]) && distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    return nearest;
}

double HeatmapChart::steppedX(double x, int direction) const
{
    if (m_columns.empty())
        return TimeChart::steppedX(x, direction);
    const auto isAfter = [this](double at, const TimeRange &column) { return at < xOf(column.from); };
    const auto next = std::upper_bound(m_columns.begin(), m_columns.end(), x, isAfter);
    auto index = next - m_columns.begin() - 1 + direction;
    // Beyond the last column a step back meets it.
    if (direction < 0 && next == m_columns.end() && x >= xOf(m_columns.back().to))
        ++index;
    const auto last = static_cast<std::ptrdiff_t>(m_columns.size()) - 1;
    const TimeRange column = m_columns[static_cast<size_t>(std::clamp<std::ptrdiff_t>(index, 0, last))];
    return std::clamp((xOf(column.from) + xOf(column.to)) / 2, m_mapping.plot.left(), m_mapping.plot.right());
}

void HeatmapChart::stepRow(int direction)
{
    if (!cursor())
        moveCursor(timeAt(steppedX(m_mapping.plot.right() + 1, -1)));
    const std::vector<size_t> column = cursor() ? columnAt(*cursor()) : std::vector<size_t>{};
    std::vector<double> middles;
    for (const size_t i : column) {
        if (m_steps[i] != 0)
            middles.push_back((yOf((*m_cells)[i].yMin) + yOf((*m_cells)[i].yMax)) / 2);
    }
    std::sort(middles.begin(), middles.end());
    if (middles.empty())
        return;
    m_exemplar.reset();
    const QRectF plot = m_mapping.plot;
    const double from = m_cursorY.value_or(direction > 0 ? plot.top() - 1 : plot.bottom());
    if (direction > 0) {
        const auto below = std::upper_bound(middles.begin(), middles.end(), from + 0.5);
        m_cursorY = below == middles.end() ? middles.back() : *below;
    } else {
        const auto above = std::lower_bound(middles.begin(), middles.end(), from - 0.5);
        m_cursorY = above == middles.begin() ? middles.front() : *std::prev(above);
    }
    updateTooltip();
    update();
}

void HeatmapChart::stepExemplar(int direction)
{
    const int count = static_cast<int>(m_exemplars.size());
    int at = m_exemplar ? static_cast<int>(*m_exemplar) : (direction > 0 ? -1 : count);
    do {
        at += direction;
    } while (at >= 0 && at < count && !isShown(m_exemplars[static_cast<size_t>(at)]));
    if (at < 0 || at >= count)
        return;
    m_exemplar = static_cast<size_t>(at);
    const HeatmapExemplar &one = m_exemplars[*m_exemplar];
    m_cursorY = pointOf(one).y();
    moveCursor(one.at);
    announce(this, (QStringList(timeTitle(one.at)) << exemplarNotes(one)).join(QStringLiteral(", ")));
    updateTooltip();
    update();
}

void HeatmapChart::pointed(std::optional<QPointF> point)
{
    m_cursorY = point ? std::optional(point->y()) : std::nullopt;
    m_exemplar = point ? exemplarAt(*point) : std::nullopt;
    QWidget::setCursor(m_exemplar ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

bool HeatmapChart::pressed(const QPointF &point, Qt::KeyboardModifiers)
{
    const auto exemplar = exemplarAt(point);
    if (exemplar)
        Q_EMIT exemplarActivated(static_cast<int>(*exemplar));
    return exemplar.has_value();
}

void HeatmapChart::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto cell = currentCell(); cell && event->button() == Qt::LeftButton)
        Q_EMIT cellActivated(static_cast<int>(*cell));
}

bool HeatmapChart::leaveExemplar()
{
    const bool hadOne = m_exemplar.has_value();
    m_exemplar.reset();
    updateTooltip();
    update();
    return hadOne;
}

bool HeatmapChart::keyPressed(QKeyEvent *event)
{
    const bool isAlt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        stepRow(event->key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (isAlt)
            stepExemplar(event->key() == Qt::Key_Left ? -1 : 1);
        else
            m_exemplar.reset();
        return isAlt;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        stepExemplar(event->key() == Qt::Key_PageUp ? -1 : 1);
        return !m_exemplars.empty();
    case Qt::Key_Escape:
        return leaveExemplar();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_exemplar && !(event->modifiers() & Qt::ShiftModifier)) {
            Q_EMIT exemplarActivated(static_cast<int>(*m_exemplar));
            return true;
        }
        if (const auto cell = currentCell(); cell && event->modifiers() & Qt::ShiftModifier) {
            Q_EMIT cellActivated(static_cast<int>(*cell));
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace yagura::kit
