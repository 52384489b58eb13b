// The sources of the workspace with what is known of their secrets and connections, a row each. Updates by
// difference. Owned by the settings screen; GUI thread.
#pragma once

#include "core/error.h"
#include "workspace/connectiontester.h"
#include "workspace/secretstore.h"
#include "workspace/sourceconfig.h"

#include <QAbstractTableModel>

#include <optional>

namespace yagura::settings {

enum class ConnectionStage { NotTested, Testing, Reached, Failed };

struct SourceRow
{
    SourceConfig config;
    SecretState secret = SecretState::NotAsked;
    ConnectionStage stage = ConnectionStage::NotTested;
    ConnectionReport report; // Reached
    std::optional<Error> error; // Failed
    bool isEdited = false; // what the editor holds is not saved yet

    bool operator==(const SourceRow &) const = default;
};

class SourcesTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { NameColumn, AddressColumn, SignInColumn, ConnectionColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // Rows are the same when their ids are.
    void setRows(const std::vector<SourceRow> &rows);
    [[nodiscard]] const SourceRow &row(int index) const { return m_rows[static_cast<size_t>(index)]; }
    [[nodiscard]] int indexOf(const QString &id) const; // −1: none

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] bool sameOrder(const std::vector<SourceRow> &rows) const;

    std::vector<SourceRow> m_rows;
};

// "Prometheus 2.42.0", "Connection refused", "Not tested".
[[nodiscard]] QString connectionText(const SourceRow &row);

} // namespace yagura::settings
