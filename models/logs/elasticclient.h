// Asks one Elasticsearch or OpenSearch. What it can do is found out from its banner once and remembered. Made
// and owned by app/, one a source, shared by the screens through Source; call from any thread. Answers are
// parsed on the workers of its HttpClient. Destroying a Call closes the connection, which cancels the search
// on the server, too.
#pragma once

#include "core/call.h"
#include "logs/aggregation/aggregationquery.h"
#include "logs/elasticcapabilities.h"
#include "logs/fieldcatalogue.h"
#include "logs/logpage.h"
#include "logs/logquery.h"

#include <memory>
#include <optional>

namespace yagura {
class HttpClient;
}

namespace yagura::logs {

using SharedFields = std::shared_ptr<const FieldCatalogue>;

class ElasticClient
{
public:
    // defaultIndex: the pattern the operator configured; all indices if empty.
    explicit ElasticClient(std::shared_ptr<HttpClient> http, QString defaultIndex = {});
    ~ElasticClient();
    Q_DISABLE_COPY_MOVE(ElasticClient)

    [[nodiscard]] HttpClient &http() const;
    [[nodiscard]] const QString &defaultIndex() const;

    // Also the connection test.
    [[nodiscard]] Call<ElasticCapabilities> capabilities() const;
    // Names an operator can choose from: indices, data streams, aliases.
    [[nodiscard]] Call<QStringList> indices() const;
    [[nodiscard]] Call<SharedFields> fields(const QString &index) const;

    // Rows of a query, without counting them. NotFound when the point in time has expired.
    struct PageRequest
    {
        LogQuery query;
        SharedFields fields; // of query.index
        int size = 500;
        QByteArray after{}; // LogPage::after of the page before
        QByteArray pointInTime{}; // empty for none
    };
    [[nodiscard]] Call<SharedPage> page(const PageRequest &request) const;
    // Counts exactly, by time and level.
    [[nodiscard]] Call<std::shared_ptr<const LogHistogram>>
    histogram(const LogQuery &query, const SharedFields &fields, Duration interval) const;
    // A snapshot for paging: its id, or an empty one where the server has none to give.
    [[nodiscard]] Call<QByteArray> openPointInTime(const QString &index) const;
    // Closes it without anybody waiting.
    void releasePointInTime(const QByteArray &id) const;

    // For other screens: newest lines at error or worse; how many a service has; the lines of a trace, oldest
    // first. They search the default index.
    [[nodiscard]] Call<SharedPage> newestErrors(const TimeRange &range, int lines) const;
    [[nodiscard]] Call<std::shared_ptr<const ErrorSummary>> errorsByService(const TimeRange &range,
                                                                            int services) const;
    // Without a range, all there is.
    [[nodiscard]] Call<SharedPage> linesOfTrace(const QString &traceId, const std::optional<TimeRange> &range,
                                                int lines) const;

    // Metrics by buckets, as dashboards ask for them.
    [[nodiscard]] Call<SharedAggregation> aggregation(AggregationQuery query) const;

private:
    class Session;
    std::shared_ptr<Session> m_session;
};

} // namespace yagura::logs
