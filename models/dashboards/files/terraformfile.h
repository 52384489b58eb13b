// A dashboard as a Terraform resource for the grafana provider, its JSON in a heredoc. Pure, any thread.
#pragma once

#include "dashboards/dashboard.h"

namespace yagura::dashboards {

// One grafana_dashboard resource named after the dashboard's uid or title. ${ and %{ are escaped as Terraform
// asks.
[[nodiscard]] QByteArray writeTerraform(const Dashboard &dashboard);

// A name Terraform accepts: letters, digits, _ and -, beginning with a letter.
[[nodiscard]] QString terraformName(const QString &text);

// json, escaped for a heredoc, and back.
[[nodiscard]] QByteArray heredocEscaped(QByteArray json);
[[nodiscard]] QByteArray heredocUnescaped(QByteArray text);

} // namespace yagura::dashboards
