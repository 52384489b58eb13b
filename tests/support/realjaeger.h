// A Jaeger server as ./dev real-backends builds it, with storage in memory, on loopback ports of its own.
// Ends with the object, or with the test program. GUI-less tests; the thread that makes it.
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace yagura::test {

enum class JaegerProgram { V1, V2 }; // all-in-one of version 1; version 2, with an archive

class RealJaeger
{
public:
    // Where it is when it was built; empty when not.
    [[nodiscard]] static QString path(JaegerProgram program);
    // metricsStore: a Prometheus that version 2 reads /api/metrics from; may be empty. Null with the reason
    // in problem when it did not answer within half a minute.
    [[nodiscard]] static std::unique_ptr<RealJaeger> start(JaegerProgram program, const QUrl &metricsStore,
                                                           QString &problem);
    ~RealJaeger();
    Q_DISABLE_COPY_MOVE(RealJaeger)

    [[nodiscard]] QUrl query() const { return m_query; }
    [[nodiscard]] QUrl otlp() const { return m_otlp; } // takes POST /v1/traces

private:
    RealJaeger() = default;
    [[nodiscard]] bool isListening();

    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_query;
    QUrl m_otlp;
};

} // namespace yagura::test
