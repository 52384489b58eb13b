// What happened to one incident, oldest first: the server's log, and the operator's writes that the log does
// not show yet. Owned by the screen; GUI thread.
#pragma once

#include "incidents/logentry.h"
#include "incidents/outboxaction.h"

#include <QAbstractListModel>

namespace yagura::incidents {

struct TimelineItem
{
    Instant at;
    std::optional<LogEntry> entry; // one of the two
    std::optional<OutboxAction> action;

    [[nodiscard]] QString key() const;
    bool operator==(const TimelineItem &) const = default;
};

// What the timeline is narrowed to.
enum class TimelinePart { All, Pages, Actions, Notes };

[[nodiscard]] std::vector<TimelineItem> mergeTimeline(const std::vector<LogEntry> &entries,
                                                      const std::vector<OutboxAction> &actions,
                                                      TimelinePart part);

class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setItems(const std::vector<TimelineItem> &items);
    [[nodiscard]] const TimelineItem &item(int row) const { return m_items[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    // The untranslated summary, for search and accessibility.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<TimelineItem> m_items;
};

} // namespace yagura::incidents
