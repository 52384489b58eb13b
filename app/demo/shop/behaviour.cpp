#include "demo/shop/behaviour.h"

#include <cmath>

namespace yagura::demo {

namespace {

constexpr std::int64_t millisecond = 1000;
constexpr std::int64_t acquireLimit = 800 * millisecond;
constexpr int chargeAttempts = 3;

constexpr int ok = 200;

} // namespace

double poolTimeoutProbability(double poolPressure)
{
    return 0.0004 + 0.68 * std::pow(std::clamp((poolPressure - 0.6) / 0.35, 0.0, 1.0), 1.5);
}

Behaviour::Behaviour(const Conditions &conditions, Random &random)
    : m_conditions(conditions)
    , m_random(random)
{
    m_spans.reserve(48);
}

RequestDraft Behaviour::run(Journey journey)
{
    const int root = open(Service::Gateway, entryOf(journey), SpanKind::Server, -1, 0);
    const auto webOperation
        = static_cast<Operation>(static_cast<int>(Operation::WebHome) + static_cast<int>(journey));
    Step step = remote(root, webOperation, spend(0.5),
                       [&](int span, std::int64_t at) { return web(journey, span, at); });
    if (step.status >= 500)
        step = failed(root, {step.endUs, 502}, Note::UpstreamFailed);
    close(root, {step.endUs + spend(0.3), step.status});
    return std::move(m_spans);
}

// A call over the network: the caller's client span around the callee's server span.
template <typename Handler>
Behaviour::Step Behaviour::remote(int parent, Operation operation, std::int64_t at, Handler handler,
                                  int attempt)
{
    const Service caller = m_spans[static_cast<size_t>(parent)].service;
    const int client = open(caller, operation, SpanKind::Client, parent, at);
    m_spans[static_cast<size_t>(client)].attempt = attempt;
    const std::int64_t arrival = at + spend(0.35, 0.5);
    const int server = open(info(operation).service, operation, SpanKind::Server, client, arrival);
    const Step step = handler(server, arrival + spend(0.4));
    close(server, step);
    const Step seen{step.endUs + spend(0.3, 0.5), step.status};
    close(client, seen);
    return seen;
}

// A statement of the database or the cache.
Behaviour::Step Behaviour::store(int parent, Operation operation, std::int64_t at, double medianMs)
{
    const Service caller = m_spans[static_cast<size_t>(parent)].service;
    const int client = open(caller, operation, SpanKind::Client, parent, at);
    const std::int64_t arrival = at + spend(0.2, 0.4);
    const int server = open(info(operation).service, operation, SpanKind::Server, client, arrival);
    const std::int64_t end = arrival + spend(medianMs, 0.45);
    close(server, {end, 0});
    const Step seen{end + spend(0.2, 0.4), 0};
    close(client, seen);
    return seen;
}

int Behaviour::open(Service service, Operation operation, SpanKind kind, int parent, std::int64_t at)
{
    SpanDraft draft;
    draft.service = service;
    draft.operation = operation;
    draft.kind = kind;
    draft.parent = parent;
    draft.startUs = at;
    m_spans.push_back(draft);
    return static_cast<int>(m_spans.size()) - 1;
}

void Behaviour::close(int span, const Step &step)
{
    SpanDraft &draft = m_spans[static_cast<size_t>(span)];
    draft.endUs = step.endUs;
    draft.status = step.status;
    draft.error = draft.error || step.status >= 500;
}

Behaviour::Step Behaviour::failed(int span, Step step, Note note)
{
    m_spans[static_cast<size_t>(span)].note = note;
    return step;
}

std::int64_t Behaviour::spend(double medianMs, double sigma)
{
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(m_random.logNormal(medianMs, sigma) * 1000.0));
}

