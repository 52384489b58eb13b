// The lines of a logs panel as it shows them: like ones folded into one, labels told apart into those that
// all lines share and those that are a line's own. Pure, any thread.
#pragma once

#include "dashboards/options/listoptions.h"
#include "logs/logpage.h"

namespace yagura::dashboards {

struct LogLabel
{
    QString name;
    QString value;

    bool operator==(const LogLabel &) const = default;
};
using LogLabels = QList<LogLabel>;

struct LogLine
{
    QString id; // of the document; its place where it has none
    std::int64_t timeNs = logs::noTime;
    logs::LogLevel level = logs::LogLevel::Unknown;
    QString service;
    QString message; // indented when it is JSON and the panel says so; or the fields it asks for
    QString traceId; // empty for none
    QString spanId;
    int count = 1; // of lines folded into it
    LogLabels labels; // every field of the document but the message and the time
    LogLabels own; // those that not all lines share

    bool operator==(const LogLine &) const = default;
};

struct LogLines
{
    std::vector<LogLine> lines;
    LogLabels common;
    int received = 0; // before folding
};

// In the order of the page.
[[nodiscard]] LogLines logLines(const logs::LogBuffer &rows, const LogsOptions &options);

// What two lines must have in common to be folded, as Grafana does it: exact leaves out dates, numbers leaves
// out digits, signature leaves out letters and digits and keeps what stands between.
[[nodiscard]] QString dedupKey(const QString &message, LogDedup dedup);

} // namespace yagura::dashboards
