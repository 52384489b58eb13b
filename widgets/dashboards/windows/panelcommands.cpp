#include "dashboards/windows/panelcommands.h"

#include "core/atomicfile.h"
#include "core/callcombinators.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/export/inspectpane.h"
#include "dashboards/files/framesfile.h"
#include "dashboards/files/grafanafile.h"
#include "dashboards/files/panelclipfile.h"
#include "dashboards/frames/framecsv.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/windows/importpane.h"
#include "dashboards/windows/librarypane.h"
#include "dashboards/windows/panelmime.h"
#include "kit/actionregistry.h"
#include "kit/timetext.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace yagura::dashboards {

PanelCommands::PanelCommands(DashboardsScreen &screen)
    : QObject(&screen)
    , m_screen(screen)
    , m_export(new ExportBar(&screen))
    , m_inspector(new InspectPane(&screen))
    , m_library(new LibraryPane(&screen))
    , m_importer(new ImportPane(&screen))
{
    m_importer->hide();
    m_library->hide();
    m_export->hide();
    m_inspector->hide();
    connect(m_export, &ExportBar::saveRequested, this, &PanelCommands::save);
    connect(m_export, &ExportBar::closed, this, [this] {
        m_export->hide();
        m_screen.grid().setFocus();
    });
    connect(m_inspector, &InspectPane::closed, this, [this] {
        m_inspector->hide();
        m_screen.grid().setFocus();
    });
    connect(m_importer, &ImportPane::openRequested, &m_screen,
            [&screen = m_screen](const QString &id) { screen.open(id); });
    connect(m_importer, &ImportPane::closed, this, [this] {
        m_importer->hide();
        m_screen.grid().setFocus();
    });
    connect(m_library, &LibraryPane::closed, this, [this] { setShowingLibrary(false); });
    connect(m_library, &LibraryPane::chosen, this,
            [this](const Panel &panel) { m_screen.insertPanels({panel}, std::nullopt); });
}

std::vector<QWidget *> PanelCommands::sidePanes() const
{
    return {m_inspector, m_library, m_importer};
}

void PanelCommands::connectGrid(GridView &grid)
{
    connect(&grid, &GridView::menuRequested, this, &PanelCommands::openMenu);
    connect(&grid, &GridView::frameSettled, this, &PanelCommands::showInsight);
    connect(&grid, &GridView::panelsDropped, this,
            [this](const std::vector<Panel> &panels, const GridLayout &layout) {
                m_screen.insertPanels(panels, layout);
            });
    connect(&grid, &GridView::panelsTaken, &m_screen, &DashboardsScreen::removePanels);
    connect(&grid, &GridView::tearOffRequested, this,
            [this](int id, const QPoint &at) { Q_EMIT m_screen.tearOffRequested(m_screen.place(id), at); });
}

PanelFrame *PanelCommands::frame(int id) const
{
    return m_screen.grid().frame(id);
}

ItemIds PanelCommands::meant() const
{
    const GridView &grid = m_screen.grid();
    if (!grid.selection().empty())
        return grid.selection();
    return grid.meant() ? ItemIds{*grid.meant()} : ItemIds();
}

std::vector<Panel> PanelCommands::panelsOf(const ItemIds &ids) const
{
    std::vector<Panel> panels;
    for (const int id : ids) {
        if (const Panel *panel = findPanel(m_screen.dashboard(), id))
            panels.push_back(*panel);
    }
    return panels;
}

void PanelCommands::openMenu(int id, const QPoint &globalPosition)
{
    if (m_menu || !frame(id) || m_screen.isPresenting())
        return;
    m_menu = makeMenu(id);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->popup(globalPosition);
    if (!m_menu->activeAction() && !m_menu->actions().isEmpty())
        m_menu->setActiveAction(m_menu->actions().front());
}

