// The traces screen: searching, and one trace. Asks the sources; a hidden screen asks nothing. Made once by
// app/; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/serviceidentity.h"
#include "correlate/timecontext.h"
#include "kit/screen.h"
#include "net/source.h"
#include "traces/files/openedfile.h"
#include "traces/jaegerclient.h"
#include "traces/search/savedsearchfile.h"
#include "traces/tracereference.h"

#include <QTimer>

class QStackedLayout;
class QThreadPool;

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class StatusStrip;
} // namespace yagura::kit

namespace yagura::traces {

class ComparisonPage;
class SearchForm;
class SearchPage;
class TracePage;

class TracesScreen : public kit::Screen
{
    Q_OBJECT
public:
    explicit TracesScreen(correlate::TimeContext &time, QWidget *parent = nullptr);

    void setSources(Sources<JaegerClient> sources);
    // How the services of the other signals are called here, and back.
    void setServiceIdentity(const correlate::ServiceIdentity &identity) { m_identity = identity; }
    // Where files are read; Qt's own pool otherwise.
    void setWorkers(QThreadPool *workers) { m_workers = workers; }
    void registerActions(kit::ActionRegistry &registry);

    [[nodiscard]] QString title() const override { return tr("Traces"); }
    [[nodiscard]] QString breadcrumb() const override;
    void openPivot(const correlate::Pivot &pivot) override;
    [[nodiscard]] bool isSettled() const override;
    void activate() override;
    void deactivate() override;

    void openTrace(const TraceReference &reference);
    void showSearch();
    // How soon a trace that may still grow is asked for again; 5 s unless set.
    void setGrowthPause(Duration first) { m_firstPause = first; }
    // A trace from elsewhere than a server.
    void showTrace(std::shared_ptr<const OpenTrace> open, SpanId span = {});
    // Reads a file and shows its traces in the place of a search's results, until the next search; a single
    // one is opened at once. A line above says which file it is and what was wrong with it.
    void openFile(const QString &path);
    [[nodiscard]] const std::shared_ptr<const OpenedFile> &file() const { return m_file; }

    void setSavedSearches(std::vector<SavedSearch> searches);
    // How it went with what was asked for by the signals below.
    void searchSaved(const QString &title, const Status &done);
    void searchRemoved(const QString &title, const Status &done);

    [[nodiscard]] SearchPage *searchPage() const { return m_search; }
    [[nodiscard]] TracePage *tracePage() const { return m_trace; }
    [[nodiscard]] ComparisonPage *comparisonPage() const { return m_comparison; }
    [[nodiscard]] bool isShowingTrace() const;
    [[nodiscard]] bool isShowingComparison() const;

    void compare(const TraceId &first, const TraceId &second);
    // The open trace with others of its root's service and operation, in the time chosen.
    void compareWithOthers();

Q_SIGNALS:
    void saveSearchRequested(const yagura::traces::SavedSearch &search);
    void removeSearchRequested(const QString &title);

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
    void ask(Question<T> &question, Call<T> call, std::function<void(Result<T>)> handler)
    {
        question.isAwaited = true;
        question.call.start(std::move(call), this,
                            [&question, handler = std::move(handler)](Result<T> result) {
                                question.isAwaited = false;
                                handler(std::move(result));
                            });
    }

    void connectPages();
    [[nodiscard]] SearchForm *form() const;
    void loadServices();
    void chooseService(const QStringList &services);
    void loadOperations(const QStringList &services);
    void search();
    using SharedTrace = std::shared_ptr<const OpenTrace>;
    // From the file that is open, if it has it, else from the server; null where there is neither.
    [[nodiscard]] std::optional<Call<SharedTrace>> traceCall(const TraceId &id) const;
    void askForOthers(const SharedTrace &open, const SearchResult &found);
    void setPage(QWidget *page);
    void searchUnlessFile();
    // A file is shown or being read: what happens by itself keeps away from it.
    [[nodiscard]] bool isOfFile() const { return m_file || m_askFile.isAwaited; }
    void chooseFile();
    void showFile(std::shared_ptr<const OpenedFile> file);
    void showFileLine();
    void forgetFile();
    void openFromFile(const TraceReference &reference);
    void showTraceProblem(const Error &error);
    void awaitGrowth(Duration pause);
    void askForGrowth();
    void setShowingTrace(bool isShowing);
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
    kit::StatusStrip *m_fileLine;
    ComparisonPage *m_comparison;
    std::function<void()> m_compareAgain;
    Question<QStringList> m_askServices;
    Question<std::vector<Dependency>> m_askDependencies;
    Question<std::vector<Result<std::vector<Operation>>>> m_askOperations;
    Question<std::shared_ptr<const SearchResult>> m_askSearch;
    Question<std::shared_ptr<const OpenTrace>> m_askTrace;
    Question<std::shared_ptr<const OpenedFile>> m_askFile;
    QThreadPool *m_workers = nullptr;
    std::shared_ptr<const OpenedFile> m_file;
    QString m_wantedFile; // that could not be opened
    bool m_isActive = false;
    bool m_isStale = true; // search again when shown
    Question<std::vector<Result<std::shared_ptr<const OpenTrace>>>> m_askCompared;
    Question<std::shared_ptr<const SearchResult>> m_askOthers;
    Question<std::shared_ptr<const OpenTrace>> m_askGrowth; // in the background
    QTimer m_growthPause;
    Duration m_firstPause = std::chrono::seconds(5);
    Duration m_nextPause{}; // zero: the trace is not a server's
    std::optional<TraceReference> m_wanted; // the trace asked for, or shown
};

} // namespace yagura::traces
