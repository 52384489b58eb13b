// The frames of GridView: which are there, and how they come and go.
#include "dashboards/grid/gridview.h"

#include <QElapsedTimer>
#include <QGuiApplication>
#include <QScrollArea>
#include <QScrollBar>

namespace yagura::dashboards {

namespace {

constexpr qint64 sliceMs = 8; // of one turn of the event loop

} // namespace

QScrollArea *GridView::scrollArea() const
{
    for (QWidget *parent = parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            return area;
    }
    return nullptr;
}

QRect GridView::seen() const
{
    const QScrollArea *area = scrollArea();
    return area ? QRect(mapFrom(area->viewport(), QPoint()), area->viewport()->size()) : rect();
}

const GridItem &GridView::itemOf(const GridLayout &layout, int id) const
{
    const size_t usual = m_index.at(id);
    return usual < layout.size() && layout[usual].id == id ? layout[usual] : *findItem(layout, id);
}

QRect GridView::placeOf(int id) const
{
    const PanelFrame *frame = made(id);
    return frame ? frame->geometry() : geometryOf().rectOf(itemOf(shownLayout(), id).rect);
}

void GridView::connectFrame(PanelFrame &frame)
{
    connect(&frame, &PanelFrame::editRequested, this, &GridView::editRequested);
    connect(&frame, &PanelFrame::duplicateRequested, this, &GridView::duplicateRequested);
    connect(&frame, &PanelFrame::removeRequested, this, [this](int id) { Q_EMIT removeRequested({id}); });
    connect(&frame, &PanelFrame::rowToggled, this, &GridView::rowToggled);
    connect(&frame, &PanelFrame::menuRequested, this, &GridView::menuRequested);
    connect(&frame, &PanelFrame::settled, this, &GridView::frameSettled);
    connect(&frame, &PanelFrame::pressed, this, &GridView::pressFrame);
    connect(&frame, &PanelFrame::dragged, this,
            [this](const QPoint &at) { continueDrag(at, QGuiApplication::keyboardModifiers()); });
    connect(&frame, &PanelFrame::released, this, &GridView::finishDrag);
}

// Together: each for itself would make Qt look through the events of all the others.
void GridView::removeLeftFrames()
{
    QWidget *leaving = nullptr;
    for (auto it = m_frames.begin(); it != m_frames.end();) {
        if (m_index.contains(it->first)) {
            ++it;
            continue;
        }
        if (!leaving) {
            leaving = new QWidget(this);
            leaving->deleteLater(); // one of them may be the one whose button leads here
        }
        PanelFrame *frame = it->second;
        it = m_frames.erase(it);
        frame->hide(); // gives the focus away
        frame->setParent(leaving);
    }
}

// Whether they come in the order of before.
bool GridView::takePanels(const std::vector<Panel> &panels)
{
    const bool isSameOrder = std::ranges::equal(m_panels, panels, {}, &Panel::id, &Panel::id);
    m_panels = panels;
    if (isSameOrder)
        return true;
    m_index.clear();
    for (size_t i = 0; i < m_panels.size(); ++i)
        m_index.insert_or_assign(m_panels[i].id, i);
    return false;
}

void GridView::setDashboard(const Dashboard &dashboard)
{
    cancelDrag();
    m_incoming.reset();
    m_layoutMode = dashboard.layout;
    m_layout = gridOf(dashboard);
    const bool isSameOrder = takePanels(dashboard.panels);
    setSelection(m_selected);
    removeLeftFrames();
    for (const auto &[id, frame] : m_frames)
        frame->setPanel(m_panels[m_index.at(id)]);
    for (size_t i = 0; !isSameOrder && i < m_panels.size(); ++i)
        chainFrame(i);
    if (m_alone && !m_index.contains(*m_alone))
        setAlone(std::nullopt);
    placeFrames(m_layout);
    makeFrames();
}

// Into the order of the keyboard, behind the one before it.
void GridView::chainFrame(size_t index)
{
    PanelFrame *frame = made(m_panels[index].id);
    if (!frame)
        return;
    QWidget *previous = this;
    for (size_t i = index; i > 0 && previous == this; --i) {
        if (PanelFrame *before = made(m_panels[i - 1].id))
            previous = before;
    }
    setTabOrder(previous, frame);
}

PanelFrame &GridView::makeFrame(size_t index)
{
    const int id = m_panels[index].id;
    const QRect place = m_alone == id ? rect() : placeOf(id);
    auto *frame = new PanelFrame(m_scheduler, m_clock, this);
    m_frames.emplace(id, frame);
    frame->setPanel(m_panels[index]);
    frame->setMode(m_mode);
    frame->setBare(m_isBare);
    frame->setSelected(m_selected == ItemIds{id});
    connectFrame(*frame);
    chainFrame(index);
    frame->setGeometry(place);
    if (isDragging())
        frame->lower(); // what is dragged is above
    frame->setVisible(!m_alone || m_alone == id);
    Q_EMIT frameAdded(frame);
    return *frame;
}

// What is seen comes first.
void GridView::findWanted()
{
    m_isWantedKnown = true;
    m_wanted.clear();
    if (m_alone && !m_isWhole)
        return;
    const QRect now = seen();
    const GridGeometry geometry = geometryOf();
    std::vector<std::pair<int, size_t>> byDistance;
    for (size_t i = 0; i < m_panels.size(); ++i) {
        const QRect place = geometry.rectOf(itemOf(shownLayout(), m_panels[i].id).rect);
        const int distance = std::max({place.top() - now.bottom(), now.top() - place.bottom(), 0});
        if ((m_isWhole || distance <= now.height()) && !made(m_panels[i].id))
            byDistance.emplace_back(distance, i);
    }
    std::ranges::sort(byDistance, std::greater());
    for (const auto &[distance, index] : byDistance)
        m_wanted.push_back(index);
}

void GridView::wantFrames()
{
    m_isWantedKnown = false;
    if (!m_making.isActive())
        m_making.start();
}

bool GridView::isMakingSeen()
{
    if (!m_isWantedKnown)
        findWanted();
    while (!m_wanted.empty() && made(m_panels[m_wanted.back()].id))
        m_wanted.pop_back(); // asked for meanwhile
    return !m_wanted.empty() && placeOf(m_panels[m_wanted.back()].id).intersects(seen());
}

void GridView::makeFrames()
{
    QElapsedTimer since;
    since.start();
    if (!m_isWantedKnown)
        findWanted();
    const size_t before = m_frames.size();
    while (!m_wanted.empty() && since.elapsed() < sliceMs) {
        const size_t index = m_wanted.back();
        m_wanted.pop_back();
        if (!made(m_panels[index].id))
            makeFrame(index);
    }
    if (m_wanted.empty())
        m_making.stop();
    if (m_frames.size() == before)
        return;
    showSelection(); // above the new ones
    Q_EMIT framesMade();
}

void GridView::setWhole(bool isWhole)
{
    m_isWhole = isWhole;
    wantFrames();
}

void GridView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (const QScrollArea *area = scrollArea()) {
        const QScrollBar *bar = area->verticalScrollBar();
        connect(bar, &QScrollBar::valueChanged, this, &GridView::wantFrames, Qt::UniqueConnection);
        connect(bar, &QScrollBar::rangeChanged, this, &GridView::wantFrames, Qt::UniqueConnection);
    }
    wantFrames();
}

const Panel *GridView::panel(int id) const
{
    const auto it = m_index.find(id);
    return it == m_index.end() ? nullptr : &m_panels[it->second];
}

PanelFrame *GridView::made(int id) const
{
    const auto it = m_frames.find(id);
    return it == m_frames.end() ? nullptr : it->second;
}

PanelFrame *GridView::frame(int id)
{
    if (PanelFrame *frame = made(id))
        return frame;
    const auto it = m_index.find(id);
    return it == m_index.end() ? nullptr : &makeFrame(it->second);
}

std::vector<PanelFrame *> GridView::frames() const
{
    std::vector<PanelFrame *> all;
    for (const Panel &panel : m_panels) {
        if (PanelFrame *frame = made(panel.id))
            all.push_back(frame);
    }
    return all;
}

std::vector<PanelFrame *> GridView::visibleFrames() const
{
    const QRect now = seen();
    std::vector<PanelFrame *> visible;
    for (PanelFrame *frame : frames()) {
        if (frame->geometry().intersects(now) && frame->isVisibleTo(this))
            visible.push_back(frame);
    }
    return visible;
}

} // namespace yagura::dashboards
