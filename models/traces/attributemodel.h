// The tags of a span, of its process or of an event, with their types. GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QAbstractTableModel>

namespace yagura::traces {

class AttributeModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KeyColumn, TypeColumn, ValueColumn, ColumnCount };
    enum Role {
        TypeRole = Qt::UserRole, // AttributeType as int
        FullValueRole, // the whole value, for copying
        FormRole, // ValueForm as int
        BytesRole, // of the whole value, where it is text
        TellsFailureRole, // says that the span failed
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setAttributes(std::shared_ptr<const OpenTrace> open, Slice attributes);
    // Shows only rows whose key or value (its first 64 KiB) contains the text, whatever the case.
    void setFilter(const QString &text);

    [[nodiscard]] const Attribute *at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] const std::shared_ptr<const OpenTrace> &trace() const { return m_open; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void rebuild();

    std::shared_ptr<const OpenTrace> m_open;
    Slice m_attributes;
    QString m_filter;
    std::vector<const Attribute *> m_rows;
};

} // namespace yagura::traces
