// The open incidents in two-line rows: number, title, service; who has it; how long, or the button that
// acknowledges it. Owned by the overview.
#pragma once

#include "kit/actionregistry.h"
#include "kit/tables/linesmodel.h"
#include "kit/tables/richdelegates.h"
#include "overview/tablepanel.h"

#include <QTimeZone>

namespace yagura::overview {

class IncidentsPanel : public TablePanel
{
    Q_OBJECT
public:
    explicit IncidentsPanel(QWidget *parent = nullptr);

    void setIncidents(const QList<IncidentLine> &incidents, const PartState &state, Instant now,
                      const QTimeZone &zone);
    // A on the current row.
    void registerActions(kit::ActionRegistry &actions);

    [[nodiscard]] QSize sizeHint() const override; // all rows, within reason

Q_SIGNALS:
    void incidentOpened(const QString &id);
    // Only of incidents that nobody has acknowledged and for which no write is on its way.
    void acknowledgeRequested(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { WhatColumn, WhoColumn, WhenColumn, ColumnCount };

    [[nodiscard]] kit::TwoLineCell whatCell(const IncidentLine &incident) const;
    [[nodiscard]] kit::TwoLineCell whoCell(const IncidentLine &incident) const;
    [[nodiscard]] kit::TwoLineCell whenCell(const IncidentLine &incident) const;
    [[nodiscard]] QString stateText(const IncidentLine &incident) const;
    void setUpColumns();
    void acknowledge(int row);

    kit::LinesModel<IncidentLine> *m_model;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_isNarrow = false; // who has it goes into the second line
};

} // namespace yagura::overview
