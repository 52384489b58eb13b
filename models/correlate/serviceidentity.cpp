#include "correlate/serviceidentity.h"

namespace yagura::correlate {

namespace {

// OpenTelemetry joins namespace and name with a slash in Prometheus' job label.
QString folded(const QString &name)
{
    return name.mid(name.lastIndexOf(QLatin1Char('/')) + 1).trimmed().toLower();
}

} // namespace

ServiceIdentity::ServiceIdentity()
    : m_labelNames{QStringLiteral("service"), QStringLiteral("service_name"), QStringLiteral("service.name"),
                   QStringLiteral("app"), QStringLiteral("job")}
{ }

void ServiceIdentity::setAliases(const QHash<QString, QString> &aliases)
{
    m_aliases.clear();
    m_spellings.clear();
    for (auto it = aliases.begin(); it != aliases.end(); ++it) {
        m_aliases.insert(folded(it.key()), it.value());
        m_spellings[it.value()].append(it.key());
    }
    for (QStringList &list : m_spellings)
        list.sort();
}

QString ServiceIdentity::canonical(const QString &name) const
{
    const QString key = folded(name);
    return m_aliases.value(key, key);
}

QString ServiceIdentity::fromLabels(const Labels &labels) const
{
    for (const QString &name : m_labelNames) {
        const QString value = labels.value(name);
        if (!value.isEmpty())
            return canonical(value);
    }
    return {};
}

QStringList ServiceIdentity::spellings(const QString &canonicalName) const
{
    return QStringList{canonicalName} + m_spellings.value(canonicalName);
}

} // namespace yagura::correlate
