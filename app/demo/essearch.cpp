#include "demo/essearch.h"

#include "demo/esaggregation.h"
#include "demo/esquery.h"

#include <charconv>
#include <set>

namespace yagura::demo::es {

namespace {

constexpr std::int64_t resultWindow = 10'000;

// The shards that did not answer, as the response reports them.
class ShardFailures
{
public:
    explicit ShardFailures(const Store &store)
        : m_store(store)
    { }

    void add(std::uint32_t index, int shard, const std::string &type, const std::string &reason)
    {
        m_failures.push_back({{"shard", shard},
                              {"index", m_store.index(index).name},
                              {"node", "demo-node-1"},
                              {"reason", {{"type", type}, {"reason", reason}}}});
        m_failed.emplace_back(index, shard);
    }

    [[nodiscard]] bool contains(std::uint32_t index, int shard) const
    {
        return std::ranges::find(m_failed, std::pair(index, shard)) != m_failed.end();
    }
    [[nodiscard]] size_t size() const { return m_failed.size(); }

    [[nodiscard]] Json json(size_t total) const
    {
        Json shards{{"total", total}, {"successful", total - size()}, {"skipped", 0}, {"failed", size()}};
        if (!m_failures.empty())
            shards["failures"] = m_failures;
        return shards;
    }

    // All shards failed: the whole search is an error.
    [[noreturn]] void throwAll() const
    {
        const Json &reason = m_failures.at(0).at("reason");
        throw EsFailure{400,
                        reason.at("type").get<std::string>(),
                        reason.at("reason").get<std::string>(),
                        Json::object(),
                        nullptr,
                        true};
    }

private:
    const Store &m_store;
    std::vector<std::pair<std::uint32_t, int>> m_failed;
    Json m_failures = Json::array();
};

std::int64_t integerOf(const SearchRequest &request, const std::string &name, std::int64_t fallback)
{
    std::int64_t value = fallback;
    if (const auto inBody = request.body.find(name); inBody != request.body.end())
        value = inBody->get<std::int64_t>();
    if (const auto inUrl = request.url.find(name); inUrl != request.url.end()) {
        const std::string &text = inUrl->second;
        if (std::from_chars(text.data(), text.data() + text.size(), value).ec != std::errc())
            refuse("Failed to parse int parameter [" + name + "] with value [" + text + "]");
    }
    if (value < 0)
        refuse("[" + name + "] parameter cannot be negative, found [" + std::to_string(value) + "]");
    return value;
}

void checkBody(const Json &body)
{
    for (const char *other : {"highlight", "suggest", "collapse", "rescore", "post_filter", "script_fields",
                              "runtime_mappings", "docvalue_fields", "stored_fields", "slice", "profile",
                              "explain", "knn", "indices_boost", "min_score", "ext", "rank", "retriever"})
        if (body.contains(other))
            refuseUnsupported(std::string("search body ") + other);
    static const std::set<std::string, std::less<>> known{"query",
                                                          "size",
                                                          "from",
                                                          "sort",
                                                          "search_after",
                                                          "pit",
                                                          "track_total_hits",
                                                          "aggs",
                                                          "aggregations",
                                                          "_source",
                                                          "fields",
                                                          "timeout",
                                                          "terminate_after",
                                                          "track_scores",
                                                          "version",
                                                          "seq_no_primary_term"};
    for (const auto &[name, value] : body.items())
        if (!known.contains(name))
            refuseParsing("unknown key [" + name + "] in the search body");
}

// ?q=, ?sort=a:desc,b and ?_source= in the words of the body.
Json bodyOf(const SearchRequest &request)
{
    Json body = request.body;
    if (const auto q = request.url.find("q"); q != request.url.end())
        body["query"] = {{"query_string", {{"query", q->second}}}};
    if (const auto sort = request.url.find("sort"); sort != request.url.end()) {
        Json keys = Json::array();
        std::string_view rest = sort->second;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            const std::string_view one = rest.substr(0, comma);
            rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
            const auto colon = one.rfind(':');
            if (colon == one.npos)
                keys.push_back(std::string(one));
            else
                keys.push_back(
                    {{std::string(one.substr(0, colon)), {{"order", std::string(one.substr(colon + 1))}}}});
        }
        body["sort"] = keys;
    }
    if (const auto source = request.url.find("_source"); source != request.url.end())
        body["_source"] = source->second == "true" ? Json(true)
            : source->second == "false"            ? Json(false)
                                                   : Json(source->second);
    return body;
}

struct Row
{
    const Document *document;
    std::vector<Sorting::Key> keys;
};

class Searcher
{
public:
    Searcher(Store &store, const SearchRequest &request)
        : m_store(store)
        , m_request(request)
        , m_body(bodyOf(request))
        , m_failures(store)
    {
        checkBody(m_body);
    }

