// Traces without a server: files of Jaeger, OTLP (JSON and JSON lines), Tempo and Zipkin, plain or gzipped,
// told apart by what is in them. Damaged files give what is whole, and say where and why they stop. Pure but
// for reading the file; workers only, as a large one takes seconds.
#pragma once

#include "core/result.h"
#include "traces/files/jsonoutline.h"
#include "traces/span.h"

#include <QByteArray>

namespace yagura::traces {

struct TraceFileLimits
{
    qint64 bytes = 4'000'000'000; // of JSON; the most that offsets of 32 bits reach
    qint64 unpackedBytes = 2'000'000'000; // of a packed file; and
    qint64 mostExpansion = 200; // times the packed size, but
    qint64 alwaysUnpacked = 64 << 20; // this much in any case
    size_t problems = 20; // damaged lines, before it is given up
};

struct TraceFile
{
    TraceFormat format = TraceFormat::Jaeger;
    bool isPacked = false;
    std::vector<Trace> traces; // none without a span, each id once
    // What could not be read or was mended on the way; where names line and byte (of the unpacked text).
    std::vector<Error> problems;
};

// Missing, Storage; Unsupported for what is no trace file; NotJson, Incomplete for one of which nothing can
// be read. where always begins with the path.
[[nodiscard]] Result<TraceFile> readTraceFile(const QString &path, const TraceFileLimits &limits = {});

// The same of bytes: gzip is recognised.
[[nodiscard]] Result<TraceFile> readTraceBytes(QByteArray bytes, const TraceFileLimits &limits = {});

// Whether bytes, of which there may be more, look like a trace file. Packed ones are looked into.
[[nodiscard]] bool looksLikeTraces(const QByteArray &bytes);

// The format's name: "Jaeger", "OTLP", "Zipkin".
[[nodiscard]] QString formatName(TraceFormat format);

} // namespace yagura::traces
