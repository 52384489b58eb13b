// A server on loopback that makes its answer from each request: for screens, which ask much and in any order.
// Has its own thread, on which the answer is made; counts what it was asked. Every function may be called
// from any thread.
#pragma once

#include "support/scriptedserver.h"

#include <functional>
#include <optional>

namespace yagura::test {

class AnsweringServer
{
public:
    // The whole reply, as reply() makes it; nothing: the request is taken and never answered.
    using Answer = std::function<std::optional<QByteArray>(const SeenRequest &request)>;

    explicit AnsweringServer(Answer answer);
    ~AnsweringServer();
    AnsweringServer(const AnsweringServer &) = delete;
    AnsweringServer &operator=(const AnsweringServer &) = delete;

    [[nodiscard]] QUrl url() const;
    // From now on; requests that wait stay unanswered.
    void setAnswer(Answer answer);
    [[nodiscard]] QList<SeenRequest> requests() const;
    // Those whose line contains the text.
    [[nodiscard]] int count(const QByteArray &text = {}) const;
    [[nodiscard]] int connections() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace yagura::test
