// The list of incidents: whose, which, ticked rows with the bar that acts on them. Shows rows; acting is
// asked for by signals. Owned by the screen; GUI thread.
#pragma once

#include "incidents/incidentfilter.h"
#include "incidents/incidentmodel.h"
#include "kit/controls/panel.h"

#include <QTimeZone>

namespace yagura::kit {
class Button;
class ContentStack;
class DataTable;
class PlainLabel;
class SearchField;
class SegmentedControl;
class StaleBadge;
class IconButton;
} // namespace yagura::kit

namespace yagura::incidents {

class ConfirmBar;

class IncidentListPane : public kit::Panel
{
    Q_OBJECT
public:
    explicit IncidentListPane(QWidget *parent = nullptr);

    [[nodiscard]] Scope scope() const;
    void setScope(Scope scope);
    void setScopeCounts(int mine, int team, int everyone);
    [[nodiscard]] QString filterText() const;
    void setFilterText(const QString &text);
    // Marks the field as not understood; empty: it is.
    void setFilterProblem(const QString &sentence);
    void focusFilter();

    void setRows(const std::vector<IncidentRow> &rows, Instant now, const QTimeZone &zone);
    [[nodiscard]] IncidentModel *model() const { return m_model; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] kit::ContentStack *stack() const { return m_stack; }
    [[nodiscard]] kit::StaleBadge *staleBadge() const { return m_stale; }
    void selectRow(int row);

    // The question before resolving what is ticked.
    void askToResolve(int count);
    void dropTicks();

Q_SIGNALS:
    void scopeChanged();
    void filterChanged();
    void currentChanged();
    void acknowledgeRequested();
    void resolveRequested(); // of what is ticked; not yet confirmed
    void resolveConfirmed();

private:
    void updateBar();
    [[nodiscard]] QWidget *makeBar();

    kit::SegmentedControl *m_scope;
    kit::SearchField *m_filter;
    kit::PlainLabel *m_problem;
    IncidentModel *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::StaleBadge *m_stale;
    QWidget *m_bar;
    kit::PlainLabel *m_ticked;
    kit::Button *m_acknowledge;
    kit::Button *m_resolve;
    ConfirmBar *m_confirm;
    Instant m_now;
    QTimeZone m_zone;
};

} // namespace yagura::incidents