    std::string run()
    {
        const Documents &documents = chooseDocuments();
        const Scope scope{m_store, m_indices, m_request.now, !m_pointInTime.empty(), m_request.openSearch};
        Sorting sorting(m_body.value("sort", Json()), scope);
        failShards(sorting);
        const Matched matched = match(documents);
        std::string aggregations;
        for (const char *name : {"aggs", "aggregations"})
            if (const auto aggs = m_body.find(name); aggs != m_body.end())
                aggregations = aggregate(*aggs, matched, scope).dump();
        const size_t shardCount = m_indices.size() * size_t(m_store.shards());
        if (shardCount > 0 && m_failures.size() >= shardCount)
            m_failures.throwAll();
        std::string out = R"({"took":1,"timed_out":false,)";
        if (!m_pointInTime.empty())
            out = R"({"pit_id":)" + Json(m_pointInTime).dump() + R"(,"took":1,"timed_out":false,)";
        out += R"("_shards":)" + m_failures.json(shardCount).dump() + R"(,"hits":{)";
        writeTotal(out, matched.size());
        writeHits(out, matched, sorting, scope);
        out += '}';
        if (!aggregations.empty())
            out += R"(,"aggregations":)" + aggregations;
        return out + "}";
    }

private:
    const Documents &chooseDocuments()
    {
        const auto pit = m_body.find("pit");
        if (pit == m_body.end()) {
            m_indices = m_store.resolve(m_request.expression, indexOptions(m_request.url));
            return m_store.documents();
        }
        checkMembers(*pit, {"id", "keep_alive"}, "pit");
        if (!m_request.expression.empty())
            throw EsFailure{400, "action_request_validation_exception",
                            "Validation Failed: 1: [indices] cannot be used with point in time;"};
        m_pointInTime = pit->at("id").get<std::string>();
        std::optional<std::int64_t> keepAlive;
        if (pit->contains("keep_alive"))
            keepAlive = parseInterval(pit->at("keep_alive").get<std::string>());
        const auto &snapshot = m_store.pointInTime(m_pointInTime, keepAlive, m_request.now);
        m_indices = snapshot.indices;
        return snapshot.documents;
    }

    void failShards(const Sorting &sorting)
    {
        for (const auto number : m_indices) {
            if (m_request.failingShard)
                m_failures.add(
                    number, 0, "circuit_breaking_exception",
                    "[parent] Data too large, data for [<reused_arrays>] would be [4124881356/3.8gb], which "
                    "is larger than the limit of [4080218931/3.7gb]");
            if (const auto failed = sorting.failedIndices().find(number);
                failed != sorting.failedIndices().end())
                for (int shard = m_request.failingShard ? 1 : 0; shard < m_store.shards(); ++shard)
                    m_failures.add(number, shard, "query_shard_exception", failed->second);
        }
    }

    Matched match(const Documents &documents)
    {
        const Json dsl = m_body.value("query", Json{{"match_all", Json::object()}});
        std::vector<Query> compiled(m_store.indexCount());
        std::vector<bool> included(m_store.indexCount(), false);
        for (const auto number : m_indices) {
            included[number] = !m_store.index(number).deleted;
            compiled[number] = compileQuery(dsl, {m_store, m_store.index(number), m_request.now});
        }
        const TimeBounds bounds = timeBounds(dsl, m_request.now);
        const auto earlier = [](const DocumentPtr &document, std::int64_t at) { return document->time < at; };
        const auto begin = std::lower_bound(documents.begin(), documents.end(), bounds.from, earlier);
        Matched matched;
        for (auto it = begin; it != documents.end() && (*it)->time <= bounds.to; ++it) {
            const Document &document = **it;
            if (!included[document.index]
                || (m_failures.size() > 0 && m_failures.contains(document.index, document.shard)))
                continue;
            if (compiled[document.index](document))
                matched.push_back(&document);
        }
        return matched;
    }

