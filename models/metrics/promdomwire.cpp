#include "metrics/promdomwire.h"

#include "core/duration.h"

#include <QDateTime>

namespace yagura::metrics::detail {

using namespace simdjson;

std::optional<Node> Node::member(std::string_view key) const
{
    dom::object object;
    if (m_element.get_object().get(object) != SUCCESS)
        throw WrongShape{"object"};
    dom::element value;
    if (object.at_key(key).get(value) != SUCCESS || value.is_null())
        return std::nullopt;
    return Node(value);
}

QString Node::text(const char *key) const
{
    const auto value = member(key);
    return value ? value->asText(key) : QString();
}

QString Node::asText(const char *where) const
{
    std::string_view text;
    if (m_element.get_string().get(text) != SUCCESS)
        throw WrongShape{where};
    return toQString(text);
}

Duration Node::seconds(const char *key) const
{
    const auto value = member(key);
    if (!value)
        return Duration::zero();
    double number = 0;
    if (value->m_element.get_double().get(number) != SUCCESS || !(std::abs(number) < 9e9))
        throw WrongShape{key};
    return Duration(std::llround(number * 1e9));
}

Duration Node::duration(const char *key) const
{
    const QString written = text(key);
    if (written.isEmpty())
        return Duration::zero();
    const auto read = parseDuration(written);
    if (!read)
        throw WrongShape{key};
    return *read;
}

std::optional<Instant> Node::time(const char *key) const
{
    const QString written = text(key);
    if (written.isEmpty() || written.startsWith(QLatin1String("0001-")))
        return std::nullopt;
    const QDateTime read = QDateTime::fromString(written, Qt::ISODateWithMs);
    if (!read.isValid())
        throw WrongShape{key};
    return fromUnixMilliseconds(read.toMSecsSinceEpoch());
}

Labels Node::labels(const char *key) const
{
    std::vector<Labels::Pair> pairs;
    if (const auto object = member(key))
        object->eachMember(
            key, [&](const QString &name, Node value) { pairs.emplace_back(name, value.asText(key)); });
    return Labels::fromPairs(std::move(pairs));
}

Result<dom::element> openEnvelope(dom::parser &parser, QByteArray &body)
{
    if (auto error = notJson(body))
        return std::unexpected(std::move(*error));
    pad(body);
    dom::element root;
    if (const auto code = parser.parse(body.constData(), static_cast<size_t>(body.size()), false).get(root))
        return std::unexpected(malformed("answer", error_message(code)));
    try {
        const Node envelope(root);
        const QString status = envelope.text("status");
        if (status == QLatin1String("error"))
            return std::unexpected(envelopeError(envelope.text("errorType"), envelope.text("error")));
        dom::element data;
        if (status != QLatin1String("success"))
            return std::unexpected(malformed("status", "neither success nor error"));
        if (root["data"].get(data) != SUCCESS)
            return std::unexpected(malformed("data", "missing"));
        return data;
    } catch (const WrongShape &wrong) {
        return std::unexpected(malformed(wrong.where, "not of the promised shape"));
    }
}

} // namespace yagura::metrics::detail
