#include "dashboards/journal.h"

namespace yagura::dashboards {

void Journal::open(Dashboard dashboard)
{
    m_states.clear();
    m_states.push_back({std::move(dashboard), EditKind::Opened});
    m_at = 0;
    m_savedAt = 0;
}

void Journal::record(Dashboard dashboard, EditKind kind)
{
    if (dashboard == current())
        return;
    m_states.resize(m_at + 1);
    if (m_savedAt && *m_savedAt > m_at)
        m_savedAt.reset(); // the saved state was among those given up
    m_states.push_back({std::move(dashboard), kind});
    ++m_at;
}

std::optional<EditKind> Journal::undoKind() const
{
    return canUndo() ? std::optional(m_states[m_at].kind) : std::nullopt;
}

std::optional<EditKind> Journal::redoKind() const
{
    return canRedo() ? std::optional(m_states[m_at + 1].kind) : std::nullopt;
}

void Journal::undo()
{
    if (canUndo())
        --m_at;
}

void Journal::redo()
{
    if (canRedo())
        ++m_at;
}

} // namespace yagura::dashboards
