// Waiting for a Call in a test: runs the event loop until it has completed.
#pragma once

#include "core/call.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

#include <chrono>

namespace yagura::test {

// What the call ends with. One that does not end within the limit is cancelled and reported as
// DeadlineExceeded with the detail "test gave up", so that a hang fails instead of hanging.
template <typename T>
[[nodiscard]] Result<T> waitFor(Call<T> call, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    QObject receiver;
    QEventLoop loop;
    std::optional<Result<T>> result;
    call.onDone(&receiver, [&](Result<T> done) {
        result.emplace(std::move(done));
        loop.quit();
    });
    QTimer::singleShot(limit, &loop, [&] { loop.quit(); });
    loop.exec();
    if (!result)
        return failure(ErrorKind::DeadlineExceeded, {}, QStringLiteral("test gave up"));
    return std::move(*result);
}

// Runs the event loop until condition() holds; false when it does not within the limit.
template <typename Condition>
[[nodiscard]] bool waitUntil(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(30))
{
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.hasExpired(limit.count()))
            return false;
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

} // namespace yagura::test
