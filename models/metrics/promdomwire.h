// The small answers of Prometheus as a checked tree: envelope opened, members fetched with their type.
// Internal to promcatalogwire and promrulewire; any thread.
#pragma once

#include "core/instant.h"
#include "core/labels.h"
#include "metrics/promenvelopewire.h"

#include <simdjson.h>

#include <cmath>

namespace yagura::metrics::detail {

// Thrown and caught inside the reading functions of this room only.
struct WrongShape
{
    const char *where;
};

// Absent and null members read as empty; a member of another type is WrongShape.
class Node
{
public:
    explicit Node(simdjson::dom::element element)
        : m_element(element)
    { }

    [[nodiscard]] std::optional<Node> member(std::string_view key) const;
    [[nodiscard]] QString text(const char *key) const;
    [[nodiscard]] Duration seconds(const char *key) const; // a JSON number
    [[nodiscard]] Duration duration(const char *key) const; // "1m30s", Prometheus' or Go's spelling
    [[nodiscard]] std::optional<Instant>
    time(const char *key) const; // RFC 3339; the zero time of Go is nothing
    [[nodiscard]] Labels labels(const char *key) const;
    [[nodiscard]] QString asText(const char *where) const;

    // Calls visit(Node) for each element of the array under key.
    template <typename Visit> void each(const char *key, Visit visit) const
    {
        const auto list = member(key);
        if (list)
            list->eachElement(key, visit);
    }
    template <typename Visit> void eachElement(const char *where, Visit visit) const
    {
        simdjson::dom::array array;
        if (m_element.get_array().get(array) != simdjson::SUCCESS)
            throw WrongShape{where};
        for (const simdjson::dom::element one : array)
            visit(Node(one));
    }
    // Calls visit(QString key, Node) for each member.
    template <typename Visit> void eachMember(const char *where, Visit visit) const
    {
        simdjson::dom::object object;
        if (m_element.get_object().get(object) != simdjson::SUCCESS)
            throw WrongShape{where};
        for (const auto field : object)
            visit(toQString(field.key), Node(field.value));
    }

private:
    simdjson::dom::element m_element;
};

// Opens the envelope and hands its data to read(Node) → T. The one place where these readers may fail.
template <typename T, typename Read> [[nodiscard]] Result<T> readEnvelope(QByteArray body, Read read);

// The opened envelope; data belongs to parser.
[[nodiscard]] Result<simdjson::dom::element> openEnvelope(simdjson::dom::parser &parser, QByteArray &body);

template <typename T, typename Read> Result<T> readEnvelope(QByteArray body, Read read)
{
    simdjson::dom::parser parser;
    const auto data = openEnvelope(parser, body);
    if (!data)
        return std::unexpected(data.error());
    try {
        return read(Node(*data));
    } catch (const WrongShape &wrong) {
        return std::unexpected(malformed(wrong.where, "not of the promised shape"));
    }
}

} // namespace yagura::metrics::detail
