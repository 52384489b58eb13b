// A request on its way through a channel. Whatever becomes of it, its promise is kept: the last one to let go
// of a job that nobody answered answers ShuttingDown. Internal to models/net.
#pragma once

#include "core/call.h"
#include "net/circuit.h"
#include "net/httprequest.h"
#include "net/requestqueue.h"

#include <QNetworkRequest>

#include <optional>

namespace yagura {

struct HttpJob
{
    HttpJob(RequestId number, HttpRequest what)
        : id(number)
        , request(std::move(what))
    { }
    ~HttpJob() { promise.finish(failure(ErrorKind::ShuttingDown, request.path)); }
    Q_DISABLE_COPY_MOVE(HttpJob)

    RequestId id;
    HttpRequest request;
    Promise<HttpResponse> promise;
    QNetworkRequest prepared;
    std::optional<Duration> dispatchedAt; // steady time of the first attempt
    int retries = 0;
    Circuit::Admission admission = Circuit::Admission::Pass;
};

} // namespace yagura
