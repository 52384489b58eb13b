// _search and _count of the Elasticsearch double: request in, response body out. Plain functions over the
// store, called under its lock.
#pragma once

#include "demo/esstore.h"

namespace yagura::demo::es {

struct SearchRequest
{
    std::string expression; // of indices; empty for all or for a point in time
    std::map<std::string, std::string> url; // URL parameters, decoded
    Json body = Json::object();
    std::int64_t now = 0; // ns
    bool openSearch = false;
    bool failingShard = false; // shard 0 of every index fails
};

// The whole response as JSON text. EsFailure for what is refused.
[[nodiscard]] std::string search(Store &store, const SearchRequest &request);
[[nodiscard]] std::string count(Store &store, const SearchRequest &request);

// {"total", "successful", "skipped", "failed", "failures"?}
[[nodiscard]] Json shardsJson(const Store &store, size_t indices);
// Index options of the URL; other members are left alone.
[[nodiscard]] IndexOptions indexOptions(const std::map<std::string, std::string> &url);

} // namespace yagura::demo::es
