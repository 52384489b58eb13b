// How DashboardsScreen opens a file: a small one at once, a large one on a worker, so that the window goes on
// meanwhile. Another that is opened before it has come takes its place.
#include "core/callcombinators.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/history/versionspane.h"
#include "dashboards/lists/panelfeeds.h"
#include "dashboards/paneleditor.h"

#include <QFileInfo>
#include <QScrollArea>
#include <QScrollBar>

namespace yagura::dashboards {

struct OpenedFile
{
    QByteArray text;
    Result<GrafanaFile> file;
};

namespace {

constexpr qint64 mostAtOnce = 64 * 1024; // bytes; read within a few milliseconds

qint64 sizeOf(const DashboardFile &file)
{
    return file.json.isEmpty() ? QFileInfo(file.path).size() : file.json.size();
}

OpenedFile read(const DashboardFile &file)
{
    QByteArray text = DashboardsScreen::textOf(file);
    auto dashboard = readGrafana(text, file.path.isEmpty() ? file.id : file.path);
    return {std::move(text), std::move(dashboard)};
}

} // namespace

void DashboardsScreen::openFile(int index, OpenTime time)
{
    finishSaving();
    m_editor->hide();
    m_versions->hide();
    setEditing(false);
    setAlone(std::nullopt);
    const QString id = index >= 0 ? m_files[index].id : QString();
    if (id != m_openingId)
        m_whenOpen.clear(); // meant the one that is given up
    m_resolver.cancel(); // of the one before
    m_opening.cancel();
    m_openingId.clear();
    m_open = index;
    m_openTime = time;
    m_openError.reset();
    m_savedText.clear();
    m_fileText.clear();
    m_journal.close();
    m_saveState = SaveState::Clean;
    if (index >= 0 && sizeOf(m_files[index]) <= mostAtOnce) {
        takeFile(read(m_files[index]));
        return;
    }
    m_variables.clear();
    if (index >= 0) {
        m_openingId = id;
        m_opening.start(runOnWorker(m_workers.get(),
                                    [file = m_files[index]]() -> Result<std::shared_ptr<OpenedFile>> {
                                        return std::make_shared<OpenedFile>(read(file));
                                    }),
                        this, [this](const Result<std::shared_ptr<OpenedFile>> &opened) {
                            takeFile(opened ? std::move(**opened)
                                            : OpenedFile{{}, std::unexpected(opened.error())});
                        });
    }
    showTitles(index);
    showDashboard();
    Q_EMIT titleChanged();
}

void DashboardsScreen::takeFile(OpenedFile opened)
{
    m_openingId.clear();
    const QString id = openId();
    m_fileText = opened.text;
    if (opened.file) {
        Dashboard &read = opened.file->dashboard;
        if (!read.title.isEmpty())
            m_heads.insert(id, {read.uid, read.title, read.tags});
        m_journal.open(id, opened.text, std::move(read));
    } else {
        m_openError = opened.file.error();
    }
    showTitles(m_open);
    m_feeds->noteOpened(id);
    listDashboards();
    m_variables = dashboard().variables;
    if (m_openTime == OpenTime::Own)
        takeOwnTime();
    showDashboard();
    m_area->verticalScrollBar()->setValue(0);
    Q_EMIT titleChanged();
    if (m_isActive)
        askSources();
    for (const auto &act : std::exchange(m_whenOpen, {}))
        act();
}

void DashboardsScreen::whenOpen(const std::function<void()> &act)
{
    if (isOpening())
        m_whenOpen.push_back(act);
    else
        act();
}

} // namespace yagura::dashboards
