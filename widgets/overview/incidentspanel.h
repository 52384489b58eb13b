// The open incidents in two-line rows: number, title, service; who has it; how long. Owned by the overview.
#pragma once

#include "kit/controls/panel.h"
#include "overview/linesmodel.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>

namespace yagura::kit {
class ContentStack;
class DataTable;
class StaleBadge;
}

namespace yagura::overview {

class IncidentsPanel : public kit::Panel
{
    Q_OBJECT
public:
    explicit IncidentsPanel(QWidget *parent = nullptr);

    void setIncidents(const QList<IncidentLine> &incidents, const PartState &state, Instant now, const QTimeZone &zone);
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

Q_SIGNALS:
    void incidentOpened(const QString &id);
    void acknowledgeRequested(const QString &id);

private:
    LinesModel<IncidentLine> *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::StaleBadge *m_stale;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace yagura::overview
