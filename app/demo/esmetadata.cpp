#include "demo/esmetadata.h"

#include <set>

namespace yagura::demo::es {

Json banner(const std::string &clusterName, bool openSearch)
{
    Json version{{"number", openSearch ? "2.19.1" : "8.17.4"}};
    if (openSearch)
        version["distribution"] = "opensearch";
    else
        version["build_flavor"] = "default";
    version["build_type"] = "demo";
    version["build_snapshot"] = false;
    version["lucene_version"] = openSearch ? "9.12.1" : "9.12.0";
    version["minimum_wire_compatibility_version"] = openSearch ? "7.10.0" : "7.17.0";
    version["minimum_index_compatibility_version"] = "7.0.0";
    return {
        {"name", "demo-node-1"},
        {"cluster_name", clusterName},
        {"cluster_uuid", "yd0000000000000000demo"},
        {"version", std::move(version)},
        {"tagline", openSearch ? "The OpenSearch Project: https://opensearch.org/" : "You Know, for Search"}};
}

Json clusterHealth(const Store &store, const std::string &clusterName, const std::string &expression)
{
    const auto shards = store.resolve(expression).size() * size_t(store.shards());
    return {{"cluster_name", clusterName},
            {"status", "green"},
            {"timed_out", false},
            {"number_of_nodes", 1},
            {"number_of_data_nodes", 1},
            {"active_primary_shards", shards},
            {"active_shards", shards},
            {"relocating_shards", 0},
            {"initializing_shards", 0},
            {"unassigned_shards", 0},
            {"delayed_unassigned_shards", 0},
            {"number_of_pending_tasks", 0},
            {"number_of_in_flight_fetch", 0},
            {"task_max_waiting_in_queue_millis", 0},
            {"active_shards_percent_as_number", 100.0}};
}

Json catIndices(const Store &store, const SearchRequest &request)
{
    const auto format = request.url.find("format");
    if (format == request.url.end() || format->second != "json")
        refuseUnsupported("_cat/indices without format=json");
    if (const auto bytes = request.url.find("bytes"); bytes != request.url.end() && bytes->second != "b")
        refuseUnsupported("_cat/indices bytes=" + bytes->second);
    const bool plain = request.url.contains("bytes");
    Json list = Json::array();
    for (const auto number : store.resolve(request.expression, indexOptions(request.url))) {
        const Index &index = store.index(number);
        const std::string size
            = plain ? std::to_string(index.bytes) : std::to_string(index.bytes / 1024) + "kb";
        list.push_back({{"health", "green"},
                        {"status", "open"},
                        {"index", index.name},
                        {"uuid", "yd" + std::to_string(number)},
                        {"pri", std::to_string(store.shards())},
                        {"rep", "0"},
                        {"docs.count", std::to_string(index.documents)},
                        {"docs.deleted", "0"},
                        {"store.size", size},
                        {"pri.store.size", size}});
    }
    return list;
}

Json resolveIndex(const Store &store, const std::string &expression)
{
    Json indices = Json::array();
    for (const auto number : store.resolve(expression))
        indices.push_back({{"name", store.index(number).name}, {"attributes", {"open"}}});
    return {{"indices", std::move(indices)}, {"aliases", Json::array()}, {"data_streams", Json::array()}};
}

namespace {

std::vector<std::string> fieldPatterns(const SearchRequest &request)
{
    std::vector<std::string> patterns;
    if (const auto inUrl = request.url.find("fields"); inUrl != request.url.end()) {
        std::string_view rest = inUrl->second;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            patterns.emplace_back(rest.substr(0, comma));
            rest = comma == rest.npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    if (const auto inBody = request.body.find("fields"); inBody != request.body.end()) {
        if (inBody->is_string())
            patterns.push_back(inBody->get<std::string>());
        else
            for (const Json &one : *inBody)
                patterns.push_back(one.get<std::string>());
    }
    if (patterns.empty())
        throw EsFailure{400, "action_request_validation_exception",
                        "Validation Failed: 1: no fields specified;"};
    return patterns;
}

Json capability(const std::string &type, bool metadata, bool aggregatable)
{
    return {
        {"type", type}, {"metadata_field", metadata}, {"searchable", true}, {"aggregatable", aggregatable}};
}

} // namespace

Json fieldCapabilities(const Store &store, const SearchRequest &request)
{
    if (request.body.contains("index_filter"))
        refuseUnsupported("_field_caps index_filter");
    if (request.body.contains("runtime_mappings"))
        refuseUnsupported("_field_caps runtime_mappings");
    const auto patterns = fieldPatterns(request);
    const auto wanted = [&](const std::string &name) {
        return std::ranges::any_of(patterns,
                                   [&](const std::string &one) { return wildcardMatches(one, name); });
    };
    const auto numbers = store.resolve(request.expression, indexOptions(request.url));
    // name → type → indices, so that conflicts show.
    std::map<std::string, std::map<std::string, std::set<std::string>>> found;
    const auto note = [&](const std::string &name, const std::string &type, const Index &index) {
        if (wanted(name))
            found[name][type].insert(index.name);
    };
    Json indices = Json::array();
    for (const auto number : numbers) {
        const Index &index = store.index(number);
        indices.push_back(index.name);
        for (const auto &[name, mapping] : index.mappings) {
            note(name, typeName(mapping.type), index);
            if (mapping.keywordSubField)
                note(name + ".keyword", "keyword", index);
            for (auto dot = name.find('.'); dot != name.npos; dot = name.find('.', dot + 1))
                note(name.substr(0, dot), "object", index);
        }
    }
    const auto filters = request.url.find("filters");
    const bool metadata
        = filters == request.url.end() || filters->second.find("-metadata") == std::string::npos;
    Json fields = Json::object();
    for (const auto &[name, types] : found) {
        Json byType = Json::object();
        for (const auto &[type, in] : types) {
            Json one = capability(type, false, type != "text" && type != "object");
            if (type == "object")
                one["searchable"] = false;
            if (types.size() > 1)
                one["indices"] = in;
            byType[type] = std::move(one);
        }
        fields[name] = std::move(byType);
    }
    for (const char *name : {"_id", "_index", "_source"})
        if (metadata && wanted(name))
            fields[name] = {{name, capability(name, true, std::string_view(name) == "_index")}};
    return {{"indices", std::move(indices)}, {"fields", std::move(fields)}};
}

} // namespace yagura::demo::es
