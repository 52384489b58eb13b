// How edits of DashboardsScreen reach the journal and the file, and what it says of both.
#include "core/clock.h"
#include "dashboards/dashboardbar.h"
#include "dashboards/dashboardsscreen.h"
#include "dashboards/grid/gridview.h"
#include "dashboards/history/versionspane.h"
#include "dashboards/paneleditor.h"
#include "kit/controls/statusstrip.h"
#include "kit/errortext.h"
#include "kit/timetext.h"

#include <QHideEvent>

namespace yagura::dashboards {

void DashboardsScreen::setEditStore(EditStore *store)
{
    m_store = store;
    m_journal.setStore(store);
    m_bar->setHasVersions(store != nullptr);
    if (m_open >= 0)
        openFile(m_open);
}

void DashboardsScreen::record(Dashboard edited, EditKind kind)
{
    if (!hasDashboard() || !m_journal.record(std::move(edited), kind))
        return;
    waitForSave();
}

void DashboardsScreen::undo()
{
    m_journal.undo();
}

void DashboardsScreen::redo()
{
    m_journal.redo();
}

// From another state of the journal to the current one; what the dashboard says of time, variables and title
// holds again where it differs.
void DashboardsScreen::takeStep(size_t from)
{
    const Dashboard &before = *m_journal.journal().states()[from].dashboard;
    if (dashboard().time != before.time)
        takeOwnTime();
    if (dashboard().variables != before.variables) {
        m_variables = dashboard().variables;
        resolveVariables();
    }
    if (dashboard().title != before.title)
        Q_EMIT titleChanged();
    waitForSave();
}

void DashboardsScreen::waitForSave()
{
    m_saveState = SaveState::Waiting;
    m_saveTimer.start();
    showDashboard();
}

// The journal is on disk before the file is written: a crash in between costs nothing.
void DashboardsScreen::save()
{
    m_saveTimer.stop();
    m_saveState = SaveState::Saving;
    showSaveState();
    m_savesWhenKept = !m_journal.isKept();
    if (!m_savesWhenKept)
        writeFile();
}

void DashboardsScreen::writeFile()
{
    m_savesWhenKept = false;
    m_savedText = m_journal.journal().text();
    m_files[m_open].json = m_savedText;
    Q_EMIT saveRequested(openId(), m_savedText);
}

void DashboardsScreen::finishSaving()
{
    if (m_saveTimer.isActive() || m_savesWhenKept) {
        m_saveTimer.stop();
        writeFile();
    }
}

void DashboardsScreen::hideEvent(QHideEvent *event)
{
    kit::Screen::hideEvent(event);
    if (!event->spontaneous())
        finishSaving();
}

void DashboardsScreen::saveFinished(const QString &id, const Status &status)
{
    if (id != openId())
        return;
    const bool isLatest = m_saveState != SaveState::Waiting && !m_savesWhenKept;
    if (isLatest)
        m_saveState = status ? SaveState::Saved : SaveState::Failed;
    if (status) {
        m_fileText = m_savedText;
        if (isLatest)
            m_journal.markSaved(m_savedText);
        m_savedAt = m_time.clock().now();
        if (m_versions->isVisible())
            showVersions();
    } else {
        m_saveError = status.error();
    }
    showSaveState();
}

void DashboardsScreen::journalKept()
{
    if (m_savesWhenKept)
        writeFile();
}

// Steps of earlier runs have come; what is shown is still the same.
void DashboardsScreen::journalChanged()
{
    showUndo();
    showNotice();
}

std::vector<kit::StripItem> DashboardsScreen::fileNotice(const QString &sentence)
{
    return {{.text = sentence, .severity = kit::Severity::Info},
            {.text = tr("Show versions"), .actionId = QStringLiteral("versions")},
            {.text = tr("Close"), .actionId = QStringLiteral("close")}};
}

void DashboardsScreen::showNotice()
{
    std::vector<kit::StripItem> items;
    switch (m_journal.notice()) {
    case JournalNotice::None:
        break;
    case JournalNotice::Unsaved:
        items
            = {{.text
                = tr("Edits from %1 that were not saved")
                      .arg(kit::shortTimeText(m_journal.unsavedSince(), m_time.clock().now(), m_time.zone())),
                .severity = kit::Severity::Warning},
               {.text = tr("Restore them"), .actionId = QStringLiteral("restore")},
               {.text = tr("Discard them"), .actionId = QStringLiteral("discard")}};
        break;
    case JournalNotice::FileChanged:
        items = fileNotice(
            tr("The file was changed by somebody else. Your steps are kept: undo goes back to them"));
        break;
    case JournalNotice::FileReplaced:
        items = fileNotice(
            tr("Somebody else changed the file while you were editing. Theirs is kept as a version"));
        break;
    }
    if (items.empty() && m_journal.problem()) {
        items = {
            {.text = tr("Undo will not survive a restart: %1").arg(kit::errorSentence(*m_journal.problem())),
             .severity = kit::Severity::Warning}};
    }
    if (items.empty() && m_leftOut > 0)
        items = {{.text = tr("%n repeated panel(s) are not shown: choose fewer values", nullptr, m_leftOut),
                  .severity = kit::Severity::Info}};
    m_notice->setItems(items);
    m_notice->setVisible(!items.empty());
}

void DashboardsScreen::actOnNotice(const QString &action)
{
    if (action == QLatin1String("restore")) {
        m_journal.restoreUnsaved();
    } else if (action == QLatin1String("discard")) {
        m_journal.discardUnsaved();
    } else {
        m_journal.dismissNotice();
        if (action == QLatin1String("versions"))
            setShowingVersions(true);
    }
    showNotice();
}

bool DashboardsScreen::isShowingVersions() const
{
    return m_versions->isVisibleTo(this);
}

void DashboardsScreen::setShowingVersions(bool isShown)
{
    if (!m_store || !hasDashboard())
        isShown = false;
    if (isShown && m_editor->isVisible()) {
        m_editor->commit();
        m_editor->hide();
    }
    m_versions->setVisible(isShown);
    if (!isShown)
        return;
    showVersions();
    m_versions->focusList();
}

void DashboardsScreen::showVersions()
{
    m_versions->setZone(m_time.zone());
    m_versions->showVersions(*m_store, openId(), dashboard());
}

void DashboardsScreen::restoreVersion(const Dashboard &version)
{
    const size_t from = m_journal.journal().position();
    record(version, EditKind::Restored);
    takeStep(from);
    setEditing(false);
}

void DashboardsScreen::showSaveState()
{
    const int steps = m_journal.journal().undoSteps();
    QString text;
    switch (m_saveState) {
    case SaveState::Clean:
        break;
    case SaveState::Waiting:
    case SaveState::Saving:
        text = tr("Saving …");
        break;
    case SaveState::Saved:
        text = tr("Saved %1, %n step(s) to undo", nullptr, steps)
                   .arg(kit::clockText(*m_savedAt, m_time.zone(), kit::ClockPrecision::Seconds));
        break;
    case SaveState::Failed:
        text = tr("Not saved: %1").arg(kit::errorSentence(m_saveError));
        break;
    }
    m_bar->setSaveText(text, m_saveState == SaveState::Failed);
}

QString DashboardsScreen::editText(EditKind kind)
{
    switch (kind) {
    case EditKind::Opened:
        return tr("opening");
    case EditKind::Moved:
        return tr("moving a panel");
    case EditKind::Resized:
        return tr("resizing a panel");
    case EditKind::Added:
        return tr("adding a panel");
    case EditKind::Removed:
        return tr("deleting a panel");
    case EditKind::Duplicated:
        return tr("duplicating a panel");
    case EditKind::Edited:
        return tr("editing a panel");
    case EditKind::LayoutChanged:
        return tr("changing the layout");
    case EditKind::VariableChanged:
        return tr("changing a variable");
    case EditKind::RowToggled:
        return tr("folding a row");
    case EditKind::TitleChanged:
        return tr("renaming the dashboard");
    case EditKind::TimeChanged:
        return tr("changing the time range");
    case EditKind::Restored:
        return tr("restoring a version");
    case EditKind::FileChanged:
        return tr("what changed in the file");
    }
    return {};
}

void DashboardsScreen::showUndo()
{
    const auto undoKind = m_journal.journal().undoKind();
    const auto redoKind = m_journal.journal().redoKind();
    const QString undo = undoKind ? tr("Undo %1").arg(editText(*undoKind)) : QString();
    const QString redo = redoKind ? tr("Redo %1").arg(editText(*redoKind)) : QString();
    m_bar->setUndo(undo, redo);
    Q_EMIT undoChanged(undo, redo);
}

} // namespace yagura::dashboards
