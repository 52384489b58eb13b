// Asks, once a dashboard and round, for what is marked on its panels: its annotations, the rules and the past
// alerts of each source. Keeps the last answers while new ones are on their way or fail. Owned by the
// dashboards screen; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "dashboards/dashboard.h"
#include "dashboards/overlays/panelasking.h"
#include "dashboards/overlays/paneloverlays.h"
#include "metrics/queryscheduler.h"
#include "net/source.h"

#include <QObject>

#include <map>

namespace yagura::dashboards {

struct OverlayRound
{
    PlanContext plan;
    std::vector<Panel> panels; // as shown, copies too
    Sources<metrics::PromClient> sources;
    Instant now;

    [[nodiscard]] bool asksTheSame(const OverlayRound &other) const;
};

// A switch above the dashboard.
struct OverlaySwitch
{
    QString name; // of the annotation
    bool isOn = true;
    QString problem; // why the latest round has no answer; empty: it has

    bool operator==(const OverlaySwitch &) const = default;
};

class OverlayDesk : public QObject
{
    Q_OBJECT
public:
    // Both outlive it.
    OverlayDesk(metrics::QueryScheduler &scheduler, QThreadPool &workers, QObject *parent = nullptr);
    ~OverlayDesk() override;

    // Its annotations are as the file says again where they differ.
    void setDashboard(const Dashboard &dashboard);
    void setIncidents(std::vector<IncidentLine> incidents);
    // Annotations that have a switch, in the order of the file.
    [[nodiscard]] std::vector<OverlaySwitch> switches() const;
    void setOn(int switchIndex, bool isOn);
    [[nodiscard]] bool showsIncidents() const { return m_showsIncidents; }
    void setShowsIncidents(bool shows);
    [[nodiscard]] bool showsAlerts() const { return m_showsAlerts; }
    void setShowsAlerts(bool shows);

    // The same round again does nothing, unless it is outdated.
    void ask(const OverlayRound &round);
    // Not while answers are under way: a slow server must be able to answer at all.
    void markOutdated();
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] PanelOverlays of(const Panel &panel) const;

Q_SIGNALS:
    void changed();
    void switchesChanged();

private:
    using Ribbons = QHash<int, std::vector<AlertRibbon>>; // by panel
    using SharedRibbons = std::shared_ptr<const Ribbons>;
    using SharedAskings = std::shared_ptr<const std::vector<PanelAsking>>;
    struct Annotating
    {
        AnnotationQuery query;
        Latest<metrics::SharedResult> call;
        std::vector<Annotation> found;
        std::optional<Error> error;
    };
    // What one source says of alerts.
    struct Watching
    {
        Latest<std::shared_ptr<const std::vector<metrics::RuleGroup>>> rules;
        Latest<SharedRibbons> ribbons;
        Latest<metrics::SharedResult> history;
        SharedRibbons known;
    };

    void askAnnotations();
    void askAnnotation(size_t index);
    void takeAnnotation(size_t index, Duration step, const Result<metrics::SharedResult> &answer);
    void planAlerts();
    void askRules();
    void findRibbons(const QString &source, const std::vector<metrics::RuleGroup> &groups);
    void askHistory(const QString &source, const SharedRibbons &ribbons);
    void takeRibbons(const QString &source, const SharedRibbons &ribbons);
    void findServices();
    // Panels go first.
    [[nodiscard]] metrics::QueryAsker asker() const { return {metrics::QueryPriority::Near, this}; }
    [[nodiscard]] const Source<metrics::PromClient> *sourceNamed(const QString &wanted) const;

    metrics::QueryScheduler &m_scheduler;
    QThreadPool &m_workers;
    std::vector<Annotating> m_annotations;
    std::vector<IncidentLine> m_incidents;
    QHash<int, QStringList> m_services; // of the incidents, that a panel reads; no entry: it asks nothing
    std::optional<OverlayRound> m_round;
    bool m_isOutdated = false;
    bool m_showsIncidents = true;
    bool m_showsAlerts = true;
    Latest<SharedAskings> m_planning;
    SharedAskings m_askings;
    std::map<QString, Watching> m_watching; // by source
};

} // namespace yagura::dashboards
