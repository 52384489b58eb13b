#include "core/jsonreader.h"

#include <QStringList>

#include <cmath>
#include <limits>
#include <set>

namespace yagura {

namespace {

using Kind = nlohmann::json::value_t;

enum class KeyOrder { Sorted, OfTheFile };

// Objects in the order of the file are searched from the front for every key that is added: a million keys in
// one of them would take hours.
constexpr std::int64_t mostComparisons = 200'000'000;

// Counts and measures without building anything; the first breach ends the run. nlohmann's own recursion
// limits are none, and copying or printing a very deep tree overruns the stack, so no deep tree may come into
// being.
class Gate final : public nlohmann::json_sax<nlohmann::json>
{
public:
    Gate(const JsonLimits &limits, KeyOrder order)
        : m_limits(limits)
        , m_order(order)
    { }

    bool null() override { return count(); }
    bool boolean(bool) override { return count(); }
    bool number_integer(number_integer_t) override { return count(); }
    bool number_unsigned(number_unsigned_t) override { return count(); }
    bool number_float(number_float_t, const string_t &) override { return count(); }
    bool string(string_t &) override { return count(); }
    bool binary(binary_t &) override { return count(); }
    bool start_object(std::size_t) override
    {
        if (m_limits.duplicates == DuplicateKeys::Refuse)
            m_keys.emplace_back();
        if (m_order == KeyOrder::OfTheFile)
            m_members.push_back(0);
        return deeper();
    }
    bool key(string_t &name) override
    {
        if (m_order == KeyOrder::OfTheFile) {
            m_comparisons += m_members.back()++;
            if (m_comparisons > mostComparisons)
                return refuse(QStringLiteral("an object with too many members"));
        }
        if (m_limits.duplicates == DuplicateKeys::LastWins || m_keys.back().insert(name).second)
            return true;
        m_reason = QStringLiteral("the key \"%1\" appears twice").arg(QString::fromStdString(name).left(100));
        m_kind = ErrorKind::Malformed;
        return false;
    }
    bool end_object() override
    {
        if (m_limits.duplicates == DuplicateKeys::Refuse)
            m_keys.pop_back();
        if (m_order == KeyOrder::OfTheFile)
            m_members.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_array() override
    {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &e) override
    {
        m_position = position;
        m_kind = ErrorKind::Malformed;
        m_outOfRange = e.id >= 400;
        return false;
    }

    [[nodiscard]] ErrorKind kind() const { return m_kind; }
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] bool isOutOfRange() const { return m_outOfRange; }

private:
    bool count()
    {
        return ++m_nodes <= m_limits.nodes
            || refuse(QStringLiteral("more than %1 values").arg(m_limits.nodes));
    }
    bool deeper()
    {
        if (++m_depth > m_limits.depth)
            return refuse(QStringLiteral("nested deeper than %1 levels").arg(m_limits.depth));
        return count();
    }
    bool refuse(const QString &reason)
    {
        m_kind = ErrorKind::TooLarge;
        m_reason = reason;
        return false;
    }

