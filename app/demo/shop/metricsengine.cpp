#include "demo/shop/metricsengine.h"

#include "demo/shop/random.h"
#include "demo/shop/traffic.h"

#include <charconv>
#include <cmath>

namespace yagura::demo {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
constexpr double bulkMailsPerSecond = 96.0;
constexpr double mailCapacityPerSecond = 190.0;
constexpr double mailsPerOrder = 1.0;

std::string label(std::string_view key, std::string_view value)
{
    return std::string(key) + "=\"" + std::string(value) + "\"";
}

double seconds(Instant at)
{
    return toSeconds(at.time_since_epoch());
}

void append(QByteArray &text, double value)
{
    std::array<char, 40> buffer{};
    const bool whole = std::abs(value) < 1e15 && value == std::floor(value);
    const auto end = whole
        ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<std::int64_t>(value))
        : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 9);
    text.append(buffer.data(), static_cast<qsizetype>(end.ptr - buffer.data()));
}

void append(QByteArray &text, std::string_view part)
{
    text.append(part.data(), static_cast<qsizetype>(part.size()));
}

class ExpositionSink final : public MetricSink
{
public:
    void sample(std::string_view family, std::string_view labels, double value) override
    {
        const std::string_view base = histogramBase(family);
        if (base != m_family) {
            m_family = base;
            append(text, "# TYPE ");
            append(text, base);
            append(text,
                   base != family                   ? " histogram\n"
                       : family.ends_with("_total") ? " counter\n"
                                                    : " gauge\n");
        }
        append(text, family);
        if (!labels.empty()) {
            append(text, "{");
            append(text, labels);
            append(text, "}");
        }
        append(text, " ");
        append(text, value);
        append(text, "\n");
    }

    QByteArray text;

private:
    static std::string_view histogramBase(std::string_view family)
    {
        for (const std::string_view suffix : {"_bucket", "_sum", "_count"}) {
            if (family.ends_with(suffix) && family.starts_with("http_"))
                return family.substr(0, family.size() - suffix.size());
        }
        return family;
    }

    std::string m_family;
};

class BackfillSink final : public MetricSink
{
public:
    explicit BackfillSink(QByteArray &text)
        : m_text(text)
    { }

    void begin(std::string targetPart, Instant at)
    {
        m_target = std::move(targetPart);
        m_time = QByteArray::number(toUnixMilliseconds(at) / 1000);
    }

    void sample(std::string_view family, std::string_view labels, double value) override
    {
        append(m_text, family);
        append(m_text, "{");
        append(m_text, m_target);
        if (!labels.empty()) {
            append(m_text, ",");
            append(m_text, labels);
        }
        append(m_text, "} ");
        append(m_text, value);
        m_text += ' ';
        m_text += m_time;
        m_text += '\n';
    }

private:
    QByteArray &m_text;
    std::string m_target;
    QByteArray m_time;
};

} // namespace

MetricsEngine::MetricsEngine(std::uint64_t seed, const Timeline &timeline, const Calibration &calibration,
                             Instant from)
    : m_seed(seed)
    , m_timeline(timeline)
    , m_calibration(calibration)
    , m_from(from)
    , m_now(from)
{
    const auto &outcomes = calibration.outcomes();
    m_totals.outcomes.assign(outcomes.size(), 0.0);
    for (size_t row = 0; row < outcomes.size(); ++row) {
        const OperationInfo &operation = info(outcomes[row].operation);
        const size_t service = indexOf(operation.service);
        m_outcomeRows[service].push_back(row);
        m_outcomeLabels[service].push_back(label("method", operation.method) + ","
                                           + label("route", operation.route) + ","
                                           + label("status", std::to_string(outcomes[row].status)));
    }
    integrate(from, 0);
}

void MetricsEngine::advanceTo(Instant at, Duration step)
{
    while (m_now < at) {
        const Duration part = std::min(step, at - m_now);
        integrate(m_now + part / 2, toSeconds(part));
        m_now += part;
    }
}

