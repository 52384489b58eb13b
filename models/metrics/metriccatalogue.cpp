#include "metrics/metriccatalogue.h"

namespace yagura::metrics {

void MetricCatalogue::setClient(std::shared_ptr<PromClient> client)
{
    if (client == m_client)
        return;
    cancel();
    m_client = std::move(client);
    m_names.clear();
    m_targets.reset();
    m_scrapeInterval = std::chrono::seconds(15);
    m_namesState = m_metadataState = m_targetsState = State::Unknown;
}

void MetricCatalogue::setRange(const TimeRange &range)
{
    if (range != m_range)
        forgetNames();
    m_range = range;
}

void MetricCatalogue::setSelectors(const QStringList &selectors)
{
    if (selectors != m_selectors)
        forgetNames();
    m_selectors = selectors;
}

void MetricCatalogue::forgetNames()
{
    m_namesCall.cancel();
    m_namesState = State::Unknown;
}

void MetricCatalogue::ask()
{
    if (!m_client)
        return;
    if (m_targetsState == State::Unknown)
        askTargets();
    if (m_namesState == State::Unknown)
        askNames();
    if (m_metadataState == State::Unknown)
        askMetadata();
}

void MetricCatalogue::cancel()
{
    m_namesCall.cancel();
    m_metadataCall.cancel();
    m_targetsCall.cancel();
    for (State *state : {&m_namesState, &m_metadataState, &m_targetsState}) {
        if (*state == State::Asked)
            *state = State::Unknown;
    }
}

bool MetricCatalogue::isAsking() const
{
    return m_namesState == State::Asked || m_metadataState == State::Asked || m_targetsState == State::Asked;
}

std::optional<QStringList> MetricCatalogue::names() const
{
    return m_namesState == State::Known ? std::optional(m_names) : std::nullopt;
}

void MetricCatalogue::askNames()
{
    m_namesState = State::Asked;
    m_namesCall.start(m_client->labelValues(QStringLiteral("__name__"), m_selectors, m_range), this,
                      [this](Result<std::shared_ptr<const QStringList>> names) {
                          m_namesState = names ? State::Known : State::Unknown;
                          if (!names) {
                              Q_EMIT namesFailed(names.error());
                              return;
                          }
                          m_names = **names;
                          Q_EMIT namesChanged();
                      });
}

void MetricCatalogue::askMetadata()
{
    m_metadataState = State::Asked;
    m_metadataCall.start(m_client->metadata(), this,
                         [this](Result<std::shared_ptr<const MetadataMap>> metadata) {
                             m_metadataState = metadata ? State::Known : State::Unknown;
                             if (metadata)
                                 Q_EMIT metadataChanged(**metadata);
                         });
}

void MetricCatalogue::askTargets()
{
    m_targetsState = State::Asked;
    m_targetsCall.start(m_client->targets(), this, [this](Result<std::shared_ptr<const TargetList>> targets) {
        m_targetsState = targets ? State::Known : State::Unknown;
        m_targets = targets ? *targets : nullptr;
        const Duration known = targets ? scrapeIntervalOf(**targets) : Duration::zero();
        if (known > Duration::zero())
            m_scrapeInterval = known;
        Q_EMIT targetsAnswered();
    });
}

} // namespace yagura::metrics
