// The documents of the Elasticsearch double: source text as it came, fields flattened beside it, sorted by
// time, the oldest dropped beyond the retention; mappings per index; points in time. Not thread-safe:
// esdouble holds the lock.
#pragma once

#include "demo/esvalue.h"

#include <map>
#include <memory>
#include <unordered_map>

namespace yagura::demo::es {

using FieldId = std::uint32_t;

struct Document
{
    struct Field
    {
        FieldId id = 0;
        Value::Kind kind = Value::Kind::Integer;
        bool unescaped = false; // text lies in extra, not in source
        union {
            std::int64_t integer;
            double real;
            struct
            {
                std::uint32_t offset;
                std::uint32_t length;
            } text;
        };
    };

    std::int64_t time = 0; // ns, of @timestamp
    std::uint64_t sequence = 0; // unique; also the tie-break
    std::uint32_t index = 0;
    int shard = 0;
    std::string id;
    std::string source;
    std::string extra; // strings whose source text has escapes
    std::vector<Field> fields;

    [[nodiscard]] Value value(const Field &field) const;
};

using DocumentPtr = std::shared_ptr<const Document>;
using Documents = std::vector<DocumentPtr>;

// A field's mapping in one index.
struct Mapping
{
    FieldId id = 0;
    FieldType type = FieldType::Keyword;
    bool keywordSubField = false; // a text field with .keyword
    size_t ignoreAbove = 0; // characters; longer values are not indexed; 0 for any
};

struct Index
{
    std::string name;
    std::uint32_t number = 0;
    std::map<std::string, Mapping, std::less<>> mappings;
    size_t documents = 0;
    size_t bytes = 0;
    bool deleted = false;

    // Follows ".keyword".
    [[nodiscard]] std::optional<Mapping> resolve(std::string_view field) const;
};

// What a multi-target expression may leave out.
struct IndexOptions
{
    bool ignoreUnavailable = false;
    bool allowNoIndices = true;
};

struct StoreOptions
{
    bool ecsTemplate = true; // keyword by default; text for messages; ip for *.ip
    int shards = 5;
    size_t retention = 100'000;
};

class Store
{
public:
    explicit Store(StoreOptions options)
        : m_options(options)
    { }

    // EsFailure when the document cannot be parsed or does not fit. id empty: one is made. Returns the id.
    std::string add(const std::string &index, std::string_view json, std::string id = {});
    // With explicit mappings; EsFailure when it exists.
    void createIndex(const std::string &name, const Json &body);
    void deleteIndex(std::uint32_t index);

    // Numbers of the indices that an expression means: names, wildcards, comma lists, -exclusions, _all,
    // empty.
    [[nodiscard]] std::vector<std::uint32_t> resolve(const std::string &expression,
                                                     IndexOptions options = {}) const;
    [[nodiscard]] const Index &index(std::uint32_t number) const { return *m_indices[number]; }
    [[nodiscard]] size_t indexCount() const { return m_indices.size(); }
    [[nodiscard]] const std::string &fieldName(FieldId id) const { return m_fieldNames[id]; }
    [[nodiscard]] int shards() const { return m_options.shards; }
    [[nodiscard]] size_t size() const { return m_documents.size(); }

    // All documents, oldest first; those of one time in order of arrival.
    [[nodiscard]] const Documents &documents();

    // A snapshot that stays as it is: its id. EsFailure beyond 300 open ones.
    std::string openPointInTime(std::vector<std::uint32_t> indices, std::int64_t keepAlive, std::int64_t now);
    struct PointInTime
    {
        std::vector<std::uint32_t> indices;
        Documents documents;
        std::int64_t expires = 0; // ns
    };
    // EsFailure (search_context_missing_exception) when it is not there any more. keepAlive, if any, renews
    // it.
    const PointInTime &pointInTime(const std::string &id, std::optional<std::int64_t> keepAlive,
                                   std::int64_t now);
    bool closePointInTime(const std::string &id) { return m_pointsInTime.erase(id) > 0; }
    int closeAllPointsInTime();
    [[nodiscard]] int openPointsInTime() const { return int(m_pointsInTime.size()); }

private:
    class Reader;

    Index &indexNamed(const std::string &name);
    FieldId intern(std::string_view name);
    void declare(Index &index, const Json &properties, const std::string &prefix);
    void prune();

    StoreOptions m_options;
    std::vector<std::unique_ptr<Index>> m_indices;
    std::map<std::string, std::uint32_t, std::less<>> m_byName;
    std::unordered_map<std::string, FieldId> m_fieldIds;
    std::vector<std::string> m_fieldNames;
    Documents m_documents;
    bool m_sorted = true;
    std::uint64_t m_nextSequence = 1;
    std::map<std::string, PointInTime> m_pointsInTime;
    int m_nextPointInTime = 1;
};

} // namespace yagura::demo::es
