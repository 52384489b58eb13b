// What the queries of a panel can be put to: the sources that are connected, the variables that choose one,
// and expressions. Plain values; GUI thread, for its texts.
#pragma once

#include "dashboards/panelsources.h"
#include "dashboards/targets/targetsource.h"

#include <QCoreApplication>
#include <QHash>

namespace yagura::dashboards {

struct SourceChoice
{
    QString text;
    SourceRef source;
};

class QuerySources
{
    Q_DECLARE_TR_FUNCTIONS(yagura::dashboards::QuerySources)
public:
    PanelSources connected;
    std::vector<Variable> variables;
    QHash<QString, std::shared_ptr<const metrics::TargetList>> targets; // by source, those that are known

    // The default one first, expressions last.
    [[nodiscard]] std::vector<SourceChoice> choices() const;
    // The place of the choice that means the same; -1 for none.
    [[nodiscard]] static int placeOf(const std::vector<SourceChoice> &choices, const SourceRef &source);
    // With what its variables choose; empty for the default one.
    [[nodiscard]] QString idOf(const SourceRef &source) const;
};

} // namespace yagura::dashboards
