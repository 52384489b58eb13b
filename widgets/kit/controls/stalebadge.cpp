#include "kit/controls/stalebadge.h"

#include "kit/timetext.h"

namespace yagura::kit {

StaleBadge::StaleBadge(QWidget *parent)
    : Chip(ChipContent{.kind = ChipKind::Severity, .severity = Severity::Unknown, .shape = Shape::Clock},
           parent)
{
    hide();
}

void StaleBadge::setAge(std::optional<Instant> confirmedAt, Instant now, Duration tolerance)
{
    const bool isStale = confirmedAt && now - *confirmedAt > tolerance;
    if (isStale)
        setContent({.kind = ChipKind::Severity,
                    .text = tr("%1 old").arg(spanText(now - *confirmedAt)),
                    .severity = Severity::Unknown,
                    .shape = Shape::Clock});
    setVisible(isStale);
}

} // namespace yagura::kit
