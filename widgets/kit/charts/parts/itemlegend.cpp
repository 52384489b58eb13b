#include "kit/charts/parts/itemlegend.h"

#include "kit/controls/chippainter.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QtMath>

#include <algorithm>
#include <numeric>

namespace yagura::kit {

namespace {

constexpr int lineHeight = 20;
constexpr int signWidth = 16;
constexpr int entryGap = 16;
constexpr int valueGap = 6;
constexpr int longestName = 220;
constexpr int shortestName = 48;
constexpr int distance = 8; // from the chart
constexpr int leastTable = 280; // width below the chart

QFont nameFont()
{
    return textFont(TextStyle::Label);
}
QFont valueFont()
{
    return textFont(TextStyle::LabelStrong);
}

} // namespace

QRectF ItemLegend::layOut(std::vector<LegendItem> items, const ItemLegendOptions &options, const QRectF &area)
{
    m_items = std::move(items);
    m_options = options;
    m_entries.clear();
    m_left = 0;
    m_rect = {};
    if (options.kind == LegendKind::None || m_items.empty() || area.width() < 60 || area.height() < 40)
        return area;
    measureColumns();
    place(area);
    if (options.place == LegendPlacement::Right)
        return area.adjusted(0, 0, -m_rect.width() - 2 * distance, 0);
    return area.adjusted(0, 0, 0, -m_rect.height() - distance);
}

void ItemLegend::measureColumns()
{
    const QFontMetrics names(nameFont());
    const NumberPainter values(valueFont());
    m_columns.assign(static_cast<size_t>(m_options.titles.size()), 0);
    for (size_t column = 0; column < m_columns.size(); ++column) {
        int width = names.horizontalAdvance(m_options.titles[static_cast<qsizetype>(column)]);
        for (const LegendItem &item : m_items) {
            if (column < item.values.size())
                width = std::max(width, qCeil(values.width(item.values[column])));
        }
        m_columns[column] = width + entryGap;
    }
}

int ItemLegend::tableWidth() const
{
    const QFontMetrics names(nameFont());
    int name = shortestName;
    for (const LegendItem &item : m_items)
        name = std::max(name, names.horizontalAdvance(safeText(item.name, LineBreaks::Shown, 200)));
    return signWidth + std::min(name, longestName) + std::accumulate(m_columns.begin(), m_columns.end(), 0)
        + space::tiny;
}

void ItemLegend::place(const QRectF &area)
{
    const bool isRight = m_options.place == LegendPlacement::Right;
    const int widest = static_cast<int>(isRight ? area.width() * 0.5 : area.width());
    // Values far from their names are hard to read: a table is no wider than it needs to be.
    const bool isTable = isRight || m_options.kind == LegendKind::Table;
    const int width = isTable ? std::min(std::max(tableWidth(), isRight ? 0 : leastTable), widest) : widest;
    const int maxHeight = static_cast<int>(isRight ? area.height() : area.height() * 0.4);
    // A list on the right is a table without columns: one item a line.
    if (isTable)
        layOutTable(width, maxHeight);
    else
        layOutList(width, maxHeight);
    int height = 0;
    for (const Entry &entry : m_entries)
        height = std::max(height, entry.rect.bottom() + 1);
    if (m_left > 0)
        height = std::max(height, m_leftAt.y() + lineHeight);
    const int left = static_cast<int>(isRight ? area.right() - width : area.left());
    const int top = static_cast<int>(isRight ? area.top() + std::max(0.0, (area.height() - height) / 2)
                                             : area.bottom() - height);
    m_rect = QRect(left, top, width, height);
}

void ItemLegend::layOutList(int width, int maxHeight)
{
    const QFontMetrics names(nameFont());
    const NumberPainter values(valueFont());
    int x = 0;
    int y = 0;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const QString name = names.elidedText(safeText(m_items[i].name, LineBreaks::Shown, 200),
                                              Qt::ElideMiddle, std::min(longestName, width - signWidth));
        int wide = signWidth + names.horizontalAdvance(name);
        for (const QString &value : m_items[i].values)
            wide += valueGap + qCeil(values.width(value));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += lineHeight;
        }
        if (y > 0 && y + lineHeight > maxHeight) {
            m_left = static_cast<int>(m_items.size() - i);
            break;
        }
        m_entries.push_back({static_cast<int>(i), QRect(x, y, wide, lineHeight), name});
        x += wide + entryGap;
    }
    if (m_left == 0)
        return;
    // The count stands behind the last entry; where it does not fit, in the place of entries.
    const int room = names.horizontalAdvance(QStringLiteral("00000 more")) + entryGap;
    while (m_entries.size() > 1 && m_entries.back().rect.right() + entryGap + room > width) {
        m_entries.pop_back();
        ++m_left;
        if (m_entries.back().rect.top() < y)
            break;
    }
    const QRect last = m_entries.back().rect;
    m_leftAt = last.top() == y || last.right() + entryGap + room <= width
        ? QPoint(last.right() + entryGap, last.top())
        : QPoint(0, y);
}

