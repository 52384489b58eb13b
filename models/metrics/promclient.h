// Asks one Prometheus (or a server that speaks its API). Made and owned by app/, one a source; call from any
// thread. Answers are parsed on the workers of its HttpClient. Destroying a Call cancels the request.
#pragma once

#include "core/call.h"
#include "core/timerange.h"
#include "metrics/exemplar.h"
#include "metrics/metricmetadata.h"
#include "metrics/rulegroup.h"
#include "metrics/series.h"
#include "metrics/target.h"

#include <QByteArray>

#include <atomic>
#include <functional>
#include <memory>

namespace yagura {
class HttpClient;
struct HttpResponse;
} // namespace yagura

namespace yagura::metrics {

struct RangeQuery
{
    QString expression;
    TimeRange range;
    Duration step{}; // zero: automatic
    Duration minimumStep = std::chrono::seconds(1); // of an automatic step
    int maxPoints = 1000; // of an automatic step

    bool operator==(const RangeQuery &) const = default;
};

class PromClient
{
public:
    explicit PromClient(std::shared_ptr<HttpClient> http);
    ~PromClient();
    Q_DISABLE_COPY_MOVE(PromClient)

    [[nodiscard]] Call<SharedResult> query(const QString &expression, Instant at) const;

    // Edges are aligned to the step. More than 11,000 steps are asked in parts and joined; the first part
    // that fails fails the whole.
    [[nodiscard]] Call<SharedResult> queryRange(const RangeQuery &query) const;

    // matchers are series selectors; none means all. The range narrows where it is valid.
    [[nodiscard]] Call<std::shared_ptr<const QStringList>> labelNames(const QStringList &matchers = {},
                                                                      const TimeRange &range = {}) const;
    [[nodiscard]] Call<std::shared_ptr<const QStringList>>
    labelValues(const QString &name, const QStringList &matchers = {}, const TimeRange &range = {}) const;
    // The label sets that the selectors choose; there must be one at least.
    [[nodiscard]] Call<std::shared_ptr<const std::vector<Labels>>> series(const QStringList &matchers,
                                                                          const TimeRange &range) const;
    // Of every series that the expression reads.
    [[nodiscard]] Call<std::shared_ptr<const std::vector<ExemplarSeries>>>
    queryExemplars(const QString &expression, const TimeRange &range) const;
    [[nodiscard]] Call<std::shared_ptr<const MetadataMap>> metadata() const;
    [[nodiscard]] Call<std::shared_ptr<const TargetList>> targets() const;
    [[nodiscard]] Call<std::shared_ptr<const std::vector<RuleGroup>>> rules() const;
    [[nodiscard]] Call<std::shared_ptr<const std::vector<ActiveAlert>>> alerts() const;
    // Urgent and small: also the connection test.
    [[nodiscard]] Call<std::shared_ptr<const BuildInfo>> buildInfo() const;

    [[nodiscard]] const std::shared_ptr<HttpClient> &http() const { return m_http; }

private:
    struct Asking;
    [[nodiscard]] Call<HttpResponse> ask(const Asking &asking) const;
    template <typename T>
    [[nodiscard]] Call<std::shared_ptr<const T>> asked(const Asking &asking,
                                                       std::function<Result<T>(QByteArray)> parse) const;
    [[nodiscard]] Call<SharedResult> askRange(const RangeQuery &query, const TimeRange &part) const;

    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<std::atomic<bool>> m_getOnly; // a proxy in front refuses POST
};

// The label-value path segment of a name: names outside [a-zA-Z_][a-zA-Z0-9_]* in U__ escapes.
[[nodiscard]] QString labelPathSegment(const QString &name);

} // namespace yagura::metrics
