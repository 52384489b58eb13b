// Whether a JSON text, or a sequence of them, comes to its end: every string, array and object closed. Not a
// parser; it catches answers that were cut off where the transport does not tell (Qt 6.4 takes a chunked body
// that breaks off within a chunk's size line for a whole one). Pure function, any thread.
#pragma once

#include <QByteArrayView>

namespace yagura {

[[nodiscard]] bool reachesJsonEnd(QByteArrayView text);

} // namespace yagura
