// The line a query is typed in: Up and Down walk through the queries asked before. Owned by MetricQueryPane;
// GUI thread.
#pragma once

#include "kit/controls/searchfield.h"
#include "metrics/queryhistory.h"

namespace yagura::metrics {

class QueryField : public kit::SearchField
{
    Q_OBJECT
public:
    using kit::SearchField::SearchField;

    // What stands here is one of the queries asked.
    void remember();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QueryHistory m_history;
};

} // namespace yagura::metrics
