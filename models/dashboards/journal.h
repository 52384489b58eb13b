// Undo and redo of a dashboard: the states it went through and what each edit was. In memory. GUI thread; owned by
// whoever edits.
#pragma once

#include "dashboards/dashboard.h"

#include <optional>
#include <vector>

namespace yagura::dashboards {

enum class EditKind { Opened, Moved, Resized, Added, Removed, Duplicated, Edited, LayoutChanged, VariableChanged, RowToggled };

class Journal
{
public:
    // Forgets everything and starts from this state, which counts as saved.
    void open(Dashboard dashboard);

    [[nodiscard]] const Dashboard &current() const { return m_states[m_at].dashboard; }
    // A state equal to the current one is no edit.
    void record(Dashboard dashboard, EditKind kind);

    [[nodiscard]] bool canUndo() const { return m_at > 0; }
    [[nodiscard]] bool canRedo() const { return m_at + 1 < m_states.size(); }
    [[nodiscard]] int undoSteps() const { return static_cast<int>(m_at); }
    // What undo() would take back, what redo() would do again.
    [[nodiscard]] std::optional<EditKind> undoKind() const;
    [[nodiscard]] std::optional<EditKind> redoKind() const;
    void undo();
    void redo();

    void markSaved() { m_savedAt = m_at; }
    [[nodiscard]] bool isModified() const { return m_savedAt != m_at; }

private:
    struct State
    {
        Dashboard dashboard;
        EditKind kind = EditKind::Opened; // how it came to be
    };

    std::vector<State> m_states {State {}};
    size_t m_at = 0;
    std::optional<size_t> m_savedAt = 0;
};

} // namespace yagura::dashboards
