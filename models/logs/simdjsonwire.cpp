#include "logs/simdjsonwire.h"

namespace yagura::logs::simdjsonwire {

namespace {

Error readingError(simdjson::error_code code, const QByteArray &body)
{
    const bool ended = code == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || code == simdjson::UNCLOSED_STRING
        || !body.trimmed().endsWith('}');
    const QString detail = QString::fromLatin1(simdjson::error_message(code));
    return {ended ? ErrorKind::Incomplete : ErrorKind::Malformed, {}, detail, {}};
}

// The deepest caused_by that says something; reads type beside it where the reason is empty.
QString deepestReason(Object object, int depth)
{
    QString reason;
    QString type;
    QString cause;
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        Value value = member.value();
        if (key == "reason" && Type(value.type()) == Type::string)
            reason = textOf(value.get_string());
        else if (key == "type" && Type(value.type()) == Type::string)
            type = textOf(value.get_string());
        else if (key == "caused_by" && depth < maximumDepth && Type(value.type()) == Type::object)
            cause = deepestReason(value.get_object(), depth + 1);
    }
    return !cause.isEmpty() ? cause : !reason.isEmpty() ? reason : type;
}

void readFailure(Object object, ShardReport &shards)
{
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        Value value = member.value();
        if (key == "index" && Type(value.type()) == Type::string)
            shards.index = textOf(value.get_string());
        else if (key == "reason" && Type(value.type()) == Type::object)
            shards.reason = deepestReason(value.get_object(), 0);
    }
}

} // namespace

Status readDocument(QByteArray &body, const std::function<void(Object)> &read)
{
    const QByteArray start = body.left(256).trimmed();
    if (start.isEmpty())
        return failure(ErrorKind::Incomplete, {}, QStringLiteral("the answer is empty"));
    if (!start.startsWith('{'))
        return failure(ErrorKind::NotJson, {}, QString::fromUtf8(start.left(80)));
    const qsizetype size = body.size();
    body.resize(size + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING));
    std::fill(body.begin() + size, body.end(), '\0');
    Status status;
    try {
        simdjson::ondemand::parser parser;
        auto document
            = parser.iterate(body.constData(), static_cast<size_t>(size), static_cast<size_t>(body.size()));
        read(document.get_object());
        if (document.current_location().error() == simdjson::SUCCESS)
            status = failure(ErrorKind::Malformed, {}, QStringLiteral("more than one document"));
    } catch (const simdjson::simdjson_error &problem) {
        body.resize(size);
        return std::unexpected(readingError(problem.error(), body));
    }
    body.resize(size);
    return status;
}

std::int64_t integerOr(Value value, std::int64_t alternative)
{
    std::int64_t number = 0;
    return value.get_int64().get(number) == simdjson::SUCCESS ? number : alternative;
}

bool booleanOr(Value value, bool alternative)
{
    bool flag = false;
    return value.get_bool().get(flag) == simdjson::SUCCESS ? flag : alternative;
}

QByteArray bytesOf(Value value)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return {};
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string_view trimmed(std::string_view text)
{
    const auto last = text.find_last_not_of(" \t\r\n");
    return last == text.npos ? std::string_view() : text.substr(0, last + 1);
}

void readShards(Object object, ShardReport &shards)
{
    for (auto member : object) {
        const std::string_view key = member.unescaped_key();
        Value value = member.value();
        if (key == "total")
            shards.total = static_cast<int>(integerOr(value, 0));
        else if (key == "failed")
            shards.failed = static_cast<int>(integerOr(value, 0));
        else if (key == "skipped")
            shards.skipped = static_cast<int>(integerOr(value, 0));
        else if (key == "failures" && Type(value.type()) == Type::array)
            for (auto one : value.get_array())
                if (shards.reason.isEmpty())
                    readFailure(one.get_object(), shards);
    }
}

void readTotal(Value value, HitCount &count)
{
    if (Type(value.type()) == Type::number) {
        count = {integerOr(value, 0), CountExactness::Exact};
        return;
    }
    if (Type(value.type()) != Type::object)
        return;
    for (auto member : value.get_object()) {
        const std::string_view key = member.unescaped_key();
        if (key == "value")
            count.value = integerOr(member.value(), 0);
        else if (key == "relation")
            count.exactness
                = bytesOf(member.value()) == "eq" ? CountExactness::Exact : CountExactness::AtLeast;
    }
}

} // namespace yagura::logs::simdjsonwire
