// Asks one Prometheus how its services are doing and keeps the latest answer. Finds out by itself which
// request metrics there are. GUI thread; owned by app/ or a screen. A refresh never starts while the last is
// unanswered.
#pragma once

#include "core/callcombinators.h"
#include "correlate/redqueries.h"
#include "correlate/servicehealth.h"
#include "metrics/promclient.h"

#include <QObject>

namespace yagura::correlate {

class ServiceHealthFeed : public QObject
{
    Q_OBJECT
public:
    explicit ServiceHealthFeed(QObject *parent = nullptr);

    // Null forgets everything.
    void setClient(std::shared_ptr<metrics::PromClient> client);
    void setIdentity(const ServiceIdentity &identity) { m_identity = identity; }
    // Over range, in at most 240 steps of at least 15 s.
    void refresh(const TimeRange &range);

    [[nodiscard]] const std::vector<ServiceHealth> &services() const { return m_services; }
    // Error ratio of all services together.
    [[nodiscard]] const Trend &totalErrorRatio() const { return m_total; }
    // What services() and totalErrorRatio() cover.
    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] Duration step() const { return m_step; }
    // Missing when the server has no request metrics that are known; otherwise the latest failure.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    // True once a refresh has been answered, well or badly, or there is nobody to ask.
    [[nodiscard]] bool isSettled() const { return m_settled; }

Q_SIGNALS:
    void changed();

private:
    void ask(const TimeRange &range);
    void take(const std::vector<Result<metrics::SharedResult>> &answers, const TimeRange &range,
              Duration step);
    void fail(const Error &error);

    std::shared_ptr<metrics::PromClient> m_client;
    ServiceIdentity m_identity;
    std::optional<RedDialect> m_dialect;
    QList<StoreCounters> m_stores;
    Latest<std::shared_ptr<const QStringList>> m_names;
    Latest<std::vector<Result<metrics::SharedResult>>> m_answers;
    std::vector<ServiceHealth> m_services;
    Trend m_total;
    TimeRange m_range;
    Duration m_step{};
    std::optional<Error> m_error;
    bool m_settled = true;
};

} // namespace yagura::correlate
