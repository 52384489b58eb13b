// The alert table: groups by the value of one label, worst first, their alerts under them; filtered by state and by the
// filter line. Rows keep their identity across refreshes. GUI thread.
#pragma once

#include "alerts/alertfilter.h"

#include <QAbstractTableModel>
#include <QSet>

#include <array>

namespace yagura::alerts {

inline constexpr int alertStateCount = 4;

// A row: a group when alert is empty.
struct AlertRow
{
    QString group;
    bool isGroup = false;
    bool isCollapsed = false; // of a group
    std::array<int, alertStateCount> counts {}; // of a group, by AlertState
    std::array<int, 2> severities {}; // of a group: critical and warning ones that fire
    Alert alert;

    [[nodiscard]] QString key() const { return isGroup ? QLatin1Char('g') + group : QLatin1Char('a') + alert.fingerprint; }
    bool operator==(const AlertRow &) const = default;
};

class AlertModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SeverityColumn, NameColumn, StateColumn, SinceColumn, ServiceColumn, HeldBackColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setAlerts(const AlertList &alerts);
    void setFilter(const AlertFilter &filter);
    // Nothing: all states.
    void setState(std::optional<AlertState> state);
    // Empty: no groups.
    void setGroupLabel(const QString &label);
    void toggleGroup(int row);

    [[nodiscard]] const AlertRow &row(int index) const { return m_rows[static_cast<size_t>(index)]; }
    // -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString &fingerprint) const;
    // Of all alerts that pass the filter line, whatever the state chosen.
    [[nodiscard]] int count(std::optional<AlertState> state) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    void rebuild();

    AlertList m_alerts;
    AlertFilter m_filter;
    std::optional<AlertState> m_state;
    QString m_groupLabel = QStringLiteral("service");
    QSet<QString> m_collapsed;
    std::array<int, alertStateCount> m_counts {};
    std::vector<AlertRow> m_rows;
};

} // namespace yagura::alerts
