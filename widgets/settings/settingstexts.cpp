#include "settings/settingstexts.h"

#include <QCoreApplication>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;

// Where translations are looked up.
struct Settings
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

QString placeText(const SecretReference &secret)
{
    switch (secret.place) {
    case SecretPlace::Keyring:
        return Settings::tr("keyring");
    case SecretPlace::Memory:
        return Settings::tr("for this run");
    case SecretPlace::Environment:
        return u"$"_s + secret.name;
    case SecretPlace::File:
        return secret.name;
    case SecretPlace::None:
        break;
    }
    return {};
}

} // namespace

QString kindText(SourceKind kind)
{
    return kindTexts().at(static_cast<qsizetype>(kind));
}

// Names of products, the same in every language.
QStringList kindTexts()
{
    return {u"Prometheus"_s, u"Alertmanager"_s, u"Jaeger"_s, u"Elasticsearch"_s,
            u"PagerDuty"_s,  u"Slack"_s,        u"Jira"_s,   u"Kubernetes"_s};
}

QString authText(SourceAuth auth)
{
    return authTexts().at(static_cast<qsizetype>(auth));
}

QStringList authTexts()
{
    return {Settings::tr("None"), Settings::tr("User and password"), Settings::tr("Bearer token"),
            Settings::tr("API key"), Settings::tr("PagerDuty token")};
}

QStringList secretPlaceTexts()
{
    return {Settings::tr("System keyring"), Settings::tr("Environment variable"),
            Settings::tr("File only you can read"), Settings::tr("Memory, for this run")};
}

QString signInText(const SourceConfig &source)
{
    if (source.auth == SourceAuth::None)
        return Settings::tr("None");
    return Settings::tr("%1, %2").arg(authText(source.auth), placeText(source.secret));
}

QString secretText(SourceAuth auth)
{
    switch (auth) {
    case SourceAuth::Basic:
        return Settings::tr("Password");
    case SourceAuth::ApiKey:
        return Settings::tr("API key");
    case SourceAuth::Bearer:
    case SourceAuth::PagerDutyToken:
    case SourceAuth::None:
        break;
    }
    return Settings::tr("Token");
}

QString mistakeText(const Finding &mistake)
{
    const QString &key = mistake.subject;
    if (key == "id"_L1)
        return Settings::tr("Letters, digits, - and _ only");
    if (key == "name"_L1)
        return Settings::tr("Too long, or with invisible characters");
    if (key == "url"_L1)
        return Settings::tr("An http or https address, without user, password or anything after ?");
    if (key == "proxy"_L1)
        return Settings::tr("An http or https address, without user or password");
    if (key == "user"_L1)
        return Settings::tr("Whom does the password belong to?");
    if (key == "secret"_L1)
        return Settings::tr("Where the secret is must be said");
    if (key == "headers"_L1)
        return Settings::tr("One header a line, as Name: value; secrets do not belong here");
    if (key == "from"_L1)
        return Settings::tr("The e-mail address of your PagerDuty user");
    return mistake.message;
}

} // namespace yagura::settings
