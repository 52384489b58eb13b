#include "correlate/servicehealthfeed.h"

#include <QRegularExpression>

namespace yagura::correlate {

using namespace std::chrono_literals;

ServiceHealthFeed::ServiceHealthFeed(QObject *parent)
    : QObject(parent)
{ }

void ServiceHealthFeed::setClient(std::shared_ptr<metrics::PromClient> client)
{
    if (client == m_client)
        return;
    m_names.cancel();
    m_answers.cancel();
    m_client = std::move(client);
    m_dialect.reset();
    m_services.clear();
    m_total = {};
    m_error.reset();
    m_settled = !m_client;
    Q_EMIT changed();
}

void ServiceHealthFeed::refresh(const TimeRange &range)
{
    if (!m_client || m_names.isRunning() || m_answers.isRunning() || !range.isValid())
        return;
    if (m_dialect) {
        ask(range);
        return;
    }
    m_names.start(m_client->labelValues(QStringLiteral("__name__")), this, [this, range](auto names) {
        if (!names)
            return fail(names.error());
        m_dialect = findDialect(**names);
        m_stores = findStores(**names);
        if (!m_dialect)
            return fail({ErrorKind::Missing, {}, QStringLiteral("no request metrics"), {}});
        ask(range);
    });
}

void ServiceHealthFeed::ask(const TimeRange &range)
{
    const Duration step
        = std::max<Duration>(15s, std::chrono::ceil<std::chrono::seconds>(range.length() / 240));
    const QString window = QStringLiteral("1m");
    const RedQueries queries = withStores(redQueries(*m_dialect, window), m_stores, window);
    // Whole steps, so that consecutive refreshes ask for the same points.
    const Instant end = range.to - range.to.time_since_epoch() % step;
    const TimeRange aligned{end - step * (range.length() / step), end};
    const QString firing
        = QStringLiteral("max by (severity, %1) (ALERTS{alertstate=\"firing\"})")
              .arg(m_identity.labelNames()
                       .filter(QRegularExpression(QStringLiteral("^[a-zA-Z_][a-zA-Z0-9_]*$")))
                       .join(QStringLiteral(", ")));
    std::vector<Call<metrics::SharedResult>> calls;
    const QString expressions[] = {queries.requestsPerSecond, queries.errorRatio, queries.p95Seconds, firing,
                                   queries.totalErrorRatio};
    for (const QString &expression : expressions) {
        metrics::RangeQuery query;
        query.expression = expression;
        query.range = aligned;
        query.step = step;
        calls.push_back(m_client->queryRange(query));
    }
    m_answers.start(all(std::move(calls)), this, [this, aligned, step](auto answers) {
        if (answers)
            take(*answers, aligned, step);
        else
            fail(answers.error());
    });
}

void ServiceHealthFeed::take(const std::vector<Result<metrics::SharedResult>> &answers,
                             const TimeRange &range, Duration step)
{
    const auto value = [&](size_t i) { return answers[i] ? *answers[i] : metrics::SharedResult(); };
    m_error.reset();
    for (const auto &answer : answers) {
        if (!answer && !m_error)
            m_error = answer.error();
    }
    if (!answers[0])
        return fail(answers[0].error());
    m_services = joinServiceHealth({value(0), value(1), value(2), value(3)}, m_identity, range, step);
    m_total = {};
    if (const auto total = value(4); total && !total->series.empty())
        m_total.points = total->series.front().values;
    m_range = range;
    m_step = step;
    m_settled = true;
    Q_EMIT changed();
}

void ServiceHealthFeed::fail(const Error &error)
{
    m_error = error;
    m_settled = true;
    Q_EMIT changed();
}

} // namespace yagura::correlate
