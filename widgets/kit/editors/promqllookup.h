// Gives a PromqlEditor the names of one Prometheus: metrics with their type and help, labels and values
// narrowed by what the expression already says. Asks when the editor is first worked in, not before. Owned by
// its editor; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "kit/editors/promqleditor.h"
#include "metrics/promclient.h"

namespace yagura::kit {

class PromqlLookup : public QObject
{
    Q_OBJECT
public:
    explicit PromqlLookup(PromqlEditor &editor);

    // Null: nothing is offered but the language. Another one than before is asked anew.
    void setClient(const std::shared_ptr<metrics::PromClient> &client);
    // Of the server, for what the editor says of short windows; null where they are not known.
    void setTargets(std::shared_ptr<const metrics::TargetList> targets);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Names = std::shared_ptr<const QStringList>;

    void learn();
    void lookUp(const metrics::promql::CompletionContext &context);
    void offerMetrics(const metrics::promql::CompletionContext &context);
    void offerNames(const metrics::promql::CompletionContext &context, const QStringList &names);

    PromqlEditor &m_editor;
    std::shared_ptr<metrics::PromClient> m_client;
    std::shared_ptr<const metrics::TargetList> m_targets;
    std::shared_ptr<const metrics::MetadataMap> m_metadata;
    Names m_metrics;
    bool m_isAsked = false;
    metrics::promql::CompletionContext m_wanted; // waits for the names of metrics
    Latest<Names> m_metricNames;
    Latest<std::shared_ptr<const metrics::MetadataMap>> m_askMetadata;
    Latest<Names> m_labels;
};

} // namespace yagura::kit
