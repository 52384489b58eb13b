#include "kit/charts/legend/legendlayout.h"

#include "kit/numbers.h"
#include "kit/theme.h"

#include <QFontMetrics>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int longestName = 260;
constexpr int leastName = 72;
constexpr size_t mostMeasured = 200; // entries whose texts are measured one by one
constexpr int sortRoom = 10; // for the arrow in a header

int nameAdvance(const QString &name)
{
    return QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(name);
}

// Of the entries to be measured of a column: all where they are few, else some and the extremes.
std::vector<size_t> entriesToMeasure(const LegendContent &content, const LegendColumn &column)
{
    std::vector<size_t> chosen;
    const size_t step = std::max<size_t>(1, content.entries.size() / mostMeasured);
    for (size_t i = 0; i < content.entries.size(); i += step)
        chosen.push_back(i);
    if (step > 1 && !column.values.empty()) {
        const auto valueOf = [&](const LegendEntry &entry) {
            const auto series = static_cast<size_t>(entry.series);
            const double value = series < column.values.size() ? column.values[series] : 0;
            return std::isfinite(value) ? value : 0;
        };
        const auto [least, greatest] = std::minmax_element(
            content.entries.begin(), content.entries.end(),
            [&](const LegendEntry &a, const LegendEntry &b) { return valueOf(a) < valueOf(b); });
        chosen.push_back(static_cast<size_t>(least - content.entries.begin()));
        chosen.push_back(static_cast<size_t>(greatest - content.entries.begin()));
    }
    return chosen;
}

} // namespace

void LegendLayout::layOut(const LegendContent &content, const std::vector<size_t> &rows, Shape shape,
                          int width)
{
    m_shape = shape;
    m_width = width;
    m_count = static_cast<int>(rows.size());
    m_rects.clear();
    m_perLine = 1;
    if (shape == Shape::Flow) {
        layOutFlow(content, rows);
        return;
    }
    layOutColumns(content);
    m_height = m_count * lineHeight;
}

void LegendLayout::layOutFlow(const LegendContent &content, const std::vector<size_t> &rows)
{
    m_columnWidths.clear();
    m_columnRights.clear();
    m_nameWidth = std::min(longestName, m_width - signWidth);
    if (rows.size() > mostMeasured) {
        m_perLine = std::max(1, m_width / (signWidth + longestName));
        m_height = (m_count + m_perLine - 1) / m_perLine * lineHeight;
        return;
    }
    m_perLine = 0;
    const NumberPainter values(textFont(TextStyle::LabelStrong));
    int x = 0;
    int y = 0;
    for (const size_t entry : rows) {
        int wide = signWidth + std::min(m_nameWidth, nameAdvance(content.entries[entry].name));
        for (size_t column = 0; column < content.columns.size(); ++column)
            wide += valueGap + qCeil(values.width(content.text(column, entry)));
        if (x > 0 && x + wide > m_width) {
            x = 0;
            y += lineHeight;
        }
        m_rects.emplace_back(x, y, std::min(wide, m_width), lineHeight);
        x += wide + entryGap;
    }
    m_height = m_rects.empty() ? 0 : y + lineHeight;
}

void LegendLayout::layOutColumns(const LegendContent &content)
{
    const NumberPainter values(textFont(TextStyle::LabelStrong));
    m_columnWidths.clear();
    for (size_t column = 0; column < content.columns.size(); ++column) {
        int width = m_shape == Shape::Table ? nameAdvance(content.columns[column].title) + sortRoom : 0;
        for (const size_t entry : entriesToMeasure(content, content.columns[column]))
            width = std::max(width, qCeil(values.width(content.text(column, entry))));
        m_columnWidths.push_back(width + entryGap);
    }
    // From the left as many as leave room for names.
    int sum = 0;
    size_t fitting = 0;
    while (fitting < m_columnWidths.size()
           && sum + m_columnWidths[fitting] + signWidth + leastName <= m_width)
        sum += m_columnWidths[fitting++];
    m_nameWidth = std::max(20, m_width - signWidth - sum);
    m_columnRights.clear();
    int right = m_width - sum;
    for (size_t column = 0; column < fitting; ++column)
        m_columnRights.push_back(right += m_columnWidths[column]);
}

int LegendLayout::naturalWidth(const LegendContent &content) const
{
    int name = leastName;
    const size_t step = std::max<size_t>(1, content.entries.size() / mostMeasured);
    for (size_t i = 0; i < content.entries.size(); i += step)
        name = std::max(name, nameAdvance(content.entries[i].name));
    int width = signWidth + std::min(name, longestName) + 4;
    for (const int column : m_columnWidths)
        width += column;
    return width;
}

QRect LegendLayout::rowRect(int row) const
{
    if (m_perLine == 0)
        return m_rects[static_cast<size_t>(row)];
    const int width = m_width / m_perLine;
    return {row % m_perLine * width, row / m_perLine * lineHeight, width, lineHeight};
}

std::pair<int, int> LegendLayout::rowsBetween(int top, int bottom) const
{
    if (m_perLine > 0)
        return {std::clamp(top / lineHeight * m_perLine, 0, m_count),
                std::clamp((bottom / lineHeight + 1) * m_perLine, 0, m_count)};
    const auto first
        = std::find_if(m_rects.begin(), m_rects.end(), [&](const QRect &r) { return r.bottom() >= top; });
    const auto last = std::find_if(first, m_rects.end(), [&](const QRect &r) { return r.top() > bottom; });
    return {static_cast<int>(first - m_rects.begin()), static_cast<int>(last - m_rects.begin())};
}

std::optional<int> LegendLayout::rowAt(const QPoint &point) const
{
    const auto [first, last] = rowsBetween(point.y(), point.y());
    for (int row = first; row < last; ++row) {
        if (rowRect(row).contains(point))
            return row;
    }
    return std::nullopt;
}

int LegendLayout::rowBeside(int row, int direction) const
{
    if (m_perLine > 0)
        return row + direction * m_perLine;
    // In flowing lines: the one whose start is nearest in the next line.
    const QRect from = rowRect(row);
    const int y = from.top() + direction * lineHeight;
    int best = direction < 0 ? -1 : m_count;
    for (int i = 0; i < m_count; ++i) {
        const QRect at = rowRect(i);
        if (at.top() == y
            && (best < 0 || best == m_count
                || std::abs(at.left() - from.left()) < std::abs(rowRect(best).left() - from.left())))
            best = i;
    }
    return best;
}

} // namespace yagura::kit
