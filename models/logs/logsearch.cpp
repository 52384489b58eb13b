#include "logs/logsearch.h"

#include "logs/elasticquerywire.h"
#include "net/httpclient.h"

namespace yagura::logs {

LogSearch::LogSearch(QObject *parent)
    : QObject(parent)
{
    connect(&m_model, &LogModel::moreWanted, this, &LogSearch::askMore);
}

LogSearch::~LogSearch()
{
    releasePointInTime();
}

void LogSearch::setClient(std::shared_ptr<ElasticClient> client)
{
    if (client == m_client)
        return;
    cancel();
    releasePointInTime();
    m_client = std::move(client);
    m_query = {};
    m_fields.reset();
    m_histogram.reset();
    m_summary.reset();
    m_narrowed.reset();
    m_rowFacts = {};
    m_rowsError.reset();
    m_histogramError.reset();
    m_answered = false;
    m_seam = false;
    m_full = false;
    m_model.clear();
    Q_EMIT fieldsChanged();
    Q_EMIT histogramChanged();
    Q_EMIT summaryChanged();
    Q_EMIT rowsReplaced();
    Q_EMIT stateChanged();
}

void LogSearch::cancel()
{
    m_fieldsCall.cancel();
    m_histogramCall.cancel();
    m_openCall.cancel();
    m_pageCall.cancel();
    m_summaryCall.cancel();
    m_rowsRunning = false;
    m_histogramRunning = false;
    m_loadingMore = false;
    m_summaryRunning = false;
}

void LogSearch::run(const LogQuery &query, int buckets)
{
    if (!m_client)
        return;
    cancel();
    releasePointInTime();
    m_query = query;
    if (m_query.index.isEmpty())
        m_query.index = m_client->defaultIndex();
    m_buckets = std::max(buckets, 1);
    m_narrowed.reset();
    m_rowsRange = m_query.range;
    m_answered = false;
    m_seam = false;
    m_overlap = true;
    m_full = false;
    m_rowsRunning = true;
    m_histogramRunning = true;
    m_model.setMoreAvailable(false);
    askFields();
    Q_EMIT stateChanged();
}

// The catalogue comes first: it says which field is the time and which can be counted by.
void LogSearch::askFields()
{
    m_fieldsCall.start(m_client->fields(m_query.index), this, [this](Result<SharedFields> fields) {
        if (!fields) {
            m_histogramRunning = false;
            m_histogramError = fields.error();
            fail(fields.error());
            return;
        }
        m_fields = std::move(*fields);
        Q_EMIT fieldsChanged();
        askPointInTime();
        askHistogram();
    });
}

void LogSearch::narrow(const std::optional<TimeRange> &range)
{
    if (!m_client || !m_fields || range == m_narrowed)
        return;
    m_narrowed = range;
    m_rowsRange = range.value_or(m_query.range);
    m_openCall.cancel();
    m_pageCall.cancel();
    releasePointInTime();
    m_loadingMore = false;
    m_seam = false;
    m_overlap = true;
    m_full = false;
    m_rowsRunning = true;
    m_model.setMoreAvailable(false);
    askPointInTime();
    Q_EMIT stateChanged();
}

void LogSearch::recount(const TimeRange &range)
{
    if (!m_client || !m_fields)
        return;
    m_query.range = range;
    m_histogramRunning = true;
    askHistogram();
    Q_EMIT stateChanged();
}

void LogSearch::askSummary()
{
    m_summaryRunning = true;
    auto work
        = [pages = m_model.pages(), fields = m_fields]() -> Result<std::shared_ptr<const FieldSummary>> {
        return std::make_shared<const FieldSummary>(summarise(pages, *fields));
    };
    m_summaryCall.start(runOnWorker(m_client->http().workers(), std::move(work)), this,
                        [this](Result<std::shared_ptr<const FieldSummary>> summary) {
                            m_summaryRunning = false;
                            if (summary)
                                m_summary = std::move(*summary);
                            Q_EMIT summaryChanged();
                            Q_EMIT stateChanged();
                        });
}

void LogSearch::askHistogram()
{
    const Duration interval = histogramInterval(m_query.range, m_buckets);
    m_histogramCall.start(m_client->histogram(m_query, m_fields, interval), this,
                          [this](Result<std::shared_ptr<const LogHistogram>> histogram) {
                              m_histogramRunning = false;
                              m_histogramError.reset();
                              if (histogram)
                                  m_histogram = std::move(*histogram);
                              else
                                  m_histogramError = histogram.error();
                              Q_EMIT histogramChanged();
                              Q_EMIT stateChanged();
                          });
}

void LogSearch::askPointInTime()
{
    m_openCall.start(m_client->openPointInTime(m_query.index), this, [this](Result<QByteArray> id) {
        if (!id) {
            fail(id.error());
            return;
        }
        m_pointInTime = *id;
        askFirstPage();
    });
}

ElasticClient::PageRequest LogSearch::nextRequest() const
{
    LogQuery query = m_query;
    query.range = m_rowsRange;
    return {query, m_fields, m_pageSize, m_after, m_pointInTime};
}

void LogSearch::askFirstPage()
{
    m_after.clear();
    m_pageCall.start(m_client->page(nextRequest()), this,
                     [this](Result<SharedPage> page) { takeFirst(std::move(page)); });
}

void LogSearch::takeFirst(Result<SharedPage> page)
{
    if (!page) {
        fail(page.error());
        return;
    }
    m_rowsRunning = false;
    m_answered = true;
    m_rowsError.reset();
    m_rowFacts = (*page)->facts;
    m_model.clear();
    take(*page, 0);
    Q_EMIT rowsReplaced();
    Q_EMIT stateChanged();
}

void LogSearch::take(const SharedPage &page, size_t first)
{
    if (!page->pointInTime.isEmpty())
        m_pointInTime = page->pointInTime;
    m_after = page->after;
    m_model.append(page, first);
    m_full = m_model.bytes() >= m_memoryLimit;
    m_model.setMoreAvailable(!m_full && static_cast<int>(page->rows.size()) >= m_pageSize);
    askSummary();
}

void LogSearch::askMore()
{
    if (!m_client || m_after.isEmpty() || m_loadingMore || m_rowsRunning)
        return;
    m_loadingMore = true;
    auto request = nextRequest();
    if (m_pointInTime.isEmpty() && m_overlap)
        if (const QByteArray earlier = elasticquerywire::overlapping(m_after, m_query.order);
            !earlier.isEmpty())
            request.after = earlier;
    m_pageCall.start(m_client->page(request), this,
                     [this](Result<SharedPage> page) { takeMore(std::move(page)); });
    Q_EMIT stateChanged();
}

void LogSearch::takeMore(Result<SharedPage> page)
{
    const bool lostSnapshot = !page && page.error().kind == ErrorKind::NotFound && !m_pointInTime.isEmpty();
    if (lostSnapshot && !m_reopening) {
        continueAfterSeam();
        return;
    }
    m_loadingMore = false;
    m_reopening = false;
    if (!page) {
        m_rowsError = page.error();
        m_model.setMoreAvailable(true); // scrolling again asks again
        Q_EMIT stateChanged();
        return;
    }
    m_rowsError.reset();
    const auto &facts = (*page)->facts;
    m_rowFacts.timedOut = m_rowFacts.timedOut || facts.timedOut;
    if (facts.shards.failed > m_rowFacts.shards.failed)
        m_rowFacts.shards = facts.shards;
    const size_t known = m_pointInTime.isEmpty() ? repeated(**page) : 0;
    // A page that brought nothing new: more lines of one moment than fit into one.
    m_overlap = known < (*page)->rows.size();
    take(*page, known);
    Q_EMIT rowsAppended();
    Q_EMIT stateChanged();
}

void LogSearch::continueAfterSeam()
{
    m_seam = true;
    m_reopening = true;
    m_pointInTime.clear();
    m_openCall.start(m_client->openPointInTime(m_query.index), this, [this](Result<QByteArray> id) {
        m_loadingMore = false;
        if (!id) {
            m_rowsError = id.error();
            m_model.setMoreAvailable(true);
            Q_EMIT stateChanged();
            return;
        }
        m_pointInTime = *id;
        askMore();
    });
}

size_t LogSearch::repeated(const LogPage &page) const
{
    if (m_model.pages().empty())
        return 0;
    const LogBuffer &before = m_model.pages().back()->rows;
    const auto seen = [&](size_t row) {
        for (size_t i = before.size(); i-- > 0 && before.timeNs(i) == before.timeNs(before.size() - 1);)
            if (before.id(i) == page.rows.id(row) && before.index(i) == page.rows.index(row))
                return true;
        return false;
    };
    size_t count = 0;
    while (count < page.rows.size() && seen(count))
        ++count;
    return count;
}

void LogSearch::fail(const Error &error)
{
    m_rowsRunning = false;
    m_answered = true;
    m_rowsError = error;
    Q_EMIT stateChanged();
}

void LogSearch::releasePointInTime()
{
    if (m_client && !m_pointInTime.isEmpty())
        m_client->releasePointInTime(m_pointInTime);
    m_pointInTime.clear();
}

SearchFacts LogSearch::facts() const
{
    SearchFacts facts = m_rowFacts;
    if (!m_histogram)
        return facts;
    facts.count = m_histogram->facts.count;
    facts.timedOut = facts.timedOut || m_histogram->facts.timedOut;
    facts.elapsed = std::max(facts.elapsed, m_histogram->facts.elapsed);
    if (m_histogram->facts.shards.failed >= facts.shards.failed)
        facts.shards = m_histogram->facts.shards;
    return facts;
}

} // namespace yagura::logs
