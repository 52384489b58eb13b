// The findings of a trace in words, for the list at its left: the one model that translates, as it is made of
// sentences. Owned by the findings pane; GUI thread.
#pragma once

#include "traces/analysis/findings.h"

#include <QAbstractListModel>

namespace yagura::traces {

class FindingListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole,
        DetailRole,
        CostRole, // ns on the critical path
        SeverityRole, // kit::Severity as int
        FromRole, // where it lies in the trace, 0 to 1; both 0: nowhere
        ToRole,
    };

    using QAbstractListModel::QAbstractListModel;
    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const Finding &at(int row) const { return m_open->findings[static_cast<size_t>(row)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::shared_ptr<const OpenTrace> m_open;
};

} // namespace yagura::traces
