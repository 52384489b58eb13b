// The colour of a span's bar, by what the operator wants told apart. Owned by the waterfall; GUI thread.
#pragma once

#include "kit/servicecolors.h"
#include "traces/opentrace.h"

namespace yagura::traces {

enum class SpanColoring { Service, Operation, Error, Kind, Process };

class SpanColors
{
public:
    void setTrace(const OpenTrace *open);
    void setColoring(SpanColoring coloring);
    [[nodiscard]] SpanColoring coloring() const { return m_coloring; }

    [[nodiscard]] QColor color(std::uint32_t row, const kit::Theme &theme);

private:
    // The value that decides: index of the process, operation, kind …
    [[nodiscard]] std::uint32_t keyOf(std::uint32_t row) const;
    [[nodiscard]] QColor colorOfKey(std::uint32_t key, std::uint32_t row, const kit::Theme &theme);

    const OpenTrace *m_open = nullptr;
    SpanColoring m_coloring = SpanColoring::Service;
    kit::ServiceColors m_operations;
    QHash<std::uint32_t, QColor> m_colors;
    std::optional<kit::ThemeMode> m_mode; // of m_colors
};

} // namespace yagura::traces