    JsonLimits m_limits;
    KeyOrder m_order;
    std::vector<std::int64_t> m_members; // so far, of the open objects
    std::int64_t m_comparisons = 0;
    std::int64_t m_nodes = 0;
    int m_depth = 0;
    std::vector<std::set<std::string>> m_keys;
    ErrorKind m_kind = ErrorKind::Malformed;
    QString m_reason;
    std::size_t m_position = 0;
    bool m_outOfRange = false;
};

QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    return text.startsWith("\xef\xbb\xbf") ? text.sliced(3) : text;
}

QString place(const QString &where, QByteArrayView text, std::size_t position)
{
    const auto read = text.first(std::min<qsizetype>(text.size(), static_cast<qsizetype>(position)));
    const auto line = std::count(read.begin(), read.end(), '\n') + 1;
    const QString number = QStringLiteral("line %1").arg(line);
    return where.isEmpty() ? number : QString(where + QStringLiteral(", ") + number);
}

bool looksLikeJson(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return false;
    const char c = trimmed.front();
    return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || trimmed == "true"
        || trimmed == "false" || trimmed == "null";
}

Status checkText(QByteArrayView text, const QString &where, const JsonLimits &limits, KeyOrder order);

template <typename Tree>
Result<Tree> parseTree(QByteArrayView text, const QString &where, const JsonLimits &limits)
{
    constexpr KeyOrder order = std::is_same_v<Tree, OrderedJson> ? KeyOrder::OfTheFile : KeyOrder::Sorted;
    if (auto checked = checkText(text, where, limits, order); !checked)
        return std::unexpected(checked.error());
    const QByteArrayView body = withoutByteOrderMark(text);
    Tree tree = Tree::parse(body.begin(), body.end(), nullptr, false);
    if (tree.is_discarded())
        return failure(ErrorKind::Malformed, where, QStringLiteral("not valid JSON"));
    return tree;
}

template <typename Tree> QByteArray dumpTree(const Tree &tree, int indent)
{
    return QByteArray::fromStdString(tree.dump(indent, ' ', false, Tree::error_handler_t::replace));
}

Status checkText(QByteArrayView text, const QString &where, const JsonLimits &limits, KeyOrder order)
{
    if (text.size() > limits.bytes)
        return failure(ErrorKind::TooLarge, where, QStringLiteral("more than %1 bytes").arg(limits.bytes));
    const QByteArrayView body = withoutByteOrderMark(text);
    if (!looksLikeJson(body)) {
        const QString start
            = QString::fromUtf8(body.trimmed().first(std::min<qsizetype>(body.trimmed().size(), 80)));
        return failure(ErrorKind::NotJson, where,
                       start.isEmpty() ? QStringLiteral("empty")
                                       : QStringLiteral("begins with: %1").arg(start));
    }
    // nlohmann takes a NUL for the end of the text.
    if (const qsizetype nul = body.indexOf('\0'); nul >= 0)
        return failure(ErrorKind::Malformed, place(where, body, static_cast<std::size_t>(nul)),
                       QStringLiteral("not valid JSON"));
    Gate gate(limits, order);
    if (Json::sax_parse(body.begin(), body.end(), &gate))
        return {};
    if (!gate.reason().isEmpty())
        return failure(gate.kind(), where, gate.reason());
    if (gate.isOutOfRange())
        return failure(ErrorKind::Malformed, place(where, body, gate.position()),
                       QStringLiteral("a number is out of range"));
    // The position counts the character that did not fit; past the end there was none.
    if (gate.position() > static_cast<std::size_t>(body.size()))
        return failure(ErrorKind::Incomplete, where, QStringLiteral("the JSON ends too early"));
    return failure(ErrorKind::Malformed, place(where, body, gate.position()),
                   QStringLiteral("not valid JSON"));
}

} // namespace

Status checkJson(QByteArrayView text, const QString &where, const JsonLimits &limits)
{
    return checkText(text, where, limits, KeyOrder::Sorted);
}

Result<Json> parseJson(QByteArrayView text, const QString &where, const JsonLimits &limits)
{
    return parseTree<Json>(text, where, limits);
}

Result<OrderedJson> parseOrderedJson(QByteArrayView text, const QString &where, const JsonLimits &limits)
{
    return parseTree<OrderedJson>(text, where, limits);
}

QByteArray dumpJson(const Json &json, int indent)
{
    return dumpTree(json, indent);
}

QByteArray dumpJson(const OrderedJson &json, int indent)
{
    return dumpTree(json, indent);
}

template <typename Tree>
BasicJsonView<Tree>::BasicJsonView(const Tree &json, QString where)
    : m_json(&json)
    , m_path(std::move(where))
{ }

template <typename Tree> BasicJsonView<Tree> BasicJsonView<Tree>::child(const Tree *json, QString path)
{
    BasicJsonView view;
    view.m_json = json;
    view.m_path = std::move(path);
    return view;
}

template <typename Tree> QString BasicJsonView<Tree>::memberPath(const std::string &key) const
{
    const QString name = QString::fromStdString(key).left(100);
    return m_path.isEmpty() ? name : QString(m_path + QLatin1Char('.') + name);
}

template <typename Tree> BasicJsonView<Tree> BasicJsonView<Tree>::at(const char *key) const
{
    if (isObject()) {
        if (const auto it = m_json->find(key); it != m_json->end())
            return child(&*it, memberPath(key));
    }
    return child(nullptr, memberPath(key));
}

