// What the filter field of the incidents screen means: words of a small language, all of which must hold.
// status:open,triggered,acknowledged,resolved,today,all (today: also what was resolved since midnight),
// urgency:high, priority:P1,P2, service:payment, team:…, assignee:…; -word excludes; anything else is looked
// for in number, title and service. Pure; any thread.
#pragma once

#include "core/result.h"
#include "incidents/incident.h"

#include <QString>
#include <QStringList>

namespace yagura::incidents {

// Whose incidents.
enum class Scope { Mine, Team, Everyone };

class IncidentFilter
{
public:
    // InvalidInput names the word that is not understood.
    [[nodiscard]] static Result<IncidentFilter> parse(const QString &text);

    // midnight: when today began, in the operator's zone.
    [[nodiscard]] bool passes(const Incident &incident, Instant midnight) const;

private:
    struct Term
    {
        QString field; // empty: free text
        QStringList values; // one of them
        bool isExcluding = false;
    };
    [[nodiscard]] static bool holds(const Term &term, const Incident &incident, Instant midnight);

    std::vector<Term> m_terms;
};

// Mine: assigned to or acknowledged by the operator. Team: of one of the operator's teams, or mine.
[[nodiscard]] bool isInScope(const Incident &incident, Scope scope, const Identity &identity);

} // namespace yagura::incidents
