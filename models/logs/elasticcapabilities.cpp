#include "logs/elasticcapabilities.h"

#include <utility>

namespace yagura::logs {

PagingSupport ElasticCapabilities::paging() const
{
    const std::pair release(major, minor);
    if (product == Product::OpenSearch)
        return release >= std::pair(2, 4) ? PagingSupport::OpenSearchPit : PagingSupport::None;
    // 7.10 and 7.11 have points in time without a tie-break, which would lose lines of one moment.
    return release >= std::pair(7, 12) ? PagingSupport::ElasticsearchPit : PagingSupport::None;
}

bool ElasticCapabilities::wantsShardDocument() const
{
    return product == Product::OpenSearch && std::pair(major, minor) >= std::pair(3, 3);
}

} // namespace yagura::logs
