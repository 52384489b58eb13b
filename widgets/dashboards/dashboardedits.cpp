// What the operator does to the dashboard shown: each is one step of the journal.
#include "dashboards/dashboardsscreen.h"
#include "dashboards/editor/query/querysources.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/overlays/overlaydesk.h"
#include "dashboards/paneleditor.h"
#include "dashboards/panelframe.h"
#include "dashboards/windows/panelcommands.h"
#include "kit/actionregistry.h"

#include <QLayout>
#include <QScrollArea>

namespace yagura::dashboards {

void DashboardsScreen::addPanel(PanelKind kind)
{
    const int id = nextPanelId(dashboard());
    setShowingVersions(false);
    Panel panel = newPanel(id, kind);
    panel.title = tr("New panel");
    record(withPanelAdded(dashboard(), panel), EditKind::Added);
    setEditing(true);
    m_grid->select(id);
    if (PanelFrame *frame = m_grid->frame(id)) {
        m_area->widget()->layout()->activate();
        m_area->ensureWidgetVisible(frame);
    }
    editPanel(id);
}

bool DashboardsScreen::addPanelClip(const QByteArray &text)
{
    const auto panels = readPanels(text, panelMimeType);
    if (!panels || !hasDashboard())
        return false;
    setShowingVersions(false);
    insertPanels(*panels, std::nullopt);
    return true;
}

QuerySources DashboardsScreen::querySources() const
{
    QuerySources sources;
    sources.connected = {m_sources, m_feeds->logSources()};
    sources.variables = m_variables;
    sources.targets = m_targetLists;
    return sources;
}

void DashboardsScreen::editPanel(int shownId)
{
    const int id = originalOf(shownId);
    const Panel *panel = findPanel(dashboard(), id);
    if (!panel || panel->kind == PanelKind::Row)
        return;
    const Panel wanted = *panel; // committing the other panel replaces the dashboard
    if (m_editor->isVisible() && m_editor->panel().id != id)
        m_editor->commit();
    setShowingVersions(false);
    setEditing(true);
    m_grid->select(id);
    m_editor->setSources(querySources());
    const PanelFrame *frame = m_grid->frame(shownId);
    m_editor->setData(frame ? frame->data() : nullptr);
    m_editor->setPanel(wanted);
    m_editor->show();
}

void DashboardsScreen::duplicatePanel(int id)
{
    const int copy = nextPanelId(dashboard());
    record(withPanelDuplicated(dashboard(), id), EditKind::Duplicated);
    m_grid->select(copy);
}

void DashboardsScreen::removePanel(int id)
{
    removePanels({id});
}

void DashboardsScreen::removePanels(const ItemIds &ids)
{
    Dashboard edited = dashboard();
    for (const int id : ids)
        edited = withPanelRemoved(std::move(edited), id);
    record(std::move(edited), EditKind::Removed);
}

void DashboardsScreen::setLayoutMode(LayoutMode mode)
{
    record(withLayoutMode(dashboard(), mode), EditKind::LayoutChanged);
}

void DashboardsScreen::rename(const QString &title)
{
    Dashboard edited = dashboard();
    edited.title = title.trimmed();
    if (edited.title.isEmpty())
        return;
    const size_t from = m_journal.journal().position();
    record(std::move(edited), EditKind::TitleChanged);
    takeStep(from);
}

void DashboardsScreen::keepTimeRange()
{
    Dashboard edited = dashboard();
    edited.time = m_time.expression();
    record(std::move(edited), EditKind::TimeChanged);
}

void DashboardsScreen::keepVariables()
{
    Dashboard edited = dashboard();
    for (Variable &variable : edited.variables) {
        const auto chosen = std::find_if(m_variables.begin(), m_variables.end(),
                                         [&](const Variable &one) { return one.name == variable.name; });
        if (chosen == m_variables.end())
            continue;
        variable.current = chosen->current;
        variable.filters = chosen->filters;
    }
    record(std::move(edited), EditKind::VariableChanged);
}

void DashboardsScreen::registerActions(kit::ActionRegistry &registry)
{
    const QString group = tr("Dashboards");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(this, {QLatin1String(id), text, group, key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    const auto withSelected = [this](auto act) {
        return [this, act] {
            if (m_grid->selected())
                act(*m_grid->selected());
        };
    };
    add("dashboards.edit", tr("Edit dashboard"), QKeySequence(Qt::CTRL | Qt::Key_E), kit::IconName::Edit,
        [this] { setEditing(!isEditing()); });
    add("dashboards.undo", tr("Undo"), QKeySequence::Undo, kit::IconName::Undo, [this] { undo(); });
    add("dashboards.redo", tr("Redo"), QKeySequence::Redo, kit::IconName::Redo, [this] { redo(); });
    add("dashboards.add", tr("Add panel"), QKeySequence(Qt::CTRL | Qt::Key_N), kit::IconName::Plus,
        [this] { addPanel(PanelKind::TimeSeries); });
    add("dashboards.duplicate", tr("Duplicate panel"), QKeySequence(Qt::CTRL | Qt::Key_D),
        kit::IconName::Copy, [this] { m_commands->duplicate(); });
    add("dashboards.delete", tr("Delete panel"), {}, kit::IconName::Trash,
        [this] { removePanels(m_grid->selection()); });
    add("dashboards.editPanel", tr("Edit panel"), {}, kit::IconName::Edit,
        withSelected([this](int id) { editPanel(id); }));
    add("dashboards.versions", tr("Versions of the dashboard"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), kit::IconName::Clock,
        [this] { setShowingVersions(!isShowingVersions()); });
    add("dashboards.keepTime", tr("Save this time range in the dashboard"), {}, kit::IconName::Clock,
        [this] { keepTimeRange(); });
    add("dashboards.keepVariables", tr("Save these variable values in the dashboard"), {}, kit::IconName::Pin,
        [this] { keepVariables(); });
    add("dashboards.incidents", tr("Show or hide incidents on panels"), {}, kit::IconName::Incidents,
        [this] { m_overlays->setShowsIncidents(!m_overlays->showsIncidents()); });
    add("dashboards.alerts", tr("Show or hide alerts on panels"), {}, kit::IconName::Alerts,
        [this] { m_overlays->setShowsAlerts(!m_overlays->showsAlerts()); });
    for (const LayoutMode mode : layoutModes) {
        const QByteArray id = "dashboards." + layoutModeName(mode).toLatin1();
        add(id.constData(), tr("Layout: %1").arg(layoutModeText(mode)), {}, kit::IconName::Grid,
            [this, mode] { setLayoutMode(mode); });
    }
    m_commands->registerActions(registry);
}

} // namespace yagura::dashboards
