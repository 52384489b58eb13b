// The incident list, in two-line rows as on the incidents screen: number, title, service; who has it; how
// long. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/lists/incidentselection.h"
#include "dashboards/lists/listpanelview.h"
#include "kit/tables/linesmodel.h"
#include "kit/tables/richdelegates.h"

namespace yagura::dashboards {

class IncidentListView : public ListPanelView
{
    Q_OBJECT
public:
    explicit IncidentListView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const override;
    [[nodiscard]] const kit::LinesModel<IncidentLine> &model() const { return *m_model; }

protected:
    void askNow() override;
    void openRow(int row) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum Column { WhatColumn, WhoColumn, AgeColumn, ColumnCount };

    void setUpColumns();
    [[nodiscard]] kit::TwoLineCell whatCell(const IncidentLine &line) const;
    [[nodiscard]] kit::TwoLineCell whoCell(const IncidentLine &line) const;
    [[nodiscard]] kit::TwoLineCell ageCell(const IncidentLine &line) const;

    kit::LinesModel<IncidentLine> *m_model;
    bool m_isNarrow = false; // who has it goes into the second line
};

} // namespace yagura::dashboards
