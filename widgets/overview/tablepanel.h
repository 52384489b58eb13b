// A panel of the overview that is one table: its rows, or in one sentence why there are none; the age of what
// is shown in the header. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/panel.h"
#include "kit/icons.h"
#include "overview/overviewvalues.h"

namespace yagura::kit {
class ContentStack;
class DataTable;
class StaleBadge;
} // namespace yagura::kit

namespace yagura::overview {

class TablePanel : public kit::Panel
{
    Q_OBJECT
public:
    [[nodiscard]] kit::DataTable *table() const { return m_table; }

protected:
    struct Words
    {
        QString unconnected; // no source of that kind is there
        kit::IconName icon; // beside that
        QString nothing; // a source answered, without rows
        QString advice{}; // below that
    };

    TablePanel(const QString &title, QWidget *parent);

    void showState(bool hasRows, const PartState &state, Instant now, const Words &words);

private:
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::StaleBadge *m_stale;
};

} // namespace yagura::overview
