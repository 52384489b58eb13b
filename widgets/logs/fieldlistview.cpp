#include "logs/fieldlistview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/icons.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "logs/logdisplay.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

namespace yagura::logs {

namespace {

constexpr int fieldHeight = 23;
constexpr int percentWidth = 36;
constexpr int barWidth = 26;
constexpr int valueBarWidth = 44;

bool isLeading(const FieldStatistics &field)
{
    const auto role = roleOf(field.name.toStdString());
    return role && role->role <= FieldRole::Message && role->rank == 0;
}

} // namespace

FieldListView::FieldListView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(fieldHeight);
    setAccessibleName(tr("Fields of the loaded lines"));
}

void FieldListView::setSummary(std::shared_ptr<const FieldSummary> summary)
{
    // The service and what failed are what one looks for first.
    if (!m_summary && summary) {
        for (const FieldStatistics &field : summary->fields)
            if (const auto role = roleOf(field.name.toStdString()); role && role->rank == 0
                && (role->role == FieldRole::Service || role->role == FieldRole::ErrorType))
                m_open.insert(field.name);
    }
    m_summary = std::move(summary);
    rebuild();
}

void FieldListView::setFilterText(const QString &text)
{
    m_filter = text.trimmed();
    rebuild();
}

void FieldListView::setOpen(const QString &field, bool isOpen)
{
    if (isOpen)
        m_open.insert(field);
    else
        m_open.remove(field);
    rebuild();
}

void FieldListView::addField(const FieldStatistics &field)
{
    const bool byName = field.name.contains(m_filter, Qt::CaseInsensitive);
    std::vector<int> values;
    for (int i = 0; i < static_cast<int>(field.top.size()); ++i) {
        const bool byValue = !m_filter.isEmpty()
            && field.top[static_cast<size_t>(i)].value.contains(m_filter, Qt::CaseInsensitive);
        if (byValue || (byName && m_open.contains(field.name)))
            values.push_back(i);
    }
    if (!byName && values.empty())
        return;
    m_rows.push_back({&field, -1, {}, {}});
    for (const int value : values)
        m_rows.push_back({&field, value, {}, {}});
}

void FieldListView::rebuild()
{
    m_rows.clear();
    if (m_summary) {
        const auto leading = std::ranges::count_if(m_summary->fields, isLeading);
        m_rows.push_back({nullptr, -1, tr("Shown"), QString::number(leading)});
        for (const FieldStatistics &field : m_summary->fields)
            if (isLeading(field))
                addField(field);
        m_rows.push_back({nullptr, -1, tr("Other fields"),
                          QString::number(static_cast<int>(m_summary->fields.size()) - leading)});
        for (const FieldStatistics &field : m_summary->fields)
            if (!isLeading(field))
                addField(field);
    }
    m_current = std::min(m_current, static_cast<int>(m_rows.size()) - 1);
    m_hovered = -1;
    resizeEvent(nullptr);
    viewport()->update();
}

void FieldListView::resizeEvent(QResizeEvent *)
{
    const int total = static_cast<int>(m_rows.size()) * fieldHeight + kit::space::small;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
}

QRect FieldListView::rowRect(int row) const
{
    return {0, row * fieldHeight - verticalScrollBar()->value(), viewport()->width(), fieldHeight};
}

int FieldListView::rowAt(const QPoint &position) const
{
    const int row = (position.y() + verticalScrollBar()->value()) / fieldHeight;
    return row >= 0 && row < static_cast<int>(m_rows.size()) ? row : -1;
}

double FieldListView::share(int rows) const
{
    return m_summary && m_summary->rows > 0 ? static_cast<double>(rows) / m_summary->rows : 0;
}

QString FieldListView::rowText(const Row &row) const
{
    if (!row.field)
        return row.heading;
    const bool isValue = row.value >= 0;
    const auto value = isValue ? row.field->top[static_cast<size_t>(row.value)]
                               : ValueCount{row.field->name, row.field->filled};
    const double part = isValue && row.field->filled > 0 ? static_cast<double>(value.rows) / row.field->filled
                                                         : share(value.rows);
    const QString text = kit::safeText(value.value) + u' ' + kit::percentText(part, 0).joined();
    return text;
}

QStringList FieldListView::shownTexts() const
{
    QStringList texts;
    for (const Row &row : m_rows)
        texts << rowText(row);
    return texts;
}

bool FieldListView::event(QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        viewport()->update();
    return QAbstractScrollArea::event(event);
}

