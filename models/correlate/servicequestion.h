// What to ask a Prometheus about one service when its name is all that is known: selectors for its series
// under every label that common instrumentations put a service in, and a first query. Pure, any thread.
#pragma once

#include <QStringList>

namespace yagura::correlate {

// One a label; a series of the service matches at least one of them. spellings is not empty
// (ServiceIdentity).
[[nodiscard]] QStringList serviceSelectors(const QStringList &spellings);

// Requests per second where the service counts requests in a known dialect; otherwise which metrics it has,
// with how many series each. metricNames are those of the service.
[[nodiscard]] QString serviceQuery(const QStringList &metricNames, const QStringList &spellings);

} // namespace yagura::correlate
