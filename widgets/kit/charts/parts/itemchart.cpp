#include "kit/charts/parts/itemchart.h"

#include <algorithm>

namespace yagura::kit {

void ItemChart::setLegend(const ItemLegendOptions &options)
{
    m_legendOptions = options;
    invalidate();
}

void ItemChart::setHidden(std::vector<int> items)
{
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    m_hidden = std::move(items);
    keepHiddenNames();
    invalidate();
}

void ItemChart::keepHiddenNames()
{
    const std::vector<LegendItem> items = legendItems();
    m_hiddenNames.clear();
    for (const int item : m_hidden) {
        if (item < static_cast<int>(items.size()))
            m_hiddenNames << items[static_cast<size_t>(item)].name;
    }
}

std::vector<int> ItemChart::hidden() const
{
    return m_hidden;
}

bool ItemChart::isShown(int item) const
{
    return !std::binary_search(m_hidden.begin(), m_hidden.end(), item);
}

int ItemChart::strideOf(int key) const
{
    if (key == Qt::Key_Left || key == Qt::Key_Up)
        return -1;
    return key == Qt::Key_Right || key == Qt::Key_Down ? 1 : 0;
}

void ItemChart::resetItems()
{
    m_current.reset();
    m_legendItem.reset();
    const std::vector<LegendItem> items = legendItems();
    m_hidden.clear();
    for (size_t i = 0; i < items.size(); ++i) {
        if (m_hiddenNames.contains(items[i].name))
            m_hidden.push_back(static_cast<int>(i));
    }
    if (m_hidden.size() == items.size())
        m_hidden.clear();
    updateTooltip();
    invalidate();
}

QRectF ItemChart::layOutLegend(const QRectF &area)
{
    return m_legend.layOut(legendItems(), m_legendOptions, area);
}

void ItemChart::paintLegend(QPainter &painter) const
{
    m_legend.paint(painter, currentItem(), Theme::of(this));
}

std::optional<int> ItemChart::currentItem() const
{
    if (m_legendItem)
        return m_legendItem;
    return m_current ? std::optional(itemOf(*m_current)) : std::nullopt;
}

void ItemChart::setCurrent(std::optional<int> mark)
{
    if (mark == m_current)
        return;
    m_current = mark;
    if (mark)
        m_legend.scrollTo(itemOf(*mark));
    updateTooltip();
    update();
    Q_EMIT currentChanged(mark);
}

void ItemChart::updateTooltip()
{
    const bool isWanted = tooltipMode() != TooltipMode::None && (m_hasPointer || hasFocus());
    if (!isWanted || !m_current || *m_current >= markCount()) {
        hideTooltip();
        return;
    }
    const QRectF mark = markRect(*m_current);
    showTooltip(tooltipOf(*m_current), mark, mark.center().x());
}

void ItemChart::announceHidden()
{
    keepHiddenNames();
    invalidate();
    Q_EMIT hiddenChanged(m_hidden);
}

void ItemChart::isolate(int item)
{
    const int count = static_cast<int>(legendItems().size());
    const bool isAlone = static_cast<int>(m_hidden.size()) == count - 1 && isShown(item);
    m_hidden.clear();
    for (int i = 0; !isAlone && i < count; ++i) {
        if (i != item)
            m_hidden.push_back(i);
    }
    announceHidden();
}

void ItemChart::toggle(int item)
{
    const auto at = std::lower_bound(m_hidden.begin(), m_hidden.end(), item);
    if (at != m_hidden.end() && *at == item)
        m_hidden.erase(at);
    else
        m_hidden.insert(at, item);
    if (m_hidden.size() == legendItems().size())
        m_hidden.clear();
    announceHidden();
}

} // namespace yagura::kit
