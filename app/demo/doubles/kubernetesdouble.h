// A Kubernetes API server on loopback: Deployments, ReplicaSets and Pods of the shop's namespace, as strict
// as the real one about tokens, media types and versions. A rollout takes its time and really changes the
// shop. Owned by the world or a test; has its own thread, every public function may be called from any.
#pragma once

#include "core/clock.h"
#include "demo/doubles/kubepatch.h"
#include "demo/world/httphost.h"

#include <array>
#include <mutex>

namespace yagura::demo {

class KubernetesDouble
{
public:
    // clock and timeline outlive the double. token: Authorization: Bearer …; empty refuses everybody.
    KubernetesDouble(const Clock &clock, Timeline &timeline, QByteArray token);

    quint16 listen() { return m_host.listen(); }
    [[nodiscard]] quint16 port() const { return m_host.port(); }

    // Forgets what came through the API: pauses, annotations, templates.
    void reset();
    // Changes that were made, not the ones refused or tried dry.
    [[nodiscard]] int effectCount() const;

private:
    struct Target
    {
        std::string resource; // "deployments.apps"
        std::string kind; // "Deployment"
        QString objectName; // empty: the list
        QString subresource;
    };

    HttpAnswer answer(const HttpQuestion &question);
    HttpAnswer route(const HttpQuestion &question);
    HttpAnswer answerNamespaced(const HttpQuestion &question, const Target &target);
    HttpAnswer list(const HttpQuestion &question, const Target &target);
    HttpAnswer changeDeployment(const HttpQuestion &question, const Target &target, Service service);
    HttpAnswer scale(const HttpQuestion &question, Service service);
    KubeResult<bool> isDryRun(const HttpQuestion &question) const;
    HttpAnswer commit(Service service, const Json &before, const Json &after);
    [[nodiscard]] Json objects(const Target &target, Instant now);
    // Gives the object a resourceVersion that changes when the object does.
    [[nodiscard]] Json versioned(Json object);
    [[nodiscard]] Json deployment(Service service);
    [[nodiscard]] Json scaleObject(Service service);

    const Clock &m_clock;
    Timeline &m_timeline;
    const QByteArray m_token;
    mutable std::mutex m_mutex;
    std::array<DeploymentRecord, serviceCount> m_records;
    std::map<std::string, std::pair<std::string, int>> m_versions; // uid → content and version
    int m_lastVersion = 481'000;
    int m_effects = 0;
    HttpHost m_host; // last, so that it stops first
};

} // namespace yagura::demo
