#include "incidents/timelinemodel.h"

#include "core/rowdifference.h"
#include "core/text.h"

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

bool isPage(LogEntryKind kind)
{
    switch (kind) {
    case LogEntryKind::Trigger:
    case LogEntryKind::Notify:
    case LogEntryKind::Assign:
    case LogEntryKind::Escalate:
    case LogEntryKind::Delegate:
        return true;
    default:
        return false;
    }
}

bool belongs(const LogEntry &entry, TimelinePart part)
{
    switch (part) {
    case TimelinePart::All:
        return true;
    case TimelinePart::Pages:
        return isPage(entry.kind);
    case TimelinePart::Actions:
        return !isPage(entry.kind) && entry.kind != LogEntryKind::Annotate;
    case TimelinePart::Notes:
        return entry.kind == LogEntryKind::Annotate;
    }
    return true;
}

bool belongs(const OutboxAction &action, TimelinePart part)
{
    const bool isNote = action.act == IncidentAct::Note;
    return part == TimelinePart::All || (part == TimelinePart::Notes && isNote)
        || (part == TimelinePart::Actions && !isNote);
}

} // namespace

QString TimelineItem::key() const
{
    return entry ? u"entry "_s + entry->id : u"action "_s + QString::number(action->id);
}

std::vector<TimelineItem> mergeTimeline(const std::vector<LogEntry> &entries,
                                        const std::vector<OutboxAction> &actions, TimelinePart part)
{
    std::vector<TimelineItem> items;
    // The server's order within one second is newest first.
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (belongs(*entry, part))
            items.push_back({entry->createdAt, *entry, std::nullopt});
    }
    std::ranges::stable_sort(items, {}, &TimelineItem::at);
    for (const OutboxAction &action : actions) {
        if (action.state != ActionState::Confirmed && belongs(action, part))
            items.push_back({action.createdAt, std::nullopt, action});
    }
    std::ranges::stable_sort(items, {}, &TimelineItem::at);
    return items;
}

void TimelineModel::setItems(const std::vector<TimelineItem> &items)
{
    applyRows(m_items, items, [](const TimelineItem &one) { return one.key(); },
              {[this](int row) { beginInsertRows({}, row, row); }, [this] { endInsertRows(); },
               [this](int row) { beginRemoveRows({}, row, row); }, [this] { endRemoveRows(); },
               [this](int from, int to) { beginMoveRows({}, from, from, {}, to); }, [this] { endMoveRows(); },
               [this](int row) { Q_EMIT dataChanged(index(row), index(row)); }});
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::AccessibleTextRole)
        return spokenText(data(index, Qt::DisplayRole));
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const TimelineItem &one = item(index.row());
    return one.entry ? one.entry->summary : one.action->text;
}

} // namespace yagura::incidents
