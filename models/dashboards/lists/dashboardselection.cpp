#include "dashboards/lists/dashboardselection.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

using Entries = std::vector<const DashboardEntry *>;

// Every word of the text is somewhere in the title or a tag.
bool says(const DashboardEntry &entry, const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) {
        return entry.title.contains(word, Qt::CaseInsensitive)
            || std::ranges::any_of(entry.tags, [&](const QString &tag) {
                   return tag.compare(word, Qt::CaseInsensitive) == 0;
               });
    });
}

bool hasTags(const DashboardEntry &entry, const QStringList &tags)
{
    return std::ranges::all_of(tags, [&](const QString &tag) { return entry.tags.contains(tag); });
}

Entries inOrderOf(const QStringList &ids, const std::vector<DashboardEntry> &entries)
{
    Entries found;
    for (const QString &id : ids) {
        const auto entry = std::ranges::find(entries, id, &DashboardEntry::id);
        if (entry != entries.end())
            found.push_back(&*entry);
    }
    return found;
}

void sortByTitle(Entries &entries)
{
    std::ranges::stable_sort(entries, [](const DashboardEntry *a, const DashboardEntry *b) {
        return a->title.compare(b->title, Qt::CaseInsensitive) < 0;
    });
}

} // namespace

std::vector<DashboardListRow> selectDashboards(const std::vector<DashboardEntry> &entries,
                                               const DashboardListOptions &options,
                                               const DashboardListContext &context)
{
    std::vector<DashboardListRow> rows;
    const auto add = [&](DashboardSection section, Entries found) {
        std::erase_if(found, [&](const DashboardEntry *entry) { return !says(*entry, context.typed); });
        if (found.empty())
            return;
        if (options.hasHeadings)
            rows.push_back({section, std::nullopt, false});
        for (size_t i = 0; i < found.size() && i < static_cast<size_t>(options.limit); ++i)
            rows.push_back({section, *found[i], context.starred.contains(found[i]->id)});
    };
    if (options.showsStarred) {
        Entries starred = inOrderOf(context.starred, entries);
        sortByTitle(starred);
        add(DashboardSection::Starred, std::move(starred));
    }
    if (options.showsRecent)
        add(DashboardSection::Recent, inOrderOf(context.recent, entries));
    // What is typed looks through all of them; so does a panel that has nothing else to show.
    if (options.showsSearch || !context.typed.isEmpty()) {
        Entries found;
        for (const DashboardEntry &entry : entries) {
            if (says(entry, options.query) && hasTags(entry, options.tags))
                found.push_back(&entry);
        }
        sortByTitle(found);
        add(DashboardSection::Found, std::move(found));
    }
    return rows;
}

} // namespace yagura::dashboards