void FieldListView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(event->rect(), theme.color(kit::ColorRole::Surface));
    const int first = std::max(0, rowAt(event->rect().topLeft()));
    for (int i = first; i < static_cast<int>(m_rows.size()); ++i) {
        const QRect rect = rowRect(i);
        if (rect.top() > event->rect().bottom())
            break;
        const Row &row = m_rows[static_cast<size_t>(i)];
        if (!row.field) {
            painter.setFont(kit::textFont(kit::TextStyle::LabelStrong));
            painter.setPen(theme.color(kit::ColorRole::Text));
            const QRect inner = rect.adjusted(kit::space::medium, 2, -kit::space::medium, 0);
            painter.drawText(inner, Qt::AlignVCenter, row.heading);
            const int used = painter.fontMetrics().horizontalAdvance(row.heading) + kit::space::small;
            painter.setFont(kit::textFont(kit::TextStyle::Label));
            painter.setPen(theme.color(kit::ColorRole::TextFaint));
            painter.drawText(inner.adjusted(used, 0, 0, 0), Qt::AlignVCenter, row.count);
            painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, i == 0 ? tr("filled in") : QString());
            continue;
        }
        const bool isOpened = m_open.contains(row.field->name);
        if (i == m_hovered || (i == m_current && hasFocus()))
            painter.fillRect(rect, theme.color(kit::ColorRole::Hover));
        else if (isOpened)
            painter.fillRect(rect, theme.color(kit::ColorRole::Raised));
        if (i == m_current && hasFocus())
            painter.fillRect(QRect(rect.topLeft(), QSize(kit::size::currentEdge, rect.height())),
                             theme.color(kit::ColorRole::Accent));
        if (row.value < 0)
            paintField(painter, rect, *row.field);
        else
            paintValue(painter, rect, *row.field, row.field->top[static_cast<size_t>(row.value)]);
    }
}

void FieldListView::paintField(QPainter &painter, const QRect &rect, const FieldStatistics &field) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    const QRect inner = rect.adjusted(kit::space::small, 0, -kit::space::medium, 0);
    if (!field.top.empty())
        kit::paintIcon(painter, QRectF(inner.left(), inner.center().y() - 5.5, 12, 12),
                       m_open.contains(field.name) ? kit::IconName::ChevronDown : kit::IconName::ChevronRight,
                       theme.color(kit::ColorRole::TextFaint));
    const QRect badge(inner.left() + 16, inner.center().y() - 7, 16, 15);
    kit::paintBox(painter, badge, theme.color(kit::ColorRole::Hover), {}, 3);
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    painter.setPen(theme.color(kit::ColorRole::TextMuted));
    painter.drawText(badge, Qt::AlignCenter, kindLetters(field.kind));
    const QRect percent(inner.right() - percentWidth, inner.top(), percentWidth + 1, inner.height());
    kit::NumberPainter(kit::textFont(kit::TextStyle::Label))
        .draw(painter, percent, Qt::AlignRight | Qt::AlignVCenter,
              kit::percentText(share(field.filled), 0).joined(), theme.color(kit::ColorRole::TextMuted));
    const QRectF bar(percent.left() - barWidth, inner.center().y() - 0.5, barWidth, 2);
    painter.fillRect(bar, theme.color(kit::ColorRole::Line));
    painter.fillRect(
        QRectF(bar.left(), bar.top(), std::max(1.0, bar.width() * share(field.filled)), bar.height()),
        theme.color(kit::ColorRole::TextMuted));
    const QRect name(badge.right() + kit::space::small, inner.top(),
                     static_cast<int>(bar.left()) - badge.right() - 2 * kit::space::small, inner.height());
    painter.setFont(kit::textFont(kit::TextStyle::Body));
    painter.setPen(theme.color(kit::ColorRole::Text));
    painter.drawText(
        name, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(kit::safeText(field.name), Qt::ElideMiddle, name.width()));
}

