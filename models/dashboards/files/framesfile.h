// Frames as JSON for other programs: [{"name","refId","fields":[{"name","type","labels","values"}]}], moments
// in milliseconds since 1970, null where there is none. Pure, any thread.
#pragma once

#include "dashboards/frames/frame.h"

#include <QByteArray>
#include <QStringList>

namespace yagura::dashboards {

// names: of the fields as shown; may be shorter than frames. Numbers that JSON does not know ("NaN",
// "Infinity") are texts.
[[nodiscard]] QByteArray writeFrames(const frames::Frames &frames,
                                     const std::vector<QStringList> &names = {});

} // namespace yagura::dashboards
