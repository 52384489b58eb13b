#include "settings/settingstexts.h"

#include <QCoreApplication>

namespace yagura::settings {

namespace {

using namespace Qt::StringLiterals;

QString translated(const char *text)
{
    return QCoreApplication::translate("Settings", text);
}

QString placeText(const SecretReference &secret)
{
    switch (secret.place) {
    case SecretPlace::Keyring:
        return translated("keyring");
    case SecretPlace::Memory:
        return translated("for this run");
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
    return {translated("None"), translated("User and password"), translated("Bearer token"),
            translated("API key"), translated("PagerDuty token")};
}

QStringList secretPlaceTexts()
{
    return {translated("System keyring"), translated("Environment variable"),
            translated("File only you can read"), translated("Memory, for this run")};
}

QString signInText(const SourceConfig &source)
{
    if (source.auth == SourceAuth::None)
        return translated("None");
    return translated("%1, %2").arg(authText(source.auth), placeText(source.secret));
}

QString secretText(SourceAuth auth)
{
    switch (auth) {
    case SourceAuth::Basic:
        return translated("Password");
    case SourceAuth::ApiKey:
        return translated("API key");
    case SourceAuth::Bearer:
    case SourceAuth::PagerDutyToken:
    case SourceAuth::None:
        break;
    }
    return translated("Token");
}

QString mistakeText(const Finding &mistake)
{
    const QString &key = mistake.subject;
    if (key == "id"_L1)
        return translated("Letters, digits, - and _ only");
    if (key == "name"_L1)
        return translated("Too long, or with invisible characters");
    if (key == "url"_L1)
        return translated("An http or https address, without user, password or anything after ?");
    if (key == "proxy"_L1)
        return translated("An http or https address, without user or password");
    if (key == "user"_L1)
        return translated("Whom does the password belong to?");
    if (key == "secret"_L1)
        return translated("Where the secret is must be said");
    if (key == "headers"_L1)
        return translated("One header a line, as Name: value; secrets do not belong here");
    if (key == "from"_L1)
        return translated("The e-mail address of your PagerDuty user");
    return mistake.message;
}

} // namespace yagura::settings
