// Undo and redo of a dashboard: the states it went through and what each edit was. In memory; DurableJournal
// keeps it on disk. A state that came from disk is unpacked when it is reached. GUI thread; owned by whoever
// edits.
#pragma once

#include "core/instant.h"
#include "core/result.h"
#include "dashboards/dashboard.h"

#include <optional>
#include <vector>

namespace yagura::dashboards {

enum class EditKind {
    Opened,
    Moved,
    Resized,
    Added,
    Removed,
    Duplicated,
    Edited,
    LayoutChanged,
    VariableChanged,
    RowToggled,
    TitleChanged,
    TimeChanged,
    Restored, // an older version brought back
    FileChanged, // what somebody else had written to the file
};
// The kind's name in the journal on disk; Edited for any other name.
[[nodiscard]] QString editKindName(EditKind kind);
[[nodiscard]] EditKind editKindNamed(const QString &name);

// The text of a state as it is kept.
[[nodiscard]] QByteArray packed(const QByteArray &text);
[[nodiscard]] QByteArray unpacked(const QByteArray &packedText);

struct JournalState
{
    EditKind kind = EditKind::Opened; // how it came to be
    Instant at{};
    std::optional<Dashboard> dashboard; // absent until it is reached
    QByteArray text = {}; // of the file, plain or packed; both empty until it is known
    QByteArray packedText = {};
};

// The dashboard of a state that came from disk. Reading a large one takes its time: for workers.
[[nodiscard]] Result<Dashboard> stateDashboard(const QByteArray &packedText);

class Journal
{
public:
    // Forgets everything and starts from this state, which counts as saved. text: as the file has it, if
    // known.
    void open(Dashboard dashboard, const QByteArray &text = {});
    // All states at once; at counts as saved if there is such a one. False, and nothing happens, when that
    // state cannot be read.
    [[nodiscard]] bool adopt(std::vector<JournalState> states, size_t at, std::optional<size_t> savedAt);

    [[nodiscard]] const Dashboard &current() const { return *m_states[m_at].dashboard; }
    [[nodiscard]] const std::vector<JournalState> &states() const { return m_states; }
    [[nodiscard]] size_t position() const { return m_at; }
    // The file's text of the current state.
    [[nodiscard]] QByteArray text() const;
    void setPackedText(size_t position, const QByteArray &packedText);
    // A state equal to the current one is no edit.
    bool record(Dashboard dashboard, EditKind kind, Instant at = {});
    // As an edit after the last state, so that nothing is given up.
    void recordAtEnd(Dashboard dashboard, EditKind kind, Instant at);

    [[nodiscard]] bool canUndo() const { return m_at > 0; }
    [[nodiscard]] bool canRedo() const { return m_at + 1 < m_states.size(); }
    [[nodiscard]] int undoSteps() const { return static_cast<int>(m_at); }
    // What undo() would take back, what redo() would do again.
    [[nodiscard]] std::optional<EditKind> undoKind() const;
    [[nodiscard]] std::optional<EditKind> redoKind() const;
    void undo();
    void redo();
    // False when that state cannot be read; nothing happens then.
    bool goTo(size_t position);
    // What has been read of a state from disk.
    void setDashboard(size_t position, Dashboard dashboard);

    void markSaved() { m_savedAt = m_at; }
    [[nodiscard]] bool isModified() const { return m_savedAt != m_at; }

private:
    std::vector<JournalState> m_states{JournalState{EditKind::Opened, {}, Dashboard{}}};
    size_t m_at = 0;
    std::optional<size_t> m_savedAt = 0;
};

} // namespace yagura::dashboards