Behaviour::Step Behaviour::web(Journey journey, int span, std::int64_t at)
{
    const auto ask = [&](Operation operation, Step (Behaviour::*handler)(int, std::int64_t)) {
        return remote(span, operation, at + spend(1.0),
                      [&](int server, std::int64_t from) { return (this->*handler)(server, from); });
    };
    const auto askCatalogue = [&](Operation operation) {
        return remote(span, operation, at + spend(1.0),
                      [&](int server, std::int64_t from) { return catalogue(operation, server, from); });
    };
    switch (journey) {
    case Journey::Home:
        return page(span, askCatalogue(Operation::CatalogueFeatured));
    case Journey::Products:
        return page(span, askCatalogue(Operation::CatalogueList));
    case Journey::Product:
        return page(span, askCatalogue(Operation::CatalogueProduct));
    case Journey::Search:
        return page(span, ask(Operation::SearchQuery, &Behaviour::search));
    case Journey::Login:
        return page(span, ask(Operation::UsersLogin, &Behaviour::login));
    case Journey::Orders:
        return page(span, ask(Operation::CheckoutOrders, &Behaviour::orders));
    case Journey::Cart:
        return page(span, ask(Operation::CheckoutCart, &Behaviour::cart));
    case Journey::Checkout:
        return page(span, ask(Operation::CheckoutPlace, &Behaviour::checkout));
    }
    return {at, ok};
}

// Rendering; in a tenth of the pages some time before it belongs to nobody.
Behaviour::Step Behaviour::page(int span, Step content)
{
    if (content.status >= 500)
        return failed(span, {content.endUs + spend(0.6), 502}, Note::UpstreamFailed);
    std::int64_t at = content.endUs + spend(0.8);
    if (m_random.chance(0.1))
        at += spend(14, 0.5);
    const int render = open(Service::Web, Operation::RenderPage, SpanKind::Internal, span, at);
    const std::int64_t end = at + spend(6.0, 0.4);
    close(render, {end, 0});
    return {end + spend(0.3), content.status};
}

Behaviour::Step Behaviour::catalogue(Operation operation, int span, std::int64_t at)
{
    if (operation == Operation::CatalogueProduct && m_random.chance(0.012))
        return failed(span, {at + spend(1.5), 404}, Note::UnknownProduct);
    const double trouble = m_conditions.cacheTrouble;
    Step step = store(span, Operation::CacheGet, at, 0.5 + 24 * trouble);
    if (!m_random.chance(0.14 + 0.6 * trouble))
        return {step.endUs + spend(2.0), ok};
    const int missed = static_cast<int>(m_spans.size()) - 2;
    m_spans[static_cast<size_t>(missed)].note = Note::CacheMiss;
    step = store(span, Operation::SelectProducts, step.endUs + spend(0.6), 7.0 + 6.0 * trouble);
    step = store(span, Operation::CacheSet, step.endUs + spend(0.8), 0.5 + 12 * trouble);
    return {step.endUs + spend(2.5), ok};
}

Behaviour::Step Behaviour::search(int span, std::int64_t at)
{
    const Step cached = store(span, Operation::CacheGet, at, 0.6 + 30 * m_conditions.cacheTrouble);
    const std::int64_t from = cached.endUs + spend(1.5);
    const int rank = open(Service::Search, Operation::RankResults, SpanKind::Internal, span, from);
    if (m_random.chance(0.003 + 0.02 * m_conditions.cacheTrouble)) {
        const std::int64_t late = from + spend(900, 0.1);
        m_spans[static_cast<size_t>(rank)].error = true;
        m_spans[static_cast<size_t>(rank)].note = Note::ShardTimeout;
        close(rank, {late, 0});
        return failed(span, {late + spend(1.0), 503}, Note::UpstreamFailed);
    }
    const std::int64_t end = from + spend(58 + 90 * m_conditions.cacheTrouble, 0.55);
    close(rank, {end, 0});
    return {end + spend(3.0), ok};
}

Behaviour::Step Behaviour::login(int span, std::int64_t at)
{
    const std::int64_t hashed = at + spend(34, 0.15);
    if (m_random.chance(0.05))
        return failed(span, {hashed, 401}, Note::BadPassword);
    const Step step = store(span, Operation::CacheSet, hashed, 0.6);
    return {step.endUs + spend(0.5), ok};
}

Behaviour::Step Behaviour::session(int span, std::int64_t at)
{
    const Step step = store(span, Operation::CacheGet, at, 0.5 + 18 * m_conditions.cacheTrouble);
    return {step.endUs + spend(0.6), ok};
}

