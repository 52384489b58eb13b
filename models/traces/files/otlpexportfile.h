// A trace as one resourceSpans object, OTLP 1.x in JSON. Pure, any thread; linear in the trace.
#pragma once

#include "traces/opentrace.h"

#include <QByteArray>

namespace yagura::traces {

[[nodiscard]] QByteArray otlpJson(const OpenTrace &open);

} // namespace yagura::traces
