// What alerts and their states are called, and which shape stands for them. Translated; plain functions, GUI
// thread.
#pragma once

#include "alerts/alertmodel.h"
#include "kit/severity.h"

namespace yagura::alerts {

// The state's sign: octagon or triangle by severity for a firing one.
[[nodiscard]] kit::Shape stateShape(const Alert &alert);
[[nodiscard]] kit::ColorRole stateColor(const Alert &alert);
[[nodiscard]] QString stateText(AlertState state);
// Why it does not notify, or when it will fire; empty for one that simply fires.
[[nodiscard]] QString heldBackText(const Alert &alert, Instant now);
// The value as the rule's expression gave it, short; empty when unknown.
[[nodiscard]] QString valueText(const Alert &alert);

} // namespace yagura::alerts
