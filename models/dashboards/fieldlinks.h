// Where a value leads, as the links of its field say: a trace, a runbook, another dashboard. Pure, any
// thread.
#pragma once

#include "core/timerange.h"
#include "dashboards/frames/frame.h"

#include <functional>

namespace yagura::dashboards {

struct FieldLink
{
    QString title; // its address where it has none
    QString address; // variables of the dashboard are still in it

    bool operator==(const FieldLink &) const = default;
};

// What a link may speak of.
struct LinkSubject
{
    QString name; // of the series or column, as shown
    Labels labels = {};
    QString text = {}; // the value as shown
    QString raw = {}; // and as it is
    std::optional<Instant> at = {}; // the value's time
    // A value of the same row, by the name or number of its column; nothing where there is none.
    std::function<std::optional<QString>(const QString &)> inRow = {};
};

// ${__value.raw}, ${__value.text}, ${__value.time}, ${__series.name}, ${__field.name}, ${__field.labels.x},
// ${__data.fields.x}, ${__data.fields[0]} and the older $__cell are put in, as parts of an address where one
// stands before them.
[[nodiscard]] std::vector<FieldLink> fieldLinks(const frames::FieldConfig &config,
                                                const LinkSubject &subject);
[[nodiscard]] bool hasLinks(const frames::FieldConfig &config);
// As the file has them, what they refer to not filled in; without those that have none.
[[nodiscard]] QStringList linkTitles(const frames::FieldConfig &config);

} // namespace yagura::dashboards
