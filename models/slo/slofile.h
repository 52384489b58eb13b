// Objectives as sloth (version: prometheus/v1) and OpenSLO (v1alpha ratioMetrics) write them. Pure, any
// thread.
#pragma once

#include "core/finding.h"
#include "core/result.h"
#include "slo/objective.h"

namespace yagura::slo {

struct SloFile
{
    Objectives objectives;
    Findings findings; // what of the file is not understood
};

// name is the file's, for objectives and errors. Unsupported when it is neither kind.
[[nodiscard]] Result<SloFile> readSloFile(const QByteArray &text, const QString &name);

} // namespace yagura::slo
