// The incidents screen: list, details, acting. Reads from the feed, acts through the outbox, and shows each
// write beside the confirmed state until the server has confirmed it. Made once by app/; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "incidents/incidentfeed.h"
#include "incidents/incidentmodel.h"
#include "incidents/outbox.h"
#include "kit/screen.h"

class QStackedLayout;

namespace yagura::kit {
class ActionRegistry;
class StatePane;
} // namespace yagura::kit

namespace yagura::incidents {

class IncidentDetailsPane;
class IncidentListPane;

class IncidentsScreen : public kit::Screen
{
    Q_OBJECT
public:
    // feed and outbox outlive the screen.
    IncidentsScreen(correlate::TimeContext &time, IncidentFeed &feed, Outbox &outbox,
                    QWidget *parent = nullptr);

    void setServiceIdentity(const correlate::ServiceIdentity &identity) { m_identity = identity; }
    void registerActions(kit::ActionRegistry &registry);

    [[nodiscard]] QString title() const override { return tr("Incidents"); }
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    [[nodiscard]] IncidentListPane *list() const { return m_list; }
    [[nodiscard]] IncidentDetailsPane *details() const { return m_details; }

public Q_SLOTS:
    void acknowledge();
    void resolve(); // asks first

private:
    using Entries = std::shared_ptr<const std::vector<LogEntry>>;
    using AlertList = std::shared_ptr<const std::vector<IncidentAlert>>;

    void connectPanes();
    void showList();
    void showEmptyList(int total);
    void takeCurrent();
    void showDetails();
    void loadDetails();
    void showTimeline();
    void selectInList(const std::vector<IncidentRow> &rows);
    void submit(const std::vector<IncidentRow> &rows, IncidentAct act, const QString &text = {});
    [[nodiscard]] std::vector<IncidentRow> chosen() const; // ticked, else the current one
    [[nodiscard]] std::optional<IncidentRow> currentRow() const;
    void goTo(correlate::Target target);
    [[nodiscard]] Instant midnight() const;

    correlate::TimeContext &m_time;
    IncidentFeed &m_feed;
    Outbox &m_outbox;
    correlate::ServiceIdentity m_identity;
    IncidentListPane *m_list;
    IncidentDetailsPane *m_details;
    kit::StatePane *m_noDetails;
    QStackedLayout *m_detailsStack;
    std::pair<QString, QString> m_current; // source, incident
    std::optional<Incident> m_shown; // the current one, kept when it leaves the list
    std::vector<LogEntry> m_entries;
    std::optional<std::pair<QString, QString>> m_loaded; // whose entries these are
    Latest<Entries> m_askEntries;
    Latest<AlertList> m_askAlerts;
    std::vector<Call<OutboxAction>> m_submissions;
    bool m_isChosen = false; // the operator, or a pivot, chose the current one
    bool m_isSelecting = false; // the list is told its current row
    bool m_awaitsEntries = false;
    bool m_awaitsAlerts = false;
    bool m_isActive = false;
    bool m_isLoadedOnce = false;
};

} // namespace yagura::incidents
