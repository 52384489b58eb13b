#include "kit/charts/timeseries/seriesvisibility.h"

#include <QHash>

#include <algorithm>

namespace yagura::kit {

void SeriesVisibility::setSeries(const std::vector<ChartSeries> &series)
{
    m_keys.clear();
    QHash<QString, int> seen;
    for (const ChartSeries &one : series) {
        const int before = seen[one.name]++;
        m_keys.push_back(before == 0 ? one.name : one.name + QChar(0x1f) + QString::number(before));
    }
    updateStates();
}

void SeriesVisibility::updateStates()
{
    // Isolated names that no series has any more wait for their return.
    const bool isIsolating = !m_isolated.isEmpty()
        && std::any_of(m_keys.begin(), m_keys.end(),
                       [this](const QString &key) { return m_isolated.contains(key); });
    m_states.clear();
    for (const QString &key : m_keys) {
        if (m_hidden.contains(key))
            m_states.push_back(LegendState::Hidden);
        else
            m_states.push_back(isIsolating && !m_isolated.contains(key) ? LegendState::Faded
                                                                        : LegendState::Shown);
    }
}

std::optional<int> SeriesVisibility::isolated() const
{
    if (m_isolated.size() != 1)
        return std::nullopt;
    const auto place = std::find(m_keys.begin(), m_keys.end(), *m_isolated.begin());
    return place == m_keys.end() ? std::nullopt : std::optional(static_cast<int>(place - m_keys.begin()));
}

void SeriesVisibility::isolate(std::optional<int> series)
{
    m_isolated.clear();
    m_hidden.clear();
    if (series && *series >= 0 && *series < static_cast<int>(m_keys.size()))
        m_isolated.insert(m_keys[static_cast<size_t>(*series)]);
    updateStates();
}

void SeriesVisibility::toggleIsolated(int series)
{
    isolate(isolated() == series ? std::nullopt : std::optional(series));
}

void SeriesVisibility::toggle(int series)
{
    if (series < 0 || series >= static_cast<int>(m_keys.size()))
        return;
    const QString &key = m_keys[static_cast<size_t>(series)];
    QSet<QString> &set = m_isolated.isEmpty() ? m_hidden : m_isolated;
    if (!set.remove(key))
        set.insert(key);
    updateStates();
}

} // namespace yagura::kit