template <typename Tree> BasicJsonView<Tree> BasicJsonView<Tree>::element(size_t index) const
{
    const QString path = m_path + QLatin1Char('[') + QString::number(index) + QLatin1Char(']');
    return child(isArray() && index < m_json->size() ? &m_json->at(index) : nullptr, path);
}

template <typename Tree> std::unexpected<Error> BasicJsonView<Tree>::wrongType(const QString &wanted) const
{
    const QString found = m_json ? QString::fromLatin1(m_json->type_name()) : QStringLiteral("nothing");
    return failure(ErrorKind::Malformed, m_path, QStringLiteral("expected %1, found %2").arg(wanted, found));
}

template <typename Tree> Result<QString> BasicJsonView<Tree>::string() const
{
    if (!isString())
        return wrongType(QStringLiteral("a string"));
    return QString::fromStdString(m_json->template get_ref<const std::string &>());
}

template <typename Tree> Result<double> BasicJsonView<Tree>::number() const
{
    if (!isNumber())
        return wrongType(QStringLiteral("a number"));
    return m_json->template get<double>();
}

template <typename Tree> Result<std::int64_t> BasicJsonView<Tree>::integer() const
{
    if (!isNumber())
        return wrongType(QStringLiteral("a whole number"));
    if (m_json->is_number_unsigned()) {
        const auto value = m_json->template get<std::uint64_t>();
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
            return failure(ErrorKind::Malformed, m_path, QStringLiteral("the number is too large"));
        return static_cast<std::int64_t>(value);
    }
    if (m_json->is_number_integer())
        return m_json->template get<std::int64_t>();
    const double value = m_json->template get<double>();
    constexpr double limit = 9007199254740992.0; // beyond 2^53 a double no longer holds every whole number
    if (value != std::floor(value) || std::abs(value) > limit)
        return failure(ErrorKind::Malformed, m_path, QStringLiteral("expected a whole number"));
    return static_cast<std::int64_t>(value);
}

template <typename Tree> Result<bool> BasicJsonView<Tree>::boolean() const
{
    if (!m_json || !m_json->is_boolean())
        return wrongType(QStringLiteral("true or false"));
    return m_json->template get<bool>();
}

template <typename Tree> Result<double> BasicJsonView<Tree>::numberFromText() const
{
    if (!isString())
        return number();
    const QString text = QString::fromStdString(m_json->template get_ref<const std::string &>());
    if (text == QLatin1String("NaN"))
        return std::numeric_limits<double>::quiet_NaN();
    if (text == QLatin1String("+Inf") || text == QLatin1String("Inf"))
        return std::numeric_limits<double>::infinity();
    if (text == QLatin1String("-Inf"))
        return -std::numeric_limits<double>::infinity();
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok)
        return failure(ErrorKind::Malformed, m_path,
                       QStringLiteral("\"%1\" is not a number").arg(text.left(40)));
    return value;
}

template <typename Tree> QString BasicJsonView<Tree>::stringOr(const QString &alternative) const
{
    return string().value_or(alternative);
}

template <typename Tree> double BasicJsonView<Tree>::numberOr(double alternative) const
{
    return number().value_or(alternative);
}

template <typename Tree> std::int64_t BasicJsonView<Tree>::integerOr(std::int64_t alternative) const
{
    return integer().value_or(alternative);
}

template <typename Tree> bool BasicJsonView<Tree>::booleanOr(bool alternative) const
{
    return boolean().value_or(alternative);
}

template <typename Tree> size_t BasicJsonView<Tree>::size() const
{
    return isArray() || isObject() ? m_json->size() : 0;
}

template <typename Tree> Status BasicJsonView<Tree>::requireObject() const
{
    if (!isObject())
        return wrongType(QStringLiteral("an object"));
    return {};
}

template <typename Tree> Status BasicJsonView<Tree>::requireArray() const
{
    if (!isArray())
        return wrongType(QStringLiteral("a list"));
    return {};
}

template class BasicJsonView<Json>;
template class BasicJsonView<OrderedJson>;

} // namespace yagura
