// The resourceSpans of OTLP JSON into one TraceBuilder a trace. Internal to otlpwire; workers only.
#pragma once

#include "traces/tracebuilder.h"
#include "traces/wire/documentwire.h"

#include <map>

namespace yagura::traces::otlpspanwire {

class SpansReader
{
public:
    // One document: {"resourceSpans":[…]}, bare or inside "result", or as Tempo writes it; or a list of
    // those.
    void readDocument(fieldwire::Document &root);
    void readResourceSpans(fieldwire::Value list);
    // After an exception: forgets the span that was under way.
    void abandonSpan();
    // In the order in which the traces first appeared.
    [[nodiscard]] std::vector<Trace> finish();

private:
    struct Scope
    {
        std::string name;
        std::string version;
    };

    void readRoot(fieldwire::Object root, int depth);
    void readResource(fieldwire::Object object);
    void readScope(fieldwire::Object object);
    void readSpan(fieldwire::Object object, const Scope &scope);
    void readSpanField(std::string_view key, fieldwire::Value value);
    void readLink(fieldwire::Object object);
    void readEvent(fieldwire::Object object);
    void takeWarnings();
    void enterProcess();
    void addAttributes(TraceBuilder &builder, fieldwire::Value list, std::vector<Attribute> &into);
    [[nodiscard]] TraceBuilder &builderOf(TraceId id);

    simdjson::ondemand::parser m_resourceParser;
    std::map<TraceId, size_t> m_byTrace;
    std::vector<std::unique_ptr<TraceBuilder>> m_builders;
    TraceBuilder *m_builder = nullptr; // of the span under way
    std::string_view m_resourceJson;
    size_t m_resources = 0;
    std::vector<Attribute> m_scratch;
};

} // namespace yagura::traces::otlpspanwire
