// What a Call and its Promises share: who waits, what came, who cancels. Internal to core/call and its
// combinators.
#pragma once

#include "core/result.h"

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace yagura::detail {

// All members under the mutex, user code is called outside of it.
template <typename T> class CallState : public std::enable_shared_from_this<CallState<T>>
{
public:
    using Handler = std::function<void(Result<T>)>;

    void finish(Result<T> result)
    {
        Handler inlineHandler;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_settled)
                return;
            m_settled = true;
            m_cancelHook = nullptr;
            if (m_inline) {
                inlineHandler = std::move(m_handler);
                m_handler = nullptr;
            } else {
                m_result.emplace(std::move(result));
                post();
                return;
            }
        }
        inlineHandler(std::move(result));
    }

    void cancel()
    {
        std::function<void()> hook;
        Handler dropped;
        {
            const std::scoped_lock lock(m_mutex);
            m_context = nullptr;
            dropped = std::exchange(m_handler, nullptr);
            m_result.reset();
            m_inline = false;
            if (m_settled)
                return;
            m_settled = true;
            m_cancelled = true;
            hook = std::exchange(m_cancelHook, nullptr);
        }
        if (hook)
            hook();
    }

    [[nodiscard]] bool isCancelled() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_cancelled;
    }

    [[nodiscard]] bool isSettled() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_settled;
    }

    void onCancel(std::function<void()> hook)
    {
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_settled) {
                m_cancelHook = std::move(hook);
                return;
            }
            if (!m_cancelled)
                return;
        }
        hook();
    }

    // Delivers through the event loop of context, which the Call owns.
    void deliverTo(QObject *context, Handler handler)
    {
        const std::scoped_lock lock(m_mutex);
        m_context = context;
        m_handler = std::move(handler);
        if (m_result)
            post();
    }

    // Delivers at once, on the finishing thread: for combinators only.
    void deliverInline(Handler handler)
    {
        std::optional<Result<T>> ready;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_result) {
                m_inline = true;
                m_handler = std::move(handler);
                return;
            }
            ready = std::exchange(m_result, std::nullopt);
        }
        handler(std::move(*ready));
    }

private:
    void post() // under the mutex, so that the context cannot die meanwhile
    {
        if (!m_context || !m_handler)
            return;
        QMetaObject::invokeMethod(
            m_context, [self = this->shared_from_this()] { self->deliver(); }, Qt::QueuedConnection);
    }

    void deliver()
    {
        Handler handler;
        std::optional<Result<T>> result;
        {
            const std::scoped_lock lock(m_mutex);
            if (!m_handler || !m_result)
                return;
            handler = std::exchange(m_handler, nullptr);
            result = std::exchange(m_result, std::nullopt);
        }
        handler(std::move(*result));
    }

    mutable std::mutex m_mutex;
    QObject *m_context = nullptr;
    Handler m_handler;
    std::optional<Result<T>> m_result;
    std::function<void()> m_cancelHook;
    bool m_inline = false;
    bool m_settled = false;
    bool m_cancelled = false;
};

} // namespace yagura::detail
