// What of a trace goes elsewhere: ids and links to the clipboard, files to the folder of downloads. Files are
// made and written on a worker. Owned by the trace page; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/files/traceexportfile.h"

#include <QObject>
#include <QUrl>

class QMenu;
class QWidget;

namespace yagura::kit {
class ActionRegistry;
}

namespace yagura::traces {

class TraceSharing : public QObject
{
    Q_OBJECT
public:
    // picture: what is drawn when a picture is asked for.
    TraceSharing(QWidget *owner, QWidget *picture);

    void setTrace(std::shared_ptr<const OpenTrace> open) { m_open = std::move(open); }
    void setCurrentRow(std::uint32_t row) { m_row = row; }
    // Where the store shows its own page of a trace; empty: it has none that is known.
    void setStorePage(const QUrl &base) { m_base = base; }
    // The user's folder for downloads unless set.
    void setFolder(const QString &folder) { m_folder = folder; }

    // Actions, and a menu of them.
    void registerActions(kit::ActionRegistry &registry, QMenu *menu);

    void copyId();
    void copyLink();
    void copyTraceparent();
    void save(TraceExportFormat format);
    void savePicture();

Q_SIGNALS:
    // What came of it, for the foot.
    void said(const QString &sentence);

private:
    void write(const QString &name, std::function<QByteArray()> make);

    QWidget *m_owner;
    QWidget *m_picture;
    std::shared_ptr<const OpenTrace> m_open;
    std::uint32_t m_row = NoIndex;
    QUrl m_base;
    QString m_folder;
    Latest<QString> m_writing;
};

} // namespace yagura::traces
