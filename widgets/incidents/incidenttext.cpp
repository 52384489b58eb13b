#include "incidents/incidenttext.h"

#include "kit/errortext.h"
#include "kit/timetext.h"

#include <QCoreApplication>

namespace yagura::incidents {

using kit::ColorRole;
using kit::IconName;

namespace {

class IncidentTexts
{
    Q_DECLARE_TR_FUNCTIONS(IncidentTexts)
};

QString names(const std::vector<Reference> &people)
{
    QStringList all;
    for (const Reference &who : people)
        all << who.name;
    return all.join(QStringLiteral(", "));
}

kit::Shape actionShape(ActionState state)
{
    switch (state) {
    case ActionState::Queued:
    case ActionState::Sending:
        return kit::Shape::Clock;
    case ActionState::Confirmed:
        return kit::Shape::Tick;
    case ActionState::Refused:
        return kit::Shape::Cross;
    case ActionState::Unknown:
    case ActionState::Expired:
        break;
    }
    return kit::Shape::DashedRing;
}

TimelineText pageText(const LogEntry &entry)
{
    const QString people = names(entry.people);
    switch (entry.kind) {
    case LogEntryKind::Trigger:
        return {IncidentTexts::tr("Triggered"),
                entry.isByUser ? IncidentTexts::tr("by %1").arg(entry.agent.name) : entry.agent.name,
                IconName::Alerts, ColorRole::Critical};
    case LogEntryKind::Notify:
        return {people.isEmpty() ? entry.summary : IncidentTexts::tr("Notified %1").arg(people),
                {},
                IconName::Bell,
                ColorRole::Critical};
    case LogEntryKind::Assign:
    case LogEntryKind::Delegate:
        return {people.isEmpty() ? entry.summary : IncidentTexts::tr("Assigned to %1").arg(people),
                entry.isByUser ? IncidentTexts::tr("by %1").arg(entry.agent.name) : QString(),
                IconName::Person, ColorRole::TextMuted};
    case LogEntryKind::Escalate:
        return {people.isEmpty() ? entry.summary : IncidentTexts::tr("Escalated to %1").arg(people),
                entry.isByUser ? IncidentTexts::tr("by %1").arg(entry.agent.name) : QString(),
                IconName::ArrowUp, ColorRole::Warning};
    default:
        return {entry.summary, {}, IconName::Info, ColorRole::TextMuted};
    }
}

TimelineText entryText(const LogEntry &entry)
{
    switch (entry.kind) {
    case LogEntryKind::Acknowledge:
        return {IncidentTexts::tr("Acknowledged"), entry.agent.name, IconName::HalfCircle,
                ColorRole::Warning};
    case LogEntryKind::Unacknowledge:
        return {IncidentTexts::tr("Back to triggered"), entry.agent.name, IconName::Critical,
                ColorRole::Critical};
    case LogEntryKind::Resolve:
        return {IncidentTexts::tr("Resolved"), entry.agent.name, IconName::OkTick, ColorRole::Ok};
    case LogEntryKind::Snooze:
        return {IncidentTexts::tr("Snoozed"), entry.agent.name, IconName::Clock, ColorRole::TextMuted};
    case LogEntryKind::Annotate:
        return {entry.note.isEmpty() ? entry.summary : entry.note,
                IncidentTexts::tr("note of %1").arg(entry.agent.name), IconName::Chat, ColorRole::Accent};
    case LogEntryKind::UrgencyChange:
    case LogEntryKind::PriorityChange:
    case LogEntryKind::FieldChange:
        return {entry.summary, entry.agent.name, IconName::Edit, ColorRole::TextMuted};
    case LogEntryKind::Merge:
        return {entry.summary, entry.agent.name, IconName::Link, ColorRole::TextMuted};
    case LogEntryKind::Other:
        return {entry.summary, entry.typeName, IconName::Unknown, ColorRole::TextMuted};
    default:
        return pageText(entry);
    }
}

} // namespace

QString statusText(const Incident &incident)
{
    switch (incident.status) {
    case IncidentStatus::Triggered:
        return IncidentTexts::tr("Triggered", "state");
    case IncidentStatus::Acknowledged:
        return IncidentTexts::tr("Acknowledged", "state");
    case IncidentStatus::Resolved:
        return IncidentTexts::tr("Resolved", "state");
    case IncidentStatus::Unknown:
        break;
    }
    return incident.statusName.isEmpty() ? IncidentTexts::tr("Unknown") : incident.statusName;
}

kit::Shape statusShape(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Triggered:
        return kit::Shape::Octagon;
    case IncidentStatus::Acknowledged:
        return kit::Shape::HalfCircle;
    case IncidentStatus::Resolved:
        return kit::Shape::Tick;
    case IncidentStatus::Unknown:
        break;
    }
    return kit::Shape::DashedRing;
}

