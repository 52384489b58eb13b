// A table of answers, with figures, coloured cells and bars; also what stands in for a panel type that is not
// drawn: its type, and its data. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"
#include "dashboards/tablemodel.h"
#include "dashboards/views/celllook.h"

#include <QPersistentModelIndex>

class QAbstractItemDelegate;
class QComboBox;

namespace yagura::kit {
class DataTable;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::dashboards {

class TablePager;

class TablePanelView : public PanelView
{
    Q_OBJECT
public:
    explicit TablePanelView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] kit::SearchField *filter() const { return m_filter; }
    // The figures below the columns; hidden without any.
    [[nodiscard]] kit::DataTable *footer() const { return m_footer; }

    // Below the rows; hidden unless the panel asks for pages.
    [[nodiscard]] TablePager *pager() const { return m_pager; }

    [[nodiscard]] std::vector<FieldLink> links() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void inspect(const QModelIndex &index);
    [[nodiscard]] bool isOfFilter(int row, const QString &words) const;
    void setUpColumns();
    [[nodiscard]] FieldCell cellFor(const QModelIndex &index) const;
    [[nodiscard]] kit::FigureItem barOf(const QModelIndex &index) const;
    [[nodiscard]] QAbstractItemDelegate *delegateFor(int column);
    [[nodiscard]] QAbstractItemDelegate *trendDelegate(const CellLook &look);
    void fitRows();
    [[nodiscard]] std::vector<FieldLink> linksOf(const QModelIndex &index) const;
    [[nodiscard]] std::vector<FieldLink> linksOfRow(const QModelIndex &index) const;
    void filterRows();
    void showFooter();
    void showFrame();

    kit::PlainLabel *m_notice;
    TableModel *m_model;
    kit::DataTable *m_table;
    kit::DataTable *m_footer;
    TableModel *m_footerModel;
    TablePager *m_pager;
    kit::SearchField *m_filter;
    QComboBox *m_choice; // of several answers
    int m_chosen = -1; // by the operator; -1: as the panel says
    QPersistentModelIndex m_inspected; // double clicked, its button still down
    PanelContent m_content;
    std::vector<TableColumn> m_columns; // those that the table is set up for
    bool m_hasTypeIcons = false; // they are
    std::vector<CellLook> m_looks; // one a column
};

} // namespace yagura::dashboards