void MetricsEngine::integrate(Instant at, double length)
{
    m_conditions = m_timeline.conditionsAt(at);
    const double rate = requestsPerSecond(m_seed, at);
    const Averages averages = m_calibration.at(m_conditions);
    const double requests = rate * length;
    m_lastRate = rate;
    const auto &outcomes = m_calibration.outcomes();
    std::array<double, serviceCount> wobble{};
    for (size_t s = 0; s < wobble.size(); ++s)
        wobble[s] = 1.0 + 0.02 * smoothNoise(m_seed + 100 + s, seconds(at), 45.0);
    for (size_t row = 0; row < outcomes.size(); ++row) {
        const size_t service = indexOf(info(outcomes[row].operation).service);
        m_totals.outcomes[row] += requests * averages.outcomes[row] * wobble[service];
    }
    for (size_t s = 0; s < wobble.size(); ++s) {
        for (size_t i = 0; i < m_totals.latency[s].size(); ++i)
            m_totals.latency[s][i] += requests * averages.latency[s][i] * wobble[s];
        m_totals.secondsSum[s] += requests * averages.secondsSum[s] * wobble[s];
        m_totals.served[s] += requests * averages.served[s] * wobble[s];
    }
    m_totals.ordersPlaced += requests * averages.ordersPlaced * wobble[indexOf(Service::Checkout)];
    m_totals.cacheHits += requests * averages.cacheHits;
    m_totals.cacheMisses += requests * averages.cacheMisses;

    const double incoming = (bulkMailsPerSecond + rate * averages.ordersPlaced * mailsPerOrder) * length;
    const double capacity = mailCapacityPerSecond * (1.0 - 0.97 * m_conditions.mailBlocked) * length;
    const double sent = std::min(capacity, std::max(0.0, m_mailQueue + incoming - 35.0));
    m_mailQueue = std::max(0.0, m_mailQueue + incoming - sent);
    m_mailsSent += sent;
    m_jobsWaiting = 3 + 2 * smoothNoise(m_seed + 50, seconds(at), 30.0) + m_mailQueue / 400.0;
}

void MetricsEngine::write(Service service, MetricSink &sink) const
{
    const Release release = m_timeline.releaseAt(service, m_now);
    sink.sample("target_info",
                label("service_name", name(service)) + "," + label("service_version", release.version), 1);
    sink.sample("deploy_timestamp_seconds", label("version", release.version),
                std::floor(seconds(release.at)));
    writeRequests(service, sink);
    writePool(service, sink);
    writeStores(service, sink);
    writePods(service, sink);
}

void MetricsEngine::writeRequests(Service service, MetricSink &sink) const
{
    const size_t s = indexOf(service);
    for (size_t i = 0; i < m_outcomeRows[s].size(); ++i)
        sink.sample("http_requests_total", m_outcomeLabels[s][i],
                    std::floor(m_totals.outcomes[m_outcomeRows[s][i]]));
    if (m_outcomeRows[s].empty())
        return;
    double cumulated = 0;
    for (size_t i = 0; i < latencyBounds.size(); ++i) {
        cumulated += m_totals.latency[s][i];
        std::array<char, 16> bound{};
        const auto end = std::to_chars(bound.data(), bound.data() + bound.size(), latencyBounds[i]);
        sink.sample("http_request_duration_seconds_bucket",
                    label("le", {bound.data(), static_cast<size_t>(end.ptr - bound.data())}),
                    std::floor(cumulated));
    }
    cumulated += m_totals.latency[s].back();
    sink.sample("http_request_duration_seconds_bucket", "le=\"+Inf\"", std::floor(cumulated));
    sink.sample("http_request_duration_seconds_sum", {}, m_totals.secondsSum[s]);
    sink.sample("http_request_duration_seconds_count", {}, std::floor(cumulated));
}

void MetricsEngine::writePool(Service service, MetricSink &sink) const
{
    const int size = info(service).poolSize;
    if (size == 0)
        return;
    const double pressure = service == Service::Payment ? m_conditions.poolPressure : 0.0;
    const double noise = smoothNoise(m_seed + 200 + indexOf(service), seconds(m_now), 18.0);
    const double resting = std::min(0.5 * size, 3.0 + m_lastRate * 0.06) + 2.0 * noise;
    const double active
        = std::clamp(std::round(resting + pressure * (1.04 * size - resting)), 1.0, double(size));
    const double waiting = pressure < 0.9 ? 0.0 : std::round((pressure - 0.9) * 260.0 + 6.0 * noise + 4.0);
    const double idle = std::min(size - active, 6.0);
    const std::string pool = label("pool", poolName);
    const std::pair<std::string_view, double> states[]
        = {{"active", active}, {"idle", idle}, {"waiting", waiting}};
    for (const auto &[state, value] : states)
        sink.sample("db_pool_connections", pool + "," + label("state", state), std::max(0.0, value));
    sink.sample("db_pool_max_connections", pool, size);
}

