// The journal of the open dashboard, kept on disk: each edit, undo and redo is committed to the store before
// whoever asked is told that all is kept, so that neither a crash nor a restart loses one. At opening, the
// steps of earlier runs come back. A file that is older than they are is shown as it is, with an offer of the
// unsaved edits; a file that somebody else has changed becomes one more step. Without a store it is in memory
// alone. GUI thread; owned by DashboardsScreen.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/history/editstore.h"

#include <QObject>

class QThreadPool;

namespace yagura {
class Clock;
}

namespace yagura::dashboards {

enum class JournalNotice {
    None,
    Unsaved, // edits that never reached the file: restoreUnsaved() or discardUnsaved()
    FileChanged, // somebody else wrote the file; the steps before are still there
    FileReplaced, // somebody else wrote the file while there were edits here: theirs is kept as a version
};

class DurableJournal : public QObject
{
    Q_OBJECT
public:
    explicit DurableJournal(const Clock &clock, QObject *parent = nullptr);
    ~DurableJournal() override;

    // Null: in memory. Takes effect at the next opening.
    void setStore(EditStore *store) { m_store = store; }

    // text is the file's, dashboard what was read from it.
    void open(const QString &dashboardId, const QByteArray &text, Dashboard dashboard);
    void close();

    [[nodiscard]] const Journal &journal() const { return m_journal; }
    [[nodiscard]] const Dashboard &current() const { return m_journal.current(); }
    bool record(Dashboard dashboard, EditKind kind);
    // At once where the state is at hand. One of earlier runs is read on a worker first; steps asked for
    // meanwhile go on from the one that is awaited, and only the last of them is gone to. An edit meanwhile
    // goes on from what is shown.
    void undo();
    void redo();
    [[nodiscard]] bool isStepping() const { return m_target.has_value(); }
    // Where states are read; null: the global pool. Outlives the journal.
    void setWorkers(QThreadPool *workers) { m_workers = workers; }

    // Whether everything so far is on disk, or could not be kept (see problem()).
    [[nodiscard]] bool isKept() const { return m_writes.empty() && !m_isLoading && !m_target; }
    // The last refusal of the store; the edits go on in memory.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }
    // The file now holds this text, which is the current state's.
    void markSaved(const QByteArray &text);
    // Somebody else wrote this into the file, and the edits here will be written over it.
    void keepForeign(const QByteArray &text);

    [[nodiscard]] JournalNotice notice() const { return m_notice; }
    [[nodiscard]] Instant unsavedSince() const { return m_unsavedSince; } // of the first edit offered
    void restoreUnsaved();
    void discardUnsaved();
    void dismissNotice();

Q_SIGNALS:
    // isKept() has become true.
    void kept();
    // By undo, redo or restoreUnsaved(), from that state to the current one.
    void stepped(size_t from);
    // Steps or the notice are different, other than by an edit or a step.
    void changed();

private:
    void adopt(KeptJournal kept);
    void stepTo(size_t position);
    void arrive();
    void stayHere();
    [[nodiscard]] size_t placeFile(std::vector<JournalState> &states, const KeptJournal &kept);
    void keepNew();
    void keepPosition();
    void write(size_t position);
    [[nodiscard]] bool canKeep() const { return m_store && m_isAttached; }
    [[nodiscard]] size_t wantedPosition() const;
    template <typename T> void track(Call<T> call, std::function<void(Result<T>)> handler);
    [[nodiscard]] qint64 keptPosition(size_t position) const
    {
        return m_first + static_cast<qint64>(position);
    }

    const Clock &m_clock;
    QThreadPool *m_workers = nullptr;
    std::optional<size_t> m_target; // of a step under way
    Latest<std::shared_ptr<Dashboard>> m_reading;
    EditStore *m_store = nullptr;
    QString m_id;
    Journal m_journal;
    QByteArray m_fileText;
    qint64 m_first = 0; // the kept position of the journal's first state
    size_t m_keptStates = 0; // of the journal, from the first on: given to the store
    bool m_isLoading = false;
    bool m_isAttached = false; // what was kept has been read
    Latest<KeptJournal> m_loading;
    std::map<quint64, std::shared_ptr<void>> m_writes; // under way
    quint64 m_nextWrite = 0;
    std::optional<Error> m_problem;
    JournalNotice m_notice = JournalNotice::None;
    size_t m_offered = 0; // position of the unsaved state
    Instant m_unsavedSince{};
};

} // namespace yagura::dashboards
