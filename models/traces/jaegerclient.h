// Asks one Jaeger, or a store that speaks like it, in whichever dialect it understands. The dialect is found
// out once and remembered; an answer that a route does not exist (404, 405 and the HTML page some servers put
// there) makes it found out anew. Shared by the screens through Source; call from any thread, answers come
// through Call.
#pragma once

#include "core/call.h"
#include "net/httpclient.h"
#include "traces/opentrace.h"
#include "traces/servicemetrics.h"

namespace yagura::traces {

enum class Dialect { Unknown, V1, V3 };

// As the store adjusted it (clock skew), or as it was received.
enum class TraceForm { Served, Raw };

// Several traces by their ids.
struct TraceSet
{
    std::vector<std::shared_ptr<const OpenTrace>> traces; // in the order of the ids
    std::vector<TraceId> missing; // the store has none of these
    std::vector<Error> problems; // one for each trace that could not be asked for
};

class JaegerClient
{
public:
    // spoken: where the dialect is known beforehand.
    explicit JaegerClient(std::shared_ptr<HttpClient> http, Dialect spoken = Dialect::Unknown);
    ~JaegerClient();
    Q_DISABLE_COPY_MOVE(JaegerClient)

    [[nodiscard]] HttpClient &http() const;
    [[nodiscard]] Dialect dialect() const;

    [[nodiscard]] Call<QStringList> services() const;
    [[nodiscard]] Call<std::vector<Operation>> operations(const QString &service) const;
    // No match is an empty result. InvalidInput when the range is empty.
    [[nodiscard]] Call<std::shared_ptr<const SearchResult>> search(const TraceQuery &query) const;
    // NotFound when neither the store nor its archive has such a trace.
    [[nodiscard]] Call<std::shared_ptr<const OpenTrace>> trace(const TraceId &id,
                                                               TraceForm form = TraceForm::Served) const;
    // One request each, at most a few at once; an id that is given twice is asked for once. Fails only if
    // every request fails.
    [[nodiscard]] Call<std::shared_ptr<const TraceSet>> traces(const std::vector<TraceId> &ids,
                                                               TraceForm form = TraceForm::Served) const;
    // Puts a trace into the store's archive, from where trace() finds it when it has expired. Unsupported
    // where there is no archive, NotFound when there is no such trace. Sent at most once.
    [[nodiscard]] Call<void> archive(const TraceId &id) const;
    // Unsupported where the store computes none. InvalidInput without a service or a range.
    [[nodiscard]] Call<std::vector<ServiceMetricSeries>> metrics(const ServiceMetricsQuery &query) const;
    [[nodiscard]] Call<std::vector<Dependency>> dependencies(const TimeRange &range) const;

private:
    class Session;
    std::shared_ptr<Session> m_session;
};

} // namespace yagura::traces
