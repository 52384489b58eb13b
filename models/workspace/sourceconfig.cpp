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

} // namespace yagura