void ItemLegend::layOutTable(int width, int maxHeight)
{
    const QFontMetrics names(nameFont());
    const int header = m_options.titles.isEmpty() ? 0 : lineHeight;
    m_rows = std::max(1, (maxHeight - header) / lineHeight);
    const int count = static_cast<int>(m_items.size());
    if (count > m_rows)
        m_rows = std::max(1, m_rows - 1); // the last line counts the rest
    m_first = std::clamp(m_first, 0, std::max(0, count - m_rows));
    const int shown = std::min(m_rows, count);
    const int columns = std::accumulate(m_columns.begin(), m_columns.end(), 0);
    const int nameWidth = std::max(shortestName, width - signWidth - columns);
    for (int i = 0; i < shown; ++i) {
        const LegendItem &item = m_items[static_cast<size_t>(m_first + i)];
        m_entries.push_back(
            {m_first + i, QRect(0, header + i * lineHeight, width, lineHeight),
             names.elidedText(safeText(item.name, LineBreaks::Shown, 200), Qt::ElideMiddle, nameWidth)});
    }
    m_left = count - shown;
    m_leftAt = {signWidth, header + shown * lineHeight};
}

void ItemLegend::paint(QPainter &painter, std::optional<int> highlighted, const Theme &theme) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_rect.topLeft());
    if (!m_columns.empty() && !m_entries.empty())
        paintTitles(painter, theme);
    for (const Entry &entry : m_entries)
        paintEntry(painter, entry, highlighted == entry.item, theme);
    if (m_left > 0) {
        painter.setFont(nameFont());
        painter.setPen(theme.color(ColorRole::TextFaint));
        const QString text = m_first > 0
            ? QCoreApplication::translate("ItemLegend", "%1 to %2 of %3")
                  .arg(m_first + 1)
                  .arg(m_first + shownCount())
                  .arg(m_items.size())
            : QCoreApplication::translate("ItemLegend", "%n more", nullptr, m_left);
        painter.drawText(QRect(m_leftAt, QSize(200, lineHeight)), Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter.restore();
}

void ItemLegend::paintTitles(QPainter &painter, const Theme &theme) const
{
    if (m_options.kind != LegendKind::Table)
        return;
    int right = m_rect.width();
    painter.setFont(nameFont());
    painter.setPen(theme.color(ColorRole::TextFaint));
    for (size_t column = m_columns.size(); column-- > 0;) {
        painter.drawText(QRect(right - m_columns[column], 0, m_columns[column] - space::tiny, lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, m_options.titles[static_cast<qsizetype>(column)]);
        right -= m_columns[column];
    }
}

void ItemLegend::paintEntry(QPainter &painter, const Entry &entry, bool isHighlighted,
                            const Theme &theme) const
{
    const LegendItem &item = m_items[static_cast<size_t>(entry.item)];
    const QRect r = entry.rect;
    if (isHighlighted)
        paintBox(painter, QRectF(r).adjusted(-2, 0, 2, 0), theme.color(ColorRole::Hover), {});
    const QColor sign = item.isFaded ? theme.color(ColorRole::LineStrong) : item.color.resolveFill(theme);
    paintSwatch(painter, QPointF(r.left() + 4, r.top() + lineHeight / 2.0), sign);
    painter.setFont(nameFont());
    painter.setPen(theme.color(item.isFaded ? ColorRole::TextFaint : ColorRole::TextMuted));
    painter.drawText(r.adjusted(signWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     entry.name);
    const NumberPainter values(valueFont());
    const QColor color = theme.color(item.isFaded ? ColorRole::TextFaint : ColorRole::Text);
    if (!m_columns.empty()) {
        int right = m_rect.width();
        for (size_t column = m_columns.size(); column-- > 0;) {
            if (column < item.values.size())
                values.draw(
                    painter,
                    QRectF(right - m_columns[column], r.top(), m_columns[column] - space::tiny, r.height()),
                    Qt::AlignRight | Qt::AlignVCenter, item.values[column], color);
            right -= m_columns[column];
        }
        return;
    }
    qreal x = r.left() + signWidth + QFontMetrics(nameFont()).horizontalAdvance(entry.name) + valueGap;
    for (const QString &value : item.values) {
        values.draw(painter, QRectF(x, r.top(), 200, r.height()), Qt::AlignLeft | Qt::AlignVCenter, value,
                    color);
        x += values.width(value) + valueGap;
    }
}

std::optional<int> ItemLegend::itemAt(const QPoint &point) const
{
    for (const Entry &entry : m_entries) {
        if (entry.rect.translated(m_rect.topLeft()).contains(point))
            return entry.item;
    }
    return std::nullopt;
}

bool ItemLegend::scroll(int rows)
{
    const int before = m_first;
    m_first = std::clamp(m_first + rows, 0, std::max(0, static_cast<int>(m_items.size()) - m_rows));
    return m_first != before;
}

void ItemLegend::scrollTo(int item)
{
    if (m_rows > 0 && item >= m_first + m_rows)
        m_first = item - m_rows + 1;
    else if (item < m_first)
        m_first = std::max(0, item);
}

} // namespace yagura::kit
