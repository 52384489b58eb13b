#include "incidents/incidentheader.h"

#include "incidents/confirmbar.h"
#include "incidents/incidenttext.h"
#include "incidents/progresssteps.h"
#include "kit/controls/button.h"
#include "kit/controls/chip.h"
#include "kit/controls/elidedlabel.h"
#include "kit/controls/plainlabel.h"
#include "kit/controls/wrappedtext.h"
#include "kit/timetext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yagura::incidents {

namespace {

std::optional<Instant> acknowledgedAt(const Incident &incident)
{
    if (!incident.acknowledgements.empty())
        return incident.acknowledgements.front().at;
    return incident.status == IncidentStatus::Acknowledged ? incident.statusChangedAt : std::nullopt;
}

} // namespace

std::vector<Step> stepsOf(const Incident &incident, Instant now, const QTimeZone &zone)
{
    const auto at = [&](Instant t) { return kit::shortTimeText(t, now, zone); };
    const auto acknowledged = acknowledgedAt(incident);
    const bool isResolved = incident.status == IncidentStatus::Resolved;
    std::vector<Step> steps{{IncidentHeader::tr("Paged"), at(incident.createdAt), StepState::Done}};
    if (acknowledged) {
        steps.push_back(
            {IncidentHeader::tr("Acknowledged"),
             IncidentHeader::tr("%1 later").arg(kit::spanText(*acknowledged - incident.createdAt)),
             StepState::Done});
    } else {
        steps.push_back(
            {IncidentHeader::tr("Acknowledged"),
             isResolved ? IncidentHeader::tr("resolved without") : IncidentHeader::tr("waits for you"),
             isResolved ? StepState::NotReached : StepState::Current});
    }
    const QString when = incident.resolvedAt ? at(*incident.resolvedAt) : QString();
    steps.push_back({IncidentHeader::tr("Resolved"), isResolved ? when : IncidentHeader::tr("not yet"),
                     isResolved         ? StepState::Done
                         : acknowledged ? StepState::Current
                                        : StepState::NotReached});
    return steps;
}

IncidentHeader::IncidentHeader(QWidget *parent)
    : Panel(QString(), kit::PanelBody::Flush, parent)
    , m_steps(new ProgressSteps)
    , m_confirm(new ConfirmBar)
{
    bodyLayout()->setSpacing(0);
    bodyLayout()->addWidget(makeTop());
    bodyLayout()->addWidget(makeFacts());
    bodyLayout()->addWidget(m_steps);
    bodyLayout()->addWidget(m_confirm);
    m_confirm->hide();
    connect(m_confirm, &ConfirmBar::declined, m_confirm, &QWidget::hide);
    connect(m_confirm, &ConfirmBar::confirmed, this, [this] {
        m_confirm->hide();
        Q_EMIT resolveConfirmed();
    });
}

QWidget *IncidentHeader::makeTop()
{
    auto *top = new QWidget;
    auto *layout = new QHBoxLayout(top);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::tiny);
    layout->setSpacing(kit::space::small);
    m_number = new kit::PlainLabel({}, kit::TextStyle::Mono, kit::ColorRole::TextMuted);
    m_title = new kit::WrappedText({}, kit::TextStyle::Title);
    m_acknowledge = new kit::Button(tr("Acknowledge"), kit::ButtonKind::Filled);
    m_acknowledge->setObjectName(QStringLiteral("acknowledge"));
    m_acknowledge->setKeyHint(QStringLiteral("A"));
    m_note = new kit::Button(tr("Note"));
    m_note->setKeyHint(QStringLiteral("N"));
    m_resolve = new kit::Button(tr("Resolve…"), kit::ButtonKind::Destructive);
    m_resolve->setObjectName(QStringLiteral("resolve"));
    layout->addWidget(m_number);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_acknowledge);
    layout->addWidget(m_note);
    layout->addWidget(m_resolve);
    connect(m_acknowledge, &QPushButton::clicked, this, &IncidentHeader::acknowledgeRequested);
    connect(m_note, &QPushButton::clicked, this, &IncidentHeader::noteRequested);
    connect(m_resolve, &QPushButton::clicked, this, &IncidentHeader::resolveRequested);
    return top;
}

QWidget *IncidentHeader::makeFacts()
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(kit::space::medium, 0, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    m_state = new kit::Chip(kit::Severity::Unknown, {});
    m_state->setObjectName(QStringLiteral("state"));
    m_urgency = new kit::Chip(kit::ChipContent{});
    m_pending = new kit::Chip(kit::ChipContent{});
    m_pending->setObjectName(QStringLiteral("pending"));
    m_facts = new kit::ElidedLabel({}, kit::TextStyle::Body, kit::ColorRole::TextMuted);
    m_escalation = new kit::PlainLabel({}, kit::TextStyle::Label, kit::ColorRole::TextMuted);
    layout->addWidget(m_state);
    layout->addWidget(m_urgency);
    layout->addWidget(m_pending);
    layout->addWidget(m_facts, 1);
    layout->addWidget(m_escalation);
    return row;
}

void IncidentHeader::setIncident(const IncidentRow &row, Instant now, const QTimeZone &zone)
{
    const Incident &incident = row.incident;
    m_number->setText(QStringLiteral("#%1").arg(incident.number));
    m_title->setText(incident.title);
    m_state->setContent({.kind = kit::ChipKind::Severity,
                         .text = statusText(incident),
                         .severity = statusSeverity(incident.status),
                         .shape = statusShape(incident.status),
                         .hasShape = true});
    m_state->setAccessibleName(statusText(incident));
    const QString urgency = urgencyText(incident);
    m_urgency->setContent({.kind = kit::ChipKind::Plain, .text = urgency});
    m_urgency->setVisible(!urgency.isEmpty());
    m_pending->setVisible(row.pending.has_value());
    if (row.pending) {
        m_pending->setContent(actionChip(*row.pending));
        m_pending->setAccessibleName(actionStateText(*row.pending));
    }
    const Instant end = incident.resolvedAt.value_or(now);
    QStringList facts{incident.service.name, peopleText(incident),
                      tr("open %1").arg(kit::spanText(end - incident.createdAt)),
                      tr("%n alert(s)", nullptr, incident.alertCount)};
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    const auto escalates = incident.escalatesAt();
    m_escalation->setText(escalates ? tr("Escalates in %1").arg(kit::spanText(*escalates - now)) : QString());
    m_steps->setSteps(stepsOf(incident, now, zone));
    m_acknowledge->setVisible(incident.isOpen());
    m_acknowledge->setKind(incident.status == IncidentStatus::Triggered ? kit::ButtonKind::Filled
                                                                        : kit::ButtonKind::Outlined);
    m_resolve->setVisible(incident.isOpen());
    if (!incident.isOpen())
        m_confirm->hide();
}

void IncidentHeader::askToResolve()
{
    m_confirm->ask(tr("Resolve this incident?"), tr("Resolve"));
}

} // namespace yagura::incidents
