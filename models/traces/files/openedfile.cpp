#include "traces/files/openedfile.h"

#include <algorithm>

namespace yagura::traces {

namespace {

TimeRange rangeOf(const std::vector<TraceSummary> &traces)
{
    TimeRange range{traces.front().start, traces.front().start};
    for (const auto &trace : traces) {
        range.from = std::min(range.from, trace.start);
        range.to = std::max(range.to, trace.start + trace.duration);
    }
    // Points at the very edge of a picture are hard to see and to click.
    const auto margin = std::max<Duration>((range.to - range.from) / 50, std::chrono::milliseconds(1));
    return {range.from - margin, range.to + margin};
}

} // namespace

bool OpenedFile::holds(const TraceId &id) const
{
    return std::ranges::find(found.traces, id, &TraceSummary::id) != found.traces.end();
}

Result<std::shared_ptr<const OpenedFile>> openTraceFile(const QString &path)
{
    auto read = readTraceFile(path);
    if (!read)
        return std::unexpected(read.error());
    OpenedFile file;
    file.path = path;
    file.format = read->format;
    file.problems = std::move(read->problems);
    if (read->traces.size() == 1) {
        file.only = std::make_shared<const OpenTrace>(openTrace(std::move(read->traces.front())));
        file.found.traces.push_back(file.only->summary);
    } else {
        for (auto &trace : read->traces) {
            const auto parentage = resolveParents(trace);
            inheritMissingStarts(trace, parentage);
            file.found.traces.push_back(summarise(trace, parentage));
        }
        file.traces = std::move(read->traces);
        std::ranges::stable_sort(file.found.traces, std::greater(), &TraceSummary::start);
    }
    if (!file.found.traces.empty())
        file.range = rangeOf(file.found.traces);
    return std::make_shared<const OpenedFile>(std::move(file));
}

Result<std::shared_ptr<const OpenTrace>> openFrom(const OpenedFile &file, const TraceId &id)
{
    if (file.only && file.only->trace.id == id)
        return file.only;
    const auto trace = std::ranges::find(file.traces, id, &Trace::id);
    if (trace == file.traces.end())
        return failure(ErrorKind::NotFound, file.path);
    return std::make_shared<const OpenTrace>(openTrace(*trace));
}

} // namespace yagura::traces
