// The pointer and the keyboard on a legend: isolating, leaving out, sorting, scrolling, copying.
#include "kit/accessibility.h"
#include "kit/charts/legend/chartlegend.h"
#include "kit/controls/plaintooltip.h"
#include "kit/controls/searchfield.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>

namespace yagura::kit {

QString ChartLegend::rowText(int row) const
{
    QStringList parts{entryOfRow(row).name};
    for (size_t column = 0; column < m_content.columns.size(); ++column)
        parts << m_content.columns[column].title + QStringLiteral(": ")
                + m_content.text(column, m_rows[static_cast<size_t>(row)]);
    return parts.join(QLatin1Char('\n'));
}

bool ChartLegend::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    if (const auto row = rowAt(help->pos()))
        showPlainToolTip(help->globalPos(), rowText(*row), this);
    else
        hidePlainToolTip();
    return true;
}

void ChartLegend::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_hasKeyboardFocus = false;
    const QPoint at = event->position().toPoint();
    for (int column = -1; isTable() && column < m_layout.columnCount(); ++column) {
        if (headerRect(column).contains(at)) {
            sortBy(column);
            return;
        }
    }
    const auto row = rowAt(at);
    if (!row)
        return;
    m_current = *row;
    if (event->modifiers() & Qt::ControlModifier)
        Q_EMIT toggleRequested(entryOfRow(*row).series);
    else
        Q_EMIT isolateRequested(entryOfRow(*row).series);
}

void ChartLegend::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const bool isInHeader = isTable() && at.y() >= filterHeight() && at.y() < listTop();
    const int hovered = isInHeader ? headerRow : rowAt(at).value_or(-2);
    if (hovered != m_hovered || isInHeader)
        update();
    m_hovered = hovered;
}

void ChartLegend::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = -2;
    update();
}

// A legend that fits lets the page scroll.
void ChartLegend::wheelEvent(QWheelEvent *event)
{
    if (m_bar->isHidden())
        QWidget::wheelEvent(event);
    else
        QCoreApplication::sendEvent(m_bar, event);
}

void ChartLegend::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_hasKeyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ChartLegend::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

// A column is sorted falling first, since the greatest is what is looked for; names rising.
void ChartLegend::sortBy(int column)
{
    const QString key = column < 0 ? legendNameKey : m_content.columns[static_cast<size_t>(column)].key;
    LegendSort sort{key, column >= 0};
    if (m_sort.key == key) {
        const bool isSecond = m_sort.isDescending == sort.isDescending;
        sort = isSecond ? LegendSort{key, !sort.isDescending} : LegendSort{};
    }
    m_sort = sort;
    findRows();
    Q_EMIT sortChanged(sort);
}

void ChartLegend::setCurrentRow(int row)
{
    const int last = static_cast<int>(m_rows.size()) - 1;
    m_current = std::clamp(row, isTable() ? headerRow : 0, std::max(0, last));
    m_hasKeyboardFocus = true;
    if (currentSeries() >= 0) {
        const QRect r = m_layout.rowRect(m_current);
        if (r.top() < m_bar->value())
            m_bar->setValue(r.top());
        else if (r.bottom() >= m_bar->value() + height() - listTop())
            m_bar->setValue(r.bottom() + 1 - (height() - listTop()));
        announce(this, rowText(m_current));
    }
    update();
}

bool ChartLegend::moveBy(QKeyEvent *event)
{
    const int page = std::max(1, (height() - listTop()) / LegendLayout::lineHeight);
    const bool isInHeader = m_current == headerRow;
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrentRow(isInHeader ? 0 : m_layout.rowCount() > 0 ? m_layout.rowBeside(m_current, 1) : 0);
        return true;
    case Qt::Key_Up:
        if (!isInHeader)
            setCurrentRow(m_layout.rowCount() > 0 ? m_layout.rowBeside(m_current, -1) : headerRow);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int way = event->key() == Qt::Key_Right ? 1 : -1;
        if (isInHeader)
            m_currentColumn = std::clamp(m_currentColumn + way, -1, m_layout.columnCount() - 1);
        setCurrentRow(isInHeader || isTable() ? m_current : m_current + way);
        return true;
    }
    case Qt::Key_Home:
        setCurrentRow(0);
        return true;
    case Qt::Key_End:
        setCurrentRow(m_layout.rowCount() - 1);
        return true;
    case Qt::Key_PageDown:
        setCurrentRow(m_current + page);
        return true;
    case Qt::Key_PageUp:
        setCurrentRow(std::max(0, m_current - page));
        return true;
    default:
        return false;
    }
}

bool ChartLegend::activate(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter && event->key() != Qt::Key_Space)
        return false;
    if (m_current == headerRow)
        sortBy(m_currentColumn);
    else if (currentSeries() >= 0 && isEnter && !(event->modifiers() & Qt::ControlModifier))
        Q_EMIT isolateRequested(currentSeries());
    else if (currentSeries() >= 0)
        Q_EMIT toggleRequested(currentSeries());
    return true;
}

void ChartLegend::keyPressEvent(QKeyEvent *event)
{
    if (moveBy(event) || activate(event))
        return;
    if (event->matches(QKeySequence::Copy) && currentSeries() >= 0) {
        QGuiApplication::clipboard()->setText(entryOfRow(m_current).fullName);
        announce(this, tr("Name copied: %1").arg(entryOfRow(m_current).name));
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT showAllRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace yagura::kit
