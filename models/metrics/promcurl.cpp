#include "metrics/promcurl.h"

namespace yagura::metrics {

namespace {

QString unixSeconds(Instant instant)
{
    return QString::number(toUnixSeconds(instant), 'f', 3);
}

// One word of a shell, whatever is in it.
QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

QStringList authentication(const Authentication &authentication)
{
    switch (authentication.scheme) {
    case AuthScheme::None:
        return {};
    case AuthScheme::Basic:
        return {QStringLiteral("-u"), quoted(authentication.user) + QLatin1String(":\"$PASSWORD\"")};
    case AuthScheme::Bearer:
        return {QStringLiteral("-H"), QStringLiteral("\"Authorization: Bearer $TOKEN\"")};
    case AuthScheme::ApiKey:
        return {QStringLiteral("-H"), QStringLiteral("\"Authorization: ApiKey $API_KEY\"")};
    case AuthScheme::PagerDutyToken:
        return {QStringLiteral("-H"), QStringLiteral("\"Authorization: Token token=$TOKEN\"")};
    }
    Q_UNREACHABLE();
}

// A configured header may hold a secret: its name alone is told.
QString headerWord(const QByteArray &name)
{
    QString variable;
    for (const char c : name.toUpper())
        variable += (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? QLatin1Char(c) : QLatin1Char('_');
    return quoted(QString::fromLatin1(name) + QLatin1String(": ")) + QLatin1String("\"$") + variable
        + QLatin1Char('"');
}

} // namespace

QueryItems instantItems(const QString &expression, Instant at)
{
    return {{QStringLiteral("query"), expression}, {QStringLiteral("time"), unixSeconds(at)}};
}

QueryItems rangeItems(const QString &expression, const TimeRange &range, Duration step)
{
    return {{QStringLiteral("query"), expression},
            {QStringLiteral("start"), unixSeconds(range.from)},
            {QStringLiteral("end"), unixSeconds(range.to)},
            {QStringLiteral("step"), QString::number(toSeconds(step), 'f', 3)}};
}

QString curlCommand(const Endpoint &endpoint, const QString &path, const QueryItems &items)
{
    QUrl url = endpoint.base;
    url.setUserInfo({});
    url.setQuery(QString());
    url.setFragment({});
    QString prefix = url.path();
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    url.setPath(prefix + path);
    QStringList words{QStringLiteral("curl")};
    words += authentication(endpoint.authentication);
    for (const auto &[name, value] : endpoint.headers)
        words << QStringLiteral("-H") << headerWord(name);
    if (!endpoint.caFile.isEmpty())
        words << QStringLiteral("--cacert") << quoted(endpoint.caFile);
    words << quoted(QString::fromLatin1(url.toEncoded()));
    for (const auto &[name, value] : items)
        words << QStringLiteral("--data-urlencode") << quoted(name + QLatin1Char('=') + value);
    return words.join(QLatin1Char(' '));
}

} // namespace yagura::metrics
