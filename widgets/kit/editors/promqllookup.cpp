#include "kit/editors/promqllookup.h"

#include <QEvent>

namespace yagura::kit {

using metrics::MetricType;
using metrics::promql::Candidate;
using metrics::promql::CandidateKind;
using metrics::promql::CompletionContext;
using metrics::promql::Wanted;

namespace {

// As the exposition format spells it.
QString typeName(MetricType type)
{
    switch (type) {
    case MetricType::Counter:
        return QStringLiteral("counter");
    case MetricType::Gauge:
        return QStringLiteral("gauge");
    case MetricType::Histogram:
        return QStringLiteral("histogram");
    case MetricType::GaugeHistogram:
        return QStringLiteral("gaugehistogram");
    case MetricType::Summary:
        return QStringLiteral("summary");
    case MetricType::Info:
        return QStringLiteral("info");
    case MetricType::StateSet:
        return QStringLiteral("stateset");
    case MetricType::Unknown:
        break;
    }
    return {};
}

// The series of a histogram or summary carry a suffix that its description does not.
metrics::MetricMetadata describe(const metrics::MetadataMap &metadata, const QString &name)
{
    if (const auto found = metadata.find(name); found != metadata.end())
        return *found;
    for (const char *suffix : {"_bucket", "_count", "_sum", "_total"}) {
        if (!name.endsWith(QLatin1String(suffix)))
            continue;
        if (const auto found = metadata.find(name.chopped(static_cast<qsizetype>(qstrlen(suffix))));
            found != metadata.end())
            return *found;
    }
    return {};
}

} // namespace

PromqlLookup::PromqlLookup(PromqlEditor &editor)
    : QObject(&editor)
    , m_editor(editor)
{
    editor.installEventFilter(this);
    connect(&editor, &PromqlEditor::completionWanted, this, &PromqlLookup::lookUp);
}

void PromqlLookup::setClient(const std::shared_ptr<metrics::PromClient> &client)
{
    if (client == m_client)
        return;
    m_metricNames.cancel();
    m_askMetadata.cancel();
    m_labels.cancel();
    m_client = client;
    m_metrics.reset();
    m_metadata.reset();
    m_wanted = {};
    m_isAsked = false;
    m_editor.setKnowledge(nullptr, m_targets);
    if (m_editor.hasFocus())
        learn();
}

void PromqlLookup::setTargets(std::shared_ptr<const metrics::TargetList> targets)
{
    if (targets == m_targets)
        return;
    m_targets = std::move(targets);
    m_editor.setKnowledge(m_metadata, m_targets);
}

bool PromqlLookup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        learn();
    return QObject::eventFilter(watched, event);
}

void PromqlLookup::learn()
{
    if (!m_client || std::exchange(m_isAsked, true))
        return;
    m_metricNames.start(m_client->labelValues(QStringLiteral("__name__")), this,
                        [this](const Result<Names> &names) {
                            if (!names) {
                                m_isAsked = false; // the next time it is worked in, it asks again
                                return;
                            }
                            m_metrics = *names;
                            if (m_wanted.wanted & Wanted::Metrics)
                                offerMetrics(m_wanted);
                        });
    m_askMetadata.start(m_client->metadata(), this, [this](const auto &metadata) {
        if (!metadata)
            return;
        m_metadata = *metadata;
        m_editor.setKnowledge(m_metadata, m_targets);
    });
}

void PromqlLookup::lookUp(const CompletionContext &context)
{
    if (!m_client)
        return;
    learn();
    m_wanted = context;
    if (context.wanted & Wanted::LabelValues) {
        m_labels.start(m_client->labelValues(context.label, context.selectors), this,
                       [this, context](const Result<Names> &names) {
                           if (names)
                               offerNames(context, **names);
                       });
    } else if (context.wanted & (Wanted::LabelNames | Wanted::GroupingLabels)) {
        m_labels.start(m_client->labelNames(context.selectors), this,
                       [this, context](const Result<Names> &names) {
                           if (names)
                               offerNames(context, **names);
                       });
    } else if (m_metrics) {
        offerMetrics(context);
    }
}

void PromqlLookup::offerMetrics(const CompletionContext &context)
{
    std::vector<Candidate> candidates;
    candidates.reserve(static_cast<size_t>(m_metrics->size()));
    for (const QString &name : *m_metrics) {
        Candidate candidate;
        candidate.text = candidate.insert = name;
        candidate.kind = CandidateKind::Metric;
        if (m_metadata) {
            const metrics::MetricMetadata about = describe(*m_metadata, name);
            candidate.detail = typeName(about.type);
            candidate.help = about.help;
        }
        candidates.push_back(std::move(candidate));
    }
    m_editor.offer(context, candidates);
}

void PromqlLookup::offerNames(const CompletionContext &context, const QStringList &names)
{
    const bool areValues = context.wanted & Wanted::LabelValues;
    std::vector<Candidate> candidates;
    candidates.reserve(static_cast<size_t>(names.size()));
    for (const QString &name : names) {
        if (name == QLatin1String("__name__") && !areValues)
            continue;
        Candidate candidate;
        candidate.text = name;
        candidate.insert = areValues ? metrics::promql::valueInsertion(context, name) : name;
        candidate.kind = areValues ? CandidateKind::Value : CandidateKind::Label;
        candidates.push_back(std::move(candidate));
    }
    m_editor.offer(context, candidates);
}

} // namespace yagura::kit