Behaviour::Step Behaviour::orders(int span, std::int64_t at)
{
    Step step = remote(span, Operation::UsersSession, at + spend(0.6),
                       [&](int server, std::int64_t from) { return session(server, from); });
    step = remote(span, Operation::PaymentList, step.endUs + spend(1.0),
                  [&](int server, std::int64_t from) { return listCharges(server, from); });
    if (step.status >= 500)
        return failed(span, {step.endUs + spend(0.6), 502}, Note::UpstreamFailed);
    return {step.endUs + spend(3.0), ok};
}

Behaviour::Step Behaviour::cart(int span, std::int64_t at)
{
    Step step = remote(span, Operation::CataloguePrices, at + spend(0.8), [&](int server, std::int64_t from) {
        return catalogue(Operation::CataloguePrices, server, from);
    });
    step = remote(span, Operation::InventoryStock, step.endUs + spend(0.8),
                  [&](int server, std::int64_t from) {
                      const Step stock = store(server, Operation::SelectStock, from, 2.2);
                      return Step{stock.endUs + spend(0.7), ok};
                  });
    if (m_random.chance(0.01))
        return failed(span, {step.endUs + spend(1.0), 409}, Note::OutOfStock);
    return {step.endUs + spend(2.0), ok};
}

// Session and prices are asked at once, then the stock is reserved, then the card is charged.
Behaviour::Step Behaviour::checkout(int span, std::int64_t at)
{
    if (m_random.chance(0.008))
        return failed(span, {at + spend(2.0), 422}, Note::InvalidAddress);
    const std::int64_t fork = at + spend(1.0);
    const Step user = remote(span, Operation::UsersSession, fork,
                             [&](int server, std::int64_t from) { return session(server, from); });
    const Step prices
        = remote(span, Operation::CataloguePrices, fork + spend(0.2), [&](int server, std::int64_t from) {
              return catalogue(Operation::CataloguePrices, server, from);
          });
    const std::int64_t joined = std::max(user.endUs, prices.endUs);
    const Step stock = remote(span, Operation::InventoryReserve, joined + spend(1.0),
                              [&](int server, std::int64_t from) { return reserve(server, from); });
    if (stock.status != ok)
        return {stock.endUs + spend(0.8), stock.status};
    const Step paid = chargeWithRetries(span, stock.endUs + spend(1.2));
    if (paid.status >= 500)
        return failed(span, {paid.endUs + spend(1.0), 502}, Note::UpstreamFailed);
    if (paid.status >= 400)
        return {paid.endUs + spend(1.0), paid.status};
    const Step written = store(span, Operation::InsertOrder, paid.endUs + spend(0.8), 4.0);
    return {publishOrder(span, written.endUs + spend(0.4)) + spend(1.0), 201};
}

// One statement an article: the classic N+1, which a big cart makes visible.
Behaviour::Step Behaviour::reserve(int span, std::int64_t at)
{
    const int articles = m_random.chance(0.12) ? 10 + m_random.below(11) : 1 + m_random.below(5);
    std::int64_t now = at;
    for (int i = 0; i < articles; ++i)
        now = store(span, Operation::SelectStock, now + spend(0.15), 1.6).endUs;
    if (m_random.chance(0.006))
        return failed(span, {now + spend(0.6), 409}, Note::OutOfStock);
    now = store(span, Operation::UpdateStock, now + spend(0.4), 3.0).endUs;
    return {now + spend(0.8), ok};
}

Behaviour::Step Behaviour::acquireConnection(int span, std::int64_t at)
{
    const double pressure = m_conditions.poolPressure;
    const bool timedOut = m_random.chance(poolTimeoutProbability(pressure));
    const double waitMs = pressure < 0.6 ? 0.0 : 420.0 * std::pow((pressure - 0.6) / 0.4, 2.0);
    if (!timedOut && waitMs < 1.0)
        return {at + spend(0.08), ok};
    const int wait = open(Service::Payment, Operation::AcquireConnection, SpanKind::Internal, span, at);
    SpanDraft &draft = m_spans[static_cast<size_t>(wait)];
    draft.error = timedOut;
    draft.note = timedOut ? Note::PoolTimeout : Note::PoolWait;
    const std::int64_t waited
        = timedOut ? acquireLimit + spend(1.0) : std::min(spend(waitMs, 0.6), acquireLimit);
    close(wait, {at + waited, 0});
    return {at + waited, timedOut ? 503 : ok};
}

