// Zipkin's v2 JSON: a list of spans (of one trace or many), a list of such lists as its search answers,
// several documents one after the other. A client and a server that share one span id stay two spans; who is
// whose child is decided where it is for every dialect. Internal to the files; workers only.
#pragma once

#include "traces/tracebuilder.h"
#include "traces/wire/documentwire.h"

#include <map>

namespace yagura::traces::zipkinwire {

class SpansReader
{
public:
    // Throws simdjson_error, as fieldwire does, and keeps the spans before it.
    void readDocument(fieldwire::Document &root);
    // After an exception: forgets the span that was under way.
    void abandonSpan();
    // In the order in which the traces first appeared.
    [[nodiscard]] std::vector<Trace> finish();

private:
    struct Endpoint
    {
        std::string service;
        std::string ipv4;
        std::string ipv6;
        std::int64_t port = 0;
    };

    void readElement(fieldwire::Value value);
    void readSpan(fieldwire::Object object);
    void readSpanField(std::string_view key, fieldwire::Value value);
    void readAnnotation(fieldwire::Object object);
    void readTag(std::string_view key, fieldwire::Value value);
    [[nodiscard]] static Endpoint readEndpoint(fieldwire::Value value);
    void enterProcess(const Endpoint &local);
    void addPeer(const Endpoint &remote);
    void addText(std::string_view key, std::string_view value);
    [[nodiscard]] TraceBuilder &builderOf(TraceId id);

    std::map<TraceId, size_t> m_byTrace;
    std::vector<std::unique_ptr<TraceBuilder>> m_builders;
    TraceBuilder *m_builder = nullptr; // of the span under way
};

} // namespace yagura::traces::zipkinwire
