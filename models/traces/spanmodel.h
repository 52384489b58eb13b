// The spans of one trace as a table, row by row as in its tree: for lists, export and assistive technology
// (the waterfall paints from the OpenTrace itself). Numbers in nanoseconds. GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QAbstractTableModel>

namespace yagura::traces {

class SpanModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { ServiceColumn, OperationColumn, StartColumn, DurationColumn, SelfColumn, ColumnCount };
    enum Role {
        ValueRole = Qt::UserRole, // start: ns from the trace's start; duration, self: ns
        DepthRole,
        ErrorRole, // bool
        CriticalRole, // bool: on the critical path
        SpanIdRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTrace(std::shared_ptr<const OpenTrace> open);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QVariant value(std::uint32_t row, int column) const;

    std::shared_ptr<const OpenTrace> m_open;
};

} // namespace yagura::traces