kit::Severity statusSeverity(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Triggered:
        return kit::Severity::Critical;
    case IncidentStatus::Acknowledged:
        return kit::Severity::Warning;
    case IncidentStatus::Resolved:
        return kit::Severity::Ok;
    case IncidentStatus::Unknown:
        break;
    }
    return kit::Severity::Unknown;
}

QString urgencyText(const Incident &incident)
{
    QStringList parts;
    if (incident.urgency == Urgency::High)
        parts << IncidentTexts::tr("High");
    else if (incident.urgency == Urgency::Low)
        parts << IncidentTexts::tr("Low");
    if (!incident.priority.isEmpty())
        parts << incident.priority;
    return parts.join(QStringLiteral(" · "));
}

QString peopleText(const Incident &incident)
{
    if (!incident.assignees.empty())
        return names(incident.assignees);
    if (!incident.acknowledgements.empty())
        return incident.acknowledgements.front().by.name;
    return incident.status == IncidentStatus::Resolved ? incident.statusChangedBy.name
                                                       : IncidentTexts::tr("nobody");
}

QString actText(IncidentAct act)
{
    switch (act) {
    case IncidentAct::Acknowledge:
        return IncidentTexts::tr("Acknowledge");
    case IncidentAct::Resolve:
        return IncidentTexts::tr("Resolve");
    case IncidentAct::Note:
        break;
    }
    return IncidentTexts::tr("Note");
}

QString actionStateText(const OutboxAction &action)
{
    const QString act
        = action.act == IncidentAct::Acknowledge ? IncidentTexts::tr("Ack") : actText(action.act);
    switch (action.state) {
    case ActionState::Queued:
        return action.attempts > 0 ? IncidentTexts::tr("%1 not delivered, trying again").arg(act)
                                   : IncidentTexts::tr("%1 queued").arg(act);
    case ActionState::Sending:
        return IncidentTexts::tr("%1 on its way").arg(act);
    case ActionState::Confirmed:
        return IncidentTexts::tr("%1 confirmed").arg(act);
    case ActionState::Refused:
        return IncidentTexts::tr("%1 refused").arg(act);
    case ActionState::Unknown:
        return IncidentTexts::tr("%1 unknown, checking").arg(act);
    case ActionState::Expired:
        break;
    }
    return IncidentTexts::tr("%1 expired, not sent").arg(act);
}

kit::ChipContent actionChip(const OutboxAction &action)
{
    return {
        .kind = kit::ChipKind::Pending, .text = actionStateText(action), .shape = actionShape(action.state)};
}

kit::TwoLineCell stateCell(const Incident &incident)
{
    kit::TwoLineCell cell;
    cell.first = statusText(incident);
    cell.shape = statusShape(incident.status);
    cell.shapeColor = kit::colorOf(statusSeverity(incident.status));
    cell.firstColor = incident.isOpen() ? cell.shapeColor : ColorRole::TextMuted;
    cell.second = urgencyText(incident);
    cell.secondColor
        = incident.isOpen() && incident.urgency == Urgency::High ? ColorRole::Text : ColorRole::TextMuted;
    return cell;
}

kit::TwoLineCell titleCell(const IncidentRow &row)
{
    const Incident &incident = row.incident;
    kit::TwoLineCell cell;
    cell.first = incident.title;
    cell.firstStyle = incident.isOpen() ? kit::TextStyle::Name : kit::TextStyle::Body;
    cell.firstColor = incident.isOpen() ? ColorRole::Text : ColorRole::TextMuted;
    cell.second = incident.service.name.isEmpty()
        ? peopleText(incident)
        : QStringLiteral("%1 · %2").arg(incident.service.name, peopleText(incident));
    if (row.pending)
        cell.chip = actionChip(*row.pending);
    return cell;
}

kit::TwoLineCell ageCell(const Incident &incident, Instant now, const QTimeZone &zone)
{
    kit::TwoLineCell cell;
    cell.alignment = Qt::AlignRight;
    cell.first = kit::spanText(now - incident.createdAt);
    cell.firstColor = incident.isOpen() ? ColorRole::Text : ColorRole::TextMuted;
    if (const auto until = incident.snoozedUntil())
        cell.second = QCoreApplication::translate("IncidentTexts", "until %1")
                          .arg(kit::shortTimeText(*until, now, zone));
    return cell;
}

TimelineText timelineText(const TimelineItem &item)
{
    if (item.entry)
        return entryText(*item.entry);
    const OutboxAction &action = *item.action;
    TimelineText text{actionStateText(action), action.text, IconName::Clock, ColorRole::Accent, true};
    if (action.problem) {
        const QString reason
            = action.problem->detail.isEmpty() ? kit::errorTitle(*action.problem) : action.problem->detail;
        text.detail = text.detail.isEmpty() ? reason : QStringLiteral("%1 · %2").arg(action.text, reason);
    }
    if (action.state == ActionState::Refused || action.state == ActionState::Expired)
        text.role = ColorRole::Critical;
    return text;
}

} // namespace yagura::incidents
