// The annotations of a Grafana dashboard. Internal to grafanafile; pure, any thread.
#pragma once

#include "core/jsonreader.h"
#include "dashboards/annotations.h"

namespace yagura::dashboards {

// Of the classic object, in the order of the file, the built-in one too.
[[nodiscard]] std::vector<AnnotationQuery> readAnnotations(const OrderedJsonView &dashboard);

} // namespace yagura::dashboards
