#include "savedsearches.h"

#include "traces/tracesscreen.h"

#include <algorithm>

namespace yagura {

SavedSearches::SavedSearches(Session &session, traces::TracesScreen &screen)
    : QObject(&screen)
    , m_session(session)
    , m_screen(screen)
{
    connect(&session.workspace(), &Workspace::loaded, this, &SavedSearches::read);
    connect(&session.workspace(), &Workspace::filesChanged, this, [this](WorkspaceArea area) {
        if (area == WorkspaceArea::Searches)
            read();
    });
    connect(&screen, &traces::TracesScreen::saveSearchRequested, this, &SavedSearches::save);
    connect(&screen, &traces::TracesScreen::removeSearchRequested, this, &SavedSearches::remove);
    read();
}

// A broken file is said among the problems of the workspace; the others go on.
void SavedSearches::read()
{
    m_kept.clear();
    std::vector<traces::SavedSearch> searches;
    for (const WorkspaceFile &file : m_session.workspace().files(WorkspaceArea::Searches)) {
        const auto bytes = readWorkspaceFile(file.path);
        const auto search
            = bytes ? traces::readSavedSearch(*bytes, file.path) : std::unexpected(bytes.error());
        Findings wrong;
        if (!search)
            wrong << Finding{FindingSeverity::Error, file.path,          0, {},
                             search.error().detail,  search.error().hint};
        m_session.workspace().setFindings(file.path, wrong);
        if (search && *search)
            m_kept.push_back({file.name, **search});
    }
    std::ranges::sort(m_kept, [](const Kept &a, const Kept &b) {
        return a.search.title.localeAwareCompare(b.search.title) < 0;
    });
    for (const Kept &one : m_kept)
        searches.push_back(one.search);
    m_screen.setSavedSearches(std::move(searches));
}

// Searches of other signals are in the same folder.
QString SavedSearches::freeName(const QString &title) const
{
    QStringList taken;
    for (const WorkspaceFile &file : m_session.workspace().files(WorkspaceArea::Searches))
        taken.append(file.name);
    QString name = fileNameFor(title, QStringLiteral(".yaml"));
    for (int i = 2; taken.contains(name); ++i)
        name = fileNameFor(title + QStringLiteral(" %1").arg(i), QStringLiteral(".yaml"));
    return name;
}

// One of the same title is replaced.
void SavedSearches::save(const traces::SavedSearch &search)
{
    const auto old
        = std::ranges::find(m_kept, search.title, [](const Kept &one) { return one.search.title; });
    const QString file = old != m_kept.end() ? old->file : fileNameFor(search.title, QStringLiteral(".yaml"));
    const auto written
        = m_session.workspace().write(WorkspaceArea::Searches, file, traces::writeSavedSearch(search));
    m_screen.searchSaved(search.title, written);
}

void SavedSearches::remove(const QString &title)
{
    const auto old = std::ranges::find(m_kept, title, [](const Kept &one) { return one.search.title; });
    if (old == m_kept.end())
        return;
    m_screen.searchRemoved(title, m_session.workspace().moveToTrash(WorkspaceArea::Searches, old->file));
}

} // namespace yagura