Behaviour::Step Behaviour::charge(int span, std::int64_t at)
{
    const Step connection = acquireConnection(span, at + spend(0.8));
    if (connection.status != ok)
        return failed(span, {connection.endUs + spend(0.8), 503}, Note::UpstreamFailed);
    const std::int64_t asked = connection.endUs + spend(1.5);
    const int psp = open(Service::Payment, Operation::PspCharge, SpanKind::Client, span, asked);
    const bool declined = m_random.chance(0.02);
    const std::int64_t answered = asked + spend(115, 0.4);
    if (declined)
        m_spans[static_cast<size_t>(psp)].note = Note::CardDeclined;
    close(psp, {answered, declined ? 402 : 201});
    if (declined)
        return failed(span, {answered + spend(1.0), 402}, Note::CardDeclined);
    const Step written = store(span, Operation::InsertCharge, answered + spend(0.6), 3.5);
    return {written.endUs + spend(1.0), 201};
}

Behaviour::Step Behaviour::listCharges(int span, std::int64_t at)
{
    const Step connection = acquireConnection(span, at + spend(0.6));
    if (connection.status != ok)
        return failed(span, {connection.endUs + spend(0.8), 503}, Note::UpstreamFailed);
    const Step read = store(span, Operation::SelectCharges, connection.endUs + spend(0.3), 5.0);
    return {read.endUs + spend(1.2), ok};
}

Behaviour::Step Behaviour::chargeWithRetries(int span, std::int64_t at)
{
    Step step{at, 503};
    double backoffMs = 80;
    for (int attempt = 1; attempt <= chargeAttempts && step.status >= 500; ++attempt) {
        step = remote(
            span, Operation::PaymentCharge, step.endUs,
            [&](int server, std::int64_t from) { return charge(server, from); }, attempt);
        if (step.status >= 500 && attempt < chargeAttempts) {
            step.endUs += spend(backoffMs, 0.15);
            backoffMs *= 2;
        }
    }
    return step;
}

// Answers when the message is out; what it sets off goes on by itself.
std::int64_t Behaviour::publishOrder(int span, std::int64_t at)
{
    const int publish = open(Service::Checkout, Operation::PublishOrder, SpanKind::Producer, span, at);
    const std::int64_t published = at + spend(1.2);
    close(publish, {published, 0});
    const std::int64_t taken = published + spend(120, 0.7);
    const int consume
        = open(Service::Worker, Operation::WorkerOrderPlaced, SpanKind::Consumer, publish, taken);
    m_spans[static_cast<size_t>(consume)].follows = true;
    close(consume, confirmOrder(consume, taken + spend(1.5)));
    return published;
}

Behaviour::Step Behaviour::confirmOrder(int span, std::int64_t at)
{
    const std::int64_t written = at + spend(9.0);
    const Step mail = remote(span, Operation::MailSend, written,
                             [&](int server, std::int64_t from) { return sendMail(server, from); });
    if (mail.status >= 500)
        return failed(span, {mail.endUs + spend(1.0), ok}, Note::Requeued);
    return {mail.endUs + spend(1.0), ok};
}

Behaviour::Step Behaviour::sendMail(int span, std::int64_t at)
{
    const std::int64_t asked = at + spend(3.0);
    const int smtp = open(Service::Mail, Operation::SmtpSend, SpanKind::Client, span, asked);
    const bool busy = m_random.chance(0.002 + 0.965 * m_conditions.mailBlocked);
    const std::int64_t answered = asked + (busy ? spend(310, 0.3) : spend(85, 0.4));
    if (busy) {
        m_spans[static_cast<size_t>(smtp)].note = Note::SmtpBusy;
        m_spans[static_cast<size_t>(smtp)].error = true;
    }
    close(smtp, {answered, 0});
    if (busy)
        return failed(span, {answered + spend(1.0), 503}, Note::UpstreamFailed);
    return {answered + spend(1.0), 202};
}

} // namespace yagura::demo
