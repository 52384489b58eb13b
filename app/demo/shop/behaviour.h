// How the shop answers one request: walks through the services, drawing times and failures, and leaves the
// spans. Metrics, traces and logs all come from this one model. Lives for one request.
#pragma once

#include "demo/shop/conditions.h"
#include "demo/shop/random.h"
#include "demo/shop/spandraft.h"

namespace yagura::demo {

class Behaviour
{
public:
    Behaviour(const Conditions &conditions, Random &random);

    [[nodiscard]] RequestDraft run(Journey journey);

private:
    // How a piece of work ended: when, and with which HTTP status.
    struct Step
    {
        std::int64_t endUs;
        int status;
    };

    template <typename Handler>
    Step remote(int parent, Operation operation, std::int64_t at, Handler handler, int attempt = 0);
    Step store(int parent, Operation operation, std::int64_t at, double medianMs);
    int open(Service service, Operation operation, SpanKind kind, int parent, std::int64_t at);
    void close(int span, const Step &step);
    Step failed(int span, Step step, Note note);
    std::int64_t spend(double medianMs, double sigma = 0.35);

    Step web(Journey journey, int span, std::int64_t at);
    Step page(int span, Step content);
    Step catalogue(Operation operation, int span, std::int64_t at);
    Step search(int span, std::int64_t at);
    Step login(int span, std::int64_t at);
    Step session(int span, std::int64_t at);
    Step orders(int span, std::int64_t at);
    Step cart(int span, std::int64_t at);
    Step checkout(int span, std::int64_t at);
    Step reserve(int span, std::int64_t at);
    Step charge(int span, std::int64_t at);
    Step listCharges(int span, std::int64_t at);
    Step acquireConnection(int span, std::int64_t at);
    Step chargeWithRetries(int span, std::int64_t at);
    std::int64_t publishOrder(int span, std::int64_t at);
    Step confirmOrder(int span, std::int64_t at);
    Step sendMail(int span, std::int64_t at);

    const Conditions m_conditions;
    Random &m_random;
    RequestDraft m_spans;
};

// The share of payment's attempts to get a database connection that time out.
[[nodiscard]] double poolTimeoutProbability(double poolPressure);

} // namespace yagura::demo
