#include "demo/shop/requestlogs.h"

#include "demo/shop/random.h"
#include "demo/shop/stacktraces.h"

#include <array>
#include <optional>

namespace yagura::demo {

namespace {

constexpr double clientLogShare = 0.4; // of the calls between services

std::string str(std::int64_t number)
{
    return std::to_string(number);
}
std::string str(std::string_view view)
{
    return std::string(view);
}

std::int64_t milliseconds(const SpanDraft &span)
{
    return (span.endUs - span.startUs) / 1000;
}

class RequestLogs
{
public:
    RequestLogs(const Request &request, const Timeline &timeline, std::vector<LogLine> &lines)
        : m_request(request)
        , m_timeline(timeline)
        , m_lines(lines)
        , m_spans(expand(request))
        , m_customer(customerOf(request))
        , m_traceId(traceIdOf(request))
        , m_random(mixed(request.seed, 31))
    { }

    void write();

private:
    LogLineBuilder begin(const SpanDraft &span, LogLevel level, std::int64_t atUs);
    void end(LogLineBuilder &line) { m_lines.push_back(line.take()); }
    void simple(const SpanDraft &span, LogLevel level, std::string_view logger, std::string_view text);
    const Pod &podOf(Service service);

    void called(const SpanDraft &client);
    void access(const SpanDraft &span);
    void web(const SpanDraft &span);
    void placed(const SpanDraft &span);
    void chargeFailed(const SpanDraft &client);
    void charged(const SpanDraft &span);
    void pool(const SpanDraft &span);
    void catalogue(const SpanDraft &span);
    void search(const SpanDraft &span);
    void users(const SpanDraft &span);
    void worker(const SpanDraft &span);
    void mail(const SpanDraft &span);
    void reserved(const SpanDraft &span);
    void served(const SpanDraft &span);

