#include "kit/charts/figures/figuregrid.h"

#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr qsizetype longestText = 120; // of a value that a mapping words
constexpr int moreHeight = 16; // the line that counts what is not seen

} // namespace

void FigureGrid::setItems(std::vector<FigureItem> items)
{
    m_items = std::move(items);
    for (FigureItem &item : m_items) {
        item.text = {safeText(item.text.number, LineBreaks::Shown, longestText),
                     safeText(item.text.unit, LineBreaks::Shown, longestText)};
        item.caption = safeText(item.caption, LineBreaks::Shown, longestText);
    }
    if (m_current && *m_current >= itemCount())
        m_current.reset();
    describe();
    updateTooltip();
    invalidate();
}

void FigureGrid::setLegend(std::vector<LegendItem> entries, const ItemLegendOptions &options)
{
    m_entries = std::move(entries);
    m_legendOptions = options;
    invalidate();
}

double FigureGrid::cellGap() const
{
    return space::medium;
}

FigureGridShape FigureGrid::shape()
{
    ensureLaidOut();
    return m_shape;
}

int FigureGrid::rowCount() const
{
    return (itemCount() + m_shape.columns - 1) / std::max(1, m_shape.columns);
}

void FigureGrid::layOut()
{
    m_area = m_legend.layOut(m_entries, m_legendOptions, rect());
    m_shape = shapeFor(m_area.size(), std::max(1, itemCount()));
    m_shape.columns = std::max(1, m_shape.columns);
    m_shape.rows = std::max(1, m_shape.rows);
    if (rowCount() > m_shape.rows) {
        m_shape = shapeFor({m_area.width(), m_area.height() - moreHeight}, std::max(1, itemCount()));
        m_shape.columns = std::max(1, m_shape.columns);
        m_shape.rows = std::max(1, m_shape.rows);
    }
    m_firstRow = std::clamp(m_firstRow, 0, std::max(0, rowCount() - m_shape.rows));
}

QRectF FigureGrid::placeOf(int item) const
{
    const int row = item / m_shape.columns - m_firstRow;
    if (row < 0 || row >= m_shape.rows || item >= itemCount())
        return {};
    const int column = item % m_shape.columns;
    const double gap = cellGap();
    const double wide = (m_area.width() - gap * (m_shape.columns - 1)) / m_shape.columns;
    const double left = std::round(column * (wide + gap));
    const double right = std::round(column * (wide + gap) + wide);
    const double top = std::round(row * (m_shape.rowHeight + gap));
    return {left, top, right - left, std::floor(m_shape.rowHeight)};
}

QRectF FigureGrid::cellRect(int item)
{
    ensureLaidOut();
    return placeOf(item);
}

std::optional<int> FigureGrid::itemAt(const QPointF &point) const
{
    const int last = std::min(itemCount(), (m_firstRow + m_shape.rows) * m_shape.columns);
    for (int item = m_firstRow * m_shape.columns; item < last; ++item) {
        if (placeOf(item).contains(point))
            return item;
    }
    return m_legend.itemAt(point.toPoint());
}

void FigureGrid::paintStill(QPainter &painter)
{
    const int first = m_firstRow * m_shape.columns;
    const int last = std::min(itemCount(), first + m_shape.rows * m_shape.columns);
    for (int item = first; item < last; ++item) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        // A worded value may be longer than its cell; its neighbours stay readable.
        painter.setClipRect(placeOf(item).adjusted(0, 0, cellGap() / 2, 0));
        paintItem(painter, m_items[static_cast<size_t>(item)], placeOf(item));
        painter.restore();
    }
    if (last - first == itemCount())
        return;
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(Theme::of(this).color(ColorRole::TextFaint));
    painter.drawText(QRectF(0, m_area.height() - moreHeight, m_area.width(), moreHeight),
                     Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 to %2 of %3").arg(first + 1).arg(last).arg(itemCount()));
}

void FigureGrid::paintMoving(QPainter &painter)
{
    m_legend.paint(painter, m_current, Theme::of(this));
    if (!m_current || !hasKeyboardFocus())
        return;
    const QRectF cell = placeOf(*m_current);
    painter.fillRect(QRectF(cell.left(), cell.top(), size::currentEdge, cell.height()),
                     Theme::of(this).color(ColorRole::Accent));
}

void FigureGrid::updateTooltip()
{
    if (tooltipMode() == TooltipMode::None || !m_current || !(m_hasPointer || hasFocus())) {
        hideTooltip();
        return;
    }
    const FigureItem &item = m_items[static_cast<size_t>(*m_current)];
    TooltipContent content;
    content.title = safeText(item.name, LineBreaks::Shown, 120);
    content.rows.push_back({item.colorAt(item.value).resolve(Theme::of(this)), tr("Value"),
                            std::isnan(item.value) ? missingText() : item.text.joined(), true});
    if (item.change)
        content.rows.push_back({{}, tr("Change"), percentText(*item.change).joined(), false});
    if (!item.caption.isEmpty())
        content.notes << item.caption;
    const QRectF place = placeOf(*m_current);
    const QRectF cell = place.isEmpty() ? QRectF(m_legend.rect()) : place; // scrolled away
    showTooltip(content, cell, cell.center().x());
}

void FigureGrid::setCurrent(std::optional<int> item)
{
    if (item == m_current)
        return;
    m_current = item;
    updateTooltip();
    update();
    Q_EMIT currentChanged(item);
}

bool FigureGrid::scrollTo(int row)
{
    const int first = std::clamp(row, 0, std::max(0, rowCount() - m_shape.rows));
    if (first == m_firstRow)
        return false;
    m_firstRow = first;
    invalidate();
    return true;
}

void FigureGrid::describe()
{
    QStringList parts;
    for (const FigureItem &item : m_items) {
        if (parts.size() == 12)
            break;
        parts << tr("%1 %2").arg(safeText(item.name, LineBreaks::Shown, 80),
                                 std::isnan(item.value) ? missingText() : item.text.joined());
    }
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

} // namespace yagura::kit
