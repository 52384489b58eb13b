#include "demo/world/exporter.h"

namespace yagura::demo {

Exporter::Exporter(const Clock &clock, MetricsEngine engine)
    : m_clock(clock)
    , m_engine(std::move(engine))
    , m_host(QStringLiteral("demo exporter"),
             [this](const HttpQuestion &question) { return answer(question); })
{ }

HttpAnswer Exporter::answer(const HttpQuestion &question)
{
    const QStringList path = question.segments();
    const auto service = path.size() == 2 && path.front() == QLatin1String("metrics")
        ? serviceByName(path.back().toStdString())
        : std::nullopt;
    if (!service)
        return {404, "text/plain; charset=utf-8", "404 page not found\n"};
    if (question.method != HttpMethod::Get && question.method != HttpMethod::Head)
        return {405, "text/plain; charset=utf-8", "Method Not Allowed\n"};
    const std::scoped_lock lock(m_mutex);
    m_engine.advanceTo(m_clock.now(), std::chrono::seconds(1));
    return {200, "text/plain; version=0.0.4; charset=utf-8", exposition(m_engine, *service)};
}

} // namespace yagura::demo
