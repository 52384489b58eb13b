// A table of answers, with figures, coloured cells and bars; also what stands in for a panel type that is not
// drawn: its type, and its data. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"
#include "dashboards/tablemodel.h"

namespace yagura::kit {
class DataTable;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::dashboards {

class TablePanelView : public PanelView
{
    Q_OBJECT
public:
    explicit TablePanelView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

private:
    void setUpColumns();
    void setUpColumn(int column);

    kit::PlainLabel *m_notice;
    TableModel *m_model;
    kit::DataTable *m_table;
    std::vector<TableColumn> m_columns;
};

} // namespace yagura::dashboards
