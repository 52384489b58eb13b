#include "workspace/sourceconfig.h"

namespace yagura {

namespace {

const QStringList &kindNames()
{
    using namespace Qt::StringLiterals;
    static const QStringList names{u"prometheus"_s, u"alertmanager"_s, u"jaeger"_s, u"elasticsearch"_s,
                                   u"pagerduty"_s,  u"slack"_s,        u"jira"_s,   u"kubernetes"_s};
    return names;
}

} // namespace

QString sourceKindName(SourceKind kind)
{
    return kindNames().at(static_cast<qsizetype>(kind));
}

std::optional<SourceKind> sourceKindFromName(const QString &name)
{
    const qsizetype index = kindNames().indexOf(name);
    return index < 0 ? std::nullopt : std::optional(static_cast<SourceKind>(index));
}

SourceAuth usualAuth(SourceKind kind)
{
    switch (kind) {
    case SourceKind::PagerDuty:
        return SourceAuth::PagerDutyToken;
    case SourceKind::Slack:
    case SourceKind::Kubernetes:
        return SourceAuth::Bearer;
    case SourceKind::Jira:
        return SourceAuth::Basic;
    case SourceKind::Prometheus:
    case SourceKind::Alertmanager:
    case SourceKind::Jaeger:
    case SourceKind::Elasticsearch:
        break;
    }
    return SourceAuth::None;
}

QUrl usualUrl(SourceKind kind)
{
    using namespace Qt::StringLiterals;
    switch (kind) {
    case SourceKind::Prometheus:
        return QUrl(u"http://localhost:9090"_s);
    case SourceKind::Alertmanager:
        return QUrl(u"http://localhost:9093"_s);
    case SourceKind::Jaeger:
        return QUrl(u"http://localhost:16686"_s);
    case SourceKind::Elasticsearch:
        return QUrl(u"http://localhost:9200"_s);
    case SourceKind::PagerDuty:
        return QUrl(u"https://api.pagerduty.com"_s);
    case SourceKind::Slack:
        return QUrl(u"https://slack.com/api"_s);
    case SourceKind::Jira:
        return QUrl(u"https://example.atlassian.net"_s);
    case SourceKind::Kubernetes:
        return QUrl(u"https://localhost:6443"_s);
    }
    return {};
}

} // namespace yagura