    void writeTotal(std::string &out, size_t total) const
    {
        Json tracked = m_body.value("track_total_hits", Json(resultWindow));
        if (const auto inUrl = m_request.url.find("track_total_hits"); inUrl != m_request.url.end())
            tracked = Json::parse(inUrl->second, nullptr, false);
        const auto asInteger = m_request.url.find("rest_total_hits_as_int");
        if (asInteger != m_request.url.end() && asInteger->second != "false") {
            out += R"("total":)" + std::to_string(total) + ",";
            return;
        }
        if (tracked.is_boolean() && !tracked.get<bool>())
            return;
        const size_t cap = tracked.is_number() ? tracked.get<size_t>() : SIZE_MAX;
        out += R"("total":{"value":)" + std::to_string(std::min(total, cap)) + R"(,"relation":")"
            + (total > cap ? "gte" : "eq") + R"("},)";
    }

    void writeHits(std::string &out, const Matched &matched, Sorting &sorting, const Scope &scope)
    {
        const std::int64_t size = integerOf(m_request, "size", 10);
        const std::int64_t from = integerOf(m_request, "from", 0);
        if (from + size > resultWindow)
            refuse("Result window is too large, from + size must be less than or equal to: [10000] but was ["
                   + std::to_string(from + size)
                   + "]. See the scroll api for a more efficient way to request large data sets. This limit "
                     "can be set "
                     "by changing the [index.max_result_window] index level setting.");
        const auto after = m_body.find("search_after");
        if (after != m_body.end() && from > 0)
            refuse("`from` parameter must be set to 0 when `search_after` is used");
        const std::vector<Sorting::Key> start
            = after != m_body.end() ? sorting.after(*after) : std::vector<Sorting::Key>();
        std::vector<Row> rows;
        if (size > 0) {
            rows.reserve(matched.size());
            for (const Document *document : matched) {
                Row row{document, sorting.keys(*document)};
                if (start.empty() || sorting.compare(row.keys.data(), start.data()) > 0)
                    rows.push_back(std::move(row));
            }
        }
        const auto first = std::min(size_t(from), rows.size());
        const auto last = std::min(size_t(from + size), rows.size());
        std::ranges::partial_sort(rows, rows.begin() + std::ptrdiff_t(last), [&](const Row &a, const Row &b) {
            const int order = sorting.compare(a.keys.data(), b.keys.data());
            return order != 0 ? order < 0 : a.document->sequence < b.document->sequence;
        });
        const HitShape shape(m_body, scope);
        out += sorting.isDefault() && !matched.empty() ? R"("max_score":1.0,"hits":[)"
                                                       : R"("max_score":null,"hits":[)";
        for (size_t i = first; i < last; ++i) {
            out += i > first ? "," : "";
            shape.write(out, *rows[i].document, sorting.isDefault() ? Json() : sorting.shown(rows[i].keys));
        }
        out += ']';
    }

    Store &m_store;
    const SearchRequest &m_request;
    Json m_body;
    std::vector<std::uint32_t> m_indices;
    std::string m_pointInTime;
    ShardFailures m_failures;
};

} // namespace

IndexOptions indexOptions(const std::map<std::string, std::string> &url)
{
    const auto flag = [&](const char *name, bool fallback) {
        const auto found = url.find(name);
        if (found == url.end())
            return fallback;
        if (found->second != "true" && found->second != "false" && !found->second.empty())
            refuse("Failed to parse value [" + found->second + "] as only [true] or [false] are allowed.");
        return found->second != "false";
    };
    return {flag("ignore_unavailable", false), flag("allow_no_indices", true)};
}

Json shardsJson(const Store &store, size_t indices)
{
    const size_t total = indices * size_t(store.shards());
    return {{"total", total}, {"successful", total}, {"skipped", 0}, {"failed", 0}};
}

std::string search(Store &store, const SearchRequest &request)
{
    return Searcher(store, request).run();
}

std::string count(Store &store, const SearchRequest &request)
{
    checkMembers(request.body, {"query"}, "count");
    SearchRequest counting = request;
    counting.body["size"] = 0;
    counting.body["track_total_hits"] = true;
    const Json answer = Json::parse(search(store, counting));
    return Json{{"count", answer.at("hits").at("total").at("value")}, {"_shards", answer.at("_shards")}}
        .dump();
}

} // namespace yagura::demo::es
