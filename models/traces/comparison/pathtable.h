// The paths of traces: service and operation of a span and of everything above it, as a tree that several
// traces share, so that the same place in two traces has one number. One thread; linear.
#pragma once

#include "traces/opentrace.h"

#include <QHash>

namespace yagura::traces {

class PathTable
{
public:
    struct Path
    {
        QString service; // empty: the answer did not say
        QString operation;
        std::uint32_t parent = NoIndex;
        std::uint32_t depth = 0;
    };

    // Row → path of the trace.
    std::vector<std::uint32_t> add(const OpenTrace &open);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(m_paths.size()); }
    [[nodiscard]] const Path &at(std::uint32_t path) const { return m_paths[path]; }
    // Every path below its parent, siblings in the order in which they were first seen.
    [[nodiscard]] std::vector<std::uint32_t> inOrder() const;

private:
    std::vector<Path> m_paths; // parents before their children
    QHash<std::pair<QString, QString>, std::uint32_t> m_calls;
    QHash<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_known; // parent and call
};

} // namespace yagura::traces
