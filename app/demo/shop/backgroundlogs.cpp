#include "demo/shop/backgroundlogs.h"

#include "demo/shop/random.h"

namespace yagura::demo {

namespace {

using namespace std::chrono_literals;

constexpr double chancePerSecond = 0.8;

class BackgroundLogs
{
public:
    BackgroundLogs(std::uint64_t seed, const Timeline &timeline, std::int64_t second,
                   std::vector<LogLine> &lines)
        : m_timeline(timeline)
        , m_second(second)
        , m_lines(lines)
        , m_random(mixed(seed + 91, static_cast<std::uint64_t>(second)))
        , m_at(fromUnixSeconds(second) + std::chrono::milliseconds(m_random.below(1000)))
        , m_conditions(timeline.conditionsAt(m_at))
    { }

    void write()
    {
        if (m_random.chance(chancePerSecond))
            routine();
        if (m_second % 10 == 3 && m_conditions.poolPressure > 0.5)
            poolState();
        if (m_second % 15 == 7 && m_conditions.mailBlocked > 0.2)
            line(Service::Mail, LogLevel::Warn, "mail.queue", "main",
                 "送信待ちのメールが増えています。次の試行は30秒後です");
        if (m_second % 20 == 11 && m_conditions.cacheTrouble > 0.2)
            line(Service::Cache, LogLevel::Warn, "redis", "main",
                 "evicted keys faster than usual: maxmemory reached, policy allkeys-lru");
    }

private:
    void line(Service service, LogLevel level, std::string_view logger, std::string_view thread,
              const std::string &text)
    {
        const std::vector<Pod> pods = m_timeline.podsAt(service, m_at);
        if (pods.empty())
            return;
        LogLineBuilder builder(m_at, level, service,
                               pods[static_cast<size_t>(m_random.below(static_cast<int>(pods.size())))]);
        builder.logger(logger, thread).message(text);
        m_lines.push_back(builder.take());
    }

    void routine()
    {
        const auto number
            = [this](int low, int high) { return std::to_string(low + m_random.below(high - low)); };
        switch (m_random.below(8)) {
        case 0:
            return line(Service::OrdersDb, LogLevel::Info, "postgres", "checkpointer",
                        "checkpoint complete: wrote " + number(40, 900) + " buffers; write=" + number(2, 27)
                            + "." + number(100, 999) + " s");
        case 1:
            return line(Service::Checkout, LogLevel::Debug, "gc", "GC Thread#0",
                        "Pause Young (Normal) (G1 Evacuation Pause) 812M->" + number(300, 500) + "M(2048M) "
                            + number(3, 19) + "." + number(100, 999) + "ms");
        case 2:
            return line(Service::Payment, LogLevel::Debug, "com.zaxxer.hikari.pool.HikariPool",
                        "orders-rw housekeeper",
                        "orders-rw - Pool stats (total=40, active=" + number(5, 14) + ", idle=" + number(4, 9)
                            + ", waiting=0)");
        case 3:
            return line(Service::Gateway, LogLevel::Debug, "gateway.health", "main",
                        "health check of web took " + number(1, 9) + " ms");
        case 4:
            return line(Service::Worker, LogLevel::Info, "example.shop.worker.Scheduler", "scheduler-1",
                        "swept " + number(0, 60) + " abandoned carts");
        case 5:
            return line(Service::Mail, LogLevel::Info, "mail.campaign", "campaign-1",
                        "キャンペーンメールを " + number(200, 2000) + " 件キューに追加しました");
        case 6:
            return line(Service::Cache, LogLevel::Info, "redis", "main",
                        number(100, 9000) + " changes in 60 seconds. Saving...");
        default:
            return line(Service::Users, LogLevel::Debug, "users.sessions", "main",
                        "removed " + number(3, 400) + " expired sessions");
        }
    }

    void poolState()
    {
        const int size = info(Service::Payment).poolSize;
        const bool full = m_conditions.poolPressure > 0.95;
        const int active = full ? size : static_cast<int>(m_conditions.poolPressure * size);
        line(Service::Payment, LogLevel::Warn, "com.zaxxer.hikari.pool.HikariPool", "orders-rw housekeeper",
             "orders-rw - Pool stats (total=40, active=" + std::to_string(active)
                 + ", idle=" + std::to_string(size - active)
                 + ", waiting=" + std::to_string(full ? 14 + m_random.below(18) : 0) + ")");
        line(Service::Payment, LogLevel::Warn, "com.zaxxer.hikari.pool.ProxyLeakTask",
             "orders-rw housekeeper",
             "Connection leak detection triggered for org.postgresql.jdbc.PgConnection@"
                 + std::to_string(100000 + m_random.below(800000))
                 + ", acquired in ChargeRepository.withConnection");
    }

    const Timeline &m_timeline;
    const std::int64_t m_second;
    std::vector<LogLine> &m_lines;
    Random m_random;
    const Instant m_at;
    const Conditions m_conditions;
};

// Every pod that a deployment brings says hello.
void appendStarts(const Timeline &timeline, Instant from, Instant to, std::vector<LogLine> &lines)
{
    for (const Service service : allServices()) {
        for (const Release &release : timeline.releases(service)) {
            if (release.at + rolloutTime < from || release.at >= to)
                continue;
            for (const Pod &pod : timeline.podsAt(service, release.at + rolloutTime)) {
                if (pod.revision != release.revision || pod.startedAt < from || pod.startedAt >= to)
                    continue;
                LogLineBuilder builder(pod.startedAt, LogLevel::Info, service, pod);
                builder.logger("boot", "main")
                    .message("started " + std::string(name(service)) + " " + release.version);
                lines.push_back(builder.take());
            }
        }
    }
}

} // namespace

void appendBackgroundLogs(std::uint64_t seed, const Timeline &timeline, Instant from, Instant to,
                          std::vector<LogLine> &lines)
{
    const auto first = std::chrono::floor<std::chrono::seconds>(from);
    const auto last = std::chrono::floor<std::chrono::seconds>(to);
    for (auto second = first; second < last; second += 1s)
        BackgroundLogs(seed, timeline, second.time_since_epoch().count(), lines).write();
    appendStarts(timeline, first, last, lines);
}

} // namespace yagura::demo
