// One request and its answer, as values. Paths are relative to the endpoint's base.
#pragma once

#include "core/error.h"
#include "core/instant.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <optional>
#include <utility>

namespace yagura {

enum class HttpMethod { Get, Post, Put, Patch, Delete };

// Read: may be repeated, so it is retried with back-off when the server is busy or the line breaks, whatever
// its method (a Prometheus query is a POST). Write: sent at most once; if its fate is not known the call ends
// in OutcomeUnknown.
enum class HttpIntent { Read, Write };

// How much of an unpacked body is accepted. What is larger is streamed otherwise or asked for in pages.
enum class BodyLimit : std::int64_t {
    Small = 16LL << 20, // configuration, metadata, incidents
    Query = 128LL << 20, // query_range, hits
    Trace = 1LL << 30,
};

using QueryItems = QList<std::pair<QString, QString>>; // in order, names may repeat, not yet percent-encoded

struct HttpRequest
{
    HttpMethod method = HttpMethod::Get;
    HttpIntent intent = HttpIntent::Read;
    QString path{}; // "/api/v1/query", not yet percent-encoded
    QueryItems query{};
    QByteArray contentType{}; // of body
    QByteArray body{};
    QByteArray accept = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers{}; // besides those of the endpoint
    BodyLimit limit = BodyLimit::Query;
    std::optional<Duration> deadline{}; // instead of the endpoint's
    bool urgent = false; // ahead of the queue and on its own connections: incident writes, connection tests
};

struct HttpResponse
{
    int status = 0;
    QByteArray body{}; // decoded, complete
    QByteArray contentType{};
    QList<std::pair<QByteArray, QByteArray>> headers{}; // names in lower case
    Duration elapsed{}; // dispatch to last byte

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

// application/x-www-form-urlencoded text of items.
[[nodiscard]] QByteArray formEncoded(const QueryItems &items);

// The Error for an answer that is not a success: its kind from the status, its detail the first 200
// characters of a text body (tags of HTML removed), where from the request. Precondition:
// !response.isSuccess().
[[nodiscard]] Error httpStatusError(const HttpResponse &response, const QString &where);

} // namespace yagura
