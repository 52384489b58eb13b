// The dashboard list: starred, lately opened and found ones. Enter or a double click opens; S or a click on
// the star stars. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/lists/dashboardselection.h"
#include "dashboards/lists/listpanelview.h"
#include "kit/tables/linesmodel.h"

namespace yagura::kit {
class SearchField;
}

namespace yagura::dashboards {

class DashboardListView : public ListPanelView
{
    Q_OBJECT
public:
    explicit DashboardListView(const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] const kit::LinesModel<DashboardListRow> &model() const { return *m_model; }
    [[nodiscard]] kit::SearchField *search() const { return m_search; }

protected:
    void askNow() override;
    void openRow(int row) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Column { StarColumn, TitleColumn, TagsColumn, ColumnCount };

    void setUpColumns();
    void toggleStar(int row);

    kit::SearchField *m_search;
    kit::LinesModel<DashboardListRow> *m_model;
};

} // namespace yagura::dashboards
