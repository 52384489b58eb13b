// The log lines that one request leaves in the services it passed. Pure: the same request gives the same
// lines.
#pragma once

#include "demo/shop/logline.h"
#include "demo/shop/request.h"

#include <vector>

namespace yagura::demo {

// In no particular order; every line carries the request's trace id.
void appendRequestLogs(const Request &request, const Timeline &timeline, std::vector<LogLine> &lines);

} // namespace yagura::demo
