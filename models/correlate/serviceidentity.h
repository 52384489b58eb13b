// One name for a service in every signal. Prometheus says job or service, Jaeger the process' serviceName,
// logs service.name, PagerDuty its own service: this maps what each says to one canonical name, with the
// operator's corrections from the workspace. Plain value, any thread.
#pragma once

#include "core/labels.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace yagura::correlate {

class ServiceIdentity
{
public:
    ServiceIdentity();

    // Label names that hold a service, first match wins. Default: service, service_name, service.name, app,
    // job.
    void setLabelNames(const QStringList &names) { m_labelNames = names; }
    [[nodiscard]] const QStringList &labelNames() const { return m_labelNames; }
    // alias → canonical name, as given in sources.yaml.
    void setAliases(const QHash<QString, QString> &aliases);

    // From a name as a signal spells it: namespace prefixes (shop/payment) and case are folded, then aliases
    // apply.
    [[nodiscard]] QString canonical(const QString &name) const;
    // From labels of a series or alert; empty when none of the label names is present.
    [[nodiscard]] QString fromLabels(const Labels &labels) const;
    // Every spelling known for a canonical name, itself first: for queries of a signal that may use an alias.
    [[nodiscard]] QStringList spellings(const QString &canonicalName) const;

private:
    QStringList m_labelNames;
    QHash<QString, QString> m_aliases; // folded alias → canonical
    QHash<QString, QStringList> m_spellings;
};

} // namespace yagura::correlate
