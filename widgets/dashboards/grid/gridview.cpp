#include "dashboards/grid/gridview.h"

#include "dashboards/grid/gridoverlays.h"
#include "dashboards/grid/selectionframe.h"
#include "kit/accessibility.h"

#include <QApplication>
#include <QMouseEvent>

namespace yagura::dashboards {

namespace {

bool contains(const ItemIds &ids, int id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

ItemIds with(ItemIds ids, int id)
{
    std::erase(ids, id);
    ids.push_back(id);
    return ids;
}

} // namespace

GridView::GridView(metrics::QueryScheduler &scheduler, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_scheduler(scheduler)
    , m_clock(clock)
    , m_handles(new SelectionFrame(SelectionFrame::Kind::Handles, this))
    , m_band(new SelectionBand(this))
    , m_shadow(new LiftShadow(this))
    , m_destination(new DestinationLabel(this))
{
    m_handles->setObjectName(QStringLiteral("selectionHandles"));
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    setAccessibleName(tr("Dashboard panels"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(&m_making, &QTimer::timeout, this, &GridView::makeFrames);
    connect(m_handles, &SelectionFrame::pressed, this, [this](Qt::Edges edges, const QPoint &at) {
        m_afterClick.reset();
        if (!m_selected.empty())
            beginDrag(m_selected, edges, at);
    });
    const auto drag = [this](const QPoint &at) { continueDrag(at, QGuiApplication::keyboardModifiers()); };
    connect(m_handles, &SelectionFrame::dragged, this, drag);
    connect(m_handles, &SelectionFrame::released, this, &GridView::finishDrag);
    connect(&m_scroller, &EdgeScroller::scrolled, this,
            [this](const QPoint &at) { continueDrag(at, m_modifiers); });
}

GridView::~GridView() = default;

void GridView::setMode(GridMode mode)
{
    cancelDrag();
    m_mode = mode;
    for (const auto &[id, frame] : m_frames)
        frame->setMode(mode);
    if (mode == GridMode::View)
        select(std::nullopt);
    updateHeight();
    update();
}

std::optional<int> GridView::selected() const
{
    return m_selected.empty() ? std::nullopt : std::optional(m_selected.back());
}

void GridView::select(std::optional<int> id)
{
    setSelection(id ? ItemIds{*id} : ItemIds());
}

void GridView::setSelection(const ItemIds &wanted)
{
    ItemIds ids;
    for (const int id : wanted) {
        if (m_index.contains(id))
            ids = with(std::move(ids), id);
    }
    const bool isChanged = ids != m_selected;
    m_selected = std::move(ids);
    if (isChanged) {
        for (const auto &[id, frame] : m_frames)
            frame->setSelected(m_selected.size() == 1 && m_selected.front() == id);
    }
    showSelection();
    if (isChanged)
        Q_EMIT selectionChanged();
}

void GridView::showSelection()
{
    const bool isShown = m_mode == GridMode::Edit && !m_selected.empty();
    const size_t marks = isShown && m_selected.size() > 1 ? m_selected.size() : 0;
    while (m_marks.size() < marks)
        m_marks.push_back(new SelectionFrame(SelectionFrame::Kind::Outline, this));
    for (size_t i = 0; i < m_marks.size(); ++i) {
        if (i < marks)
            m_marks[i]->surround(placeOf(m_selected[i]));
        else
            m_marks[i]->hide();
    }
    if (!isShown) {
        m_handles->hide();
        return;
    }
    QRect around;
    for (const int id : m_selected)
        around |= placeOf(id);
    m_handles->surround(isDragging() ? m_drag->liftedBox(geometryOf()) : around);
}

QSize GridView::sizeHint() const
{
    if (m_alone)
        return {960, 200};
    const int spare = m_mode == GridMode::Edit ? 2 : 0;
    return {960, geometryOf().heightOf(bottomOf(shownLayout()) + spare)};
}

void GridView::updateHeight()
{
    updateGeometry();
    setMinimumHeight(sizeHint().height());
}

void GridView::placeFrames(const GridLayout &layout)
{
    if (m_alone) {
        placeAlone();
        return;
    }
    const GridGeometry geometry = geometryOf();
    for (const auto &[id, frame] : m_frames) {
        const bool floats = isDragging() && m_drag->holds(id);
        frame->setGeometry(floats ? m_drag->liftedRect(id, geometry)
                                  : geometry.rectOf(itemOf(layout, id).rect));
    }
    wantFrames();
    showSelection();
    updateHeight();
    update();
}

void GridView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeFrames(shownLayout());
}

// A press selects; with several selected it may as well begin a drag of all of them, so that narrowing the
// selection waits for the release.
void GridView::pressFrame(int id, const QPoint &globalPosition)
{
    if (m_mode != GridMode::Edit) {
        if (m_frames.at(id)->panel().kind != PanelKind::Row)
            m_lift = {id, globalPosition};
        return;
    }
    const bool isFocus = globalPosition.isNull();
    if (isFocus && QGuiApplication::mouseButtons() != Qt::NoButton)
        return; // the press itself follows
    const bool isSelected = contains(m_selected, id);
    m_afterClick.reset();
    if (isFocus) {
        if (!isSelected)
            select(id);
        return;
    }
    const auto modifiers = QGuiApplication::keyboardModifiers();
    if (modifiers & (Qt::ControlModifier | Qt::ShiftModifier)) {
        ItemIds toggled = m_selected;
        if (isSelected && modifiers & Qt::ControlModifier)
            std::erase(toggled, id);
        else
            toggled = with(toggled, id);
        setSelection(with(m_selected, id));
        m_afterClick = toggled;
    } else if (isSelected) {
        m_afterClick = ItemIds{id};
    } else {
        select(id);
    }
    m_frames.at(id)->setFocus(Qt::MouseFocusReason);
    beginDrag(m_selected, {}, globalPosition);
}

std::optional<int> GridView::idAt(const QPoint &position) const
{
    for (const Panel &panel : m_panels) {
        if (placeOf(panel.id).contains(position))
            return panel.id;
    }
    return std::nullopt;
}

void GridView::mousePressEvent(QMouseEvent *event)
{
    if (m_mode != GridMode::Edit || event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    const bool adds = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    const QPoint at = event->position().toPoint();
    if (const auto id = idAt(at)) {
        setSelection(adds ? with(m_selected, *id) : ItemIds{*id});
        return;
    }
    if (!adds)
        select(std::nullopt);
    m_beforeBand = m_selected;
    m_bandFrom = at;
}

void GridView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_bandFrom && event->buttons() & Qt::LeftButton)
        stretchBand(event->position().toPoint());
}

void GridView::mouseReleaseEvent(QMouseEvent *)
{
    m_bandFrom.reset();
    m_band->hide();
}

void GridView::stretchBand(const QPoint &to)
{
    const QRect band = QRect(*m_bandFrom, to).normalized();
    m_band->stretch(band);
    ItemIds ids = m_beforeBand;
    for (const int id : readingOrder(m_layout)) {
        if (placeOf(id).intersects(band))
            ids = with(std::move(ids), id);
    }
    setSelection(ids);
    m_band->raise();
}

void GridView::beginDrag(const ItemIds &ids, Qt::Edges edges, const QPoint &globalPosition)
{
    m_drag.emplace(m_layout, ids, edges, mapFromGlobal(globalPosition));
}

void GridView::continueDrag(const QPoint &globalPosition, Qt::KeyboardModifiers modifiers)
{
    if (carryOut(globalPosition) || !m_drag)
        return;
    m_pointer = globalPosition;
    m_modifiers = modifiers;
    const bool wasUnderWay = m_drag->isUnderWay();
    const LayoutMode mode = draggingMode(m_layoutMode, modifiers);
    const bool isNew = m_drag->continueTo(mapFromGlobal(globalPosition), mode, geometryOf());
    if (!m_drag->isUnderWay())
        return;
    if (!wasUnderWay)
        grabKeyboard(); // Esc must reach us wherever the focus is
    if (isNew)
        placeFrames(m_drag->preview());
    showPreview();
    m_scroller.follow(scrollArea(), globalPosition);
}

// What follows the pointer: the lifted panels on their shadow, and the words.
void GridView::showPreview()
{
    const GridGeometry geometry = geometryOf();
    std::vector<QRect> lifted;
    for (const int id : m_drag->ids())
        lifted.push_back(m_drag->liftedRect(id, geometry));
    m_shadow->cast(lifted);
    m_shadow->raise();
    for (size_t i = 0; i < lifted.size(); ++i) {
        if (PanelFrame *frame = made(m_drag->ids()[i])) {
            frame->setGeometry(lifted[i]);
            frame->raise();
        }
    }
    showSelection();
    m_destination->say(destinationText(), geometry.rectOf(boxOf(m_drag->preview(), m_drag->ids())),
                       m_drag->liftedBox(geometry));
    update();
}

QString GridView::destinationText() const
{
    return isDragging() ? wordsFor(m_drag->start(), m_drag->preview(), m_drag->ids(), m_drag->mode())
                        : QString();
}

void GridView::endDrag()
{
    if (m_drag->isUnderWay())
        releaseKeyboard();
    m_drag.reset();
    m_scroller.stop();
    m_destination->hide();
    m_shadow->hide();
    placeFrames(m_layout);
}

void GridView::cancelDrag()
{
    m_bandFrom.reset();
    m_band->hide();
    m_afterClick.reset();
    if (!m_drag)
        return;
    const bool wasUnderWay = m_drag->isUnderWay();
    endDrag();
    if (wasUnderWay)
        kit::announce(this, tr("Put back"));
}

void GridView::finishDrag()
{
    m_lift.reset();
    if (!m_drag)
        return;
    const GridDrag drag = *m_drag;
    const auto afterClick = std::exchange(m_afterClick, std::nullopt);
    if (drag.isUnderWay())
        m_layout = drag.preview();
    endDrag();
    if (!drag.isUnderWay()) {
        if (afterClick)
            setSelection(*afterClick);
        return;
    }
    kit::announce(this, wordsFor(drag.start(), drag.preview(), drag.ids(), drag.mode()));
    if (drag.preview() != drag.start())
        Q_EMIT layoutEdited(drag.preview(), drag.isResize() ? EditKind::Resized : EditKind::Moved);
}

} // namespace yagura::dashboards
