// The incidents of the list, one a row, with the latest unfinished write beside the confirmed state. Rows
// keep their identity through updates. Owned by the screen; GUI thread.
#pragma once

#include "incidents/incident.h"
#include "incidents/outboxaction.h"

#include <QAbstractTableModel>
#include <QSet>

namespace yagura::incidents {

struct IncidentRow
{
    Incident incident;
    std::optional<OutboxAction> pending; // the newest that is not simply done

    [[nodiscard]] std::pair<QString, QString> key() const { return {incident.sourceId, incident.id}; }
    bool operator==(const IncidentRow &) const = default;
};

class IncidentModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Tick, State, Title, Age, ColumnCount };
    enum Role {
        StatusRole = Qt::UserRole, // IncidentStatus as int
        UrgencyRole, // Urgency as int
        PriorityRole, // "P1" or empty
        NumberRole,
        IdRole,
        ServiceRole,
        CreatedAtRole, // ms since the epoch
        PendingActRole, // IncidentAct as int; invalid when there is none
        PendingStateRole, // ActionState as int; invalid when there is none
    };

    using QAbstractTableModel::QAbstractTableModel;

    // In the order given. Ticks of rows that are gone go with them.
    void setRows(const std::vector<IncidentRow> &rows);
    [[nodiscard]] const IncidentRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] int rowOf(const QString &sourceId, const QString &incidentId) const; // -1 when absent
    [[nodiscard]] std::vector<IncidentRow> ticked() const;
    void clearTicks();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    std::vector<IncidentRow> m_rows;
    QSet<std::pair<QString, QString>> m_ticked;
};

// The action that should stand beside the state: unfinished first, else one that was refused or expired
// within `recently`.
[[nodiscard]] std::optional<OutboxAction> pendingFor(const std::vector<OutboxAction> &actions,
                                                     const Incident &incident, Instant now,
                                                     Duration recently = std::chrono::minutes(10));

} // namespace yagura::incidents
