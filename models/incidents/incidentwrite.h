// One thing an operator does to an incident. Plain values, any thread.
#pragma once

#include "incidents/incident.h"
#include "incidents/logentry.h"

#include <QByteArray>

namespace yagura::incidents {

enum class IncidentAct { Acknowledge, Resolve, Note };

struct IncidentWrite
{
    IncidentAct act = IncidentAct::Acknowledge;
    QString incidentId;
    QString text; // of a note
    QByteArray key; // sent as Idempotency-Key; the same act keeps its key
};

// What the server answered: the incident as it is now, or the note as it was stored.
struct WriteReply
{
    std::optional<Incident> incident;
    std::optional<Note> note;
};

} // namespace yagura::incidents
