// The annotations of a Grafana dashboard, read from its text. Pure, any thread.
#pragma once

#include "core/result.h"
#include "dashboards/annotations.h"

#include <QByteArrayView>

namespace yagura::dashboards {

// In the order of the file, the built-in one too; json is the file with or without a wrapper
// (Dashboard::json). An empty text has none.
[[nodiscard]] Result<std::vector<AnnotationQuery>> readAnnotations(QByteArrayView json, const QString &where);

} // namespace yagura::dashboards
