#include "dashboards/layout/placeditems.h"

#include <algorithm>

namespace yagura::dashboards::detail {

namespace {

constexpr int bandHeight = 16; // rows; about two panels

int firstBand(const GridRect &rect)
{
    return rect.y / bandHeight;
}

int lastBand(const GridRect &rect)
{
    return std::max(rect.bottom() - 1, rect.y) / bandHeight;
}

} // namespace

void PlacedItems::add(const GridRect &rect)
{
    for (int band = firstBand(rect); band <= lastBand(rect); ++band)
        m_bands[band].push_back(m_rects.size());
    m_rects.push_back(rect);
}

const GridRect *PlacedItems::firstCollision(const GridRect &rect) const
{
    size_t first = m_rects.size();
    for (int band = firstBand(rect); band <= lastBand(rect); ++band) {
        const auto here = m_bands.find(band);
        if (here == m_bands.end())
            continue;
        for (const size_t index : here->second) {
            if (index >= first)
                break; // they are in order
            if (m_rects[index].collidesWith(rect))
                first = index;
        }
    }
    return first < m_rects.size() ? &m_rects[first] : nullptr;
}

} // namespace yagura::dashboards::detail
