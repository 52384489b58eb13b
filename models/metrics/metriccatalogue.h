// What one server has to ask about: metric names in a time range, their descriptions, and how often it
// scrapes. Each part is asked once and again only after it failed, was taken back, or no longer fits. GUI
// thread; owned by the screen.
#pragma once

#include "core/callcombinators.h"
#include "metrics/promclient.h"

#include <QObject>

namespace yagura::metrics {

class MetricCatalogue : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Another client: everything known is forgotten.
    void setClient(std::shared_ptr<PromClient> client);
    // Names of another range or of other series are asked with the next ask(); the old ones are kept until
    // then.
    void setRange(const TimeRange &range);
    // Only metrics of series that one of these selects; none means all.
    void setSelectors(const QStringList &selectors);

    // Asks for what is not known and not under way.
    void ask();
    void cancel();
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] bool isAskingTargets() const { return m_targetsState == State::Asked; }

    // Nothing while they are not known for this client, range and these selectors.
    [[nodiscard]] std::optional<QStringList> names() const;
    [[nodiscard]] Duration scrapeInterval() const { return m_scrapeInterval; }
    // Null while they are not known.
    [[nodiscard]] const std::shared_ptr<const TargetList> &targets() const { return m_targets; }

Q_SIGNALS:
    void namesChanged();
    void namesFailed(const yagura::Error &error);
    void metadataChanged(const yagura::metrics::MetadataMap &metadata);
    // Well or badly.
    void targetsAnswered();

private:
    enum class State { Unknown, Asked, Known };

    void askNames();
    void askMetadata();
    void askTargets();
    void forgetNames();

    std::shared_ptr<PromClient> m_client;
    TimeRange m_range;
    QStringList m_selectors;
    QStringList m_names;
    std::shared_ptr<const TargetList> m_targets;
    Duration m_scrapeInterval = std::chrono::seconds(15);
    State m_namesState = State::Unknown;
    State m_metadataState = State::Unknown;
    State m_targetsState = State::Unknown;
    Latest<std::shared_ptr<const QStringList>> m_namesCall;
    Latest<std::shared_ptr<const MetadataMap>> m_metadataCall;
    Latest<std::shared_ptr<const TargetList>> m_targetsCall;
};

} // namespace yagura::metrics
