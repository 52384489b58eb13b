#include "dashboards/history/durablejournal.h"

#include "core/clock.h"

#include <QThreadPool>

#include <algorithm>

namespace yagura::dashboards {

DurableJournal::DurableJournal(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{ }

DurableJournal::~DurableJournal() = default;

template <typename T> void DurableJournal::track(Call<T> call, std::function<void(Result<T>)> handler)
{
    const quint64 id = m_nextWrite++;
    auto held = std::make_shared<Call<T>>(std::move(call));
    m_writes[id] = held;
    held->onDone(this, [this, id, handler = std::move(handler)](Result<T> result) {
        m_writes.erase(id);
        const bool wasFine = !m_problem;
        m_problem = result ? std::nullopt : std::optional(result.error());
        if (result && handler)
            handler(std::move(result));
        if (wasFine != !m_problem)
            Q_EMIT changed();
        if (isKept())
            Q_EMIT kept();
    });
}

void DurableJournal::open(const QString &dashboardId, const QByteArray &text, Dashboard dashboard)
{
    close();
    m_id = dashboardId;
    m_fileText = text;
    m_journal.open(std::move(dashboard), text);
    if (!m_store)
        return;
    m_isLoading = true;
    m_loading.start(m_store->load(dashboardId), this, [this](Result<KeptJournal> kept) {
        m_isLoading = false;
        m_isAttached = kept.has_value();
        if (kept)
            adopt(std::move(*kept));
        else
            m_problem = kept.error(); // nothing is written over what cannot be read
        keepNew();
        Q_EMIT changed();
        if (isKept())
            Q_EMIT DurableJournal::kept();
    });
}

void DurableJournal::close()
{
    stayHere();
    m_loading.cancel();
    m_isLoading = false;
    m_isAttached = false;
    m_writes.clear(); // what was given is done all the same
    m_id.clear();
    m_journal.open({});
    m_fileText.clear();
    m_first = 0;
    m_keptStates = 0;
    m_problem.reset();
    m_notice = JournalNotice::None;
}

// The states of earlier runs come before those of this one, whose first is the file as it was opened.
void DurableJournal::adopt(KeptJournal kept)
{
    if (kept.edits.empty())
        return;
    std::vector<JournalState> states;
    for (KeptEdit &edit : kept.edits)
        states.push_back({edit.kind, edit.at, std::nullopt, {}, std::move(edit.packedText)});
    m_first = kept.edits.front().position;
    m_keptStates = states.size();
    m_offered = static_cast<size_t>(
        std::clamp<qint64>(kept.current - m_first, 0, static_cast<qint64>(states.size()) - 1));
    size_t fileAt = placeFile(states, kept);
    const auto &ours = m_journal.states();
    if (ours.size() > 1) {
        // Edits made while this was read go on from the file; what was to be offered stays, one undo away.
        if (m_notice == JournalNotice::Unsaved) {
            m_notice = JournalNotice::None;
            states.push_back(ours.front());
            fileAt = states.size() - 1;
        }
        states.resize(fileAt + 1);
        m_keptStates = std::min(m_keptStates, states.size());
        states.insert(states.end(), ours.begin() + 1, ours.end());
    }
    (void)m_journal.adopt(std::move(states), fileAt + m_journal.position(), fileAt);
}

// Finds the file among the states or adds it, and sees what there is to be said.
size_t DurableJournal::placeFile(std::vector<JournalState> &states, const KeptJournal &kept)
{
    const QByteArray digest = digestOf(m_fileText);
    const auto isFile = [&](const KeptEdit &edit) { return edit.digest == digest; };
    JournalState file = m_journal.states().front();
    size_t at = m_offered;
    if (!isFile(kept.edits[m_offered])) {
        const auto last = std::find_if(kept.edits.rbegin(), kept.edits.rend(), isFile);
        const bool isAmong = last != kept.edits.rend();
        m_notice
            = isAmong || digest == kept.savedDigest ? JournalNotice::Unsaved : JournalNotice::FileChanged;
        at = isAmong ? static_cast<size_t>(kept.edits.rend() - last) - 1 : states.size();
        m_unsavedSince = states[at < m_offered ? at + 1 : m_offered].at;
    }
    if (at < states.size()) {
        states[at].dashboard = std::move(file.dashboard);
        return at;
    }
    file.at = m_clock.now();
    file.kind = EditKind::FileChanged;
    states.push_back(std::move(file));
    return at;
}

bool DurableJournal::record(Dashboard dashboard, EditKind kind)
{
    if (dashboard == current())
        return false;
    stayHere();
    const Instant now = m_clock.now();
    if (m_notice == JournalNotice::Unsaved) {
        // Not decided yet: the offered edits stay, this one goes on from the file.
        m_journal.recordAtEnd(Dashboard(current()), EditKind::FileChanged, now);
        dismissNotice();
    }
    m_journal.record(std::move(dashboard), kind, now);
    m_keptStates = std::min(m_keptStates, m_journal.position());
    keepNew();
    return true;
}

void DurableJournal::undo()
{
    const size_t from = m_target.value_or(m_journal.position());
    if (from > 0)
        stepTo(from - 1);
}

void DurableJournal::redo()
{
    const size_t from = m_target.value_or(m_journal.position());
    if (from + 1 < m_journal.states().size())
        stepTo(from + 1);
}

void DurableJournal::stepTo(size_t position)
{
    dismissNotice();
    m_target = position;
    m_reading.cancel();
    const JournalState &state = m_journal.states()[position];
    if (state.dashboard)
        return arrive();
    using Read = std::shared_ptr<Dashboard>;
    const auto read = [packedText = state.packedText]() -> Result<Read> {
        auto dashboard = stateDashboard(packedText);
        return dashboard ? Result<Read>(std::make_shared<Dashboard>(std::move(*dashboard)))
                         : std::unexpected(dashboard.error());
    };
    m_reading.start(runOnWorker(m_workers ? m_workers : QThreadPool::globalInstance(), read), this,
                    [this, position](const Result<Read> &dashboard) {
                        if (!dashboard)
                            return stayHere(); // it is damaged
                        m_journal.setDashboard(position, std::move(**dashboard));
                        arrive();
                    });
}

void DurableJournal::arrive()
{
    const size_t from = m_journal.position();
    const size_t to = *std::exchange(m_target, std::nullopt);
    if (to == from || !m_journal.goTo(to))
        return;
    keepPosition();
    Q_EMIT stepped(from);
}

void DurableJournal::stayHere()
{
    m_target.reset();
    m_reading.cancel();
}

// A dashboard that was only looked at leaves no trace: its first state is kept with the first edit.
void DurableJournal::keepNew()
{
    const size_t count = m_journal.states().size();
    if (!canKeep() || count == 1 || m_keptStates >= count)
        return;
    for (; m_keptStates < count; ++m_keptStates)
        write(m_keptStates);
    if (wantedPosition() + 1 != count)
        keepPosition();
}

// What is offered stays the position on disk until the operator has decided.
size_t DurableJournal::wantedPosition() const
{
    return m_notice == JournalNotice::Unsaved ? m_offered : m_journal.position();
}

void DurableJournal::write(size_t position)
{
    const JournalState &state = m_journal.states()[position];
    EditToKeep edit;
    edit.position = keptPosition(position);
    edit.kind = state.kind;
    edit.at = state.at == Instant() ? m_clock.now() : state.at;
    edit.text = state.text;
    edit.packedText = state.packedText;
    if (state.text.isEmpty() && state.packedText.isEmpty())
        edit.dashboard = state.dashboard;
    track<QByteArray>(m_store->append(m_id, edit),
                      [this, position, dashboard = edit.dashboard](Result<QByteArray> text) {
                          const auto &states = m_journal.states();
                          if (position < states.size() && states[position].dashboard == dashboard)
                              m_journal.setPackedText(position, *text);
                      });
}

void DurableJournal::keepPosition()
{
    if (canKeep() && m_journal.states().size() > 1)
        track<void>(m_store->goTo(m_id, keptPosition(wantedPosition())), {});
}

void DurableJournal::markSaved(const QByteArray &text)
{
    m_journal.markSaved();
    m_fileText = text;
    if (canKeep())
        track<void>(m_store->noteSaved(m_id, text, m_clock.now(), EditKind::Edited), {});
}

void DurableJournal::keepForeign(const QByteArray &text)
{
    if (!canKeep())
        return;
    track<void>(m_store->noteSaved(m_id, text, m_clock.now(), EditKind::FileChanged), {});
    if (m_notice != JournalNotice::Unsaved)
        m_notice = JournalNotice::FileReplaced;
    Q_EMIT changed();
}

void DurableJournal::restoreUnsaved()
{
    if (m_notice != JournalNotice::Unsaved)
        return;
    stepTo(m_offered);
    Q_EMIT changed();
}

void DurableJournal::discardUnsaved()
{
    if (m_notice != JournalNotice::Unsaved)
        return;
    dismissNotice();
    keepPosition();
    Q_EMIT changed();
}

void DurableJournal::dismissNotice()
{
    m_notice = JournalNotice::None;
}

} // namespace yagura::dashboards
