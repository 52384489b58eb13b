// The table of the console: fixed rows, a 26 px header, whole-row hover, a current row with an accent edge,
// ticked rows on the accent surface, columns that use the width sensibly, everything by keyboard. Owned by
// its parent; GUI thread.
#pragma once

#include "kit/icons.h"
#include "kit/theme.h"

#include <QTableView>
#include <QTimer>

#include <optional>

namespace yagura::kit {

// How a column takes its width.
enum class ColumnWidth {
    Fixed, // exactly `pixels`
    Content, // what its header and its cells (the first hundreds) need: names and figures, which never elide
    Stretch, // shares what is left by `weight`, never under `pixels`: summaries, which may elide
};
struct ColumnSpec
{
    ColumnWidth width = ColumnWidth::Content;
    int pixels = 40; // Fixed: the width; otherwise the least
    int weight = 1;
    Qt::Alignment alignment = Qt::AlignLeft; // of the header; cells follow their delegate
    std::optional<IconName> icon = {}; // before the header's text
};

class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(const QString &accessibleName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    // One a column; columns without one are Content, left.
    void setColumns(std::vector<ColumnSpec> columns);
    void setRowHeight(int pixels);
    // The column whose Qt::CheckStateRole ticks a row; Space toggles it, a click on its cell too. -1: none.
    void setTickColumn(int column);
    [[nodiscard]] std::vector<int> tickedRows() const;
    // Rows for which this says true are drawn on Raised, bold-ready: group headers.
    void setGroupTest(std::function<bool(const QModelIndex &)> isGroup) { m_isGroup = std::move(isGroup); }

    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    // For delegates: the ground of a cell, and what tells the current row.
    void paintRowGround(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    // What a cell keeps free at its sides; more at the edges of the table, in line with panel titles.
    [[nodiscard]] QMargins cellInsets(int column) const;
    // Widths anew, at the next turn of the event loop; happens by itself when data, size or columns change.
    void scheduleLayout();
    [[nodiscard]] bool isTicked(int row) const;

    [[nodiscard]] QSize sizeHint() const override;
    // Height that shows all rows without scrolling, for tables inside a scrolling page.
    [[nodiscard]] int fullHeight() const;

Q_SIGNALS:
    // Enter or a double click.
    void rowActivated(const QModelIndex &index);
    void rowClicked(const QModelIndex &index);
    void currentRowChanged(const QModelIndex &current);
    void hoveredRowChanged(int row);
    void ticksChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void layoutColumns();
    void setHoveredRow(int row);
    void updateRow(int row);
    void toggleTick(int row);
    [[nodiscard]] int contentWidth(int column) const;
    [[nodiscard]] int steadyWidth(size_t column, int needed);
    [[nodiscard]] ColumnSpec specOf(int column) const;
    [[nodiscard]] Qt::Alignment headerAlignment(int column) const;
    [[nodiscard]] std::optional<IconName> headerIcon(int column) const;
    friend class TableHeader;

    std::vector<ColumnSpec> m_columns;
    std::vector<QMetaObject::Connection> m_modelConnections;
    std::function<bool(const QModelIndex &)> m_isGroup;
    QTimer m_layoutTimer;
    int m_tickColumn = -1;
    int m_hoveredRow = -1;
    bool m_isLayingOut = false;
    bool m_hasKeyboardFocus = false;
    std::vector<int> m_userWidths; // 0: not dragged
    std::vector<int> m_contentWidths; // of the latest layout
};

} // namespace yagura::kit
