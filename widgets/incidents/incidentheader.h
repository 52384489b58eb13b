// The head of the details: which incident, its confirmed state, unfinished writes beside it, how far it has
// come, and what can be done. Owned by the details pane; GUI thread.
#pragma once

#include "incidents/incidentmodel.h"
#include "incidents/logentry.h"
#include "kit/controls/panel.h"

#include <QTimeZone>

namespace yagura::kit {
class Button;
class Chip;
class ElidedLabel;
class WrappedText;
} // namespace yagura::kit

namespace yagura::incidents {

class ConfirmBar;
class ProgressSteps;

class IncidentHeader : public kit::Panel
{
    Q_OBJECT
public:
    explicit IncidentHeader(QWidget *parent = nullptr);

    void setIncident(const IncidentRow &row, Instant now, const QTimeZone &zone);
    void askToResolve();

Q_SIGNALS:
    void acknowledgeRequested();
    void resolveRequested(); // not yet confirmed
    void resolveConfirmed();
    void noteRequested();

private:
    [[nodiscard]] QWidget *makeTop();
    [[nodiscard]] QWidget *makeFacts();

    kit::PlainLabel *m_number;
    kit::WrappedText *m_title;
    kit::Button *m_acknowledge;
    kit::Button *m_note;
    kit::Button *m_resolve;
    kit::Chip *m_state;
    kit::Chip *m_urgency;
    kit::Chip *m_pending;
    kit::ElidedLabel *m_facts;
    kit::PlainLabel *m_escalation;
    ProgressSteps *m_steps;
    ConfirmBar *m_confirm;
};

// Paged, Acknowledged, Resolved with their times.
struct Step;
[[nodiscard]] std::vector<Step> stepsOf(const Incident &incident, Instant now, const QTimeZone &zone);

} // namespace yagura::incidents
