// What is asked of one kind of source: the fields of a query below its head. Shows a target and gives it back
// with what its fields say. Owned by TargetEdit; GUI thread.
#pragma once

#include "dashboards/editor/query/querysources.h"
#include "dashboards/panel.h"

#include <QWidget>

namespace yagura::dashboards {

class QueryForm : public QWidget
{
    Q_OBJECT
public:
    explicit QueryForm(QWidget *parent)
        : QWidget(parent)
    { }

    // Fields in which the operator is typing keep their text; with isAnother they do not. panel: the
    // target's.
    virtual void setTarget(const Target &target, const Panel &panel, bool isAnother) = 0;
    // The target given, with what the fields say.
    [[nodiscard]] virtual Target targetFromFields(Target target) = 0;
    // source: the target's.
    virtual void setSources(const QuerySources &sources, const SourceRef &source)
    {
        Q_UNUSED(sources)
        Q_UNUSED(source)
    }

Q_SIGNALS:
    void edited();
};

} // namespace yagura::dashboards
