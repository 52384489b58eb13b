// Explore: one PromQL query over the shared time range, as a chart and a table, with the server's metrics beside it.
// Errors stand under the query they are about. app/ gives it the sources. GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/timecontext.h"
#include "dashboards/panelquery.h"
#include "kit/screen.h"
#include "metrics/promclient.h"
#include "net/source.h"

namespace yagura::kit {
class ActionRegistry;
class Button;
class DropDownButton;
class PlainLabel;
class SearchField;
class SegmentedControl;
class StatusStrip;
}

namespace yagura::metrics {

class MetricBrowserPane;
class ResultView;

class MetricsScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit MetricsScreen(correlate::TimeContext &time, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    // The pivot's query, if it has one, is asked.
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void setSources(const Sources<PromClient> &sources);
    void registerActions(kit::ActionRegistry &registry);

    // Puts the query in its line and asks it.
    void ask(const QString &query);
    void setMode(dashboards::QueryMode mode);
    [[nodiscard]] ResultView &result() const { return *m_result; }

private:
    void buildLayout();
    void connectParts();
    void run();
    void take(const dashboards::PlannedQuery &query, Result<SharedResult> answer);
    void showFacts();
    void askNames();
    void chooseSource(int index);
    [[nodiscard]] const Source<PromClient> *source() const;
    [[nodiscard]] std::optional<dashboards::PlannedQuery> plan() const;

    correlate::TimeContext &m_time;
    Sources<PromClient> m_sources;
    int m_sourceIndex = 0;
    Duration m_scrapeInterval = std::chrono::seconds(15);
    bool m_isActive = false;
    bool m_knowsNames = false;
    dashboards::QueryMode m_mode = dashboards::QueryMode::Range;
    std::optional<dashboards::QueryAnswer> m_answer;
    std::optional<Error> m_error;
    Latest<SharedResult> m_query;
    Latest<std::shared_ptr<const QStringList>> m_names;
    Latest<std::shared_ptr<const MetadataMap>> m_metadata;
    Latest<std::shared_ptr<const TargetList>> m_targets;
    MetricBrowserPane *m_browser;
    kit::DropDownButton *m_sourceButton;
    kit::SearchField *m_line;
    kit::SegmentedControl *m_modes;
    kit::Button *m_run;
    kit::PlainLabel *m_problem;
    kit::StatusStrip *m_facts;
    ResultView *m_result;
};

} // namespace yagura::metrics
