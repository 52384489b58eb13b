// The traces screen: searching, and one trace. Asks the sources; a hidden screen asks nothing. Made once by
// app/; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "net/source.h"
#include "traces/graph/servicegraph.h"
#include "traces/jaegerclient.h"
#include "traces/search/savedsearchfile.h"
#include "traces/tracereference.h"

class QStackedLayout;

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
} // namespace yagura::kit

namespace yagura::traces {

class SearchForm;
class SearchPage;
class ServiceGraphPage;
class TracePage;

class TracesScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit TracesScreen(correlate::TimeContext &time, QWidget *parent = nullptr);

    void setSources(Sources<JaegerClient> sources);
    // How the services of the other signals are called here, and back.
    void setServiceIdentity(const correlate::ServiceIdentity &identity);
    void registerActions(kit::ActionRegistry &registry);

    [[nodiscard]] QString title() const override { return tr("Traces"); }
    [[nodiscard]] QString breadcrumb() const override;
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void openTrace(const TraceReference &reference);
    void showSearch();
    void showServices();
    // How the services are doing: the answer to serviceRatesWanted(), whenever there is one.
    void setServiceRates(const ServiceRates &rates);
    // A trace from elsewhere than a server.
    void showTrace(std::shared_ptr<const OpenTrace> open, SpanId span = {});

    void setSavedSearches(std::vector<SavedSearch> searches);
    // How it went with what was asked for by the signals below.
    void searchSaved(const QString &title, const Status &done);
    void searchRemoved(const QString &title, const Status &done);

    [[nodiscard]] SearchPage *searchPage() const { return m_search; }
    [[nodiscard]] TracePage *tracePage() const { return m_trace; }
    [[nodiscard]] ServiceGraphPage *servicePage() const { return m_servicePage; }
    [[nodiscard]] bool isShowingTrace() const;
    [[nodiscard]] bool isShowingServices() const;

Q_SIGNALS:
    void saveSearchRequested(const yagura::traces::SavedSearch &search);
    void removeSearchRequested(const QString &title);
    // The graph of the services is looked at.
    void serviceRatesWanted(const yagura::TimeRange &range);

private:
    // One kind of question: a newer one replaces the older; awaited until its answer is shown.
    template <typename T> struct Question
    {
        Latest<T> call;
        bool isAwaited = false;

        void drop()
        {
            call.cancel();
            isAwaited = false;
        }
    };
    template <typename T>
    void ask(Question<T> &question, Call<T> call, std::function<void(Result<T>)> handler);

    enum class Page { Search, Trace, Services };

    void connectPages();
    void connectServicePage();
    void searchService(const QString &service, const QString &operation);
    void pivotFrom(correlate::Pivot pivot);
    void askServiceGraph();
    [[nodiscard]] SearchForm *form() const;
    void loadServices();
    void chooseService(const QStringList &services);
    void loadOperations(const QStringList &services);
    void search();
    void showTraceProblem(const Error &error);
    void showPage(Page page);
    [[nodiscard]] Page page() const;
    [[nodiscard]] QString spelling(const QString &canonicalService) const;
    [[nodiscard]] std::shared_ptr<JaegerClient> client() const;

    correlate::TimeContext &m_time;
    correlate::ServiceIdentity m_identity;
    Sources<JaegerClient> m_sources;
    QStringList m_services;
    QStackedLayout *m_pages;
    SearchPage *m_search;
    TracePage *m_trace;
    kit::ContentStack *m_traceStack;
    ServiceGraphPage *m_servicePage;
    Question<QStringList> m_askServices;
    Question<std::vector<Dependency>> m_askDependencies;
    Question<std::vector<Dependency>> m_askServiceGraph;
    Question<std::vector<Result<std::vector<Operation>>>> m_askOperations;
    Question<std::shared_ptr<const SearchResult>> m_askSearch;
    Question<std::shared_ptr<const OpenTrace>> m_askTrace;
    bool m_isActive = false;
    bool m_isStale = true; // search again when shown
    std::optional<TraceReference> m_wanted; // the trace asked for, or shown
};

} // namespace yagura::traces
