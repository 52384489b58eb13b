// The alerts of the table, grouped by a label: a row for each group, its alerts below it unless it is closed.
// Rows keep their identity through updates. Owned by the screen; GUI thread.
#pragma once

#include "alerts/alert.h"

#include <QAbstractTableModel>
#include <QSet>

namespace yagura::alerts {

// What a group row counts.
struct GroupCounts
{
    int firingCritical = 0;
    int firingOther = 0;
    int pending = 0;
    int silenced = 0;
    int inhibited = 0;

    bool operator==(const GroupCounts &) const = default;
};

struct AlertRow
{
    QString group; // value of the label; empty for none
    std::optional<Alert> alert; // nothing: this is the group's own row
    GroupCounts counts; // of a group row
    bool isOpen = true; // of a group row

    [[nodiscard]] bool isGroup() const { return !alert; }
    [[nodiscard]] QString key() const;
    bool operator==(const AlertRow &) const = default;
};

class AlertModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Tick, SeverityColumn, Name, State, Since, HeldBack, ColumnCount };
    enum Role {
        IsGroupRole = Qt::UserRole,
        FingerprintRole,
        StateRole, // AlertState as int
        SeverityRole, // Severity as int
        SinceRole, // ms since the epoch; invalid when unknown
        GroupRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    // Worst first, as the feed gives them.
    void setAlerts(const Alerts &alerts);
    // Empty: no groups.
    void setGroupLabel(const QString &label);
    [[nodiscard]] const QString &groupLabel() const { return m_groupLabel; }
    void setGroupOpen(const QString &group, bool isOpen);
    void toggleGroup(int row);

    [[nodiscard]] const AlertRow &row(int row) const { return m_rows[static_cast<size_t>(row)]; }
    [[nodiscard]] int rowOf(const QString &fingerprint) const; // -1 when absent or in a closed group
    [[nodiscard]] std::vector<Alert> ticked() const;
    void clearTicks();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    void rebuild();
    [[nodiscard]] QVariant alertData(const Alert &alert, int column, int role) const;

    Alerts m_alerts;
    QString m_groupLabel = QStringLiteral("service");
    QSet<QString> m_closed;
    QSet<QString> m_ticked; // fingerprints
    std::vector<AlertRow> m_rows;
};

} // namespace yagura::alerts
