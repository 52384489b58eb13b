// The alerts inside one incident. Owned by the details pane; GUI thread.
#pragma once

#include "incidents/incident.h"
#include "kit/controls/panel.h"

#include <QAbstractTableModel>
#include <QTimeZone>

namespace yagura::kit {
class ContentStack;
}

namespace yagura::incidents {

class IncidentAlertModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Summary, SeverityColumn, Since, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setAlerts(const std::vector<IncidentAlert> &alerts);
    [[nodiscard]] const IncidentAlert &alert(int row) const { return m_alerts[static_cast<size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<IncidentAlert> m_alerts;
};

class IncidentAlertsPane : public kit::Panel
{
    Q_OBJECT
public:
    explicit IncidentAlertsPane(QWidget *parent = nullptr);

    void setAlerts(const std::vector<IncidentAlert> &alerts, Instant now, const QTimeZone &zone);
    [[nodiscard]] kit::ContentStack *stack() const { return m_stack; }

private:
    IncidentAlertModel *m_model;
    kit::ContentStack *m_stack;
    Instant m_now;
    QTimeZone m_zone;
};

} // namespace yagura::incidents
