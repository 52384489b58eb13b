// Which series of a chart are shown: one or several isolated (the others fade), single ones left out. Kept by
// name, so that it survives new answers, whatever their order. Plain value.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/charts/legend/legendcontent.h"

#include <QSet>

namespace yagura::kit {

class SeriesVisibility
{
public:
    void setSeries(const std::vector<ChartSeries> &series);

    [[nodiscard]] const std::vector<LegendState> &states() const { return m_states; }
    [[nodiscard]] LegendState state(size_t series) const { return m_states[series]; }
    [[nodiscard]] bool isShown(size_t series) const { return m_states[series] == LegendState::Shown; }
    // The only one that is isolated.
    [[nodiscard]] std::optional<int> isolated() const;
    [[nodiscard]] bool isAllShown() const { return m_isolated.isEmpty() && m_hidden.isEmpty(); }

    void isolate(std::optional<int> series); // none: shows all
    // Isolates, or shows all where it is the only one already.
    void toggleIsolated(int series);
    // Leaves one out or takes it back; among isolated ones, adds or removes it.
    void toggle(int series);

private:
    void updateStates();

    std::vector<QString> m_keys; // the name; of the second of that name, the name and a number
    std::vector<LegendState> m_states;
    QSet<QString> m_isolated;
    QSet<QString> m_hidden;
};

} // namespace yagura::kit
