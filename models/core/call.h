// Call<T>: the one handle of the asynchronous world.
//
// Whoever starts something slow gets a Call<T>. Promise: exactly one completion, a Result<T>, always queued
// (never inside the function that asked), on the thread of the receiver, and never after the receiver or the
// handle is gone. Destroying or re-assigning the handle cancels the work; nothing is delivered then. The
// receiver must live in the thread that calls onDone. The producing side holds a Promise<T>, usable from any
// thread.
#pragma once

#include "core/callstate.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace yagura {

template <typename T> class [[nodiscard]] Call
{
public:
    Call() = default;
    explicit Call(std::shared_ptr<detail::CallState<T>> state)
        : m_state(std::move(state))
    { }
    Call(Call &&other) noexcept
        : m_state(std::exchange(other.m_state, nullptr))
        , m_context(std::exchange(other.m_context, nullptr))
    { }
    Call &operator=(Call &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_state = std::exchange(other.m_state, nullptr);
            m_context = std::exchange(other.m_context, nullptr);
        }
        return *this;
    }
    ~Call() { cancel(); }
    Q_DISABLE_COPY(Call)

    // A call that is already answered (the answer is still delivered through the event loop).
    static Call ready(Result<T> result)
    {
        auto state = std::make_shared<detail::CallState<T>>();
        state->finish(std::move(result));
        return Call(std::move(state));
    }

    // Asks for the completion. At most once a call. handler runs in the receiver's thread, which must be this
    // one.
    void onDone(QObject *receiver, std::function<void(Result<T>)> handler)
    {
        Q_ASSERT(m_state && !m_context);
        Q_ASSERT(receiver->thread() == QThread::currentThread());
        m_context = new QObject;
        m_state->deliverTo(
            m_context, [guard = QPointer<QObject>(receiver), handler = std::move(handler)](Result<T> result) {
                if (guard)
                    handler(std::move(result));
            });
    }

    // For combinators: takes the state out, so that this handle no longer cancels it.
    [[nodiscard]] std::shared_ptr<detail::CallState<T>> release()
    {
        Q_ASSERT(!m_context);
        return std::exchange(m_state, nullptr);
    }

    // Nothing is delivered after this; the producer is told.
    void cancel()
    {
        if (const auto state = std::exchange(m_state, nullptr))
            state->cancel();
        if (QObject *context = std::exchange(m_context, nullptr))
            context->deleteLater();
    }

    // True from the start until the answer is there or the call was cancelled.
    [[nodiscard]] bool isRunning() const { return m_state && !m_state->isSettled(); }
    [[nodiscard]] explicit operator bool() const { return m_state != nullptr; }

private:
    std::shared_ptr<detail::CallState<T>> m_state;
    QObject *m_context = nullptr;
};

// The producer's side. Copyable; finish() may come from any thread, the first one counts.
template <typename T> class Promise
{
public:
    Promise()
        : m_state(std::make_shared<detail::CallState<T>>())
    { }

    // The handle for the asker; take it once.
    [[nodiscard]] Call<T> call() const { return Call<T>(m_state); }
    void finish(Result<T> result) const { m_state->finish(std::move(result)); }
    // hook runs at most once, on the cancelling thread; at once if the call was cancelled already.
    void onCancel(std::function<void()> hook) const { m_state->onCancel(std::move(hook)); }
    [[nodiscard]] bool isCancelled() const { return m_state->isCancelled(); }

private:
    std::shared_ptr<detail::CallState<T>> m_state;
};

} // namespace yagura
