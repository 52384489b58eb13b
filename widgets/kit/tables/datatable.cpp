#include "kit/tables/datatable.h"

#include "kit/paintparts.h"
#include "kit/tables/celldelegate.h"
#include "kit/tables/tableheader.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace yagura::kit {

namespace {

constexpr int contentWidthCap
    = 1'000; // a name is never cut; one of enormous length does not push the others out
constexpr int steadyPixels = 24;
constexpr int sampledRows = 300; // enough to know how wide names are; all of 100,000 would take too long

} // namespace

DataTable::DataTable(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setHorizontalHeader(new TableHeader(this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(size::row);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setMouseTracking(true);
    setItemDelegate(new TextDelegate(this));
    m_layoutTimer.setSingleShot(true);
    m_layoutTimer.setInterval(0);
    connect(&m_layoutTimer, &QTimer::timeout, this, &DataTable::layoutColumns);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_isLayingOut)
            return;
        m_userWidths.resize(static_cast<size_t>(std::max(column + 1, static_cast<int>(m_userWidths.size()))));
        m_userWidths[static_cast<size_t>(column)] = width;
        scheduleLayout();
    });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == m_tickColumn)
            toggleTick(index.row());
        else
            Q_EMIT rowClicked(index);
    });
    connect(this, &QTableView::doubleClicked, this, &DataTable::rowActivated);
}

void DataTable::setModel(QAbstractItemModel *model)
{
    for (const auto &connection : m_modelConnections)
        disconnect(connection);
    m_modelConnections.clear();
    m_hoveredRow = -1;
    m_contentWidths.clear();
    QTableView::setModel(model);
    if (!model)
        return;
    const auto again = [this] { scheduleLayout(); };
    m_modelConnections = {
        connect(model, &QAbstractItemModel::modelReset, this, again),
        connect(model, &QAbstractItemModel::rowsInserted, this, again),
        connect(model, &QAbstractItemModel::columnsInserted, this, again),
        connect(model, &QAbstractItemModel::columnsRemoved, this, again),
        connect(model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &from, const QModelIndex &, const QList<int> &roles) {
                    scheduleLayout();
                    if (roles.isEmpty() || roles.contains(Qt::CheckStateRole)) {
                        viewport()->update();
                        if (m_tickColumn >= 0 && from.column() <= m_tickColumn)
                            Q_EMIT ticksChanged();
                    }
                }),
    };
    scheduleLayout();
}

void DataTable::setColumns(std::vector<ColumnSpec> columns)
{
    m_columns = std::move(columns);
    scheduleLayout();
}

void DataTable::setRowHeight(int pixels)
{
    verticalHeader()->setDefaultSectionSize(pixels);
}

void DataTable::setTickColumn(int column)
{
    m_tickColumn = column;
    viewport()->update();
}

bool DataTable::isTicked(int row) const
{
    return m_tickColumn >= 0 && model()
        && model()->index(row, m_tickColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked;
}

std::vector<int> DataTable::tickedRows() const
{
    std::vector<int> rows;
    for (int row = 0; model() && row < model()->rowCount(); ++row) {
        if (isTicked(row))
            rows.push_back(row);
    }
    return rows;
}

void DataTable::toggleTick(int row)
{
    if (m_tickColumn < 0 || !model() || row < 0)
        return;
    model()->setData(model()->index(row, m_tickColumn), isTicked(row) ? Qt::Unchecked : Qt::Checked,
                     Qt::CheckStateRole);
}

void DataTable::paintRowGround(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const Theme &theme = Theme::of(this);
    const bool isCurrent = currentIndex().isValid() && currentIndex().row() == index.row();
    const bool isFirst = horizontalHeader()->visualIndex(index.column()) == 0;
    QColor ground = theme.color(ColorRole::Surface);
    if (m_isGroup && m_isGroup(index))
        ground = theme.color(ColorRole::Raised);
    if (isTicked(index.row()))
        ground = theme.color(ColorRole::AccentSurface);
    else if (isCurrent)
        ground = theme.color(ColorRole::Hover);
    else if (index.row() == m_hoveredRow)
        ground = theme.color(ColorRole::Raised);
    painter.fillRect(cell, ground);
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.color(ColorRole::Line));
    if (isCurrent && isFirst)
        painter.fillRect(QRect(cell.left(), cell.top(), size::currentEdge, cell.height()),
                         theme.color(ColorRole::Accent));
    if (index.column() == m_tickColumn && index.data(Qt::CheckStateRole).isValid()) {
        const QRectF box(cell.left() + cellInsets(index.column()).left(), cell.center().y() - 6.5, 14, 14);
        paintCheckBox(painter, box, isTicked(index.row()) ? CheckMark::On : CheckMark::Off, true, theme);
    }
}

