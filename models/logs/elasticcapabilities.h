// What a server of the Elasticsearch family can do, from its banner. Plain value.
#pragma once

#include <QString>

namespace yagura::logs {

enum class Product { Elasticsearch, OpenSearch };

enum class PagingSupport {
    None, // search_after alone
    ElasticsearchPit, // POST /{index}/_pit; the tie-break comes by itself
    OpenSearchPit, // POST /{index}/_search/point_in_time
};

struct ElasticCapabilities
{
    Product product = Product::Elasticsearch;
    QString version; // as it says, "8.17.4"
    int major = 0;
    int minor = 0;
    QString clusterName;

    [[nodiscard]] PagingSupport paging() const;
    // Whether a tie-break has to be asked for, and can be: _shard_doc.
    [[nodiscard]] bool wantsShardDocument() const;

    bool operator==(const ElasticCapabilities &) const = default;
};

} // namespace yagura::logs
