// Order and shape of hits in the Elasticsearch double: sort keys with missing values and tie-breaks,
// search_after, _source filters and fields. Values and plain functions; EsFailure for what the real server
// refuses.
#pragma once

#include "demo/esstore.h"

namespace yagura::demo::es {

// What a request searches.
struct Scope
{
    const Store &store;
    std::vector<std::uint32_t> indices;
    std::int64_t now = 0; // ns
    bool pointInTime = false;
    bool openSearch = false;
};

// One field over several indices, each with its own mapping.
class FieldColumn
{
public:
    FieldColumn() = default;
    FieldColumn(const Scope &scope, const std::string &field);

    [[nodiscard]] const Mapping *mapping(std::uint32_t index) const
    {
        return index < m_byIndex.size() && m_byIndex[index] ? &*m_byIndex[index] : nullptr;
    }
    [[nodiscard]] const Mapping *anyMapping() const;

    // Calls see(mapping, value) for each value of the field in the document.
    template <typename See> void each(const Document &document, See see) const
    {
        const Mapping *to = mapping(document.index);
        if (!to)
            return;
        for (const auto &field : document.fields) {
            if (field.id != to->id)
                continue;
            const Value value = document.value(field);
            if (to->ignoreAbove == 0 || value.text.size() <= to->ignoreAbove)
                see(*to, value);
        }
    }

private:
    std::vector<std::optional<Mapping>> m_byIndex;
};

// Sorting and aggregating by analysed text is refused.
[[noreturn]] void refuseFieldData(const std::string &field, const std::string &index);

class Sorting
{
public:
    // sort: the request's value, or null for none.
    Sorting(const Json &sort, const Scope &scope);

    // Indices whose shards cannot sort like this, and why.
    [[nodiscard]] const std::map<std::uint32_t, std::string> &failedIndices() const { return m_failed; }
    [[nodiscard]] bool isDefault() const { return m_keys.empty(); }

    struct Key
    {
        bool text = false;
        bool null = false;
        std::int64_t integer = 0;
        double real = 0;
        std::string_view string;
    };
    // One row's keys; string views live as long as the document.
    [[nodiscard]] std::vector<Key> keys(const Document &document) const;
    [[nodiscard]] size_t width() const { return m_keys.size(); }
    // Negative when a comes first.
    [[nodiscard]] int compare(const Key *a, const Key *b) const;
    // The row that search_after names. EsFailure when it does not fit.
    [[nodiscard]] std::vector<Key> after(const Json &values);
    [[nodiscard]] Json shown(const std::vector<Key> &keys) const;

private:
    enum class What { Field, Document, ShardDocument, Score };
    struct Column
    {
        What what = What::Field;
        std::string field;
        bool descending = false;
        bool missingFirst = false;
        bool nanoseconds = false;
        bool date = false;
        bool text = false;
        bool real = false;
        bool formatted = false;
        FieldColumn values;
    };
    void addKey(const std::string &field, const Json &options, const Scope &scope);
    [[nodiscard]] Key keyOf(const Column &column, const Document &document) const;

    std::vector<Column> m_keys;
    std::map<std::uint32_t, std::string> m_failed;
    std::vector<std::string> m_afterTexts; // owns what after() returns views of
};

// Which parts of a document a hit shows.
class HitShape
{
public:
    // body: the members _source and fields of a search or top_hits.
    HitShape(const Json &body, const Scope &scope);

    // Appends one hit as JSON text.
    void write(std::string &out, const Document &document, const Json &sortValues) const;

private:
    struct ShownField
    {
        std::string pattern;
        std::string format;
    };
    void writeSource(std::string &out, const Document &document) const;
    void writeFields(std::string &out, const Document &document) const;

    const Store &m_store;
    bool m_source = true;
    std::vector<std::string> m_includes;
    std::vector<std::string> m_excludes;
    std::vector<ShownField> m_fields;
};

// The JSON form of a field's value: numbers as numbers, dates in the given format (empty for the mapping's
// own).
[[nodiscard]] Json valueJson(const Mapping &mapping, const Value &value, const std::string &format = {});

} // namespace yagura::demo::es
