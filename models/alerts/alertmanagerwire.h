// The bytes of Alertmanager's API v2, read into values. Pure; any thread, usually a worker. NotJson for a
// page that is not JSON, Incomplete or Malformed for what is broken.
#pragma once

#include "alerts/alert.h"
#include "core/result.h"

#include <QByteArray>

namespace yagura::alerts {

// /api/v2/alerts. sourceIds are left empty.
[[nodiscard]] Result<Alerts> parseAlerts(QByteArray body);
// /api/v2/alerts/groups.
[[nodiscard]] Result<std::vector<AlertGroup>> parseAlertGroups(QByteArray body);
// /api/v2/status.
[[nodiscard]] Result<AlertmanagerStatus> parseStatus(const QByteArray &body);

// The words of an error answer, a bare JSON string or {"message"}; empty when it is neither.
[[nodiscard]] QString parseErrorText(const QByteArray &body);

} // namespace yagura::alerts
