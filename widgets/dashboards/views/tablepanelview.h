// A table of answers, with figures, coloured cells and bars; also what stands in for a panel type that is not
// drawn: its type, and its data. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"
#include "dashboards/tablemodel.h"

class QComboBox;

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
    void setUpTextColumn(int column);
    void setUpBarColumn(int column);
    void showFrame();
    [[nodiscard]] const TableCell &cellAt(const QModelIndex &index) const;

    kit::PlainLabel *m_notice;
    TableModel *m_model;
    kit::DataTable *m_table;
    QComboBox *m_choice; // of several answers
    int m_chosen = -1; // by the operator; -1: as the panel says
    PanelContent m_content;
    std::vector<TableColumn> m_columns;
};

} // namespace yagura::dashboards
