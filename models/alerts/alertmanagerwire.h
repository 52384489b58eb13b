// What Alertmanager's API v2 answers, as values. Pure: bytes in, values out (api/v2/openapi.yaml of
// prometheus/alertmanager).
#pragma once

#include "alerts/alert.h"
#include "core/result.h"

#include <QByteArray>

namespace yagura::alerts {

struct AlertmanagerStatus
{
    QString version;
    QString clusterStatus; // ready, settling, disabled
    QString configuration; // YAML, secrets replaced by the server

    bool operator==(const AlertmanagerStatus &) const = default;
};

// GET /api/v2/alerts. Unknown states and fields are survived; an alert without a fingerprint gets one computed.
[[nodiscard]] Result<AlertList> readAlerts(const QByteArray &body);

// GET /api/v2/status.
[[nodiscard]] Result<AlertmanagerStatus> readStatus(const QByteArray &body);

// The reason in an error answer: a bare JSON string, {code, message}, or plain text.
[[nodiscard]] QString readErrorText(const QByteArray &body);

} // namespace yagura::alerts
