// An Elasticsearch (or OpenSearch) endpoint on loopback, stateful and as strict as the real one: what it does
// not implement it refuses with an honest 400 that names the construct. Scores are constant (1.0), everything
// else follows the documents. Owned by the demo world or a test; has its own thread, every public function
// may be called from any.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>

#include <chrono>
#include <cstdint>
#include <memory>

namespace yagura {
class Clock;
}

namespace yagura::demo {

enum class ElasticFlavour {
    Elasticsearch, // 8.x: _pit, _shard_doc, X-Elastic-Product
    OpenSearch, // 2.x: _search/point_in_time, no _shard_doc
};

// How strings without an explicit mapping are indexed.
enum class StringMapping {
    EcsTemplate, // keyword, but text with .keyword for messages and stack traces; ip for *.ip
    Dynamic, // text with .keyword for all, as a cluster without templates does
};

struct ElasticDoubleOptions
{
    ElasticFlavour flavour = ElasticFlavour::Elasticsearch;
    StringMapping strings = StringMapping::EcsTemplate;
    QString clusterName = QStringLiteral("shop-logs");
    int shardsPerIndex = 5;
    size_t retention = 100'000; // documents; the oldest by time go first
    QByteArray requiredAuthorization{}; // the whole header value, "ApiKey …"; empty for none
};

class ElasticDouble
{
public:
    // clock (what "now" means in queries) outlives the double.
    explicit ElasticDouble(const Clock &clock, ElasticDoubleOptions options = {});
    ~ElasticDouble(); // closes the port and joins
    Q_DISABLE_COPY_MOVE(ElasticDouble)

    // Listens on 127.0.0.1 at a free port and returns it; 0 when it could not.
    quint16 listen();
    [[nodiscard]] quint16 port() const;

    // Adds one document with a time in "@timestamp" (ISO 8601 up to nanoseconds, or epoch milliseconds),
    // searchable at once. json: one object, nested or dotted. Fails, as the real one, when a value does not
    // fit its field's mapping.
    Status addDocument(const QString &index, const QByteArray &json);
    // The same for many under one lock. Stops at the first that fails.
    Status addDocuments(const QString &index, const QByteArrayList &documents);

    [[nodiscard]] size_t documentCount() const;
    // Open points in time: a well-behaved client leaves none behind.
    [[nodiscard]] int openPointsInTime() const;
    // Requests answered so far, and those whose asker hung up before the answer.
    [[nodiscard]] std::uint64_t requestCount() const;
    [[nodiscard]] std::uint64_t abandonedCount() const;

    // Faults, for tests and the demo menu; each stays until set back.
    // Shard 0 of every searched index fails: 200, _shards.failed > 0, its documents missing.
    void setFailingShard(bool failing);
    // The next count requests are refused with 429 es_rejected_execution_exception and this Retry-After.
    void rejectNext(int count, std::chrono::seconds retryAfter);
    // Every answer waits this long.
    void setDelay(std::chrono::milliseconds delay);
    // All points in time are forgotten, as after a restart of the node.
    void expirePointsInTime();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura::demo
