#include "kit/charts/states/statetimelinechart.h"

#include "kit/safetext.h"

#include <QScrollBar>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int leastRowHeight = 22;
constexpr int mostRowHeight = 64; // few rows do not become walls

} // namespace

StateTimelineChart::StateTimelineChart(const QString &accessibleName, QWidget *parent)
    : TimeChart(accessibleName, parent)
    , m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    m_scrollBar->setFocusPolicy(Qt::NoFocus);
    m_scrollBar->hide();
    connect(m_scrollBar, &QScrollBar::valueChanged, this, &StateTimelineChart::setFirstRow);
}

void StateTimelineChart::setRows(std::vector<StateRow> rows)
{
    m_rows = std::move(rows);
    m_row.reset();
    rearrange();
}

void StateTimelineChart::setLook(const StateLook &look)
{
    m_look = look;
    rearrange();
}

void StateTimelineChart::rearrange()
{
    const bool isMerged = m_look.mergesEqual && m_look.mode == StateMode::Timeline;
    m_shown.clear();
    for (const StateRow &row : m_rows)
        m_shown.push_back(isMerged ? mergedSpans(row.spans) : row.spans);
    m_states = statesOf(m_rows);
    describe();
    invalidate();
}

void StateTimelineChart::setIsolated(const std::optional<QString> &state)
{
    if (state == m_isolated)
        return;
    m_isolated = state;
    invalidate();
    Q_EMIT isolatedChanged(state);
}

void StateTimelineChart::setFirstRow(int row)
{
    const int first = std::clamp(row, 0, std::max(0, rowCount() - m_page));
    if (first == m_first)
        return;
    m_first = first;
    invalidate();
}

int StateTimelineChart::pageRows()
{
    ensureLaidOut();
    return m_page;
}

const std::vector<StateSpan> &StateTimelineChart::spans(int row) const
{
    return m_shown[static_cast<size_t>(row)];
}

void StateTimelineChart::describe()
{
    QStringList parts;
    for (size_t i = 0; i < m_rows.size() && parts.size() < 8; ++i) {
        if (!m_shown[i].empty())
            parts << tr("%1 %2").arg(safeText(m_rows[i].name, LineBreaks::Shown, 80),
                                     safeText(m_shown[i].back().text, LineBreaks::Shown, 80));
    }
    setAccessibleDescription(
        tr("%n rows of states, latest: %1", nullptr, rowCount()).arg(parts.join(QStringLiteral(", "))));
}

int StateTimelineChart::nameWidth() const
{
    const QFontMetrics names(textFont(TextStyle::Label));
    int wide = 0;
    for (const StateRow &row : m_rows)
        wide = std::max(wide, names.horizontalAdvance(safeText(row.name, LineBreaks::Shown, 200)));
    return std::min(wide, width() * 3 / 10);
}

void StateTimelineChart::layOut()
{
    std::vector<LegendItem> items = m_states;
    for (LegendItem &item : items)
        item.isFaded = m_isolated && *m_isolated != item.name;
    const QRectF area = m_legend.layOut(std::move(items), {m_look.legend, m_look.legendPlace, {}},
                                        QRectF(rect()).adjusted(2, 0, -2, 0));
    const double plotHeight = std::max(10.0, area.height() - timeLabelHeight - space::tiny);
    const int fitting = std::max(1, static_cast<int>(plotHeight / leastRowHeight));
    m_page = std::clamp(m_look.rowsPerPage > 0 ? std::min(m_look.rowsPerPage, fitting) : fitting, 1,
                        std::max(1, rowCount()));
    m_first = std::clamp(m_first, 0, std::max(0, rowCount() - m_page));
    const bool isPaged = rowCount() > m_page;
    const double left = area.left() + (m_rows.empty() ? 0 : nameWidth() + space::small);
    // The last time label may stand out by a few pixels.
    const double right = area.right() - space::tiny - (isPaged ? m_scrollBar->sizeHint().width() + 2 : 0);
    const double used = std::min(plotHeight, static_cast<double>(m_page) * mostRowHeight);
    m_mapping.plot = QRectF(left, area.top(), std::max(10.0, right - left), used);
    m_scrollBar->setVisible(isPaged);
    m_scrollBar->setGeometry(static_cast<int>(right) + 2, static_cast<int>(area.top()),
                             m_scrollBar->sizeHint().width(), static_cast<int>(used));
    const QSignalBlocker quiet(m_scrollBar);
    m_scrollBar->setRange(0, std::max(0, rowCount() - m_page));
    m_scrollBar->setPageStep(m_page);
    m_scrollBar->setValue(m_first);
}

QRectF StateTimelineChart::placeOf(int row) const
{
    const QRectF plot = m_mapping.plot;
    const double slot = plot.height() / m_page;
    const double top = std::round(plot.top() + (row - m_first) * slot);
    const double bottom = std::round(plot.top() + (row - m_first + 1) * slot);
    return {plot.left(), top, plot.width(), bottom - top};
}

QRectF StateTimelineChart::rowRect(int row)
{
    ensureLaidOut();
    return placeOf(row);
}

// A bar within the plot; at least one pixel, so that a short outage is seen.
QRectF StateTimelineChart::barOf(const StateSpan &span, const QRectF &row) const
{
    const QRectF plot = m_mapping.plot;
    double left = xOf(span.from);
    double right = xOf(span.to);
    if (m_look.mode == StateMode::History) {
        const double inset = (right - left) * (1 - std::clamp(m_look.columnWidth, 0.05, 1.0)) / 2;
        left += inset;
        right -= inset;
    }
    left = std::round(std::max(left, plot.left()));
    right = std::round(std::min(right, plot.right()));
    if (right < plot.left() || left > plot.right() || span.to < m_mapping.range.from
        || span.from > m_mapping.range.to)
        return {};
    const double high = std::max(1.0, std::round(row.height() * std::clamp(m_look.rowHeight, 0.05, 1.0)));
    return {left, row.top() + std::floor((row.height() - high) / 2), std::max(1.0, right - left), high};
}

QRectF StateTimelineChart::spanRect(int row, int span)
{
    return barOf(spans(row)[static_cast<size_t>(span)], rowRect(row));
}

} // namespace yagura::kit