QMargins DataTable::cellInsets(int column) const
{
    const int visual = horizontalHeader()->visualIndex(column);
    return {visual == 0 ? space::medium : cellMargin, 0,
            visual == horizontalHeader()->count() - 1 ? space::medium : cellMargin, 0};
}

void DataTable::scheduleLayout()
{
    if (!m_layoutTimer.isActive())
        m_layoutTimer.start();
}

ColumnSpec DataTable::specOf(int column) const
{
    return static_cast<size_t>(column) < m_columns.size() ? m_columns[static_cast<size_t>(column)]
                                                          : ColumnSpec{};
}

Qt::Alignment DataTable::headerAlignment(int column) const
{
    return specOf(column).alignment;
}

std::optional<IconName> DataTable::headerIcon(int column) const
{
    return specOf(column).icon;
}

int DataTable::contentWidth(int column) const
{
    int widest = static_cast<TableHeader *>(horizontalHeader())->labelWidth(column);
    const int rows = std::min(model()->rowCount(), sampledRows);
    QStyleOptionViewItem option;
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, column);
        widest = std::max(widest, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    const QMargins insets = cellInsets(column);
    return widest + insets.left() + insets.right() - 2 * cellMargin;
}

// Figures change all the time; a column that became a little too wide stays as it is, so that nothing jumps.
int DataTable::steadyWidth(size_t column, int needed)
{
    m_contentWidths.resize(std::max(m_contentWidths.size(), column + 1));
    int &kept = m_contentWidths[column];
    if (needed > kept || kept - needed > steadyPixels)
        kept = needed;
    return kept;
}

void DataTable::layoutColumns()
{
    if (!model() || model()->columnCount() == 0)
        return;
    m_isLayingOut = true;
    const int count = model()->columnCount();
    const int widest = std::max(contentWidthCap, viewport()->width() * 2 / 5);
    int used = 0;
    int weights = 0;
    std::vector<int> widths(static_cast<size_t>(count));
    for (int column = 0; column < count; ++column) {
        if (isColumnHidden(column))
            continue;
        const ColumnSpec spec = specOf(column);
        const auto i = static_cast<size_t>(column);
        const int dragged = i < m_userWidths.size() ? m_userWidths[i] : 0;
        if (dragged > 0)
            widths[i] = dragged;
        else if (spec.width == ColumnWidth::Content)
            widths[i] = steadyWidth(i, std::max(spec.pixels, std::min(contentWidth(column), widest)));
        else
            widths[i] = spec.pixels;
        used += widths[i];
        if (spec.width == ColumnWidth::Stretch && dragged == 0)
            weights += spec.weight;
    }
    int rest = std::max(0, viewport()->width() - used);
    for (int column = 0; column < count; ++column) {
        const auto i = static_cast<size_t>(column);
        const ColumnSpec spec = specOf(column);
        const bool isDragged = i < m_userWidths.size() && m_userWidths[i] > 0;
        if (weights > 0 && !isDragged && spec.width == ColumnWidth::Stretch && !isColumnHidden(column)) {
            const int share = rest * spec.weight / weights;
            widths[i] += share;
            rest -= share;
            weights -= spec.weight;
        }
        if (!isColumnHidden(column))
            setColumnWidth(column, widths[i]);
    }
    m_isLayingOut = false;
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layoutColumns();
}

void DataTable::updateRow(int row)
{
    if (row >= 0 && model() && row < model()->rowCount())
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void DataTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateRow(std::exchange(m_hoveredRow, row));
    updateRow(row);
    Q_EMIT hoveredRowChanged(row);
}

void DataTable::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(indexAt(event->position().toPoint()).row());
    QTableView::mouseMoveEvent(event);
}

void DataTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    if (event->key() == Qt::Key_Space && m_tickColumn >= 0 && current.isValid()) {
        toggleTick(current.row());
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current.isValid()) {
        Q_EMIT rowActivated(current);
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    m_hasKeyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0
        && event->reason() == Qt::TabFocusReason)
        setCurrentIndex(model()->index(0, 0));
    viewport()->update();
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT currentRowChanged(current);
}

void DataTable::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(event->rect(), Theme::of(this).color(ColorRole::Surface));
    }
    QTableView::paintEvent(event);
    if (hasFocus() && m_hasKeyboardFocus) {
        QPainter painter(viewport());
        painter.setPen(QPen(Theme::of(this).color(ColorRole::Accent), 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

QSize DataTable::sizeHint() const
{
    return {320, std::min(fullHeight(), 400)};
}

int DataTable::fullHeight() const
{
    const int rows = model() ? model()->rowCount() : 0;
    const int header = horizontalHeader()->isHidden() ? 0 : size::tableHeader;
    return header + rows * verticalHeader()->defaultSectionSize();
}

} // namespace yagura::kit
