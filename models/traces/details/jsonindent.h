// JSON laid out for reading, a line a member, without being read: text that is cut off or no JSON at all
// comes out as far as it goes, and nothing is rounded or reordered. Pure, any thread; linear.
#pragma once

#include <QString>

namespace yagura::traces {

// Stops behind about longest characters of output; cut says so, where it is asked.
[[nodiscard]] QString indentedJson(QStringView json, qsizetype longest, bool *cut = nullptr);

} // namespace yagura::traces
