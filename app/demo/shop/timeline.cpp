#include "demo/shop/timeline.h"

#include "demo/shop/random.h"

#include <algorithm>

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr int firstRevision = 7;
constexpr Duration poolFillTime = 40s;
constexpr Duration poolDrainTime = 8s;
constexpr Duration mailRampTime = 10s;

// The letters that Kubernetes uses, so that no name spells a word.
std::string safeSuffix(std::uint64_t bits, int length)
{
    static constexpr std::string_view letters = "bcdfghjklmnpqrstvwxz2456789";
    std::string text;
    for (int i = 0; i < length; ++i) {
        text += letters[bits % letters.size()];
        bits /= letters.size();
    }
    return text;
}

double ramp(Instant from, Duration rise, Instant at)
{
    return std::clamp(toSeconds(at - from) / toSeconds(rise), 0.0, 1.0);
}

// Rises after from, falls after until.
double envelope(Instant from, const std::optional<Instant> &until, Duration rise, Instant at)
{
    if (at < from)
        return 0;
    if (!until || at < *until)
        return ramp(from, rise, at);
    return ramp(from, rise, *until) * (1.0 - ramp(*until, poolDrainTime, at));
}

Service serviceOf(FaultKind kind)
{
    return kind == FaultKind::Pool ? Service::Payment : Service::Mail;
}

} // namespace

std::string templateHash(Service service, int revision)
{
    return safeSuffix(mixed(indexOf(service) + 101, static_cast<std::uint64_t>(revision)), 9);
}

Timeline::Timeline(std::uint64_t seed, Instant start)
    : m_seed(seed)
    , m_start(start)
{
    const Instant dawn = start - 72h;
    for (const Service service : allServices())
        m_releases.push_back({service, dawn - 1h * static_cast<int>(indexOf(service)),
                              std::string(info(service).previousVersion), firstRevision - 1});
    const auto deployed = [&](Service service, Duration ago) {
        addRelease(service, std::string(info(service).version), start - ago);
    };
    for (const Service service : allServices()) {
        if (service != Service::Catalogue && service != Service::Search && service != Service::Web)
            deployed(service, 30h + 97min * static_cast<int>(indexOf(service)));
    }
    deployed(Service::Catalogue, 4h + 12min);
    deployed(Service::Search, 2h + 35min);
    deployed(Service::Web, 55min);
    m_episodes.push_back({FaultKind::Pool, start - (4h + 50min), start - (4h + 46min), 0.86});
}

void Timeline::startFault(FaultKind kind, Instant at)
{
    const std::scoped_lock lock(m_mutex);
    const auto running = std::ranges::any_of(m_episodes, [&](const Episode &episode) {
        return episode.kind == kind && (!episode.until || *episode.until > at);
    });
    if (running)
        return;
    if (kind == FaultKind::Pool && findRelease(Service::Payment, at)->version != leakingPaymentVersion)
        addRelease(Service::Payment, std::string(leakingPaymentVersion), at);
    m_episodes.push_back({kind, at, {}, 1.0});
}

void Timeline::cure(FaultKind kind, Instant at)
{
    const std::scoped_lock lock(m_mutex);
    endEpisode(kind, at);
}

void Timeline::reset(Instant at)
{
    const std::scoped_lock lock(m_mutex);
    endEpisode(FaultKind::Pool, at);
    endEpisode(FaultKind::Mail, at);
    for (const Service service : allServices()) {
        if (findRelease(service, at)->version != info(service).version)
            addRelease(service, std::string(info(service).version), at);
        if (findReplicas(service, at) != info(service).replicas)
            m_scalings.push_back({service, at, info(service).replicas});
    }
}

bool Timeline::isActive(FaultKind kind, Instant at) const
{
    const std::scoped_lock lock(m_mutex);
    return std::ranges::any_of(m_episodes, [&](const Episode &episode) {
        return episode.kind == kind && episode.from <= at && (!episode.until || *episode.until > at);
    });
}

int Timeline::roll(Service service, const std::string &version, Instant at)
{
    const std::scoped_lock lock(m_mutex);
    const std::string target = version.empty() ? findRelease(service, at)->version : version;
    const int revision = addRelease(service, target, at);
    for (const FaultKind kind : {FaultKind::Pool, FaultKind::Mail}) {
        if (serviceOf(kind) == service)
            endEpisode(kind, at + rolloutTime);
    }
    return revision;
}

