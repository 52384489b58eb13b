// What a reader of traces hands over, whatever the dialect. Plain value.
#pragma once

#include "traces/span.h"

#include <QStringList>

namespace yagura::traces {

struct TraceAnswer
{
    std::vector<Trace> traces;
    QStringList problems; // what the store said went wrong with the rest: partial success is possible
};

} // namespace yagura::traces
