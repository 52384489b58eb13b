// What happened to the shop and when: faults, deployments, restarts, scaling. The only mutable state of the
// simulation that several threads share; every function locks. Questions about a moment are answered the same
// way for ever, since the past is never changed.
#pragma once

#include "core/instant.h"
#include "demo/shop/conditions.h"
#include "demo/shop/topology.h"

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace yagura::demo {

// Pool: a leak in payment 2.41.0 exhausts its database connections. Mail: the mail provider answers 421.
enum class FaultKind { Pool, Mail };

struct Release
{
    Service service;
    Instant at;
    std::string version;
    int revision; // counts the pod templates of a deployment
};

struct Pod
{
    std::string name;
    std::string node;
    std::string ip;
    Instant startedAt;
    int revision;
    bool ready;

    bool operator==(const Pod &) const = default;
};

inline constexpr Duration rolloutTime = std::chrono::seconds(20);
inline constexpr std::string_view leakingPaymentVersion = "2.41.0";

class Timeline
{
public:
    // start: when the world opens; history (some deployments, two short troubles) lies before it.
    Timeline(std::uint64_t seed, Instant start);

    [[nodiscard]] Instant start() const { return m_start; }

    // Starting one that is active does nothing. Pool brings payment to the leaking version.
    void startFault(FaultKind kind, Instant at);
    void cure(FaultKind kind, Instant at);
    // Everything as it was at the start, from this moment on.
    void reset(Instant at);
    [[nodiscard]] bool isActive(FaultKind kind, Instant at) const;

    // New pods, one after the other within rolloutTime; an empty version keeps the current one (a restart).
    // Ends the fault of that service when the last old pod is gone. Answers the new revision.
    int roll(Service service, const std::string &version, Instant at);
    void scale(Service service, int replicas, Instant at);

    [[nodiscard]] Conditions conditionsAt(Instant at) const;
    [[nodiscard]] Release releaseAt(Service service, Instant at) const;
    [[nodiscard]] std::vector<Release> releases(Service service) const;
    [[nodiscard]] int replicasAt(Service service, Instant at) const;
    [[nodiscard]] std::vector<Pod> podsAt(Service service, Instant at) const;

private:
    struct Episode
    {
        FaultKind kind;
        Instant from;
        std::optional<Instant> until;
        double peak = 1.0;
    };
    struct Scaling
    {
        Service service;
        Instant at;
        int replicas;
    };

    [[nodiscard]] const Release *findRelease(Service service, Instant at) const;
    [[nodiscard]] int findReplicas(Service service, Instant at) const;
    int addRelease(Service service, std::string version, Instant at);
    void endEpisode(FaultKind kind, Instant at);
    [[nodiscard]] Pod makePod(const Release &release, int slot, Instant startedAt) const;

    const std::uint64_t m_seed;
    const Instant m_start;
    mutable std::mutex m_mutex;
    std::vector<Episode> m_episodes;
    std::vector<Release> m_releases; // in order of time
    std::vector<Scaling> m_scalings; // in order of time
};

// The hash that Kubernetes would put into the names of a revision's ReplicaSet and pods.
[[nodiscard]] std::string templateHash(Service service, int revision);

} // namespace yagura::demo
