// How DashboardsScreen is looked at: one panel alone, without its bar on a wall, as a whole for a picture.
#include "core/clock.h"
#include "core/duration.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/windows/panelcommands.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>

namespace yagura::dashboards {

using namespace std::chrono_literals;

namespace {

constexpr auto drawingPatience = 30s;
constexpr int allTheRoom = 1000; // against the stretch of 1 below the grid

} // namespace

std::optional<int> DashboardsScreen::alone() const
{
    return m_grid->alone();
}

QString DashboardsScreen::breadcrumb() const
{
    const PanelFrame *frame = alone() ? m_grid->frame(*alone()) : nullptr;
    return frame ? frame->shownTitle() : QString();
}

void DashboardsScreen::setAlone(std::optional<int> id)
{
    const Panel *panel = id ? findPanel(dashboard(), *id) : nullptr;
    if (panel && panel->kind == PanelKind::Row)
        id.reset();
    if (id == alone())
        return;
    if (id && isEditing())
        setEditing(false);
    m_grid->setAlone(id);
    showAlone();
    if (PanelFrame *frame = alone() ? m_grid->frame(*alone()) : nullptr)
        frame->setFocus(Qt::OtherFocusReason);
    Q_EMIT titleChanged();
    m_scrollTimer.start();
}

void DashboardsScreen::showAlone()
{
    auto *page = static_cast<QBoxLayout *>(m_area->widget()->layout());
    page->setStretch(0, alone() ? allTheRoom : 0);
    page->activate();
}

void DashboardsScreen::setPresenting(bool isPresenting)
{
    if (isPresenting == m_isPresenting)
        return;
    if (isPresenting) {
        setEditing(false);
        setShowingVersions(false);
        m_commands->closePanes();
    }
    m_isPresenting = isPresenting;
    m_bar->setVisible(!isPresenting && !m_isTornOff);
    m_grid->setBare(isPresenting);
    m_scrollTimer.start();
}

void DashboardsScreen::setTornOff()
{
    m_isTornOff = true;
    m_bar->hide();
}

// The same range again would only refresh.
void DashboardsScreen::takeOwnTime()
{
    const auto &own = dashboard().time;
    if (own && *own != m_time.expression())
        (void)m_time.setExpression(*own);
    if (const auto refresh = parseDuration(dashboard().refresh); refresh && *refresh > Duration::zero())
        m_time.setRefreshInterval(std::chrono::duration_cast<std::chrono::milliseconds>(*refresh));
}

void DashboardsScreen::insertPanels(const std::vector<Panel> &panels, const std::optional<GridLayout> &layout)
{
    if (!hasDashboard() || panels.empty())
        return;
    Dashboard edited = dashboard();
    GridLayout places = layout.value_or(GridLayout());
    ItemIds added;
    for (Panel panel : panels) {
        const int old = panel.id;
        panel.id = nextPanelId(edited);
        panel.children.clear();
        added.push_back(panel.id);
        for (GridItem &item : places) {
            if (item.id == old && layout)
                item.id = panel.id;
        }
        edited = withPanelAdded(std::move(edited), std::move(panel));
    }
    applyGrid(edited, places);
    record(std::move(edited), EditKind::Added);
    setEditing(true);
    m_grid->setSelection(added);
    if (PanelFrame *frame = m_grid->frame(added.back())) {
        m_area->widget()->layout()->activate();
        m_area->ensureWidgetVisible(frame);
    }
}

int DashboardsScreen::fullHeight() const
{
    return height() - m_area->viewport()->height() + m_area->widget()->sizeHint().height();
}

DashboardPlace DashboardsScreen::place(int panel) const
{
    DashboardPlace where{openId(), panel, {}};
    for (const Variable &variable : m_variables)
        where.variables.insert(variable.name, variable.current);
    return where;
}

void DashboardsScreen::goTo(const DashboardPlace &place)
{
    open(place.id, OpenTime::Shared);
    if (openId() != place.id)
        return;
    whenOpen([this, place] {
        for (auto it = place.variables.begin(); it != place.variables.end(); ++it)
            setVariable(it.key(), it.value());
        setAlone(place.panel > 0 ? std::optional(place.panel) : std::nullopt);
    });
}

std::vector<PanelFrame *> DashboardsScreen::wantedFrames() const
{
    return m_drawings.empty() ? m_grid->visibleFrames() : m_grid->frames();
}

bool DashboardsScreen::hasAnswered(const std::vector<PanelFrame *> &frames) const
{
    return std::none_of(frames.begin(), frames.end(),
                        [](const PanelFrame *frame) { return frame->isRunning() || frame->isOutdated(); });
}

void DashboardsScreen::drawEverything(const std::function<void()> &draw)
{
    setAlone(std::nullopt);
    m_drawings.push_back(draw);
    m_drawingSince = m_time.clock().now();
    m_isDrawingReady = false;
    m_grid->setWhole(true);
    askPanels(Ask::Outdated);
    m_drawTimer.start();
}

void DashboardsScreen::waitForEverything()
{
    const bool isPatient = m_time.clock().now() - *m_drawingSince < drawingPatience;
    if (!isSettled() && isPatient) {
        askPanels(Ask::Outdated);
        return;
    }
    // What came last is laid out by the next turn.
    if (!std::exchange(m_isDrawingReady, true))
        return;
    m_drawTimer.stop();
    const auto drawings = std::exchange(m_drawings, {});
    m_grid->setBare(true);
    for (const auto &draw : drawings)
        draw();
    m_grid->setBare(m_isPresenting);
    m_grid->setWhole(false);
}

void DashboardsScreen::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && alone() && !m_isPresenting && !m_isTornOff)
        setAlone(std::nullopt);
    else
        kit::Screen::keyPressEvent(event);
}

} // namespace yagura::dashboards
