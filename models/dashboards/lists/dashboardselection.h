// Which dashboards a dashboard list shows, in sections. Pure, any thread.
#pragma once

#include "dashboards/options/listoptions.h"

#include <optional>
#include <vector>

namespace yagura::dashboards {

// A dashboard of the workspace, as its file says.
struct DashboardEntry
{
    QString id; // the file's name
    QString uid;
    QString title;
    QStringList tags;

    bool operator==(const DashboardEntry &) const = default;
};

enum class DashboardSection { Starred, Recent, Found };

struct DashboardListRow
{
    DashboardSection section = DashboardSection::Found;
    std::optional<DashboardEntry> entry; // nothing: the section's heading
    bool isStarred = false;

    [[nodiscard]] bool isHeading() const { return !entry; }
    [[nodiscard]] QString key() const
    {
        return QString::number(static_cast<int>(section)) + (entry ? entry->id : QString());
    }
    bool operator==(const DashboardListRow &) const = default;
};

struct DashboardListContext
{
    QStringList starred; // ids
    QStringList recent; // ids, the latest first
    QString typed; // into the panel's own search field
};

[[nodiscard]] std::vector<DashboardListRow> selectDashboards(const std::vector<DashboardEntry> &entries,
                                                             const DashboardListOptions &options,
                                                             const DashboardListContext &context);

} // namespace yagura::dashboards
