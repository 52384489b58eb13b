// One search and all that hangs on it: fields of the index, rows page by page, the histogram; each on its own
// request, so that the first lines do not wait for the count. A new search replaces the old one, which the
// server is told by the closed connection. Old rows stay until new ones are there. GUI thread; owned by the
// screen.
#pragma once

#include "core/callcombinators.h"
#include "logs/elasticclient.h"
#include "logs/fieldstatistics.h"
#include "logs/logmodel.h"

#include <QObject>

namespace yagura::logs {

class LogSearch : public QObject
{
    Q_OBJECT
public:
    explicit LogSearch(QObject *parent = nullptr);
    ~LogSearch() override;

    // Null forgets everything.
    void setClient(std::shared_ptr<ElasticClient> client);
    [[nodiscard]] const std::shared_ptr<ElasticClient> &client() const { return m_client; }

    // buckets: the most bars the histogram has room for.
    void run(const LogQuery &query, int buckets);
    // Asks again for the rows alone, of a part of the query's range or, without one, of all of it.
    void narrow(const std::optional<TimeRange> &range);
    // Counts again, over another range; the rows stay.
    void recount(const TimeRange &range);
    [[nodiscard]] const std::optional<TimeRange> &narrowed() const { return m_narrowed; }
    void cancel();
    [[nodiscard]] const LogQuery &query() const { return m_query; }

    [[nodiscard]] LogModel &model() { return m_model; }
    [[nodiscard]] const LogModel &model() const { return m_model; }
    [[nodiscard]] const SharedFields &fields() const { return m_fields; }
    [[nodiscard]] const std::shared_ptr<const LogHistogram> &histogram() const { return m_histogram; }
    // What the loaded rows have in their fields.
    [[nodiscard]] const std::shared_ptr<const FieldSummary> &summary() const { return m_summary; }
    // Of the rows and the histogram together: the worse of both.
    [[nodiscard]] SearchFacts facts() const;

    [[nodiscard]] bool isRunning() const { return m_rowsRunning || m_histogramRunning; }
    // The fields of the rows are being counted.
    [[nodiscard]] bool isSummarising() const { return m_summaryRunning; }
    [[nodiscard]] bool isLoadingMore() const { return m_loadingMore; }
    // True once the present query's first page has been answered, well or badly.
    [[nodiscard]] bool hasRows() const { return m_answered; }
    [[nodiscard]] const std::optional<Error> &rowsError() const { return m_rowsError; }
    [[nodiscard]] const std::optional<Error> &histogramError() const { return m_histogramError; }
    // The rows come from one moment of the server; without, lines that arrive meanwhile may be missed.
    [[nodiscard]] bool isSnapshot() const { return !m_pointInTime.isEmpty(); }
    // The snapshot was lost on the way and another one continues.
    [[nodiscard]] bool hasSeam() const { return m_seam; }
    // Loading stopped because memory for rows is used up.
    [[nodiscard]] bool isFull() const { return m_full; }

    // Bytes of rows kept at most.
    void setMemoryLimit(size_t bytes) { m_memoryLimit = bytes; }
    void setPageSize(int rows) { m_pageSize = rows; }

Q_SIGNALS:
    void stateChanged(); // running, errors, facts
    void rowsReplaced();
    void rowsAppended();
    void histogramChanged();
    void fieldsChanged();
    void summaryChanged();

private:
    void askFields();
    void askHistogram();
    void askPointInTime();
    void askFirstPage();
    void askMore();
    void askSummary();
    void continueAfterSeam();
    void takeFirst(Result<SharedPage> page);
    void takeMore(Result<SharedPage> page);
    void take(const SharedPage &page, size_t first);
    void fail(const Error &error);
    void releasePointInTime();
    [[nodiscard]] ElasticClient::PageRequest nextRequest() const;
    // Rows of the page that the last one had already: paging without a snapshot overlaps.
    [[nodiscard]] size_t repeated(const LogPage &page) const;

    std::shared_ptr<ElasticClient> m_client;
    LogQuery m_query;
    std::optional<TimeRange> m_narrowed;
    TimeRange m_rowsRange; // of the rows; recounting leaves it
    int m_buckets = 100;
    LogModel m_model;
    SharedFields m_fields;
    std::shared_ptr<const LogHistogram> m_histogram;
    std::shared_ptr<const FieldSummary> m_summary;
    SearchFacts m_rowFacts;
    QByteArray m_pointInTime;
    QByteArray m_after;
    std::optional<Error> m_rowsError;
    std::optional<Error> m_histogramError;
    bool m_rowsRunning = false;
    bool m_histogramRunning = false;
    bool m_loadingMore = false;
    bool m_summaryRunning = false;
    bool m_answered = false;
    bool m_seam = false;
    bool m_reopening = false;
    bool m_overlap = true; // without a snapshot: the next page begins a little before the end of the last
    bool m_full = false;
    size_t m_memoryLimit = size_t{1} << 30;
    int m_pageSize = 500;
    Latest<SharedFields> m_fieldsCall;
    Latest<std::shared_ptr<const LogHistogram>> m_histogramCall;
    Latest<std::shared_ptr<const FieldSummary>> m_summaryCall;
    Latest<QByteArray> m_openCall;
    Latest<SharedPage> m_pageCall;
};

} // namespace yagura::logs