void FieldListView::paintValue(QPainter &painter, const QRect &rect, const FieldStatistics &field,
                               const ValueCount &value) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    const QRect inner = rect.adjusted(kit::space::huge, 0, -kit::space::medium, 0);
    const double part = field.filled > 0 ? static_cast<double>(value.rows) / field.filled : 0;
    const QRect percent(inner.right() - percentWidth, inner.top(), percentWidth + 1, inner.height());
    kit::NumberPainter(kit::textFont(kit::TextStyle::Label))
        .draw(painter, percent, Qt::AlignRight | Qt::AlignVCenter, kit::percentText(part, 0).joined(),
              theme.color(kit::ColorRole::TextMuted));
    const QRectF bar(percent.left() - valueBarWidth - 2, inner.center().y() - 2.5, valueBarWidth, 6);
    painter.fillRect(bar, theme.color(kit::ColorRole::Line));
    painter.fillRect(
        QRectF(bar.left(), bar.top(), std::max(1.0, bar.width() * std::min(1.0, part)), bar.height()),
        theme.color(kit::ColorRole::Accent));
    const QRect name(inner.left(), inner.top(),
                     static_cast<int>(bar.left()) - inner.left() - kit::space::small, inner.height());
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    painter.setPen(theme.color(kit::ColorRole::Text));
    const QString shown = value.value.isEmpty() ? tr("(empty)") : kit::safeText(value.value);
    painter.drawText(name, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(shown, Qt::ElideRight, name.width()));
}

void FieldListView::setCurrent(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()))
        return;
    m_current = row;
    const QRect rect = rowRect(row);
    if (rect.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.top());
    else if (rect.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + rect.bottom() - viewport()->height());
    setAccessibleDescription(rowText(m_rows[static_cast<size_t>(row)]));
    viewport()->update();
}

void FieldListView::trigger(int place, Qt::KeyboardModifiers modifiers)
{
    const Row row = m_rows[static_cast<size_t>(place)];
    if (!row.field)
        return;
    if (row.value < 0) {
        if (!row.field->top.empty())
            setOpen(row.field->name, !isOpen(row.field->name));
        return;
    }
    const QString value = row.field->top[static_cast<size_t>(row.value)].value;
    if (modifiers & Qt::ShiftModifier)
        Q_EMIT excludeRequested(row.field->name, value);
    else
        Q_EMIT includeRequested(row.field->name, value);
}

void FieldListView::mousePressEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (row < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(row);
    trigger(row, event->modifiers());
}

void FieldListView::mouseMoveEvent(QMouseEvent *event)
{
    const int row = rowAt(event->position().toPoint());
    if (std::exchange(m_hovered, row) != row)
        viewport()->update();
}

void FieldListView::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    viewport()->update();
    QAbstractScrollArea::leaveEvent(event);
}

void FieldListView::keyPressEvent(QKeyEvent *event)
{
    const bool hasCurrent = m_current >= 0 && m_current < static_cast<int>(m_rows.size());
    const Row row = hasCurrent ? m_rows[static_cast<size_t>(m_current)] : Row{};
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(m_current + 1);
        return;
    case Qt::Key_Up:
        setCurrent(m_current - 1);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (row.field)
            setOpen(row.field->name, event->key() == Qt::Key_Right && !row.field->top.empty());
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (hasCurrent)
            trigger(m_current, event->modifiers());
        return;
    case Qt::Key_Menu:
        if (hasCurrent)
            openMenu(m_current, viewport()->mapToGlobal(rowRect(m_current).bottomLeft()));
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void FieldListView::contextMenuEvent(QContextMenuEvent *event)
{
    if (const int row = rowAt(event->pos()); row >= 0)
        openMenu(row, event->globalPos());
}

void FieldListView::openMenu(int place, const QPoint &at)
{
    const Row row = m_rows[static_cast<size_t>(place)];
    if (!row.field)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString field = row.field->name;
    if (row.value >= 0) {
        const QString value = row.field->top[static_cast<size_t>(row.value)].value;
        menu->addAction(tr("Only lines with this value"), this,
                        [this, field, value] { Q_EMIT includeRequested(field, value); });
        menu->addAction(tr("Without this value"), this,
                        [this, field, value] { Q_EMIT excludeRequested(field, value); });
    }
    menu->addAction(tr("Only lines that have this field"), this,
                    [this, field] { Q_EMIT existsRequested(field); });
    menu->popup(at);
}

bool FieldListView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const int place = rowAt(help->pos());
        const Row row = place >= 0 ? m_rows[static_cast<size_t>(place)] : Row{};
        if (!row.field)
            kit::hidePlainToolTip();
        else if (row.value >= 0)
            kit::showPlainToolTip(help->globalPos(),
                                  tr("%1\nClick: only these lines. Shift+click: without them.")
                                      .arg(row.field->top[static_cast<size_t>(row.value)].value),
                                  viewport());
        else
            kit::showPlainToolTip(help->globalPos(),
                                  tr("%1\n%2, filled in %3 of %4 lines looked at")
                                      .arg(row.field->name, kindText(row.field->kind))
                                      .arg(row.field->filled)
                                      .arg(m_summary->rows),
                                  viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace yagura::logs
