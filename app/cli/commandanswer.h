// What a subcommand that needs no window says and how it ends. Plain value.
#pragma once

#include <QByteArray>

namespace yagura::cli {

struct CommandAnswer
{
    int status = 0; // 0 done, 1 the input has findings, 2 bad usage or unreadable input
    QByteArray output; // for standard output
    QByteArray messages; // for standard error
};

} // namespace yagura::cli
