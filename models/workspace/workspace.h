// The folder of the operator's own files: sources.yaml, dashboards, objectives, runbooks, saved searches.
// Reads them, watches them, says which are broken and why, and writes only what it is told to, atomically. A
// broken file is left as it is and everything else works. Owned by app/; GUI thread (files are read on
// workers).
#pragma once

#include "core/call.h"
#include "core/callcombinators.h"
#include "core/finding.h"
#include "workspace/sourcesfile.h"
#include "workspace/workspacefiles.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace yagura {

class Workspace : public QObject
{
    Q_OBJECT
public:
    // workers outlives the workspace. Nothing happens before open().
    Workspace(QString folder, QThreadPool &workers, QObject *parent = nullptr);
    ~Workspace() override;

    // In the user's data folder; depends on the application's name.
    [[nodiscard]] static QString defaultFolder();

    // Makes the folder where it is absent, reads sources.yaml at once and everything else soon after. Storage
    // when the folder cannot be had.
    [[nodiscard]] Status open();
    [[nodiscard]] const QString &folder() const { return m_folder; }
    // Every file was looked at once.
    [[nodiscard]] bool isLoaded() const { return m_loaded; }

    // What is good of sources.yaml. While the whole file is unreadable: what it last said.
    [[nodiscard]] const SourcesConfig &sources() const { return m_sources; }
    [[nodiscard]] QString sourcesPath() const;
    // Conflict when the file was changed by others meanwhile (it is read again then), InvalidInput when the
    // configuration is not right or the file on disk has mistakes that writing it anew would wipe out.
    [[nodiscard]] Status saveSources(const SourcesConfig &config);
    // The same for one source: replaces the one of this id, or adds it.
    [[nodiscard]] Status putSource(const SourceConfig &source);
    [[nodiscard]] Status removeSource(const QString &id);

    [[nodiscard]] QList<WorkspaceFile> files(WorkspaceArea area) const;
    [[nodiscard]] QString pathOf(WorkspaceArea area, const QString &fileName) const;
    // A new file or new contents of one. fileName is a plain name with its suffix.
    [[nodiscard]] Status write(WorkspaceArea area, const QString &fileName, const QByteArray &bytes);
    // To the desktop's bin.
    [[nodiscard]] Status moveToTrash(WorkspaceArea area, const QString &fileName);

    // Everything wrong with any file, syntax first; what domains found in a file joins through setFindings
    // and goes with the next change of the file.
    [[nodiscard]] Findings problems() const;
    void setFindings(const QString &path, const Findings &findings);

    // Looks at the folder now, not when the watcher says so.
    void reload();

Q_SIGNALS:
    void sourcesChanged();
    void loaded();
    // Files were added, removed or changed.
    void filesChanged(yagura::WorkspaceArea area);
    void fileChanged(const QString &path);
    void problemsChanged();

private:
    struct Loaded
    {
        Result<QByteArray> sources;
        WorkspaceScan scan;
    };

    void takeSources(const Result<QByteArray> &bytes);
    void takeScan(WorkspaceScan scan);
    void watch();
    [[nodiscard]] Status checkFileName(WorkspaceArea area, const QString &fileName) const;

    QString m_folder;
    QThreadPool &m_workers;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    Latest<Loaded> m_load;
    bool m_loaded = false;
    QByteArray m_sourcesBytes; // as read or written last
    bool m_sourcesPresent = false;
    SourcesConfig m_sources;
    Findings m_sourcesProblems;
    WorkspaceScan m_scan;
    QHash<QString, Findings> m_findings; // by path, of domains
};

} // namespace yagura
