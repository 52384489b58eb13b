#include "demo/shop/tracerendering.h"

#include "demo/shop/stacktraces.h"

namespace yagura::demo {

namespace {

// Numbers of any integer type become int64, text becomes std::string.
Attribute text(std::string_view key, std::string_view value)
{
    return {std::string(key), std::string(value)};
}
Attribute number(std::string_view key, std::int64_t value)
{
    return {std::string(key), value};
}

std::string_view sdkLanguage(Language language)
{
    switch (language) {
    case Language::Go:
        return "go";
    case Language::Java:
        return "java";
    case Language::Python:
        return "python";
    case Language::TypeScript:
        return "nodejs";
    case Language::Native:
        return "cpp";
    }
    return {};
}

class TraceRendering
{
public:
    TraceRendering(const Request &request, const Timeline &timeline)
        : m_request(request)
        , m_timeline(timeline)
        , m_customer(customerOf(request))
    { }

    RenderedTrace render();

private:
    RenderedSpan renderSpan(const SpanDraft &draft, int index) const;
    void addProtocol(const SpanDraft &draft, Attributes &attributes) const;
    void addHttp(const SpanDraft &draft, Attributes &attributes) const;
    static void addStatement(const SpanDraft &draft, Attributes &attributes);
    void addBusiness(const SpanDraft &draft, int index, Attributes &attributes) const;
    void addNote(const SpanDraft &draft, RenderedSpan &span) const;
    static void addException(const Breakage &breakage, RenderedSpan &span);
    RenderedResource resourceOf(Service service) const;

