// What sources.yaml says of a server, as values: nothing secret, only where the secret is. Any thread.
#pragma once

#include "core/instant.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>

namespace yagura {

enum class SourceKind { Prometheus, Alertmanager, Jaeger, Elasticsearch, PagerDuty, Slack, Jira, Kubernetes };
enum class SourceAuth { None, Basic, Bearer, ApiKey, PagerDutyToken };
enum class SourceProxy { None, System, Manual };

// Memory: typed in for this run only. Keyring entries are named after the source's id.
enum class SecretPlace { None, Keyring, Environment, File, Memory };

struct SecretReference
{
    SecretPlace place = SecretPlace::None;
    QString name; // Environment: the variable; File: the path

    bool operator==(const SecretReference &) const = default;
};

struct SourceConfig
{
    QString id; // stable, letters, digits, - and _
    SourceKind kind = SourceKind::Prometheus;
    QString name; // for people; the id where the file gives none
    QUrl url;
    SourceAuth auth = SourceAuth::None;
    QString user; // Basic
    SecretReference secret;
    QString caFile;
    QList<std::pair<QString, QString>> headers;
    SourceProxy proxy = SourceProxy::None;
    QUrl proxyUrl;
    bool plaintextSecretsAllowed = false;
    QString fromAddress; // PagerDuty: the From header of writes
    QString index; // Elasticsearch: index pattern; empty: the client's default
    std::optional<Duration> deadline;
    std::optional<Duration> stallLimit;

    bool operator==(const SourceConfig &) const = default;
};

// How names of services in the signals are mapped to one identity.
struct ServiceMapping
{
    QStringList labels; // instead of the default label names; empty: default
    QHash<QString, QString> aliases; // alias → canonical name

    bool operator==(const ServiceMapping &) const = default;
};

struct SourcesConfig
{
    QList<SourceConfig> sources;
    ServiceMapping services;

    bool operator==(const SourcesConfig &) const = default;
};

// "prometheus" …: as in the file.
[[nodiscard]] QString sourceKindName(SourceKind kind);
[[nodiscard]] std::optional<SourceKind> sourceKindFromName(const QString &name);
inline constexpr int sourceKindCount = static_cast<int>(SourceKind::Kubernetes) + 1;

// What most servers of a kind want, and where they usually are: to begin with.
[[nodiscard]] SourceAuth usualAuth(SourceKind kind);
[[nodiscard]] QUrl usualUrl(SourceKind kind);

} // namespace yagura