void Timeline::scale(Service service, int replicas, Instant at)
{
    const std::scoped_lock lock(m_mutex);
    m_scalings.push_back({service, at, replicas});
}

Conditions Timeline::conditionsAt(Instant at) const
{
    const std::scoped_lock lock(m_mutex);
    Conditions conditions;
    for (const Episode &episode : m_episodes) {
        if (episode.kind == FaultKind::Pool)
            conditions.poolPressure
                = std::max(conditions.poolPressure,
                           episode.peak * envelope(episode.from, episode.until, poolFillTime, at));
        else
            conditions.mailBlocked
                = std::max(conditions.mailBlocked, envelope(episode.from, episode.until, mailRampTime, at));
    }
    conditions.cacheTrouble = envelope(m_start - (3h + 20min), m_start - (3h + 13min), 60s, at);
    return conditions;
}

Release Timeline::releaseAt(Service service, Instant at) const
{
    const std::scoped_lock lock(m_mutex);
    return *findRelease(service, at);
}

std::vector<Release> Timeline::releases(Service service) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Release> found;
    std::ranges::copy_if(m_releases, std::back_inserter(found),
                         [&](const Release &release) { return release.service == service; });
    return found;
}

int Timeline::replicasAt(Service service, Instant at) const
{
    const std::scoped_lock lock(m_mutex);
    return findReplicas(service, at);
}

// Slot i of n is replaced at (i + 1) / n of the rollout; for two seconds after that its pod is not ready.
std::vector<Pod> Timeline::podsAt(Service service, Instant at) const
{
    const std::scoped_lock lock(m_mutex);
    const int replicas = findReplicas(service, at);
    std::vector<Pod> pods;
    for (int slot = 0; slot < replicas; ++slot) {
        const Duration delay = rolloutTime * (slot + 1) / replicas - 2s;
        const Release *release = findRelease(service, at - delay);
        Instant startedAt = release->at + delay;
        if (slot >= info(service).replicas) {
            for (const Scaling &scaling : m_scalings) {
                if (scaling.service == service && scaling.at <= at && scaling.replicas > slot)
                    startedAt = std::max(startedAt, scaling.at);
            }
        }
        pods.push_back(makePod(*release, slot, startedAt));
        pods.back().ready = at - startedAt >= 2s;
    }
    return pods;
}

const Release *Timeline::findRelease(Service service, Instant at) const
{
    const Release *found = nullptr;
    for (const Release &release : m_releases) {
        if (release.service == service && (!found || release.at <= at))
            found = &release;
    }
    return found;
}

int Timeline::findReplicas(Service service, Instant at) const
{
    int replicas = info(service).replicas;
    for (const Scaling &scaling : m_scalings) {
        if (scaling.service == service && scaling.at <= at)
            replicas = scaling.replicas;
    }
    return replicas;
}

int Timeline::addRelease(Service service, std::string version, Instant at)
{
    int revision = 0;
    for (const Release &release : m_releases) {
        if (release.service == service)
            revision = std::max(revision, release.revision);
    }
    m_releases.push_back({service, at, std::move(version), revision + 1});
    return revision + 1;
}

void Timeline::endEpisode(FaultKind kind, Instant at)
{
    for (Episode &episode : m_episodes) {
        if (episode.kind == kind && (!episode.until || *episode.until > at))
            episode.until = at;
    }
}

Pod Timeline::makePod(const Release &release, int slot, Instant startedAt) const
{
    const std::uint64_t key = mixed(m_seed,
                                    mixed(indexOf(release.service) * 1000 + static_cast<std::uint64_t>(slot),
                                          static_cast<std::uint64_t>(release.revision)));
    Pod pod;
    pod.name = std::string(name(release.service)) + "-" + templateHash(release.service, release.revision)
        + "-" + safeSuffix(key, 5);
    const std::uint64_t node = (indexOf(release.service) + static_cast<std::uint64_t>(slot)) % 4 + 1;
    pod.node = "node-0" + std::to_string(node);
    pod.ip = "10.42." + std::to_string(node) + "." + std::to_string(10 + key % 230);
    pod.startedAt = startedAt;
    pod.revision = release.revision;
    pod.ready = true;
    return pod;
}

} // namespace yagura::demo