QMenu *PanelCommands::makeMenu(int id)
{
    auto *menu = new QMenu(&m_screen);
    menu->setAccessibleName(tr("Panel menu"));
    const auto add = [&](const QString &text, const QKeySequence &key, kit::IconName icon, auto act) {
        const QString hint
            = key.isEmpty() ? QString() : QString(QLatin1Char('\t') + key.toString(QKeySequence::NativeText));
        menu->addAction(kit::icon(icon), QString(text + hint), this, act);
    };
    PanelView *view = frame(id) ? frame(id)->view() : nullptr;
    for (const FieldLink &link : view ? view->links() : std::vector<FieldLink>())
        addLink(*menu, link, view);
    if (!menu->isEmpty())
        menu->addSeparator();
    const bool isAlone = m_screen.alone() == id;
    add(isAlone ? tr("Show the whole dashboard") : tr("View alone"), Qt::Key_V, kit::IconName::Maximize,
        [this, id, isAlone] { m_screen.setAlone(isAlone ? std::nullopt : std::optional(id)); });
    add(tr("Edit"), {}, kit::IconName::Edit, [this, id] { m_screen.editPanel(id); });
    add(tr("Duplicate"), Qt::CTRL | Qt::Key_D, kit::IconName::Copy, [this, id] {
        m_screen.setEditing(true);
        m_screen.duplicatePanel(id);
    });
    add(tr("Copy"), QKeySequence::Copy, kit::IconName::Copy,
        [this, id] { QGuiApplication::clipboard()->setMimeData(panelMime(panelsOf({id}))); });
    QMenu *exports = menu->addMenu(kit::icon(kit::IconName::Download), tr("Export"));
    for (const ExportFormat format : exportFormats)
        exports->addAction(exportFormatText(format), this, [this, id, format] { exportPanel(id, format); });
    add(tr("Inspect data"), Qt::Key_I, kit::IconName::Info, [this, id] { inspect(id); });
    add(tr("Into a window of its own"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return, kit::IconName::External,
        [this, id] { Q_EMIT m_screen.tearOffRequested(m_screen.place(id), QPoint()); });
    menu->addSeparator();
    add(tr("Delete"), {}, kit::IconName::Trash, [this, id] {
        m_screen.setEditing(true);
        m_screen.removePanel(id);
    });
    return menu;
}

void PanelCommands::inspect(int id)
{
    if (!frame(id) || m_screen.isPresenting())
        return;
    m_screen.setShowingVersions(false);
    m_library->hide();
    m_importer->hide();
    PanelInsight insight;
    insight.panel = frame(id)->panel();
    m_inspector->inspect(insight);
    m_inspector->show();
    showInsight();
    m_inspector->focusTabs();
}

void PanelCommands::offerFiles(const QStringList &paths)
{
    closePanes();
    m_screen.setShowingVersions(false);
    QStringList taken;
    for (const DashboardFile &file : m_screen.files())
        taken << file.id;
    m_importer->offer(paths, taken, m_screen.workers());
}

void PanelCommands::setShowingLibrary(bool isShown)
{
    if (!isShown || m_screen.isPresenting() || m_screen.openId().isEmpty()) {
        m_library->hide();
        m_screen.grid().setFocus();
        return;
    }
    m_screen.setShowingVersions(false);
    m_inspector->hide();
    m_importer->hide();
    m_library->open(m_screen.files(), m_screen.workers());
}

void PanelCommands::showInsight()
{
    if (!m_inspector->isVisibleTo(&m_screen))
        return;
    const PanelFrame *shown = frame(m_inspector->panelId());
    if (!shown) {
        m_inspector->hide();
        return;
    }
    m_inspector->inspect({shown->panel(), shown->shownTitle(), shown->data(), shown->loader().answers(),
                          shown->loader().error(), m_screen.time().zone()});
}

void PanelCommands::showPanels()
{
    showInsight();
    if (m_exported != 0 && !frame(m_exported))
        m_export->hide();
}

void PanelCommands::closePanes()
{
    m_export->hide();
    m_inspector->hide();
    m_library->hide();
    m_importer->hide();
}

void PanelCommands::duplicate()
{
    const auto id = m_screen.grid().meant();
    if (!id || m_screen.isPresenting())
        return;
    m_screen.setEditing(true);
    m_screen.duplicatePanel(*id);
}

void PanelCommands::tearOff()
{
    Q_EMIT m_screen.tearOffRequested(m_screen.place(m_screen.grid().meant().value_or(0)), QPoint());
}

void PanelCommands::viewAlone()
{
    m_screen.setAlone(m_screen.alone() ? std::nullopt : m_screen.grid().meant());
}

void PanelCommands::inspectMeant()
{
    if (const auto id = m_screen.grid().meant())
        inspect(*id);
}

void PanelCommands::copy()
{
    const auto panels = panelsOf(meant());
    if (!panels.empty())
        QGuiApplication::clipboard()->setMimeData(panelMime(panels));
}

void PanelCommands::cut()
{
    const ItemIds ids = meant();
    copy();
    if (!ids.empty()) {
        m_screen.setEditing(true);
        m_screen.removePanels(ids);
    }
}

void PanelCommands::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data && !m_screen.isPresenting())
        m_screen.insertPanels(dashboards::panelsOf(*data), std::nullopt);
}

void PanelCommands::exportPanel(int id, ExportFormat format)
{
    if (!frame(id))
        return;
    m_exported = id;
    const QString title = frame(id)->shownTitle();
    m_export->open(title.isEmpty() ? tr("Panel %1").arg(id) : title, format, false);
}

void PanelCommands::exportDashboard(ExportFormat format)
{
    if (m_screen.openId().isEmpty())
        return;
    m_exported = 0;
    m_export->open(m_screen.title(), format, true);
}

void PanelCommands::save()
{
    const ExportWish wish = m_export->wish();
    m_export->showBusy();
    if (m_exported != 0) {
        frame(m_exported)->setBare(true);
        draw(wish);
        if (frame(m_exported))
            frame(m_exported)->setBare(m_screen.isPresenting());
    } else if (wish.format == ExportFormat::Json) {
        draw(wish);
    } else {
        m_screen.drawEverything([this, wish] { draw(wish); });
    }
}

