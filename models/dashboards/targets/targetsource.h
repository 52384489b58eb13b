// Which source each query of a panel asks, and how another one is chosen for it: as Grafana's files say it,
// the panel names the source that its queries share, or that they are mixed. Pure, any thread.
#pragma once

#include "dashboards/panel.h"

namespace yagura::dashboards {

// As files name a source; nothing at all is the default one.
struct SourceRef
{
    QString type; // plugin id
    QString uid; // uid, name or $variable

    bool operator==(const SourceRef &) const = default;
};

[[nodiscard]] SourceRef expressionSource();
// The panel's word for queries of several sources.
[[nodiscard]] SourceRef mixedSource();
[[nodiscard]] bool isMixed(const QString &uid);

enum class TargetKind { PromQl, Elastic, Expression, Other };

[[nodiscard]] TargetKind targetKind(const Target &target, const QString &panelSourceType);
// The target's own, or else the panel's.
[[nodiscard]] SourceRef sourceOf(const Target &target, const Panel &panel);

// The first letter that no query has; "Q27" and so on behind Z.
[[nodiscard]] QString freeRefId(const Panel &panel);
// Empty, with what Grafana begins a query of that source with.
[[nodiscard]] Target newTarget(const QString &refId, const SourceRef &source);
// With another letter.
[[nodiscard]] Target renamedTarget(Target target, const QString &refId);
[[nodiscard]] Target hiddenTarget(Target target, bool isHidden);
// Of a target that is no PromQL: its fields as the file will have them. Its letter, its source and whether it
// is hidden stay. An expression is read anew.
[[nodiscard]] Target withModel(Target target, const QVariantMap &model);

// A query of another kind of source begins anew; the panel says what its queries have in common.
[[nodiscard]] Panel withTargetSource(Panel panel, size_t index, const SourceRef &source);
// One more query, of that source, at the end.
[[nodiscard]] Panel withTargetAdded(Panel panel, const SourceRef &source);

} // namespace yagura::dashboards