void MetricsEngine::writeStores(Service service, MetricSink &sink) const
{
    const double t = seconds(m_now);
    switch (service) {
    case Service::Checkout:
        sink.sample("orders_placed_total", {}, std::floor(m_totals.ordersPlaced));
        break;
    case Service::Mail:
        sink.sample("mail_queue_length", {}, std::round(m_mailQueue));
        sink.sample("mail_sent_total", {}, std::floor(m_mailsSent));
        break;
    case Service::Worker:
        sink.sample("worker_jobs_waiting", {}, std::round(std::max(0.0, m_jobsWaiting)));
        break;
    case Service::Cache:
        sink.sample("redis_connected_clients", {}, std::round(64 + 6 * smoothNoise(m_seed + 60, t, 40.0)));
        sink.sample("redis_commands_processed_total", {},
                    std::floor(m_totals.served[indexOf(Service::Cache)]));
        sink.sample("redis_keyspace_hits_total", {}, std::floor(m_totals.cacheHits));
        sink.sample("redis_keyspace_misses_total", {}, std::floor(m_totals.cacheMisses));
        break;
    case Service::OrdersDb:
        sink.sample("pg_stat_activity_count", label("state", "active"),
                    std::round(14 + 5 * smoothNoise(m_seed + 61, t, 25.0) + 28 * m_conditions.poolPressure));
        sink.sample("pg_stat_activity_count", label("state", "idle in transaction"),
                    std::round(std::max(
                        0.0, 1 + smoothNoise(m_seed + 62, t, 60.0) + 34 * m_conditions.poolPressure)));
        sink.sample("pg_stat_database_xact_commit_total", {},
                    std::floor(m_totals.served[indexOf(Service::OrdersDb)]));
        // A transaction that gets no connection never reaches the database; what it rolls back are conflicts.
        sink.sample("pg_stat_database_xact_rollback_total", {},
                    std::floor(0.0011 * m_totals.served[indexOf(Service::OrdersDb)]));
        break;
    default:
        break;
    }
}

// The leak is visible in the memory of payment's pods too.
double MetricsEngine::podMemoryBytes(Service service, const Pod &pod) const
{
    const ServiceInfo &about = info(service);
    const double age = std::max(0.0, toSeconds(m_now - pod.startedAt));
    const double warm = 1.0 - 0.35 * std::exp(-age / 240.0);
    const double breath
        = 0.03 * smoothNoise(mixed(m_seed, std::hash<std::string>{}(pod.name)), seconds(m_now), 150.0);
    const double leak = service == Service::Payment ? 0.38 * m_conditions.poolPressure : 0.0;
    return std::min(0.99 * about.memoryLimitMiB, about.memoryUsedMiB * (warm + breath + leak)) * mebibyte;
}

void MetricsEngine::writePods(Service service, MetricSink &sink) const
{
    const ServiceInfo &about = info(service);
    const std::vector<Pod> pods = m_timeline.podsAt(service, m_now);
    const double since = toSeconds(m_now - m_from);
    const double perPod
        = m_totals.served[indexOf(service)] / static_cast<double>(pods.size() ? pods.size() : 1);
    const double perSecond = since > 1 ? perPod / since : 0;
    int ready = 0;
    for (const Pod &pod : pods) {
        ready += pod.ready ? 1 : 0;
        sink.sample("container_memory_working_set_bytes", label("pod", pod.name),
                    std::round(podMemoryBytes(service, pod)));
    }
    for (const Pod &pod : pods)
        sink.sample("container_spec_memory_limit_bytes", label("pod", pod.name),
                    about.memoryLimitMiB * mebibyte);
    for (const Pod &pod : pods) {
        const double age = std::max(0.0, toSeconds(m_now - pod.startedAt));
        const double served = pod.startedAt <= m_from ? perPod : perSecond * age;
        sink.sample("container_cpu_usage_seconds_total", label("pod", pod.name),
                    about.cpuCoresAtRest * age + about.cpuSecondsPerRequest * served);
    }
    const std::string deployment = label("deployment", about.name);
    sink.sample("kube_deployment_spec_replicas", deployment, static_cast<double>(pods.size()));
    sink.sample("kube_deployment_status_replicas_ready", deployment, ready);
    for (const Pod &pod : pods)
        sink.sample("kube_pod_container_status_restarts_total", label("pod", pod.name), 0);
}

QByteArray exposition(const MetricsEngine &engine, Service service)
{
    ExpositionSink sink;
    sink.text.reserve(16 * 1024);
    engine.write(service, sink);
    return sink.text;
}

std::string targetLabels(Service service)
{
    const std::string own(name(service));
    return label("job", own) + "," + label("instance", own + "-0.shop:8080") + "," + label("service", own)
        + "," + label("cluster", clusterName) + "," + label("namespace", namespaceName);
}

QByteArray backfill(MetricsEngine &engine, Instant from, Instant until, Duration step)
{
    QByteArray text;
    text.reserve(static_cast<qsizetype>((until - from) / step + 1) * 120 * 1024);
    BackfillSink sink(text);
    std::array<std::string, serviceCount> targets;
    for (const Service service : allServices())
        targets[indexOf(service)] = targetLabels(service);
    for (Instant at = from; at < until; at += step) {
        engine.advanceTo(at, step);
        for (const Service service : allServices()) {
            sink.begin(targets[indexOf(service)], at);
            sink.sample("up", {}, 1);
            engine.write(service, sink);
        }
    }
    text += "# EOF\n";
    return text;
}

} // namespace yagura::demo
