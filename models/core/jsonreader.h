// The one way JSON comes in as a document (configuration, dashboards, small answers) and goes out as text.
// Size and depth are checked before a tree is built, broken text never throws, and values are reached through
// JsonView, which answers with a Result that names the place ("dashboard.panels[3].id") instead of with
// undefined behaviour. Bulk answers are read with simdjson by the wire units instead. Plain functions and
// values, any thread.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <optional>

namespace yagura {

using Json = nlohmann::json; // objects sorted by key
using OrderedJson
    = nlohmann::ordered_json; // objects in the order of the file: for files that are written back

enum class DuplicateKeys { LastWins, Refuse };

struct JsonLimits
{
    qsizetype bytes = 16 << 20;
    int depth = 64;
    std::int64_t nodes = 2'000'000;
    DuplicateKeys duplicates = DuplicateKeys::LastWins;
};

// where names the source for errors: a file name or "GET /api/v1/rules". NotJson when it does not begin like
// JSON (a login page), Incomplete when it ends early, TooLarge beyond the limits, Malformed with the line
// otherwise.
[[nodiscard]] Result<Json> parseJson(QByteArrayView text, const QString &where,
                                     const JsonLimits &limits = {});
[[nodiscard]] Result<OrderedJson> parseOrderedJson(QByteArrayView text, const QString &where,
                                                   const JsonLimits &limits = {});
// The checks alone, without a tree.
[[nodiscard]] Status checkJson(QByteArrayView text, const QString &where, const JsonLimits &limits = {});

// Never throws: bytes that are not UTF-8 become U+FFFD. indent < 0 is one line.
[[nodiscard]] QByteArray dumpJson(const Json &json, int indent = -1);
[[nodiscard]] QByteArray dumpJson(const OrderedJson &json, int indent = -1);

// A place in a document, with its path. Looks, never changes; the document must outlive it. A view of nothing
// (an absent key) is valid to hold and to ask: every accessor then says what is missing, and the …Or ones
// give the alternative. Numbers in strings are not numbers, except through numberFromText().
template <typename Tree> class BasicJsonView
{
public:
    BasicJsonView(const Tree &json, QString where = {});

    [[nodiscard]] BasicJsonView at(const char *key) const; // member of an object
    template <std::integral Index> [[nodiscard]] BasicJsonView at(Index index) const // element of an array
    {
        return element(static_cast<size_t>(index));
    }
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] bool exists() const { return m_json != nullptr; }
    [[nodiscard]] bool isNull() const { return !m_json || m_json->is_null(); }
    [[nodiscard]] bool isObject() const { return m_json && m_json->is_object(); }
    [[nodiscard]] bool isArray() const { return m_json && m_json->is_array(); }
    [[nodiscard]] bool isString() const { return m_json && m_json->is_string(); }
    [[nodiscard]] bool isNumber() const { return m_json && m_json->is_number(); }

    [[nodiscard]] Result<QString> string() const;
    [[nodiscard]] Result<double> number() const;
    // Malformed when it has a fraction or does not fit.
    [[nodiscard]] Result<std::int64_t> integer() const;
    [[nodiscard]] Result<bool> boolean() const;
    // A number, or a string that holds one, as Prometheus and Elasticsearch write them ("NaN", "+Inf",
    // "0.5").
    [[nodiscard]] Result<double> numberFromText() const;

    // The alternative for absent, null or another type.
    [[nodiscard]] QString stringOr(const QString &alternative = {}) const;
    [[nodiscard]] double numberOr(double alternative) const;
    [[nodiscard]] std::int64_t integerOr(std::int64_t alternative) const;
    [[nodiscard]] bool booleanOr(bool alternative) const;

    // Elements of an array or members of an object; none for anything else.
    [[nodiscard]] size_t size() const;
    template <typename F> void forEach(F visit) const // visit(BasicJsonView) over an array
    {
        for (size_t i = 0; isArray() && i < m_json->size(); ++i)
            visit(at(i));
    }
    template <typename F>
    void forEachMember(F visit) const // visit(QString key, BasicJsonView) over an object
    {
        if (!isObject())
            return;
        for (auto it = m_json->cbegin(); it != m_json->cend(); ++it)
            visit(QString::fromStdString(it.key()), child(&it.value(), memberPath(it.key())));
    }

    // Malformed unless it is an object or array.
    [[nodiscard]] Status requireObject() const;
    [[nodiscard]] Status requireArray() const;

    // The raw node for handing on; precondition: exists().
    [[nodiscard]] const Tree &json() const { return *m_json; }

private:
    [[nodiscard]] BasicJsonView element(size_t index) const;
    [[nodiscard]] static BasicJsonView child(const Tree *json, QString path);
    [[nodiscard]] QString memberPath(const std::string &key) const;
    [[nodiscard]] std::unexpected<Error> wrongType(const QString &wanted) const;

    BasicJsonView() = default;

    const Tree *m_json = nullptr;
    QString m_path;
};

extern template class BasicJsonView<Json>;
extern template class BasicJsonView<OrderedJson>;

using JsonView = BasicJsonView<Json>;
using OrderedJsonView = BasicJsonView<OrderedJson>;

} // namespace yagura
