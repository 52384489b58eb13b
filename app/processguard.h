// What the process does for its secrets before anything else: no core dumps, not traceable by others of the
// same user, and a message handler that redacts. Called once, first thing in main.
#pragma once

namespace yagura {

class Redactor;

// YAGURA_ALLOW_CORE=1 in the environment leaves the process dumpable, for developers.
void forbidCoreDumps();

// Everything qDebug and its sisters print passes through the redactor, which must outlive the program's last
// message.
void redactMessages(const Redactor &redactor);

} // namespace yagura
