#include "incidents/incidentfilter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::incidents {

namespace {

const QStringList &fieldNames()
{
    static const QStringList names{u"status"_s,  u"urgency"_s, u"priority"_s,
                                   u"service"_s, u"team"_s,    u"assignee"_s};
    return names;
}

bool hasStatus(const Incident &incident, const QString &value, Instant midnight)
{
    if (value == u"all"_s)
        return true;
    if (value == u"open"_s)
        return incident.isOpen();
    if (value == u"today"_s)
        return incident.isOpen() || incident.resolvedAt.value_or(incident.createdAt) >= midnight;
    return incident.statusName.compare(value, Qt::CaseInsensitive) == 0;
}

bool anyNamed(const std::vector<Reference> &people, const QString &value)
{
    return std::ranges::any_of(
        people, [&](const Reference &who) { return who.name.contains(value, Qt::CaseInsensitive); });
}

bool hasText(const Incident &incident, const QString &value)
{
    const QString number = u'#' + QString::number(incident.number);
    return incident.title.contains(value, Qt::CaseInsensitive) || number.contains(value)
        || incident.service.name.contains(value, Qt::CaseInsensitive)
        || incident.id.compare(value, Qt::CaseInsensitive) == 0;
}

} // namespace

Result<IncidentFilter> IncidentFilter::parse(const QString &text)
{
    static const QStringList statuses{u"open"_s,      u"today"_s,        u"all"_s,
                                      u"triggered"_s, u"acknowledged"_s, u"resolved"_s};
    IncidentFilter filter;
    for (QString word : text.simplified().split(u' ', Qt::SkipEmptyParts)) {
        Term term;
        term.isExcluding = word.size() > 1 && word.startsWith(u'-');
        if (term.isExcluding)
            word.remove(0, 1);
        const QString field = word.section(u':', 0, 0).toLower();
        if (word.contains(u':') && fieldNames().contains(field)) {
            term.field = field;
            term.values = word.section(u':', 1).split(u',', Qt::SkipEmptyParts);
            if (term.values.isEmpty())
                return failure(ErrorKind::InvalidInput, word, u"a value is missing"_s);
            for (const QString &value : std::as_const(term.values)) {
                if (field == u"status"_s && !statuses.contains(value.toLower()))
                    return failure(ErrorKind::InvalidInput, value, u"not a status"_s, statuses.join(u", "_s));
            }
        } else {
            term.values = {word};
        }
        filter.m_terms.push_back(term);
    }
    return filter;
}

bool IncidentFilter::holds(const Term &term, const Incident &incident, Instant midnight)
{
    return std::ranges::any_of(term.values, [&](const QString &value) {
        if (term.field == u"status"_s)
            return hasStatus(incident, value.toLower(), midnight);
        if (term.field == u"urgency"_s) {
            return (incident.urgency == Urgency::High && value.compare(u"high"_s, Qt::CaseInsensitive) == 0)
                || (incident.urgency == Urgency::Low && value.compare(u"low"_s, Qt::CaseInsensitive) == 0);
        }
        if (term.field == u"priority"_s)
            return incident.priority.compare(value, Qt::CaseInsensitive) == 0;
        if (term.field == u"service"_s)
            return incident.service.name.contains(value, Qt::CaseInsensitive);
        if (term.field == u"team"_s)
            return anyNamed(incident.teams, value);
        if (term.field == u"assignee"_s)
            return anyNamed(incident.assignees, value);
        return hasText(incident, value);
    });
}

bool IncidentFilter::passes(const Incident &incident, Instant midnight) const
{
    return std::ranges::all_of(
        m_terms, [&](const Term &term) { return holds(term, incident, midnight) != term.isExcluding; });
}

bool isInScope(const Incident &incident, Scope scope, const Identity &identity)
{
    if (scope == Scope::Everyone)
        return true;
    const bool assigned
        = std::ranges::find(incident.assignees, identity.id, &Reference::id) != incident.assignees.end()
        || std::ranges::any_of(incident.acknowledgements,
                               [&](const Acknowledgement &one) { return one.by.id == identity.id; });
    if (scope == Scope::Mine || assigned)
        return assigned && !identity.id.isEmpty();
    return std::ranges::any_of(incident.teams,
                               [&](const Reference &team) { return identity.teamIds.contains(team.id); });
}

} // namespace yagura::incidents
