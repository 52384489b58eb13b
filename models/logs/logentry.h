// One log line, taken out of its columns: for the details pane, the overview and tests. Tables read LogBuffer
// instead. Plain value.
#pragma once

#include "core/ids.h"
#include "core/instant.h"
#include "logs/loglevel.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace yagura::logs {

struct LogEntry
{
    std::optional<Instant> time;
    LogLevel level = LogLevel::Unknown;
    QString service;
    QString message;
    TraceId trace; // invalid when the line names none
    SpanId span;
    QString index; // of the server
    QString id; // in the index
    QByteArray source; // the document as the server sent it, JSON

    bool operator==(const LogEntry &) const = default;
};

} // namespace yagura::logs
