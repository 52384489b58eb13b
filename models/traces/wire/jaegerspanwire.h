// Jaeger's v1 trace object, field by field into a TraceBuilder. Internal to jaegerwire; workers only.
#pragma once

#include "traces/tracebuilder.h"
#include "traces/wire/fieldwire.h"

#include <QString>

#include <map>

namespace yagura::traces::jaegerspanwire {

class TraceReader
{
public:
    // A field of the trace object: traceID, spans, processes, warnings; others are skipped.
    void readField(std::string_view key, fieldwire::Value value);
    // Empty when no field of a trace was seen.
    [[nodiscard]] std::optional<Trace> finish();

private:
    void readSpan(fieldwire::Object object);
    void readSpanField(std::string_view key, fieldwire::Value value);
    void readReference(fieldwire::Object object);
    void readLog(fieldwire::Object object);
    void readInlineProcess(fieldwire::Object object);
    [[nodiscard]] std::pair<std::string, std::vector<Attribute>> readProcessFields(fieldwire::Object object);
    void readAttributes(fieldwire::Value value, std::vector<Attribute> &into);
    void readAttribute(fieldwire::Object object, std::vector<Attribute> &into);
    [[nodiscard]] Attribute attribute(std::uint32_t key, std::string_view type,
                                      const fieldwire::Scalar &value);
    void interpret(const Attribute &attribute);
    [[nodiscard]] TraceId traceId(std::string_view text);
    // What a key means beyond being a tag; looked up once a name.
    enum class Role : std::uint8_t { None, Error, Kind, Status };
    [[nodiscard]] Role roleOf(std::uint32_t key);

    TraceBuilder m_builder;
    std::vector<Role> m_roles; // by name
    std::string m_idText; // the last one read, and what it means
    TraceId m_id = {0, idFromForeignText({})};
    std::vector<Attribute> m_scratch;
    std::optional<Reference> m_deprecatedParent;
    bool m_seen = false;
};

// {"k":"v"} with every value a string: what the v1 and v3 searches take.
[[nodiscard]] QString tagMap(const std::map<QString, QString> &tags);

} // namespace yagura::traces::jaegerspanwire
