#include "dashboards/gridview.h"

#include "dashboards/selectionframe.h"
#include "kit/controls/plainlabel.h"
#include "kit/paintparts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>

namespace yagura::dashboards {

namespace {

// The pill that says where a panel would land.
class DestinationLabel : public kit::PlainLabel
{
public:
    explicit DestinationLabel(QWidget *parent)
        : kit::PlainLabel({}, kit::TextStyle::LabelStrong, kit::ColorRole::OnAccent, parent)
    {
        setContentsMargins(kit::space::small, 2, kit::space::small, 2);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        kit::paintBox(painter, rect(), kit::Theme::of(this).color(kit::ColorRole::Accent), {});
        kit::PlainLabel::paintEvent(event);
    }
};

QScrollArea *scrollAreaOf(const QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            return area;
    }
    return nullptr;
}

} // namespace

GridView::GridView(metrics::QueryScheduler &scheduler, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_selection(new SelectionFrame(this))
    , m_destination(new DestinationLabel(this))
{
    setFocusPolicy(Qt::ClickFocus);
    setAccessibleName(tr("Dashboard panels"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setSizePolicy(policy);
    connect(m_selection, &SelectionFrame::pressed, this, [this](Qt::Edges edges, const QPoint &at) {
        if (m_selected)
            beginDrag(*m_selected, edges, at);
    });
    connect(m_selection, &SelectionFrame::dragged, this, &GridView::continueDrag);
    connect(m_selection, &SelectionFrame::released, this, &GridView::finishDrag);
}

GridView::~GridView() = default;

void GridView::connectFrame(PanelFrame &frame)
{
    connect(&frame, &PanelFrame::editRequested, this, &GridView::editRequested);
    connect(&frame, &PanelFrame::duplicateRequested, this, &GridView::duplicateRequested);
    connect(&frame, &PanelFrame::removeRequested, this, &GridView::removeRequested);
    connect(&frame, &PanelFrame::rowToggled, this, &GridView::rowToggled);
    connect(&frame, &PanelFrame::settled, this, &GridView::frameSettled);
    connect(&frame, &PanelFrame::pressed, this, [this](int id, const QPoint &at) {
        if (m_mode != GridMode::Edit)
            return;
        select(id);
        if (!at.isNull())
            beginDrag(id, {}, at);
    });
    connect(&frame, &PanelFrame::dragged, this, &GridView::continueDrag);
    connect(&frame, &PanelFrame::released, this, &GridView::finishDrag);
}

void GridView::addFrame(const Panel &panel)
{
    auto *frame = new PanelFrame(m_scheduler, m_clock, this);
    m_frames.emplace(panel.id, frame);
    frame->setPanel(panel);
    frame->setMode(m_mode);
    connectFrame(*frame);
    frame->show();
    Q_EMIT frameAdded(frame);
}

void GridView::setDashboard(const Dashboard &dashboard)
{
    cancelDrag();
    m_layoutMode = dashboard.layout;
    m_layout = gridOf(dashboard);
    for (auto it = m_frames.begin(); it != m_frames.end();) {
        if (findPanel(dashboard, it->first)) {
            ++it;
            continue;
        }
        it->second->hide();
        it->second->deleteLater();
        it = m_frames.erase(it);
    }
    QWidget *previous = nullptr;
    for (const Panel &panel : dashboard.panels) {
        if (m_frames.contains(panel.id))
            m_frames.at(panel.id)->setPanel(panel);
        else
            addFrame(panel);
        QWidget *current = m_frames.at(panel.id);
        if (previous)
            setTabOrder(previous, current);
        previous = current;
    }
    if (m_selected && !m_frames.contains(*m_selected))
        select(std::nullopt);
    placeFrames(m_layout);
}

void GridView::setMode(GridMode mode)
{
    cancelDrag();
    m_mode = mode;
    for (const auto &[id, frame] : m_frames)
        frame->setMode(mode);
    if (mode == GridMode::View)
        select(std::nullopt);
    updateHeight(m_layout);
    update();
}

PanelFrame *GridView::frame(int id) const
{
    const auto it = m_frames.find(id);
    return it == m_frames.end() ? nullptr : it->second;
}

std::vector<PanelFrame *> GridView::frames() const
{
    std::vector<PanelFrame *> all;
    for (const GridItem &item : m_layout)
        all.push_back(m_frames.at(item.id));
    return all;
}

std::vector<PanelFrame *> GridView::visibleFrames() const
{
    const QScrollArea *area = scrollAreaOf(this);
    const QRect seen = area ? QRect(mapFrom(area->viewport(), QPoint()), area->viewport()->size()) : rect();
    std::vector<PanelFrame *> visible;
    for (PanelFrame *frame : frames()) {
        if (frame->geometry().intersects(seen))
            visible.push_back(frame);
    }
    return visible;
}

void GridView::select(std::optional<int> id)
{
    if (id && !m_frames.contains(*id))
        id.reset();
    const bool changed = m_selected != id;
    if (changed && m_selected && m_frames.contains(*m_selected))
        m_frames.at(*m_selected)->setSelected(false);
    if (changed && id)
        m_frames.at(*id)->setSelected(true);
    m_selected = id;
    if (id && m_mode == GridMode::Edit)
        m_selection->surround(m_frames.at(*id)->geometry());
    else
        m_selection->hide();
    if (changed)
        Q_EMIT selectionChanged();
}

QSize GridView::sizeHint() const
{
    const int spare = m_mode == GridMode::Edit ? 2 : 0;
    return {960, geometryOf().heightOf(bottomOf(m_drag ? m_drag->preview : m_layout) + spare)};
}

void GridView::updateHeight(const GridLayout &)
{
    updateGeometry();
    setMinimumHeight(sizeHint().height());
}

void GridView::placeFrames(const GridLayout &layout)
{
    const GridGeometry geometry = geometryOf();
    for (const GridItem &item : layout) {
        if (isDragging() && item.id == m_drag->id)
            continue;
        m_frames.at(item.id)->setGeometry(geometry.rectOf(item.rect));
    }
    if (m_selected && m_mode == GridMode::Edit)
        m_selection->surround(m_frames.at(*m_selected)->geometry());
    updateHeight(layout);
    update();
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFrames(m_drag ? m_drag->preview : m_layout);
}

void GridView::beginDrag(int id, Qt::Edges edges, const QPoint &globalPosition)
{
    Drag drag;
    drag.id = id;
    drag.edges = edges;
    drag.pressedAt = globalPosition;
    drag.startRect = m_frames.at(id)->geometry();
    drag.start = m_layout;
    drag.preview = m_layout;
    m_drag = std::move(drag);
    m_frames.at(id)->setFocus(Qt::MouseFocusReason);
}

QRect GridView::draggedRect(const QPoint &delta) const
{
    QRect rect = m_drag->startRect;
    if (!m_drag->edges)
        return rect.translated(delta);
    const int leastWidth = geometryOf().x(1);
    const int leastHeight = kit::size::gridRow;
    if (m_drag->edges & Qt::LeftEdge)
        rect.setLeft(std::min(rect.left() + delta.x(), rect.right() - leastWidth));
    if (m_drag->edges & Qt::RightEdge)
        rect.setRight(std::max(rect.right() + delta.x(), rect.left() + leastWidth));
    if (m_drag->edges & Qt::TopEdge)
        rect.setTop(std::min(rect.top() + delta.y(), rect.bottom() - leastHeight));
    if (m_drag->edges & Qt::BottomEdge)
        rect.setBottom(std::max(rect.bottom() + delta.y(), rect.top() + leastHeight));
    return rect;
}

void GridView::continueDrag(const QPoint &globalPosition)
{
    if (!m_drag)
        return;
    const QPoint delta = globalPosition - m_drag->pressedAt;
    if (!m_drag->isUnderWay && delta.manhattanLength() < QApplication::startDragDistance())
        return;
    PanelFrame *frame = m_frames.at(m_drag->id);
    if (!std::exchange(m_drag->isUnderWay, true)) {
        grabKeyboard(); // Esc must reach us wherever the focus is
        frame->raise();
    }
    const QRect rect = draggedRect(delta);
    const QPoint corner = geometryOf().cellAt(rect.topLeft());
    if (!m_drag->edges) {
        m_drag->preview = moved(m_drag->start, m_drag->id, corner.x(), corner.y(), m_layoutMode);
    } else {
        const QPoint end = geometryOf().cellAt(rect.bottomRight() + QPoint(kit::size::gridGap, kit::size::gridGap));
        m_drag->preview = resized(m_drag->start, m_drag->id,
                                  {corner.x(), corner.y(), end.x() - corner.x(), end.y() - corner.y()}, m_layoutMode);
    }
    frame->setGeometry(rect);
    placeFrames(m_drag->preview);
    m_selection->surround(rect);
    showDestination();
    if (QScrollArea *area = scrollAreaOf(this)) {
        const QPoint pointer = area->widget()->mapFromGlobal(globalPosition);
        area->ensureVisible(pointer.x(), pointer.y(), 0, GridGeometry::rowPitch);
    }
}

QString GridView::destinationText() const
{
    if (!isDragging())
        return {};
    const GridRect target = findItem(m_drag->preview, m_drag->id)->rect;
    const int others = static_cast<int>(changedItems(m_drag->start, m_drag->preview, m_drag->id).size());
    const QString text = others == 0 ? tr("Column %1, row %2, %3 × %4. Nothing else moves")
                                     : tr("Column %1, row %2, %3 × %4. %n other panel(s) move(s)", nullptr, others);
    return text.arg(target.x + 1).arg(target.y + 1).arg(target.w).arg(target.h);
}

void GridView::showDestination()
{
    m_destination->setText(destinationText());
    m_destination->adjustSize();
    const QRect landing = geometryOf().rectOf(findItem(m_drag->preview, m_drag->id)->rect);
    const int x = std::min(landing.left() + kit::space::small, width() - m_destination->width());
    QRect place(QPoint(std::max(x, 0), landing.top() + kit::space::small), m_destination->size());
    const QRect lifted = m_frames.at(m_drag->id)->geometry();
    if (place.intersects(lifted) && lifted.top() >= place.height() + kit::space::small)
        place.moveBottom(lifted.top() - kit::space::small); // not over its title
    m_destination->move(place.topLeft());
    m_destination->show();
    m_destination->raise();
}

void GridView::endDrag()
{
    if (m_drag->isUnderWay)
        releaseKeyboard();
    m_drag.reset();
    m_destination->hide();
    placeFrames(m_layout);
}

void GridView::cancelDrag()
{
    if (m_drag)
        endDrag();
}

void GridView::finishDrag()
{
    if (!m_drag)
        return;
    const Drag drag = *m_drag;
    if (drag.isUnderWay)
        m_layout = drag.preview;
    endDrag();
    if (drag.isUnderWay && drag.preview != drag.start)
        Q_EMIT layoutEdited(drag.preview, drag.edges ? EditKind::Resized : EditKind::Moved);
}

void GridView::nudge(const QPoint &cells, EditKind kind)
{
    const GridRect rect = findItem(m_layout, *m_selected)->rect;
    const GridLayout next = kind == EditKind::Moved
        ? moved(m_layout, *m_selected, rect.x + cells.x(), rect.y + cells.y(), m_layoutMode)
        : resized(m_layout, *m_selected, {rect.x, rect.y, rect.w + cells.x(), rect.h + cells.y()}, m_layoutMode);
    if (next == m_layout)
        return;
    m_layout = next;
    placeFrames(m_layout);
    Q_EMIT layoutEdited(m_layout, kind);
}

void GridView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drag) {
        cancelDrag();
        return;
    }
    if (m_mode != GridMode::Edit || !m_selected || m_drag) {
        QWidget::keyPressEvent(event);
        return;
    }
    const EditKind kind = event->modifiers() & Qt::ShiftModifier ? EditKind::Resized : EditKind::Moved;
    switch (event->key()) {
    case Qt::Key_Left:
        return nudge({-1, 0}, kind);
    case Qt::Key_Right:
        return nudge({1, 0}, kind);
    case Qt::Key_Up:
        return nudge({0, -1}, kind);
    case Qt::Key_Down:
        return nudge({0, 1}, kind);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT editRequested(*m_selected);
        return;
    case Qt::Key_Delete:
        Q_EMIT removeRequested(*m_selected);
        return;
    case Qt::Key_Escape:
        select(std::nullopt);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void GridView::mousePressEvent(QMouseEvent *event)
{
    if (m_mode == GridMode::Edit)
        select(std::nullopt);
    QWidget::mousePressEvent(event);
}

void GridView::paintEvent(QPaintEvent *)
{
    if (!isDragging())
        return;
    const kit::Theme &theme = kit::Theme::of(this);
    const GridGeometry geometry = geometryOf();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect origin = geometry.rectOf(findItem(m_drag->start, m_drag->id)->rect);
    const QRect landing = geometry.rectOf(findItem(m_drag->preview, m_drag->id)->rect);
    if (origin != landing) {
        kit::paintDashedBox(painter, origin, {}, theme.color(kit::ColorRole::LineStrong), kit::size::radiusPanel);
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        painter.setPen(theme.color(kit::ColorRole::TextFaint));
        const QString title = m_frames.at(m_drag->id)->accessibleName();
        painter.drawText(origin.adjusted(8, 8, -8, -12), Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap,
                         tr("%1 was here. Esc puts it back").arg(title));
    }
    kit::paintDashedBox(painter, landing, kit::withAlpha(theme.color(kit::ColorRole::Accent), 0.25),
                        theme.color(kit::ColorRole::Accent), kit::size::radiusPanel);
    const QRect lifted = m_frames.at(m_drag->id)->geometry().translated(6, 8);
    kit::paintBox(painter, lifted, kit::withAlpha(theme.color(kit::ColorRole::LineStrong), 0.6), {}, kit::size::radiusPanel);
}

} // namespace yagura::dashboards
