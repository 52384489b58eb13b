#include "traces/waterfall/spancolors.h"

#include "kit/thememanager.h"
#include "traces/tracetext.h"

namespace yagura::traces {

void SpanColors::setTrace(const OpenTrace *open)
{
    m_open = open;
    m_operations = {};
    m_colors.clear();
}

void SpanColors::setColoring(SpanColoring coloring)
{
    m_coloring = coloring;
    m_colors.clear();
}

std::uint32_t SpanColors::keyOf(std::uint32_t row) const
{
    const auto span = m_open->tree.spans[row];
    switch (m_coloring) {
    case SpanColoring::Operation:
        return m_open->trace.operations[span];
    case SpanColoring::Error:
        return m_open->isError(row) ? 1 : 0;
    case SpanColoring::Kind:
        return static_cast<std::uint32_t>(m_open->trace.kinds[span]);
    case SpanColoring::Service:
    case SpanColoring::Process:
        break;
    }
    return m_open->trace.processOf[span];
}

QColor SpanColors::colorOfKey(std::uint32_t key, std::uint32_t row, const kit::Theme &theme)
{
    switch (m_coloring) {
    case SpanColoring::Service:
        break;
    case SpanColoring::Operation:
        return m_operations.color(m_open->operation(row), theme);
    case SpanColoring::Error:
        return theme.color(key == 1 ? kit::ColorRole::Critical : kit::ColorRole::Unknown);
    case SpanColoring::Kind:
        return key == 0 ? theme.color(kit::ColorRole::Unknown)
                        : kit::ServiceColors::slotColor(static_cast<int>(key) - 1, theme);
    case SpanColoring::Process:
        return kit::ServiceColors::slotColor(static_cast<int>(key % 1024), theme);
    }
    return kit::serviceColor(serviceText(m_open->service(row)));
}

QColor SpanColors::color(std::uint32_t row, const kit::Theme &theme)
{
    if (m_mode != theme.mode()) {
        m_mode = theme.mode();
        m_colors.clear();
    }
    const auto key = keyOf(row);
    auto found = m_colors.find(key);
    if (found == m_colors.end())
        found = m_colors.insert(key, colorOfKey(key, row, theme));
    return *found;
}

} // namespace yagura::traces
