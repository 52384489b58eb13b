// The keyboard of GridView: arrows move, Shift+arrows resize, Tab walks the panels.
#include "dashboards/grid/gridview.h"
#include "kit/accessibility.h"

#include <QKeyEvent>
#include <QScrollArea>

namespace yagura::dashboards {

namespace {

std::optional<GridOffset> stepOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return GridOffset{-1, 0};
    case Qt::Key_Right:
        return GridOffset{1, 0};
    case Qt::Key_Up:
        return GridOffset{0, -1};
    case Qt::Key_Down:
        return GridOffset{0, 1};
    default:
        return std::nullopt;
    }
}

Qt::KeyboardModifier modifierOf(int key)
{
    switch (key) {
    case Qt::Key_Shift:
        return Qt::ShiftModifier;
    case Qt::Key_Control:
        return Qt::ControlModifier;
    case Qt::Key_Alt:
        return Qt::AltModifier;
    default:
        return Qt::NoModifier;
    }
}

} // namespace

// Under gravity a cell's step falls back and with swap it is too short to reach anybody: the first step that
// does something is taken.
void GridView::nudge(GridOffset step, EditKind kind)
{
    const GridRect box = boxOf(m_layout, m_selected);
    GridLayout next = m_layout;
    if (kind == EditKind::Resized) {
        next = resizedBlock(m_layout, m_selected, {box.x, box.y, box.w + step.x, box.h + step.y},
                            m_layoutMode);
    } else {
        const int farthest = step.x != 0 ? gridColumns : bottomOf(m_layout);
        for (int n = 1; n <= farthest && next == m_layout; ++n)
            next = movedBy(m_layout, m_selected, {n * step.x, n * step.y}, m_layoutMode);
    }
    if (next == m_layout) {
        kit::announce(this, tr("No further"));
        return;
    }
    const QString words = wordsFor(m_layout, next, m_selected, m_layoutMode);
    m_layout = next;
    placeFrames(m_layout);
    kit::announce(this, words);
    Q_EMIT layoutEdited(m_layout, kind);
}

bool GridView::actOnKey(const QKeyEvent &event)
{
    if (event.matches(QKeySequence::SelectAll)) {
        setSelection(readingOrder(m_layout));
        return true;
    }
    if (m_selected.empty())
        return false;
    if (const auto step = stepOf(event.key())) {
        nudge(*step, event.modifiers() & Qt::ShiftModifier ? EditKind::Resized : EditKind::Moved);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested(m_selected.back());
        return true;
    case Qt::Key_Delete:
        Q_EMIT removeRequested(ItemIds(m_selected));
        return true;
    case Qt::Key_Escape:
        select(std::nullopt);
        return true;
    default:
        return false;
    }
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    if (m_drag) {
        if (event->key() == Qt::Key_Escape)
            cancelDrag();
        else
            changeModifiers(*event, true);
        return;
    }
    if (m_mode != GridMode::Edit || !actOnKey(*event))
        QWidget::keyPressEvent(event);
}

void GridView::keyReleaseEvent(QKeyEvent *event)
{
    if (m_drag)
        changeModifiers(*event, false);
    else
        QWidget::keyReleaseEvent(event);
}

// The event of a modifier does not reliably say whether it counts itself.
void GridView::changeModifiers(const QKeyEvent &event, bool isDown)
{
    const Qt::KeyboardModifier modifier = modifierOf(event.key());
    if (modifier == Qt::NoModifier || !isDragging())
        return;
    auto modifiers = m_modifiers;
    modifiers.setFlag(modifier, isDown);
    continueDrag(m_pointer, modifiers);
}

bool GridView::focusNextPrevChild(bool next)
{
    if (m_mode != GridMode::Edit) {
        makeNeighbour(next);
        return QWidget::focusNextPrevChild(next);
    }
    if (m_drag)
        return true;
    if (!focusPanel(next))
        focusBeyond(next);
    return true;
}

// So that the focus finds it.
void GridView::makeNeighbour(bool next)
{
    const QWidget *focused = focusWidget();
    for (const auto &[id, frame] : m_frames) {
        if (!focused || (frame != focused && !frame->isAncestorOf(focused)))
            continue;
        const size_t at = m_index.at(id);
        if (next ? at + 1 < m_panels.size() : at > 0)
            (void)this->frame(m_panels[next ? at + 1 : at - 1].id);
        return;
    }
}

// From panel to panel as they are read, whatever holds more inside.
bool GridView::focusPanel(bool next)
{
    const ItemIds order = readingOrder(m_layout);
    const QWidget *focused = focusWidget();
    const auto holdsFocus = [&](int id) {
        const PanelFrame *one = made(id);
        return focused && one && (one == focused || one->isAncestorOf(focused));
    };
    const auto at = std::find_if(order.begin(), order.end(), holdsFocus);
    const auto index
        = at == order.end() ? (next ? -1 : static_cast<std::ptrdiff_t>(order.size())) : at - order.begin();
    const auto wanted = index + (next ? 1 : -1);
    if (wanted < 0 || wanted >= static_cast<std::ptrdiff_t>(order.size()))
        return false;
    const int id = order[static_cast<size_t>(wanted)];
    select(id);
    PanelFrame *panel = frame(id);
    panel->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    if (QScrollArea *area = scrollArea())
        area->ensureWidgetVisible(panel, 0, kit::space::large);
    return true;
}

void GridView::focusBeyond(bool next)
{
    QWidget *widget = focusWidget() ? focusWidget() : this;
    for (QWidget *one = next ? widget->nextInFocusChain() : widget->previousInFocusChain(); one != widget;
         one = next ? one->nextInFocusChain() : one->previousInFocusChain()) {
        const bool isOurs = one == this || isAncestorOf(one);
        const bool takes
            = one->focusPolicy() & Qt::TabFocus && one->isEnabled() && one->isVisibleTo(window());
        if (isOurs || !takes || one->focusProxy() || one->isWindow())
            continue;
        one->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        return;
    }
}

} // namespace yagura::dashboards
