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
#include "traces/tracereference.h"

class QStackedLayout;
class QThreadPool;

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class StatusStrip;
} // namespace yagura::kit

namespace yagura::traces {

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
    // A trace from elsewhere than a server.
    void showTrace(std::shared_ptr<const OpenTrace> open, SpanId span = {});
    // Reads a file and shows its traces in the place of a search's results, until the next search; a single
    // one is opened at once. A line above says which file it is and what was wrong with it.
    void openFile(const QString &path);
    [[nodiscard]] const std::shared_ptr<const OpenedFile> &file() const { return m_file; }

    [[nodiscard]] SearchPage *searchPage() const { return m_search; }
    [[nodiscard]] TracePage *tracePage() const { return m_trace; }
    [[nodiscard]] bool isShowingTrace() const;

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

    void connectPages();
    [[nodiscard]] SearchForm *form() const;
    void loadServices();
    void chooseService(const QStringList &services);
    void loadOperations(const QString &service);
    void search();
    void searchUnlessFile();
    // A file is shown or being read: what happens by itself keeps away from it.
    [[nodiscard]] bool isOfFile() const { return m_file || m_askFile.isAwaited; }
    void chooseFile();
    void showFile(std::shared_ptr<const OpenedFile> file);
    void showFileLine();
    void forgetFile();
    void openFromFile(const TraceReference &reference);
    void showTraceProblem(const Error &error);
    void setShowingTrace(bool isShowing);
    [[nodiscard]] QString spelling(const QString &canonicalService) const;
    [[nodiscard]] const JaegerClient *client() const;

    correlate::TimeContext &m_time;
    correlate::ServiceIdentity m_identity;
    Sources<JaegerClient> m_sources;
    QStringList m_services;
    QStackedLayout *m_pages;
    SearchPage *m_search;
    TracePage *m_trace;
    kit::ContentStack *m_traceStack;
    Question<QStringList> m_askServices;
    Question<std::vector<Dependency>> m_askDependencies;
    Question<std::vector<Operation>> m_askOperations;
    Question<std::shared_ptr<const SearchResult>> m_askSearch;
    Question<std::shared_ptr<const OpenTrace>> m_askTrace;
    Question<std::shared_ptr<const OpenedFile>> m_askFile;
    kit::StatusStrip *m_fileLine;
    QThreadPool *m_workers = nullptr;
    std::shared_ptr<const OpenedFile> m_file;
    QString m_wantedFile; // that could not be opened
    bool m_isActive = false;
    bool m_isStale = true; // search again when shown
    std::optional<TraceReference> m_wanted; // the trace asked for, or shown
};

} // namespace yagura::traces
