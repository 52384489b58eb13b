#include "traces/wire/otlpwire.h"

#include "core/duration.h"
#include "traces/wire/documentwire.h"
#include "traces/wire/jaegerspanwire.h"
#include "traces/wire/otlpspanwire.h"

#include <QDateTime>
#include <QTimeZone>

namespace yagura::traces::otlpwire {

using namespace fieldwire;

namespace {

using Type = simdjson::ondemand::json_type;

QString textOf(const Scalar &scalar)
{
    const auto utf8 = text(scalar);
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// Calls with(list) for the top-level list of that name, also inside "result".
template <typename F> Status readList(const PaddedBytes &bytes, std::string_view name, F with)
{
    if (auto plausible = looksLikeJson(bytes); !plausible)
        return plausible;
    const auto stop = readDocuments(bytes, [&](Document &root) {
        forEachField(root.get_object(), [&](std::string_view key, Value value) {
            if (key == name) {
                with(value);
            } else if (key == "result" && value.type().value() == Type::object) {
                forEachField(value.get_object(), [&](std::string_view inner, Value list) {
                    if (inner == name)
                        with(list);
                });
            }
        });
    });
    return stop ? Status(std::unexpected(stop->error)) : Status();
}

ServiceCount serviceCount(Object object)
{
    ServiceCount count;
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "name")
            count.service = textOf(read(value));
        else if (key == "spanCount")
            count.spans = static_cast<std::uint32_t>(integer(read(value)).value_or(0));
        else if (key == "errorSpanCount")
            count.errors = static_cast<std::uint32_t>(integer(read(value)).value_or(0));
    });
    return count;
}

TraceSummary summary(Object object)
{
    TraceSummary summary;
    std::int64_t start = 0;
    std::int64_t end = 0;
    const auto number = [](Value value) { return integer(read(value)).value_or(0); };
    forEachField(object, [&](std::string_view key, Value value) {
        if (key == "traceId" || key == "traceID")
            summary.id = parseTraceId(text(read(value))).value_or(TraceId{});
        else if (key == "rootServiceName")
            summary.rootService = textOf(read(value));
        else if (key == "rootOperationName")
            summary.rootOperation = textOf(read(value));
        else if (key == "minStartTimeUnixNano")
            start = number(value);
        else if (key == "maxEndTimeUnixNano")
            end = number(value);
        else if (key == "spanCount")
            summary.spans = static_cast<std::uint32_t>(number(value));
        else if (key == "errorSpanCount")
            summary.errors = static_cast<std::uint32_t>(number(value));
        else if (key == "orphanSpanCount")
            summary.orphans = static_cast<std::uint32_t>(number(value));
        else if (key == "services")
            forEachObject(value, [&](Object service) { summary.services.push_back(serviceCount(service)); });
    });
    summary.start = fromUnixNanoseconds(std::max<std::int64_t>(0, start));
    summary.duration = Duration(start >= 0 && end > start ? end - start : 0);
    std::ranges::stable_sort(summary.services, std::greater(), &ServiceCount::spans);
    return summary;
}

QString rfc3339(Instant time)
{
    const auto ns = toUnixNanoseconds(time);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    const auto date = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    return QStringLiteral("%1.%2Z")
        .arg(date.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")))
        .arg(ns - seconds * 1'000'000'000, 9, 10, QLatin1Char('0'));
}

} // namespace

Result<TraceAnswer> readTraces(QByteArray body)
{
    const PaddedBytes bytes(std::move(body));
    TraceAnswer answer;
    otlpspanwire::SpansReader reader;
    const auto status = readList(bytes, "resourceSpans", [&](Value list) { reader.readResourceSpans(list); });
    if (!status)
        return std::unexpected(status.error());
    answer.traces = reader.finish();
    return answer;
}

Result<std::vector<TraceSummary>> readSummaries(QByteArray body)
{
    const PaddedBytes bytes(std::move(body));
    std::vector<TraceSummary> summaries;
    const auto status = readList(bytes, "summaries", [&](Value list) {
        forEachObject(list, [&](Object object) { summaries.push_back(summary(object)); });
    });
    if (!status)
        return std::unexpected(status.error());
    std::erase_if(summaries, [](const TraceSummary &one) { return one.id.isNull(); });
    return summaries;
}

Result<QStringList> readServices(QByteArray body)
{
    const PaddedBytes bytes(std::move(body));
    QStringList services;
    bool promised = false;
    const auto status = readList(bytes, "services", [&](Value list) {
        promised = true;
        forEach(list, [&](Value name) { services.append(textOf(read(name))); });
    });
    if (!status)
        return std::unexpected(status.error());
    // {} is a protobuf message without services; anything else is somebody else's JSON.
    if (!promised && bytes.size() > 8)
        return failure(ErrorKind::Malformed, {}, QStringLiteral("no list of services in the answer"));
    services.removeAll(QString());
    services.removeDuplicates();
    services.sort(Qt::CaseInsensitive);
    return services;
}

Result<std::vector<Operation>> readOperations(QByteArray body)
{
    const PaddedBytes bytes(std::move(body));
    std::vector<Operation> operations;
    const auto status = readList(bytes, "operations", [&](Value list) {
        forEachObject(list, [&](Object object) {
            Operation operation;
            forEachField(object, [&](std::string_view key, Value value) {
                if (key == "name")
                    operation.name = textOf(read(value));
                else if (key == "spanKind" || key == "span_kind")
                    operation.spanKind = textOf(read(value));
            });
            operations.push_back(std::move(operation));
        });
    });
    if (!status)
        return std::unexpected(status.error());
    return operations;
}

QueryItems searchItems(const TraceQuery &query)
{
    QueryItems items;
    const auto add = [&](std::initializer_list<const char *> names, const QString &value) {
        for (const char *name : names)
            items.append({QString::fromLatin1(name), value});
    };
    if (!query.service.isEmpty())
        add({"query.serviceName", "query.service_name"}, query.service);
    if (!query.operation.isEmpty())
        add({"query.operationName", "query.operation_name"}, query.operation);
    add({"query.startTimeMin", "query.start_time_min"}, rfc3339(query.range.from));
    add({"query.startTimeMax", "query.start_time_max"}, rfc3339(query.range.to));
    if (query.shortest)
        add({"query.durationMin", "query.duration_min"}, goDuration(*query.shortest));
    if (query.longest)
        add({"query.durationMax", "query.duration_max"}, goDuration(*query.longest));
    add({"query.searchDepth", "query.search_depth", "query.num_traces"},
        QString::number(std::max(1, query.limit)));
    if (!query.tags.empty())
        add({"query.attributes"}, jaegerspanwire::tagMap(query.tags));
    return items;
}

QueryItems operationItems(const QString &service)
{
    return {{QStringLiteral("service"), service}};
}

} // namespace yagura::traces::otlpwire