    const Request &m_request;
    const Timeline &m_timeline;
    std::vector<LogLine> &m_lines;
    const RequestDraft m_spans;
    const Customer m_customer;
    const std::string m_traceId;
    Random m_random;
    std::array<std::optional<Pod>, serviceCount> m_pods;
    int m_current = 0;
};

const Pod &RequestLogs::podOf(Service service)
{
    std::optional<Pod> &pod = m_pods[indexOf(service)];
    if (!pod) {
        const std::vector<Pod> all = m_timeline.podsAt(service, m_request.start);
        pod = all.empty() ? Pod{} : all[podSlotOf(m_request, service, all.size())];
    }
    return *pod;
}

LogLineBuilder RequestLogs::begin(const SpanDraft &span, LogLevel level, std::int64_t atUs)
{
    LogLineBuilder line(m_request.start + std::chrono::microseconds(atUs), level, span.service,
                        podOf(span.service));
    line.add("trace.id", m_traceId);
    line.add("span.id", spanIdOf(m_request, m_current));
    return line;
}

std::string threadOf(Service service, Random &random)
{
    switch (info(service).language) {
    case Language::Java:
        return "http-nio-8080-exec-" + std::to_string(1 + random.below(32));
    case Language::Python:
        return "worker-" + std::to_string(1 + random.below(4));
    default:
        return "main";
    }
}

void RequestLogs::simple(const SpanDraft &span, LogLevel level, std::string_view logger,
                         std::string_view text)
{
    LogLineBuilder line = begin(span, level, span.endUs);
    line.logger(logger, threadOf(span.service, m_random)).message(text);
    end(line);
}

void RequestLogs::write()
{
    for (m_current = 0; m_current < static_cast<int>(m_spans.size()); ++m_current) {
        const SpanDraft &span = m_spans[static_cast<size_t>(m_current)];
        if (span.kind == SpanKind::Server || span.kind == SpanKind::Consumer)
            served(span);
        else if (span.operation == Operation::PaymentCharge && span.attempt > 0 && span.error)
            chargeFailed(span);
        else if (span.operation == Operation::AcquireConnection)
            pool(span);
        else if (span.operation == Operation::SmtpSend)
            mail(span);
        else if (span.operation == Operation::RankResults && span.error)
            search(span);
        else if (span.kind == SpanKind::Client && span.status > 0 && m_random.chance(clientLogShare))
            called(span);
    }
}

void RequestLogs::served(const SpanDraft &span)
{
    switch (span.service) {
    case Service::Gateway:
        return access(span);
    case Service::Web:
        return web(span);
    case Service::Checkout:
        return placed(span);
    case Service::Payment:
        return charged(span);
    case Service::Inventory:
        return reserved(span);
    case Service::Catalogue:
        return catalogue(span);
    case Service::Search:
        return search(span);
    case Service::Users:
        return users(span);
    case Service::Worker:
        return worker(span);
    default:
        return;
    }
}

void RequestLogs::called(const SpanDraft &client)
{
    const OperationInfo &callee = info(client.operation);
    const bool outside = callee.type == OperationClass::External;
    simple(client, client.status >= 500 ? LogLevel::Warn : LogLevel::Debug, "http.client",
           str(callee.method) + " " + (outside ? "psp.example" : str(name(callee.service)) + ".shop")
               + str(callee.route) + " answered " + str(client.status) + " in " + str(milliseconds(client))
               + " ms");
}

void RequestLogs::access(const SpanDraft &span)
{
    const LogLevel level = span.status >= 500 ? LogLevel::Error
        : span.status >= 400                  ? LogLevel::Warn
                                              : LogLevel::Info;
    const std::string method(info(span.operation).method);
    LogLineBuilder line = begin(span, level, span.endUs);
    line.logger("gateway.access", "main")
        .message(m_customer.clientIp + " \"" + method + " " + m_customer.path + " HTTP/1.1\" "
                 + str(span.status) + " " + str(milliseconds(span)) + "ms")
        .add("http.request.method", method)
        .add("url.path", m_customer.path)
        .add("http.response.status_code", std::int64_t{span.status})
        .add("event.duration", (span.endUs - span.startUs) * 1000)
        .add("client.ip", m_customer.clientIp)
        .add("user_agent.original", m_customer.userAgent);
    end(line);
    if (span.status < 500)
        return;
    const Breakage &breakage = badGatewayBreakage();
    LogLineBuilder failure = begin(span, LogLevel::Error, span.endUs);
    failure.logger("gateway.proxy", "main")
        .message("upstream web failed: " + method + " " + str(info(span.operation).route) + " answered 502")
        .error(breakage.type, breakage.message, breakage.stackTrace);
    end(failure);
}

void RequestLogs::web(const SpanDraft &span)
{
    if (span.status >= 500) {
        const bool order = span.operation == Operation::WebCheckout || span.operation == Operation::WebOrders;
        simple(span, LogLevel::Error, "web.error-page",
               order ? "注文を処理できませんでした。しばらくしてからもう一度お試しください (502)"
                     : "ページを表示できませんでした (502)");
        return;
    }
    if (span.operation == Operation::WebLogin && span.status < 400)
        simple(span, LogLevel::Info, "web.session", "ログインしました user=" + m_customer.userId);
    else if (span.operation == Operation::WebCart && span.status < 400)
        simple(span, LogLevel::Info, "web.cart",
               "カートに商品を追加しました user=" + m_customer.userId + " sku=" + m_customer.productId);
    else if (m_random.chance(0.5))
        simple(span, LogLevel::Debug, "web.render",
               "rendered " + str(info(span.operation).route) + " in " + str(milliseconds(span)) + " ms");
}

void RequestLogs::placed(const SpanDraft &span)
{
    if (span.operation != Operation::CheckoutPlace) {
        if (span.status >= 500)
            simple(span, LogLevel::Error, "example.shop.checkout.OrderQuery",
                   "could not list orders of " + m_customer.userId + ": payment answered 503");
        return;
    }
    const bool failed = span.status >= 500;
    LogLineBuilder line = begin(span,
                                failed                   ? LogLevel::Error
                                    : span.status >= 400 ? LogLevel::Warn
                                                         : LogLevel::Info,
                                span.endUs);
    line.logger("example.shop.checkout.OrderService", threadOf(span.service, m_random))
        .add("order.id", m_customer.orderId);
    if (failed) {
        const Breakage &breakage = paymentUnavailableBreakage();
        line.message("could not place order " + m_customer.orderId + ": payment unavailable after 3 attempts")
            .error(breakage.type, breakage.message, breakage.stackTrace);
    } else if (span.status >= 400) {
        line.message("order " + m_customer.orderId + " refused with " + str(span.status));
    } else {
        line.message("order " + m_customer.orderId + " placed for " + m_customer.userId + ", "
                     + str(m_customer.amountYen) + " JPY, in " + str(milliseconds(span)) + " ms");
    }
    end(line);
}

void RequestLogs::chargeFailed(const SpanDraft &client)
{
    LogLineBuilder line = begin(client, LogLevel::Warn, client.endUs);
    line.logger("example.shop.checkout.client.PaymentClient", threadOf(client.service, m_random))
        .message("payment attempt " + str(client.attempt) + " of 3 for " + m_customer.orderId
                 + " failed with " + str(client.status)
                 + (client.attempt < 3 ? ", trying again" : ", giving up"))
        .add("order.id", m_customer.orderId)
        .add("retry.attempt", std::int64_t{client.attempt});
    end(line);
}

void RequestLogs::charged(const SpanDraft &span)
{
    if (span.operation != Operation::PaymentCharge || span.status >= 500)
        return;
    const bool declined = span.note == Note::CardDeclined;
    LogLineBuilder line = begin(span, declined ? LogLevel::Warn : LogLevel::Info, span.endUs);
    line.logger("example.shop.payment.ChargeService", threadOf(span.service, m_random))
        .message(declined ? "card declined for " + m_customer.orderId + ": insufficient funds"
                          : "charged " + str(m_customer.amountYen) + " JPY for " + m_customer.orderId)
        .add("order.id", m_customer.orderId);
    end(line);
}

void RequestLogs::pool(const SpanDraft &span)
{
    const bool timedOut = span.note == Note::PoolTimeout;
    const int size = info(Service::Payment).poolSize;
    const auto waiting = static_cast<std::int64_t>(
        std::max(1.0, m_request.conditions.poolPressure * 27.0 + 4.0 * m_random.normal()));
    LogLineBuilder line = begin(span, timedOut ? LogLevel::Error : LogLevel::Warn, span.endUs);
    line.logger("example.shop.payment.store.ChargeRepository", threadOf(span.service, m_random))
        .message(timedOut ? "no connection from pool orders-rw within 800 ms (in use " + str(size) + " of "
                         + str(size) + ", waiting " + str(waiting) + ")"
                          : "waited " + str(milliseconds(span)) + " ms for a connection of pool orders-rw")
        .add("db.pool.name", poolName)
        .add("db.pool.in_use", std::int64_t{size})
        .add("db.pool.waiting", waiting);
    if (timedOut) {
        const Breakage &breakage = poolTimeoutBreakage();
        line.error(breakage.type, breakage.message, breakage.stackTrace);
    }
    end(line);
}

void RequestLogs::reserved(const SpanDraft &span)
{
    if (span.operation != Operation::InventoryReserve)
        return;
    int statements = 0;
    for (size_t i = static_cast<size_t>(m_current); i < m_spans.size(); ++i) {
        if (m_spans[i].parent == m_current && m_spans[i].operation == Operation::SelectStock)
            ++statements;
    }
    const bool refused = span.note == Note::OutOfStock;
    simple(span, refused ? LogLevel::Warn : LogLevel::Info, "example.shop.inventory.ReservationService",
           refused ? "reservation for " + m_customer.orderId + " refused: " + m_customer.productId
                   + " is out of stock"
                   : "reserved " + str(statements) + " articles for " + m_customer.orderId + " in "
                   + str(milliseconds(span)) + " ms");
}

void RequestLogs::catalogue(const SpanDraft &span)
{
    if (span.note == Note::UnknownProduct)
        return simple(span, LogLevel::Warn, "catalogue.api", "no product " + m_customer.productId);
    for (const SpanDraft &child : m_spans) {
        if (child.parent == m_current && child.note == Note::CacheMiss)
            return simple(span, LogLevel::Debug, "catalogue.cache",
                          "cache miss for " + str(info(span.operation).route) + ", read from orders-db in "
                              + str(milliseconds(span)) + " ms");
    }
}

void RequestLogs::search(const SpanDraft &span)
{
    if (span.note == Note::ShardTimeout) {
        const Breakage &breakage = shardTimeoutBreakage();
        LogLineBuilder line = begin(span, LogLevel::Error, span.endUs);
        line.logger("search.ranker", threadOf(span.service, m_random))
            .message("ranking failed for q=\"" + m_customer.searchTerm + "\"")
            .error(breakage.type, breakage.message, breakage.stackTrace);
        return end(line);
    }
    if (span.operation == Operation::SearchQuery && span.status < 400)
        simple(span, LogLevel::Info, "search.api",
               "q=\"" + m_customer.searchTerm + "\" hits=" + str(m_random.below(240))
                   + " took=" + str(milliseconds(span)) + "ms");
}

void RequestLogs::users(const SpanDraft &span)
{
    if (span.note == Note::BadPassword)
        simple(span, LogLevel::Warn, "users.auth",
               "password rejected for " + m_customer.userId + " from " + m_customer.clientIp);
    else if (span.operation == Operation::UsersLogin)
        simple(span, LogLevel::Info, "users.auth", "session opened for " + m_customer.userId);
}

void RequestLogs::worker(const SpanDraft &span)
{
    const bool again = span.note == Note::Requeued;
    simple(span, again ? LogLevel::Warn : LogLevel::Info, "example.shop.worker.OrderPlacedJob",
           again ? "confirmation of " + m_customer.orderId + " put back into the queue, next attempt in 30 s"
                 : "order " + m_customer.orderId + " handed to fulfilment");
}

void RequestLogs::mail(const SpanDraft &span)
{
    LogLineBuilder line
        = begin(span, span.note == Note::SmtpBusy ? LogLevel::Error : LogLevel::Info, span.endUs);
    line.logger("mail.sender", threadOf(span.service, m_random)).add("order.id", m_customer.orderId);
    if (span.note == Note::SmtpBusy) {
        const Breakage &breakage = smtpBusyBreakage();
        line.message("注文確認メールを送信できませんでした order=" + m_customer.orderId
                     + ": smtp.example:587 answered 421 4.7.0")
            .error(breakage.type, breakage.message, breakage.stackTrace);
    } else {
        line.message("注文確認メールを送信しました order=" + m_customer.orderId + " ("
                     + str(milliseconds(span)) + " ms)");
    }
    end(line);
}

} // namespace

void appendRequestLogs(const Request &request, const Timeline &timeline, std::vector<LogLine> &lines)
{
    RequestLogs(request, timeline, lines).write();
}

} // namespace yagura::demo
