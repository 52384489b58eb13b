#include "demo/doubles/jaegerdouble.h"

#include "demo/doubles/jaegerjson.h"
#include "demo/doubles/jaegermetrics.h"
#include "demo/doubles/jaegerquestion.h"

#include <set>

using namespace Qt::StringLiterals;

namespace yagura::demo {

namespace {

QByteArray dumped(const OrderedJson &json)
{
    return QByteArray::fromStdString(json.dump());
}

// Errors are JSON that calls itself text, as Go's http.Error makes it.
HttpAnswer v1Failure(int status, const std::string &message)
{
    const OrderedJson body{{"data", nullptr},
                           {"total", 0},
                           {"limit", 0},
                           {"offset", 0},
                           {"errors", {{{"code", status}, {"msg", message}}}}};
    return {status, "text/plain; charset=utf-8", dumped(body) + '\n'};
}

HttpAnswer v3Failure(int status, const std::string &message)
{
    const OrderedJson body{{"error", {{"httpCode", status}, {"message", message}}}};
    return {status, "text/plain; charset=utf-8", dumped(body) + '\n'};
}

HttpAnswer v1Success(OrderedJson data, size_t total, OrderedJson errors = nullptr)
{
    const OrderedJson body{{"data", std::move(data)},
                           {"total", total},
                           {"limit", 0},
                           {"offset", 0},
                           {"errors", std::move(errors)}};
    return {200, "application/json", dumped(body)};
}

// Where the real one has no route it shows its user interface, whatever the path.
HttpAnswer userInterface()
{
    return {200, "text/html; charset=utf-8",
            "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Jaeger UI</title></head><body></body></html>\n"};
}

HttpAnswer methodNotAllowed()
{
    return {405, "text/plain; charset=utf-8", "Method Not Allowed\n"};
}

// The v3 routes call their JSON text.
HttpAnswer v3Success(const OrderedJson &json)
{
    return {200, "text/plain; charset=utf-8", dumped(json)};
}

OrderedJson serviceNames(const TraceArchive &archive)
{
    OrderedJson names = OrderedJson::array();
    for (const Service service : allServices()) {
        if (!archive.operations(service).empty())
            names.push_back(name(service));
    }
    return names;
}

// Names and kinds, each pair once, sorted.
std::set<std::pair<std::string, std::string>> operationsOf(const TraceArchive &archive,
                                                           const QString &serviceName)
{
    std::set<std::pair<std::string, std::string>> operations;
    if (const auto service = serviceByName(serviceName.toStdString())) {
        for (const auto &[operation, kind] : archive.operations(*service))
            operations.emplace(info(operation).name, spanKindName(kind));
    }
    return operations;
}

OrderedJson operationList(const TraceArchive &archive, const QString &serviceName, const QString &kind)
{
    OrderedJson list = OrderedJson::array();
    for (const auto &[operation, operationKind] : operationsOf(archive, serviceName)) {
        if (kind.isEmpty() || kind.toStdString() == operationKind)
            list.push_back({{"name", operation}, {"spanKind", operationKind}});
    }
    return list;
}

} // namespace

JaegerDouble::JaegerDouble(const Clock &clock, const Timeline &timeline, JaegerGeneration generation,
                           size_t capacity)
    : m_clock(clock)
    , m_generation(generation)
    , m_archive(timeline, capacity)
    , m_host(u"demo jaeger"_s, [this](const HttpQuestion &question) { return answer(question); })
{ }

void JaegerDouble::add(const std::vector<Request> &requests)
{
    const std::scoped_lock lock(m_mutex);
    m_archive.add(requests);
}

size_t JaegerDouble::traceCount() const
{
    const std::scoped_lock lock(m_mutex);
    return m_archive.size();
}

HttpAnswer JaegerDouble::answer(const HttpQuestion &question)
{
    const QStringList path = question.segments();
    if (path.value(0) != "api"_L1)
        return userInterface();
    const std::scoped_lock lock(m_mutex);
    if (path.value(1) == "v3"_L1)
        return m_generation == JaegerGeneration::V1Only ? userInterface() : answerV3(question, path.mid(2));
    return answerV1(question, path.mid(1));
}

HttpAnswer JaegerDouble::answerV1(const HttpQuestion &question, const QStringList &path)
{
    const QString route = path.value(0);
    if (route == "archive"_L1 && path.size() == 2 && question.method == HttpMethod::Post)
        return keep(path.at(1));
    if (question.method != HttpMethod::Get)
        return methodNotAllowed();
    if (route == "traces"_L1 && path.size() == 2)
        return oneV1(path.at(1));
    if (route == "dependencies"_L1 && path.size() == 1)
        return dependencies(question);
    if (route == "metrics"_L1 && path.size() == 2)
        return metrics(path.at(1), question);
    if (!servesV1())
        return userInterface();
    if (route == "traces"_L1 && path.size() == 1)
        return searchV1(question);
    if (route == "services"_L1 && path.size() == 1) {
        OrderedJson names = serviceNames(m_archive);
        const size_t total = names.size();
        return v1Success(std::move(names), total);
    }
    if (route == "operations"_L1 && path.size() == 1)
        return operationsV1(question);
    if (route == "services"_L1 && path.size() == 3 && path.at(2) == "operations"_L1) {
        std::set<std::string> unique;
        for (const auto &operation : operationsOf(m_archive, path.at(1)))
            unique.insert(operation.first);
        OrderedJson names = unique;
        const size_t total = names.size();
        return v1Success(std::move(names), total);
    }
    return userInterface();
}

HttpAnswer JaegerDouble::searchV1(const HttpQuestion &question) const
{
    if (const QStringList ids = question.parameters(u"traceID"_s); !ids.isEmpty())
        return tracesById(ids);
    const auto search = readV1Search(question, m_clock.now());
    if (!search)
        return v1Failure(400, search.error());
    OrderedJson data = OrderedJson::array();
    for (const Request *request : m_archive.search(*search))
        data.push_back(jaegerV1Trace(renderTrace(*request, m_archive.timeline())));
    return v1Success(std::move(data), 0);
}

// Partial success: what is found, and an error without a code for each that is not.
HttpAnswer JaegerDouble::tracesById(const QStringList &ids) const
{
    OrderedJson data = OrderedJson::array();
    OrderedJson errors = nullptr;
    for (const QString &text : ids) {
        const auto id = readTraceId(text);
        if (!id)
            return v1Failure(400, "cannot parse traceID param: " + id.error());
        if (const Request *request = m_archive.find(*id))
            data.push_back(jaegerV1Trace(renderTrace(*request, m_archive.timeline())));
        else
            errors.push_back({{"msg", "trace not found"}, {"traceID", *id}});
    }
    return v1Success(std::move(data), 0, std::move(errors));
}

HttpAnswer JaegerDouble::oneV1(const QString &text) const
{
    const auto id = readTraceId(text);
    if (!id)
        return v1Failure(400, id.error());
    const Request *request = m_archive.find(*id);
    if (!request)
        return v1Failure(404, "trace not found");
    return v1Success(OrderedJson::array({jaegerV1Trace(renderTrace(*request, m_archive.timeline()))}), 0);
}

HttpAnswer JaegerDouble::keep(const QString &text)
{
    if (!hasExtras())
        return v1Failure(500, "archive span storage was not configured");
    const auto id = readTraceId(text);
    if (!id)
        return v1Failure(400, id.error());
    if (!m_archive.keep(*id))
        return v1Failure(404, "trace not found");
    return v1Success(OrderedJson::array(), 0, OrderedJson::array());
}

HttpAnswer JaegerDouble::metrics(const QString &metric, const HttpQuestion &question) const
{
    if (!QStringList{u"latencies"_s, u"calls"_s, u"errors"_s}.contains(metric))
        return userInterface();
    if (!hasExtras())
        return v1Failure(501, "metrics querying is currently disabled");
    const auto family = serviceMetrics(metric, question, m_archive, m_clock.now());
    if (!family)
        return v1Failure(400, family.error());
    return {200, "application/json", dumped(*family)};
}

HttpAnswer JaegerDouble::operationsV1(const HttpQuestion &question) const
{
    const QString service = question.parameter(u"service"_s);
    if (service.isEmpty())
        return v1Failure(400, "parameter 'service' is required");
    OrderedJson list = operationList(m_archive, service, question.parameter(u"spanKind"_s));
    const size_t total = list.size();
    return v1Success(std::move(list), total);
}

HttpAnswer JaegerDouble::dependencies(const HttpQuestion &question) const
{
    const auto end = readInteger(question, u"endTs"_s, toUnixMilliseconds(m_clock.now()));
    const auto lookback = readInteger(question, u"lookback"_s, 24 * 3'600'000);
    if (!end || !lookback)
        return v1Failure(400, end ? lookback.error() : end.error());
    const QString service = question.parameter(u"service"_s);
    OrderedJson data = OrderedJson::array();
    for (const ServiceCall &call :
         m_archive.calls(fromUnixMilliseconds(*end - *lookback), fromUnixMilliseconds(*end))) {
        const bool wanted = service.isEmpty() || service.toStdString() == name(call.parent)
            || service.toStdString() == name(call.child);
        if (wanted)
            data.push_back(
                {{"parent", name(call.parent)}, {"child", name(call.child)}, {"callCount", call.count}});
    }
    return v1Success(std::move(data), 0);
}

HttpAnswer JaegerDouble::answerV3(const HttpQuestion &question, const QStringList &path)
{
    if (question.method != HttpMethod::Get)
        return methodNotAllowed();
    const QString route = path.value(0);
    if (route == "services"_L1 && path.size() == 1)
        return v3Success({{"services", serviceNames(m_archive)}});
    if (route == "operations"_L1 && path.size() == 1) {
        QString kind = question.parameter(u"span_kind"_s);
        if (kind.isEmpty())
            kind = question.parameter(u"spanKind"_s);
        const OrderedJson list = operationList(m_archive, question.parameter(u"service"_s), kind);
        return v3Success({{"operations", list}});
    }
    if (route == "traces"_L1 && path.size() == 2)
        return oneV3(path.at(1));
    if (route == "traces"_L1 && path.size() == 1)
        return searchV3(question, false);
    const bool hasSummaries
        = m_generation == JaegerGeneration::Summaries || m_generation == JaegerGeneration::V3Only;
    if (route == "trace-summaries"_L1 && path.size() == 1 && hasSummaries)
        return searchV3(question, true);
    return userInterface();
}

HttpAnswer JaegerDouble::searchV3(const HttpQuestion &question, bool summaries) const
{
    const auto search = readV3Search(question);
    if (!search)
        return v3Failure(400, search.error());
    const std::vector<const Request *> found = m_archive.search(*search);
    if (found.empty())
        return v3Failure(404, "No traces found");
    OrderedJson list = OrderedJson::array();
    for (const Request *request : found) {
        const RenderedTrace trace = renderTrace(*request, m_archive.timeline());
        if (summaries) {
            list.push_back(traceSummary(trace));
            continue;
        }
        for (OrderedJson &resource : otlpResourceSpans(trace))
            list.push_back(std::move(resource));
    }
    if (summaries)
        return v3Success({{"summaries", std::move(list)}});
    return v3Success({{"result", {{"resourceSpans", std::move(list)}}}});
}

HttpAnswer JaegerDouble::oneV3(const QString &text) const
{
    const auto id = readTraceId(text);
    if (!id)
        return v3Failure(400, "malformed parameter trace_id: " + id.error());
    const Request *request = m_archive.find(*id);
    if (!request)
        return v3Failure(404, "No traces found");
    const OrderedJson spans = otlpResourceSpans(renderTrace(*request, m_archive.timeline()));
    return v3Success({{"result", {{"resourceSpans", spans}}}});
}

} // namespace yagura::demo
