// The marks of a bar chart: what the pointer meets, and what is said of it.
#include "kit/charts/bars/barchart.h"
#include "kit/safetext.h"

#include <cmath>

namespace yagura::kit {

namespace {

constexpr double nearest = 40; // pixels around a bar that still mean it, where all of a category are told

} // namespace

std::optional<int> BarChart::clickedMark(const QPointF &point) const
{
    for (const Bar &bar : m_bars) {
        if (bar.rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(point))
            return markOf(bar);
    }
    return std::nullopt;
}

std::optional<int> BarChart::markAt(const QPointF &point) const
{
    if (const auto mark = clickedMark(point))
        return mark;
    const auto category = m_plot.categoryAt(point);
    if (!category || tooltipMode() != TooltipMode::All)
        return std::nullopt;
    const Bar *closest = nullptr;
    double least = std::max(nearest, m_plot.slotLength());
    for (const Bar &bar : m_bars) {
        const QPointF center = bar.rect.center();
        const double away = std::abs(m_plot.isHorizontal ? center.y() - point.y() : center.x() - point.x());
        if (bar.category == *category && away < least) {
            least = away;
            closest = &bar;
        }
    }
    return closest ? std::optional(markOf(*closest)) : std::nullopt;
}

QRectF BarChart::markRect(int mark) const
{
    const Bar *bar = barOf(mark);
    if (!bar)
        return m_plot.plot;
    // The tooltip keeps clear of the whole category.
    return m_plot.isHorizontal ? bar->rect : m_plot.slot(bar->category);
}

int BarChart::strideOf(int key) const
{
    const bool isAcross = m_plot.isHorizontal ? (key == Qt::Key_Up || key == Qt::Key_Down)
                                              : (key == Qt::Key_Left || key == Qt::Key_Right);
    return ItemChart::strideOf(key) * (isAcross ? seriesCount() : 1);
}

TooltipContent BarChart::tooltipOf(int mark) const
{
    const Theme &theme = Theme::of(this);
    TooltipContent content;
    const Bar *current = barOf(mark);
    if (!current)
        return content;
    content.title = safeText(m_categories[current->category], LineBreaks::Shown, 120);
    std::vector<TooltipValue> values;
    for (const Bar &bar : m_bars) {
        const bool isIt = markOf(bar) == mark;
        if (bar.category != current->category || (tooltipMode() == TooltipMode::Single && !isIt))
            continue;
        QString value = valueText(bar);
        if (m_look.stacking == BarStacking::Percent)
            value += QStringLiteral(" · ") + percentText(std::abs(bar.high - bar.low), 1).joined();
        const QString &name = m_series[static_cast<size_t>(bar.series)].name;
        values.push_back(
            {{colorOf(bar).resolveFill(theme), safeText(name, LineBreaks::Shown, 120), value, isIt},
             valueOf(bar)});
    }
    addRows(content, std::move(values), tooltip(),
            [](int count) { return tr("%n more bars", nullptr, count); });
    return content;
}

void BarChart::describe()
{
    QStringList parts;
    for (qsizetype i = 0; i < m_categories.size() && parts.size() < 8; ++i) {
        for (size_t s = 0; s < m_series.size(); ++s) {
            const BarSeries &one = m_series[s];
            if (static_cast<size_t>(i) < one.values.size() && parts.size() < 8)
                parts << tr("%1, %2 %3", "category, series and value")
                             .arg(safeText(m_categories[i], LineBreaks::Shown, 80),
                                  safeText(one.name, LineBreaks::Shown, 80),
                                  axisOf(static_cast<int>(s))
                                      .format.joined(one.values[static_cast<size_t>(i)]));
        }
    }
    setAccessibleDescription(tr("%n bars: %1", nullptr, markCount()).arg(parts.join(QStringLiteral("; "))));
}

} // namespace yagura::kit
