#include "traces/wire/jaegerwire.h"

#include "core/duration.h"
#include "traces/wire/fieldwire.h"
#include "traces/wire/jaegeranswerwire.h"
#include "traces/wire/jaegerspanwire.h"

namespace yagura::traces::jaegerwire {

using namespace fieldwire;

namespace {

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// Runs read(document) and turns what it throws into an Error.
template <typename F> Status readDocument(const PaddedBytes &bytes, F readRoot)
{
    if (auto plausible = looksLikeJson(bytes); !plausible)
        return plausible;
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    if (const auto code = parser.iterate(bytes.view()).get(document); code != simdjson::SUCCESS)
        return std::unexpected(readingError(code, bytes, std::nullopt));
    try {
        readRoot(document);
        if (const auto rest = offsetOf(document, bytes))
            return std::unexpected(readingError(simdjson::TAPE_ERROR, bytes, rest));
    } catch (const simdjson::simdjson_error &problem) {
        return std::unexpected(readingError(problem.error(), bytes, offsetOf(document, bytes)));
    }
    return {};
}

Error withoutData()
{
    return {ErrorKind::Malformed,
            QStringLiteral("data"),
            QStringLiteral("no such field: not an answer of Jaeger"),
            {}};
}

// The envelope's data, handed element by element.
template <typename F> Status readEnvelope(QByteArray body, F withElement)
{
    const PaddedBytes bytes(std::move(body));
    bool hasData = false;
    const auto status = readDocument(bytes, [&](simdjson::ondemand::document &document) {
        forEachField(document.get_object(), [&](std::string_view key, Value value) {
            if (key != "data")
                return;
            hasData = true;
            forEach(value, withElement);
        });
    });
    return status && !hasData ? std::unexpected(withoutData()) : status;
}

} // namespace

Result<TraceAnswer> readTraces(QByteArray body)
{
    const PaddedBytes bytes(std::move(body));
    jaegeranswerwire::AnswerReader reader;
    const auto status
        = readDocument(bytes, [&](simdjson::ondemand::document &document) { reader.readDocument(document); });
    if (!status)
        return std::unexpected(status.error());
    if (!reader.isAnswer())
        return std::unexpected(withoutData());
    return reader.finish();
}

Result<QStringList> readServices(QByteArray body)
{
    QStringList services;
    const auto status
        = readEnvelope(std::move(body), [&](Value value) { services.append(textOf(text(read(value)))); });
    if (!status)
        return std::unexpected(status.error());
    services.removeAll(QString());
    services.removeDuplicates();
    services.sort(Qt::CaseInsensitive);
    return services;
}

Result<std::vector<Operation>> readOperations(QByteArray body)
{
    std::vector<Operation> operations;
    const auto status = readEnvelope(std::move(body), [&](Value value) {
        Operation operation;
        if (value.type().value() == simdjson::ondemand::json_type::object) {
            forEachField(value.get_object(), [&](std::string_view key, Value field) {
                if (key == "name")
                    operation.name = textOf(text(read(field)));
                else if (key == "spanKind")
                    operation.spanKind = textOf(text(read(field)));
            });
        } else {
            operation.name = textOf(text(read(value)));
        }
        operations.push_back(std::move(operation));
    });
    if (!status)
        return std::unexpected(status.error());
    return operations;
}

Result<std::vector<Dependency>> readDependencies(QByteArray body)
{
    std::map<std::pair<QString, QString>, std::uint64_t> calls;
    const auto status = readEnvelope(std::move(body), [&](Value value) {
        if (value.type().value() != simdjson::ondemand::json_type::object)
            return;
        Dependency one;
        forEachField(value.get_object(), [&](std::string_view key, Value field) {
            if (key == "parent")
                one.parent = textOf(text(read(field)));
            else if (key == "child")
                one.child = textOf(text(read(field)));
            else if (key == "callCount")
                one.calls
                    = static_cast<std::uint64_t>(std::max<std::int64_t>(0, integer(read(field)).value_or(0)));
        });
        calls[{one.parent, one.child}] += one.calls;
    });
    if (!status)
        return std::unexpected(status.error());
    std::vector<Dependency> dependencies;
    for (const auto &[edge, count] : calls)
        dependencies.push_back({edge.first, edge.second, count});
    return dependencies;
}

QString errorText(const QByteArray &body)
{
    QStringList problems;
    const PaddedBytes bytes(body.left(64 * 1024));
    const auto status = readDocument(bytes, [&](simdjson::ondemand::document &document) {
        forEachField(document.get_object(), [&](std::string_view key, Value value) {
            const bool isObject = value.type().value() == simdjson::ondemand::json_type::object;
            if (key == "errors")
                jaegeranswerwire::readProblems(value, problems);
            else if (key == "error" && isObject)
                forEachField(value.get_object(), [&](std::string_view field, Value message) {
                    if (field == "message")
                        problems.append(textOf(text(read(message))));
                });
            else if (key == "message" || key == "error")
                problems.append(textOf(text(read(value))));
        });
    });
    return status ? problems.join(QStringLiteral("; ")).trimmed() : QString();
}

QueryItems searchItems(const TraceQuery &query)
{
    QueryItems items;
    const auto add
        = [&](const char *name, const QString &value) { items.append({QString::fromLatin1(name), value}); };
    if (!query.service.isEmpty())
        add("service", query.service);
    if (!query.operation.isEmpty())
        add("operation", query.operation);
    add("start", QString::number(toUnixMicroseconds(query.range.from)));
    add("end", QString::number(toUnixMicroseconds(query.range.to)));
    add("limit", QString::number(std::max(1, query.limit)));
    if (query.shortest)
        add("minDuration", goDuration(*query.shortest));
    if (query.longest)
        add("maxDuration", goDuration(*query.longest));
    if (!query.tags.empty())
        add("tags", jaegerspanwire::tagMap(query.tags));
    return items;
}

QueryItems dependencyItems(const TimeRange &range)
{
    const auto lookback = toUnixMilliseconds(range.to) - toUnixMilliseconds(range.from);
    return {{QStringLiteral("endTs"), QString::number(toUnixMilliseconds(range.to))},
            {QStringLiteral("lookback"), QString::number(lookback)}};
}

} // namespace yagura::traces::jaegerwire
