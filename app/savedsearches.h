// The saved trace searches of the workspace, one file each: read when they change, handed to the traces
// screen, written and removed as it asks. Owned by the screen it serves; GUI thread.
#pragma once

#include "session.h"
#include "traces/search/savedsearchfile.h"

#include <QObject>

namespace yagura {

namespace traces {
class TracesScreen;
}

class SavedSearches : public QObject
{
    Q_OBJECT
public:
    SavedSearches(Session &session, traces::TracesScreen &screen);

private:
    void read();
    void save(const traces::SavedSearch &search);
    void remove(const QString &title);
    [[nodiscard]] QString freeName(const QString &title) const;

    struct Kept
    {
        QString file; // its name in the folder
        traces::SavedSearch search;
    };
    Session &m_session;
    traces::TracesScreen &m_screen;
    std::vector<Kept> m_kept;
};

} // namespace yagura
