// A Jaeger query service on loopback, v1 and v3, as strict as the real one, over the traces of the demo
// world. Owned by the world or a test; has its own thread, every public function may be called from any.
#pragma once

#include "core/clock.h"
#include "demo/doubles/tracearchive.h"
#include "demo/world/httphost.h"

#include <mutex>

namespace yagura::demo {

// Which of the APIs a generation of Jaeger serves.
enum class JaegerGeneration {
    V1Only, // up to 1.52
    V1AndV3, // 1.53 to 2.18
    Summaries, // 2.19, 2.20: also trace-summaries
    V3Only, // after 2.20: of v1 only one trace by its id, and the dependencies
};

class JaegerDouble
{
public:
    // clock and timeline outlive the double.
    JaegerDouble(const Clock &clock, const Timeline &timeline,
                 JaegerGeneration generation = JaegerGeneration::Summaries, size_t capacity = 60'000);

    quint16 listen() { return m_host.listen(); }
    [[nodiscard]] quint16 port() const { return m_host.port(); }

    void add(const std::vector<Request> &requests);
    [[nodiscard]] size_t traceCount() const;

private:
    HttpAnswer answer(const HttpQuestion &question);
    HttpAnswer answerV1(const HttpQuestion &question, const QStringList &path);
    HttpAnswer answerV3(const HttpQuestion &question, const QStringList &path);
    HttpAnswer searchV1(const HttpQuestion &question) const;
    HttpAnswer tracesById(const QStringList &ids) const;
    HttpAnswer oneV1(const QString &id) const;
    HttpAnswer operationsV1(const HttpQuestion &question) const;
    HttpAnswer dependencies(const HttpQuestion &question) const;
    HttpAnswer keep(const QString &id);
    HttpAnswer metrics(const QString &metric, const HttpQuestion &question) const;
    HttpAnswer searchV3(const HttpQuestion &question, bool summaries) const;
    HttpAnswer oneV3(const QString &id) const;
    // An archive and service metrics, which the all-in-one of version 1 lacks.
    [[nodiscard]] bool hasExtras() const { return m_generation != JaegerGeneration::V1Only; }
    [[nodiscard]] bool servesV1() const { return m_generation != JaegerGeneration::V3Only; }

    const Clock &m_clock;
    const JaegerGeneration m_generation;
    mutable std::mutex m_mutex;
    TraceArchive m_archive;
    HttpHost m_host; // last, so that it stops first
};

} // namespace yagura::demo
