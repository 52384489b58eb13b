#include "logs/logfields.h"

#include <array>
#include <string>
#include <unordered_map>

namespace yagura::logs {

namespace {

struct RoleNames
{
    FieldRole role;
    QStringList names;
};

const std::array<RoleNames, 9> &table()
{
    static const auto texts = [](std::initializer_list<const char *> names) {
        QStringList list;
        for (const char *name : names)
            list << QString::fromLatin1(name);
        return list;
    };
    static const std::array<RoleNames, 9> roles{{
        {FieldRole::Time, texts({"@timestamp", "timestamp", "time", "ts", "@time"})},
        {FieldRole::Level,
         texts({"log.level", "level", "severity", "severity_text", "loglevel", "severityText",
                "syslog.severity.name", "log.syslog.severity.name", "levelname", "lvl",
                "syslog.severity.code", "severity_number"})},
        {FieldRole::Service,
         texts({"service.name", "service", "service_name", "app", "application",
                "resource.attributes.service.name", "kubernetes.labels.app", "kubernetes.container.name",
                "container.name", "process.name"})},
        {FieldRole::Message, texts({"message", "log", "msg", "event.original", "body", "body.text", "text"})},
        {FieldRole::Trace,
         texts({"trace.id", "traceId", "trace_id", "traceID", "otel.trace_id", "traceid", "dd.trace_id"})},
        {FieldRole::Span,
         texts({"span.id", "spanId", "span_id", "spanID", "otel.span_id", "spanid", "transaction.id"})},
        {FieldRole::Stack,
         texts({"error.stack_trace", "stack_trace", "exception.stacktrace", "exception.stack_trace",
                "stacktrace", "attributes.exception.stacktrace", "exc_info", "exception"})},
        {FieldRole::ErrorType, texts({"error.type", "exception.type", "exception.class", "error.code"})},
        {FieldRole::ErrorMessage, texts({"error.message", "exception.message", "error"})},
    }};
    return roles;
}

struct Hash
{
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

using Lookup = std::unordered_map<std::string, RoleMatch, Hash, std::equal_to<>>;

const Lookup &lookup()
{
    static const Lookup made = [] {
        Lookup map;
        for (const RoleNames &one : table())
            for (qsizetype i = 0; i < one.names.size(); ++i)
                map.try_emplace(one.names[i].toStdString(), RoleMatch{one.role, static_cast<int>(i)});
        return map;
    }();
    return made;
}

} // namespace

const QStringList &fieldNames(FieldRole role)
{
    return table()[static_cast<size_t>(role)].names;
}

std::optional<RoleMatch> roleOf(std::string_view path)
{
    if (const auto found = lookup().find(path); found != lookup().end())
        return found->second;
    for (const std::string_view prefix : {"parsed.", "json.", "fields.", "attributes."}) {
        if (!path.starts_with(prefix))
            continue;
        if (const auto found = lookup().find(path.substr(prefix.size())); found != lookup().end())
            return RoleMatch{found->second.role, found->second.rank + 100};
    }
    return {};
}

} // namespace yagura::logs
