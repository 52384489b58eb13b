// Where a source is and how to talk to it: everything about a server that does not change from request to
// request. Plain value; the secret inside never reaches a log, a URL or an error text.
#pragma once

#include "core/instant.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace yagura {

enum class AuthScheme { None, Basic, Bearer, ApiKey, PagerDutyToken };
enum class ProxyMode { None, System, Manual };

struct Authentication
{
    AuthScheme scheme = AuthScheme::None;
    QString user{}; // Basic only
    Secret secret{}; // password, token or (already encoded) API key
};

struct Endpoint
{
    QString name{}; // as the operator calls it, for errors
    QUrl base{}; // http or https; its path is a prefix of every request's path; no user-info
    Authentication authentication{};
    QString caFile{}; // PEM, in addition to the system's certificates; empty for none
    QList<std::pair<QByteArray, QByteArray>> headers{}; // sent with every request, for instance a tenant id
    ProxyMode proxy = ProxyMode::None; // loopback is always direct
    QUrl proxyUrl{}; // Manual only
    bool plaintextSecretsAllowed
        = false; // consent to send the secret over http to a host that is not loopback
    Duration deadline = std::chrono::seconds(10); // whole call, from dispatch to last byte
    Duration stallLimit = std::chrono::seconds(5); // longest silence
    int parallel = 6; // requests under way at once, at most 6
    int retries = 3; // of a read, after the first try
};

} // namespace yagura
