#include "alerts/alerttext.h"

#include "kit/numbers.h"
#include "kit/timetext.h"

#include <QCoreApplication>

#include <cmath>

namespace yagura::alerts {

using kit::ColorRole;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(Alerts)
};

} // namespace

kit::Shape stateShape(const Alert &alert)
{
    switch (alert.state) {
    case AlertState::Firing:
        return kit::shapeOf(kit::shownSeverity(alert.severity()));
    case AlertState::Pending:
        return kit::Shape::Clock;
    case AlertState::Silenced:
        return kit::Shape::Mute;
    case AlertState::Inhibited:
        break;
    }
    return kit::Shape::Slash;
}

kit::ColorRole stateColor(const Alert &alert)
{
    switch (alert.state) {
    case AlertState::Firing:
        return kit::colorOf(kit::shownSeverity(alert.severity()));
    case AlertState::Pending:
        return ColorRole::Warning;
    case AlertState::Silenced:
        return ColorRole::TextMuted;
    case AlertState::Inhibited:
        break;
    }
    return ColorRole::Info;
}

QString stateText(AlertState state)
{
    switch (state) {
    case AlertState::Firing:
        return Texts::tr("Firing");
    case AlertState::Pending:
        return Texts::tr("Pending");
    case AlertState::Silenced:
        return Texts::tr("Silenced");
    case AlertState::Inhibited:
        break;
    }
    return Texts::tr("Inhibited");
}

QString heldBackText(const Alert &alert, Instant now)
{
    switch (alert.state) {
    case AlertState::Pending:
        if (!alert.firesAt)
            return {};
        return *alert.firesAt > now ? Texts::tr("fires in %1").arg(kit::spanText(*alert.firesAt - now))
                                    : Texts::tr("fires now");
    case AlertState::Silenced:
        return alert.silencedBy.size() > 1
            ? Texts::tr("by %n silence(s)", nullptr, static_cast<int>(alert.silencedBy.size()))
            : Texts::tr("by a silence");
    case AlertState::Inhibited:
        return alert.inhibitorNames.isEmpty()
            ? Texts::tr("by another alert")
            : Texts::tr("by %1").arg(alert.inhibitorNames.join(QStringLiteral(", ")));
    case AlertState::Firing:
        break;
    }
    return alert.isReceived ? QString() : Texts::tr("not received by an Alertmanager");
}

QString valueText(const Alert &alert)
{
    if (!alert.value || std::isnan(*alert.value))
        return {};
    return kit::shortNumber(*alert.value);
}

} // namespace yagura::alerts
