// PagerDuty's JSON for what the double remembers. Pure functions.
#pragma once

#include "demo/pagerdutydoubleworld.h"

#include <QJsonArray>
#include <QJsonObject>

namespace yagura::demo::pagerduty {

// include: the names of include[], for which whole objects take the place of references.
[[nodiscard]] QJsonObject incidentJson(const World &world, const Incident &incident,
                                       const QStringList &include);
[[nodiscard]] QJsonObject logEntryJson(const World &world, const Incident &incident, const LogEntry &entry);
[[nodiscard]] QJsonObject alertJson(const World &world, const Incident &incident, const Alert &alert);
[[nodiscard]] QJsonObject noteJson(const World &world, const Note &note);
[[nodiscard]] QJsonObject serviceJson(const World &world, const Service &service);
[[nodiscard]] QJsonObject userJson(const World &world, const User &user);
[[nodiscard]] QJsonObject policyJson(const World &world, const Policy &policy);
[[nodiscard]] QJsonObject teamJson(const Team &team);
[[nodiscard]] QJsonObject priorityJson(const QString &name);
[[nodiscard]] QJsonArray onCallsJson(const World &world);
[[nodiscard]] QString priorityId(const QString &name);

} // namespace yagura::demo::pagerduty
