// The dedup key under which Alertmanager pages a group: the SHA-256 of the route's key and the group's
// labels. The route is not told by the API, so the likely ones are tried; a hit is certain, a miss says
// nothing. Pure; any thread.
#pragma once

#include "alerts/alert.h"

#include <QSet>

namespace yagura::alerts {

// Key of a group on a route, given as Alertmanager writes the route: {}/{service="payment"}.
[[nodiscard]] QString pageKey(const QString &routeKey, const Labels &groupLabels);

// Keys for routes made of none, one or two equality matchers on labels of the alert.
[[nodiscard]] QSet<QString> likelyPageKeys(const Labels &alertLabels, const Labels &groupLabels);

} // namespace yagura::alerts
