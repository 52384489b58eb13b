// Explore: PromQL queries over the shared time range, as a chart and a table, with the server's metrics
// beside them, and on demand their parts and what went over the wire. Errors stand under the query they
// are about. The result can be carried to a dashboard. app/ gives it the sources. GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "metrics/explorequery.h"
#include "metrics/metriccatalogue.h"
#include "net/source.h"

#include <QTimer>

namespace yagura::kit {
class ActionRegistry;
class StatusStrip;
struct StripItem;
} // namespace yagura::kit

namespace yagura::metrics {

class MetricBrowserPane;
class MetricQueryPane;
class QuerySidePane;
class ResultView;

class MetricsScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit MetricsScreen(correlate::TimeContext &time, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    // The pivot's query, if it has one, is asked; otherwise one about its service. The list shows that
    // service only.
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void setSources(const Sources<PromClient> &sources);
    void setServiceIdentity(const correlate::ServiceIdentity &identity) { m_identity = identity; }
    void registerActions(kit::ActionRegistry &registry);

    // Puts the query in the current row and asks all.
    void ask(const QString &query);
    void setMode(QueryMode mode);
    // Asked earlier, oldest first.
    void setHistory(const QStringList &queries);
    void setInspecting(bool isInspecting);
    // The queries as one panel in Grafana's form; empty when there are none.
    [[nodiscard]] QByteArray panelClip() const;
    [[nodiscard]] MetricQueryPane &queryPane() const { return *m_line; }
    [[nodiscard]] QuerySidePane &side() const { return *m_side; }
    [[nodiscard]] ResultView &result() const { return *m_result; }

Q_SIGNALS:
    // To be kept for the next start.
    void queryAsked(const QString &query);
    // The result shall become a panel: panelClip().
    void addToDashboardRequested(const QByteArray &panel);

private:
    void buildLayout();
    void connectParts();
    void connectTime();
    void begin();
    void run();
    void send();
    void take(const std::vector<AskedQuery> &queries, std::vector<Result<SharedResult>> answers);
    void showProblems(const std::vector<AskedQuery> &queries,
                      const std::vector<Result<SharedResult>> &answers);
    void inspect(const std::vector<AskedQuery> &queries, const std::vector<Result<SharedResult>> &answers);
    void offerPanel();
    void forgetAnswer();
    void showFacts();
    [[nodiscard]] std::vector<kit::StripItem> factItems() const;
    void askCatalogue();
    void askAboutService();
    void narrowTo(const QString &service);
    void useSource(const QString &id);
    [[nodiscard]] const Source<PromClient> *source() const;
    [[nodiscard]] std::vector<AskedQuery> plan() const;

    correlate::TimeContext &m_time;
    correlate::ServiceIdentity m_identity;
    Sources<PromClient> m_sources;
    QString m_sourceId;
    MetricCatalogue m_catalogue;
    QString m_service; // the list is narrowed to it
    bool m_isActive = false;
    bool m_isServiceAsked = false; // a query about m_service waits for its metrics
    bool m_isWaiting = false; // a query waits for the scrape interval
    bool m_isAsking = false;
    QTimer m_patience; // with targets that do not come
    Duration m_askedAt{}; // on the steady clock
    Duration m_took{};
    std::vector<ExploreAnswer> m_answers;
    bool m_isOutdated = false; // the answers shown are of earlier queries
    Latest<std::vector<Result<SharedResult>>> m_query;
    MetricQueryPane *m_line;
    kit::StatusStrip *m_facts;
    MetricBrowserPane *m_browser;
    ResultView *m_result;
    QuerySidePane *m_side;
};

} // namespace yagura::metrics
