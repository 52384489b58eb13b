#include "dashboards/journal.h"

#include "dashboards/files/grafanafile.h"

namespace yagura::dashboards {

namespace {

constexpr std::pair<EditKind, QLatin1String> kindNames[] = {
    {EditKind::Opened, QLatin1String("opened")},
    {EditKind::Moved, QLatin1String("moved")},
    {EditKind::Resized, QLatin1String("resized")},
    {EditKind::Added, QLatin1String("added")},
    {EditKind::Removed, QLatin1String("removed")},
    {EditKind::Duplicated, QLatin1String("duplicated")},
    {EditKind::Edited, QLatin1String("edited")},
    {EditKind::LayoutChanged, QLatin1String("layout")},
    {EditKind::VariableChanged, QLatin1String("variable")},
    {EditKind::RowToggled, QLatin1String("row")},
    {EditKind::TitleChanged, QLatin1String("title")},
    {EditKind::TimeChanged, QLatin1String("time")},
    {EditKind::Restored, QLatin1String("restored")},
    {EditKind::FileChanged, QLatin1String("file")},
};

// The dashboard of a state, read now if it was not before.
bool unpack(JournalState &state)
{
    if (state.dashboard)
        return true;
    auto read = stateDashboard(state.packedText);
    if (!read)
        return false;
    state.dashboard = std::move(*read);
    return true;
}

} // namespace

QString editKindName(EditKind kind)
{
    for (const auto &[one, name] : kindNames) {
        if (one == kind)
            return name;
    }
    return {};
}

EditKind editKindNamed(const QString &name)
{
    for (const auto &[kind, one] : kindNames) {
        if (one == name)
            return kind;
    }
    return EditKind::Edited;
}

QByteArray packed(const QByteArray &text)
{
    return qCompress(text);
}

QByteArray unpacked(const QByteArray &packedText)
{
    return packedText.isEmpty() ? QByteArray() : qUncompress(packedText);
}

Result<Dashboard> stateDashboard(const QByteArray &packedText)
{
    auto read = readGrafana(unpacked(packedText), {});
    if (!read)
        return std::unexpected(read.error());
    return std::move(read->dashboard);
}

void Journal::open(Dashboard dashboard, const QByteArray &text)
{
    m_states.clear();
    m_states.push_back({EditKind::Opened, {}, std::move(dashboard), text});
    m_at = 0;
    m_savedAt = 0;
}

bool Journal::adopt(std::vector<JournalState> states, size_t at, std::optional<size_t> savedAt)
{
    if (at >= states.size() || !unpack(states[at]))
        return false;
    m_states = std::move(states);
    m_at = at;
    m_savedAt = savedAt;
    return true;
}

QByteArray Journal::text() const
{
    const JournalState &state = m_states[m_at];
    if (!state.text.isEmpty())
        return state.text;
    return state.packedText.isEmpty() ? writeGrafana(*state.dashboard) : unpacked(state.packedText);
}

void Journal::setPackedText(size_t position, const QByteArray &packedText)
{
    if (position < m_states.size())
        m_states[position].packedText = packedText;
}

bool Journal::record(Dashboard dashboard, EditKind kind, Instant at)
{
    if (dashboard == current())
        return false;
    m_states.resize(m_at + 1);
    if (m_savedAt && *m_savedAt > m_at)
        m_savedAt.reset(); // the saved state was among those given up
    m_states.push_back({kind, at, std::move(dashboard)});
    ++m_at;
    return true;
}

void Journal::recordAtEnd(Dashboard dashboard, EditKind kind, Instant at)
{
    m_states.push_back({kind, at, std::move(dashboard)});
    m_at = m_states.size() - 1;
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
        goTo(m_at - 1);
}

void Journal::redo()
{
    if (canRedo())
        goTo(m_at + 1);
}

bool Journal::goTo(size_t position)
{
    if (position >= m_states.size() || !unpack(m_states[position]))
        return false;
    m_at = position;
    return true;
}

void Journal::setDashboard(size_t position, Dashboard dashboard)
{
    if (position < m_states.size() && !m_states[position].dashboard)
        m_states[position].dashboard = std::move(dashboard);
}

} // namespace yagura::dashboards
