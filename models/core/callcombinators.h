// Ways of putting calls together: work on a pool, map on a worker, wait for all, keep only the latest.
#pragma once

#include "core/call.h"

#include <QThreadPool>

#include <exception>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

namespace yagura {

// Runs work() on the pool and completes with what it returns. work returns Result<T>; it must not throw (a
// stray exception becomes Malformed). Cancelling before it has started skips it; once started it runs to its
// end unheard.
template <typename F> [[nodiscard]] auto runOnWorker(QThreadPool *pool, F work)
{
    using R = std::invoke_result_t<F>;
    using T = typename R::value_type;
    Promise<T> promise;
    auto call = promise.call();
    pool->start([promise, work = std::make_shared<F>(std::move(work))] {
        if (promise.isCancelled())
            return;
        try {
            promise.finish((*work)());
        } catch (const std::exception &e) {
            promise.finish(failure(ErrorKind::Malformed, {}, QString::fromUtf8(e.what())));
        }
    });
    return call;
}

// When upstream succeeds, runs work(value) on the pool and completes with its Result; an upstream error
// passes through untouched. Cancelling the result cancels upstream.
template <typename T, typename F> [[nodiscard]] auto thenOnWorker(QThreadPool *pool, Call<T> upstream, F work)
{
    using R = std::invoke_result_t<F, T>;
    using U = typename R::value_type;
    Promise<U> promise;
    auto call = promise.call();
    auto state = upstream.release();
    promise.onCancel([weak = std::weak_ptr(state)] {
        if (const auto alive = weak.lock())
            alive->cancel();
    });
    auto shared = std::make_shared<F>(std::move(work));
    state->deliverInline([promise, pool, shared](Result<T> result) {
        if (!result) {
            promise.finish(std::unexpected(std::move(result.error())));
            return;
        }
        pool->start([promise, shared, value = std::make_shared<T>(std::move(*result))] {
            if (promise.isCancelled())
                return;
            try {
                promise.finish((*shared)(std::move(*value)));
            } catch (const std::exception &e) {
                promise.finish(failure(ErrorKind::Malformed, {}, QString::fromUtf8(e.what())));
            }
        });
    });
    return call;
}

// When upstream has finished, well or badly, continues with the Call that next(result) returns: a second
// request that depends on the first. next runs on the finishing thread and must be quick.
template <typename T, typename F> [[nodiscard]] auto thenCall(Call<T> upstream, F next)
{
    using C = std::invoke_result_t<F, Result<T>>;
    return [&]<typename U>(std::type_identity<Call<U>>) {
        Promise<U> promise;
        auto call = promise.call();
        auto state = upstream.release();
        promise.onCancel([weak = std::weak_ptr(state)] {
            if (const auto alive = weak.lock())
                alive->cancel();
        });
        auto shared = std::make_shared<F>(std::move(next));
        state->deliverInline([promise, shared](Result<T> result) {
            auto second = (*shared)(std::move(result)).release();
            promise.onCancel([weak = std::weak_ptr(second)] {
                if (const auto alive = weak.lock())
                    alive->cancel();
            });
            second->deliverInline([promise](Result<U> final) { promise.finish(std::move(final)); });
        });
        return call;
    }(std::type_identity<C>());
}

// Completes when every call has: the results in the order of the calls, failures among them (partial results
// are kept). An empty list completes with an empty list. Cancelling cancels all.
template <typename T> [[nodiscard]] Call<std::vector<Result<T>>> all(std::vector<Call<T>> calls)
{
    struct Gathering
    {
        std::mutex mutex;
        std::vector<std::optional<Result<T>>> results;
        size_t missing = 0;
    };
    Promise<std::vector<Result<T>>> promise;
    auto call = promise.call();
    auto gathering = std::make_shared<Gathering>();
    gathering->results.resize(calls.size());
    gathering->missing = calls.size();
    if (calls.empty()) {
        promise.finish(std::vector<Result<T>>());
        return call;
    }
    std::vector<std::shared_ptr<detail::CallState<T>>> states;
    for (auto &one : calls)
        states.push_back(one.release());
    promise.onCancel([states] {
        for (const auto &state : states)
            state->cancel();
    });
    for (size_t i = 0; i < states.size(); ++i) {
        states[i]->deliverInline([promise, gathering, i](Result<T> result) {
            std::vector<Result<T>> done;
            {
                const std::scoped_lock lock(gathering->mutex);
                gathering->results[i].emplace(std::move(result));
                if (--gathering->missing != 0)
                    return;
                for (auto &one : gathering->results)
                    done.push_back(std::move(*one));
            }
            promise.finish(std::move(done));
        });
    }
    return call;
}

// A slot that holds one call at a time: starting a newer one cancels the older.
template <typename T> class Latest
{
public:
    void start(Call<T> call, QObject *receiver, std::function<void(Result<T>)> handler)
    {
        m_call = std::move(call);
        m_call.onDone(receiver, std::move(handler));
    }
    void cancel() { m_call = Call<T>(); }
    [[nodiscard]] bool isRunning() const { return m_call.isRunning(); }

private:
    Call<T> m_call;
};

} // namespace yagura