    const Request &m_request;
    const Timeline &m_timeline;
    const Customer m_customer;
};

RenderedTrace TraceRendering::render()
{
    RenderedTrace trace;
    trace.id = traceIdOf(m_request);
    const RequestDraft drafts = expand(m_request);
    std::array<bool, serviceCount> present{};
    for (size_t i = 0; i < drafts.size(); ++i) {
        trace.spans.push_back(renderSpan(drafts[i], static_cast<int>(i)));
        present[indexOf(drafts[i].service)] = true;
    }
    for (const Service service : allServices()) {
        if (present[indexOf(service)])
            trace.resources.push_back(resourceOf(service));
    }
    return trace;
}

RenderedSpan TraceRendering::renderSpan(const SpanDraft &draft, int index) const
{
    RenderedSpan span;
    span.id = spanIdOf(m_request, index);
    if (draft.parent >= 0)
        span.parentId = spanIdOf(m_request, draft.parent);
    span.follows = draft.follows;
    span.name = std::string(info(draft.operation).name);
    span.service = draft.service;
    span.kind = draft.kind;
    span.start = m_request.start + std::chrono::microseconds(draft.startUs);
    span.duration = std::chrono::microseconds(draft.endUs - draft.startUs);
    span.error = draft.error;
    addProtocol(draft, span.attributes);
    addBusiness(draft, index, span.attributes);
    addNote(draft, span);
    return span;
}

void TraceRendering::addProtocol(const SpanDraft &draft, Attributes &attributes) const
{
    const OperationInfo &operation = info(draft.operation);
    switch (operation.type) {
    case OperationClass::Http:
        return addHttp(draft, attributes);
    case OperationClass::Job:
        attributes.push_back(text("messaging.system", "rabbitmq"));
        attributes.push_back(text("messaging.destination.name", "order.placed"));
        attributes.push_back(text("messaging.operation", "process"));
        return;
    case OperationClass::Database:
    case OperationClass::Cache:
        return addStatement(draft, attributes);
    case OperationClass::External:
        if (draft.operation == Operation::PspCharge)
            return addHttp(draft, attributes);
        attributes.push_back(text("server.address", "smtp.example"));
        attributes.push_back(number("server.port", 587));
        return;
    case OperationClass::Internal:
        if (draft.operation == Operation::PublishOrder) {
            attributes.push_back(text("messaging.system", "rabbitmq"));
            attributes.push_back(text("messaging.destination.name", "order.placed"));
            attributes.push_back(text("messaging.operation", "publish"));
        }
        return;
    }
}

void TraceRendering::addHttp(const SpanDraft &draft, Attributes &attributes) const
{
    const OperationInfo &operation = info(draft.operation);
    attributes.push_back(text("http.request.method", operation.method));
    if (draft.kind == SpanKind::Server) {
        attributes.push_back(text("http.route", operation.route));
        attributes.push_back(
            text("url.path",
                 draft.service == Service::Gateway ? std::string_view(m_customer.path) : operation.route));
        if (draft.service == Service::Gateway) {
            attributes.push_back(text("client.address", m_customer.clientIp));
            attributes.push_back(text("user_agent.original", m_customer.userAgent));
        }
    } else {
        const bool outside = draft.operation == Operation::PspCharge;
        const std::string host = outside ? "psp.example" : std::string(name(operation.service)) + ".shop";
        attributes.push_back(text("server.address", host));
        attributes.push_back(
            text("url.full", (outside ? "https://" : "http://") + host + std::string(operation.route)));
        if (outside)
            attributes.push_back(text("peer.service", "psp"));
    }
    if (draft.attempt > 1)
        attributes.push_back(number("http.request.resend_count", draft.attempt - 1));
    if (draft.status != 0)
        attributes.push_back(number("http.response.status_code", draft.status));
}

void TraceRendering::addStatement(const SpanDraft &draft, Attributes &attributes)
{
    const OperationInfo &operation = info(draft.operation);
    const bool database = operation.type == OperationClass::Database;
    attributes.push_back(text("db.system", database ? "postgresql" : "redis"));
    if (database)
        attributes.push_back(text("db.name", "orders"));
    attributes.push_back(text("db.operation", operation.method));
    attributes.push_back(text("db.statement", operation.route));
    if (draft.kind == SpanKind::Client) {
        attributes.push_back(text("server.address", std::string(name(operation.service)) + ".shop"));
        attributes.push_back(number("server.port", database ? 5432 : 6379));
    }
    if (!database && draft.kind == SpanKind::Client && draft.operation == Operation::CacheGet)
        attributes.push_back({"cache.hit", draft.note != Note::CacheMiss});
}

void TraceRendering::addBusiness(const SpanDraft &draft, int index, Attributes &attributes) const
{
    if (index == 0) {
        attributes.push_back(text("user.id", m_customer.userId));
        attributes.push_back(
            text("sampler.decision", m_request.selection == Selection::Head ? "head" : "error"));
    }
    const bool served = draft.kind == SpanKind::Server || draft.kind == SpanKind::Consumer;
    const bool aboutOrder = draft.operation == Operation::CheckoutPlace
        || draft.operation == Operation::PaymentCharge || draft.operation == Operation::WorkerOrderPlaced
        || draft.operation == Operation::MailSend || draft.operation == Operation::InventoryReserve;
    if (served && aboutOrder)
        attributes.push_back(text("order.id", m_customer.orderId));
    if (served && draft.operation == Operation::PaymentCharge)
        attributes.push_back(number("order.amount_jpy", m_customer.amountYen));
    if (served && draft.operation == Operation::SearchQuery)
        attributes.push_back(text("search.term", m_customer.searchTerm));
}

void TraceRendering::addNote(const SpanDraft &draft, RenderedSpan &span) const
{
    const int poolSize = info(Service::Payment).poolSize;
    switch (draft.note) {
    case Note::PoolTimeout:
    case Note::PoolWait:
        span.attributes.push_back(text("db.pool.name", poolName));
        span.attributes.push_back(number("db.pool.in_use", poolSize));
        span.attributes.push_back(
            number("db.pool.waiting", static_cast<std::int64_t>(m_request.conditions.poolPressure * 27.0)));
        if (draft.note == Note::PoolTimeout)
            addException(poolTimeoutBreakage(), span);
        return;
    case Note::ShardTimeout:
        return addException(shardTimeoutBreakage(), span);
    case Note::SmtpBusy:
        return addException(smtpBusyBreakage(), span);
    case Note::UpstreamFailed:
        if (draft.operation == Operation::CheckoutPlace)
            addException(paymentUnavailableBreakage(), span);
        else
            span.statusMessage = "upstream failed";
        return;
    case Note::Requeued:
        span.events.push_back({span.start + span.duration, "requeued", {number("retry.delay_seconds", 30)}});
        return;
    case Note::CardDeclined:
        span.events.push_back(
            {span.start + span.duration, "card declined", {text("reason", "insufficient funds")}});
        return;
    case Note::BadPassword:
    case Note::UnknownProduct:
    case Note::InvalidAddress:
    case Note::OutOfStock:
    case Note::CacheMiss:
    case Note::None:
        return;
    }
}

void TraceRendering::addException(const Breakage &breakage, RenderedSpan &span)
{
    span.statusMessage = breakage.message;
    span.events.push_back(
        {span.start + span.duration,
         "exception",
         {text("exception.type", breakage.type), text("exception.message", breakage.message),
          text("exception.stacktrace", breakage.stackTrace)}});
}

RenderedResource TraceRendering::resourceOf(Service service) const
{
    const std::vector<Pod> pods = m_timeline.podsAt(service, m_request.start);
    RenderedResource resource;
    resource.service = service;
    resource.attributes = {text("service.namespace", namespaceName),
                           text("service.version", m_timeline.releaseAt(service, m_request.start).version),
                           text("deployment.environment", "prod"),
                           text("k8s.cluster.name", clusterName),
                           text("k8s.namespace.name", namespaceName),
                           text("telemetry.sdk.language", sdkLanguage(info(service).language)),
                           text("telemetry.sdk.name", "opentelemetry")};
    if (!pods.empty()) {
        const Pod &pod = pods[podSlotOf(m_request, service, pods.size())];
        resource.attributes.push_back(text("k8s.pod.name", pod.name));
        resource.attributes.push_back(text("k8s.node.name", pod.node));
        resource.attributes.push_back(text("host.name", pod.name));
        resource.attributes.push_back(text("host.ip", pod.ip));
    }
    return resource;
}

} // namespace

RenderedTrace renderTrace(const Request &request, const Timeline &timeline)
{
    return TraceRendering(request, timeline).render();
}

std::string attributeText(const AttributeValue &value)
{
    if (const auto *string = std::get_if<std::string>(&value))
        return *string;
    if (const auto *truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return QByteArray::number(std::get<double>(value)).toStdString();
}

} // namespace yagura::demo