// Pictures are drawn here, where widgets live; a PNG is packed, and everything written, elsewhere.
void PanelCommands::draw(const ExportWish &wish)
{
    GridView &grid = m_screen.grid();
    QWidget *content = m_exported != 0 ? static_cast<QWidget *>(frame(m_exported)) : &grid;
    if (!content)
        return;
    const TimeRange shownRange = m_screen.time().range();
    const QTimeZone &zone = m_screen.time().zone();
    const QString range = tr("%1, %2 %3")
                              .arg(kit::dateText(shownRange.to, zone), kit::rangeText(shownRange, zone),
                                   kit::zoneText(zone, shownRange.to));
    Picture picture(*content, m_exported != 0 ? QString() : m_screen.title(), range);
    std::vector<int> breaks;
    for (const PanelFrame *one : grid.frames())
        breaks.push_back(one->y());
    picture.setBreaks(std::move(breaks));
    switch (wish.format) {
    case ExportFormat::Png:
        write(wish.path, [image = picture.image()] { return encodedPng(image); });
        return;
    case ExportFormat::Svg:
        write(wish.path, [bytes = picture.svg()] { return bytes; });
        return;
    case ExportFormat::Pdf:
        write(wish.path, [bytes = picture.pdf(wish.pages)] { return bytes; });
        return;
    case ExportFormat::Csv:
    case ExportFormat::Json:
    case ExportFormat::Data:
        break;
    }
    std::vector<SharedPanelData> shown;
    for (const PanelFrame *one : grid.frames()) {
        if (one->data() && (m_exported == 0 || one->panel().id == m_exported))
            shown.push_back(one->data());
    }
    const bool isPanel = m_exported != 0;
    write(wish.path,
          [shown, isPanel, format = wish.format, board = m_screen.dashboard(),
           panels = panelsOf({m_exported})]() -> Result<QByteArray> {
              if (format == ExportFormat::Json)
                  return isPanel ? writePanels(panels) : writeGrafana(board);
              frames::Frames all;
              std::vector<QStringList> names;
              for (const SharedPanelData &one : shown) {
                  for (size_t i = 0; i < one->frames.size(); ++i) {
                      all.push_back(one->frames[i]);
                      names.push_back(i < one->names.size() ? one->names[i] : QStringList());
                  }
              }
              return format == ExportFormat::Csv ? frames::framesCsv(all, names) : writeFrames(all, names);
          });
}

void PanelCommands::write(const QString &path, const std::function<Result<QByteArray>()> &make)
{
    m_writing = runOnWorker(&m_screen.workers(), [path, make]() -> Result<QString> {
        const auto bytes = make();
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const Status written = writeFileAtomically(path, *bytes); !written)
            return std::unexpected(written.error());
        return path;
    });
    m_writing.onDone(this, [this](const Result<QString> &written) {
        if (written)
            m_export->showSaved(*written);
        else
            m_export->showError(written.error());
    });
}

void PanelCommands::registerActions(kit::ActionRegistry &registry)
{
    const QString group = tr("Dashboards");
    const auto add = [&](const char *id, const QString &text, const QKeySequence &key, kit::IconName icon,
                         std::function<void()> run) {
        registry.add(&m_screen, {QLatin1String(id), text, group, key, icon, kit::ActionScope::Screen},
                     std::move(run));
    };
    add("dashboards.alone", tr("View the panel alone"), Qt::Key_V, kit::IconName::Maximize,
        [this] { viewAlone(); });
    add("dashboards.inspect", tr("Inspect the panel's data"), Qt::Key_I, kit::IconName::Info,
        [this] { inspectMeant(); });
    add("dashboards.library", tr("Panel library"), Qt::CTRL | Qt::Key_L, kit::IconName::Columns,
        [this] { setShowingLibrary(!m_library->isVisible()); });
    add("dashboards.copy", tr("Copy the panels"), QKeySequence::Copy, kit::IconName::Copy,
        [this] { copy(); });
    add("dashboards.cut", tr("Cut the panels"), QKeySequence::Cut, kit::IconName::Copy, [this] { cut(); });
    add("dashboards.paste", tr("Paste panels"), QKeySequence::Paste, kit::IconName::Plus,
        [this] { paste(); });
    add("dashboards.tearPanel", tr("Panel into a window of its own"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return,
        kit::IconName::External, [this] { tearOff(); });
    add("dashboards.tearDashboard", tr("Dashboard into a window of its own"), {}, kit::IconName::External,
        [this] { Q_EMIT m_screen.tearOffRequested(m_screen.place(), QPoint()); });
    for (const ExportFormat format : exportFormats) {
        const QByteArray id = "dashboards.export" + QByteArray::number(static_cast<int>(format));
        add(id.constData(), tr("Export the dashboard: %1").arg(exportFormatText(format)), {},
            kit::IconName::Download, [this, format] { exportDashboard(format); });
    }
}

} // namespace yagura::dashboards
