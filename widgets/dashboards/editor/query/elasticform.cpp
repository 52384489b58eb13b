#include "dashboards/editor/query/elasticform.h"

#include "dashboards/editor/optionform.h"
#include "dashboards/editor/query/elasticsections.h"
#include "dashboards/editor/query/problemtext.h"
#include "dashboards/elastictarget.h"
#include "dashboards/options/optionvalues.h"
#include "kit/controls/plainlabel.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

ElasticForm::ElasticForm(QWidget *parent)
    : QueryForm(parent)
    , m_query(new QLineEdit(this))
    , m_form(new OptionForm(this))
    , m_metrics(new PartsEdit(metricParts(), this))
    , m_buckets(new PartsEdit(bucketParts(), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(kit::space::tiny);
    m_query->setAccessibleName(tr("Query, Lucene"));
    m_query->setPlaceholderText(tr("Query, Lucene"));
    m_query->setFont(kit::textFont(kit::TextStyle::Mono));
    layout->addWidget(m_query);
    addTitle(tr("Metrics"));
    layout->addWidget(m_metrics);
    addTitle(tr("Buckets, the outermost first"));
    layout->addWidget(m_buckets);
    layout->addWidget(m_form);
    m_form->setSections({{{}, {textField(tr("Legend"), "alias"), textField(tr("Time field"), "timeField")}}});
    connect(m_query, &QLineEdit::editingFinished, this,
            [this] { say(QStringLiteral("query"), m_query->text()); });
    connect(m_form, &OptionForm::changed, this, &ElasticForm::say);
    connect(m_metrics, &PartsEdit::changed, this,
            [this](const QVariantList &parts) { say(QStringLiteral("metrics"), parts); });
    connect(m_buckets, &PartsEdit::changed, this,
            [this](const QVariantList &parts) { say(QStringLiteral("bucketAggs"), parts); });
}

void ElasticForm::addTitle(const QString &text)
{
    layout()->addWidget(
        new kit::PlainLabel(text, kit::TextStyle::LabelStrong, kit::ColorRole::TextMuted, this));
}

QVariantList ElasticForm::list(const char *name) const
{
    return m_model.value(QLatin1String(name)).toList();
}

// One more than the greatest, as Grafana counts them over metrics and buckets.
QString ElasticForm::freeId() const
{
    int greatest = 0;
    const QVariantList all = list("metrics") + list("bucketAggs");
    for (const QVariant &one : all)
        greatest = std::max(greatest, textAt(one.toMap(), u"id").toInt());
    return QString::number(greatest + 1);
}

PartsKind ElasticForm::metricParts()
{
    PartsKind kind;
    kind.name = tr("Metric %1");
    kind.addText = tr("Add metric");
    kind.least = 1;
    kind.sections
        = [this](const QVariantMap &part) { return ElasticSections::metric(part, list("metrics")); };
    kind.changed = [this](const QVariantMap &part, const QString &path, const QVariant &value) {
        return ElasticSections::withMetricValue(part, path, value, list("metrics"));
    };
    kind.added = [this](const QVariantList &parts) {
        return parts
            + QVariantList{QVariantMap{{QStringLiteral("id"), freeId()},
                                       {QStringLiteral("type"), QStringLiteral("count")}}};
    };
    kind.innerPath = [](const QVariantMap &part) {
        const bool isScript = elasticMetricKind(textAt(part, u"type")) == logs::MetricKind::BucketScript;
        return isScript ? QStringLiteral("pipelineVariables") : QString();
    };
    kind.inner = [this](const QVariantMap &) { return ElasticSections::scriptVariables(list("metrics")); };
    return kind;
}

PartsKind ElasticForm::bucketParts()
{
    PartsKind kind;
    kind.name = tr("Buckets %1");
    kind.addText = tr("Add buckets");
    kind.sections
        = [this](const QVariantMap &part) { return ElasticSections::bucket(part, list("metrics")); };
    kind.changed = [this](const QVariantMap &part, const QString &path, const QVariant &value) {
        const QString timeField = textAt(m_model, u"timeField", QStringLiteral("@timestamp"));
        return ElasticSections::withBucketValue(part, path, value, timeField);
    };
    // Time stays innermost, without which there is no course.
    kind.added = [this](const QVariantList &parts) {
        QVariantMap fresh{{QStringLiteral("id"), freeId()}};
        fresh = ElasticSections::withBucketValue(fresh, QStringLiteral("type"), QStringLiteral("terms"), {});
        QVariantList more = parts;
        more.insert(hasTimeBuckets(m_model) ? parts.size() - 1 : parts.size(), fresh);
        return more;
    };
    kind.innerPath = [](const QVariantMap &part) {
        const auto buckets = elasticBucketKind(textAt(part, u"type"));
        if (buckets == logs::BucketKind::Filters)
            return QStringLiteral("settings.filters");
        return buckets == logs::BucketKind::Range ? QStringLiteral("settings.ranges") : QString();
    };
    kind.inner = [](const QVariantMap &part) {
        const bool isFilters = elasticBucketKind(textAt(part, u"type")) == logs::BucketKind::Filters;
        return isFilters ? ElasticSections::filters() : ElasticSections::ranges();
    };
    return kind;
}

void ElasticForm::setTarget(const Target &target, const Panel &panel, bool isAnother)
{
    m_model = target.model;
    const QString query = textAt(m_model, u"query");
    if ((isAnother || !m_query->hasFocus()) && m_query->text() != query)
        m_query->setText(query);
    m_form->setValues(m_model, isAnother);
    m_metrics->setParts(list("metrics"), isAnother);
    m_buckets->setParts(list("bucketAggs"), isAnother);
    const auto sentences = ProblemText::sentences(targetProblems(target, panel));
    m_form->setProblems(sentences);
    m_metrics->setProblems(ProblemText::inside(sentences, QStringLiteral("metrics")));
    m_buckets->setProblems(ProblemText::inside(sentences, QStringLiteral("bucketAggs")));
    if (isAnother)
        suggestFields();
}

Target ElasticForm::targetFromFields(Target target)
{
    m_metrics->commit();
    m_buckets->commit();
    m_form->commit();
    if (m_query->text() != textAt(m_model, u"query"))
        m_model.insert(QStringLiteral("query"), m_query->text());
    return withModel(std::move(target), m_model);
}

void ElasticForm::say(const QString &path, const QVariant &value)
{
    const QVariantMap changed = withOption(m_model, path, value);
    if (changed == m_model)
        return;
    m_model = changed;
    Q_EMIT edited();
}

void ElasticForm::setSources(const QuerySources &sources, const SourceRef &source)
{
    const auto *asked = sourceNamed(sources.connected.logs, sources.idOf(source));
    const auto client = asked ? asked->client : nullptr;
    if (client == m_client)
        return;
    m_client = client;
    m_fieldNames.clear();
    if (!client)
        return m_fields.cancel();
    m_fields.start(client->fields(client->defaultIndex()), this,
                   [this](const Result<logs::SharedFields> &fields) {
                       if (fields)
                           m_fieldNames = (*fields)->fields().keys();
                       suggestFields();
                   });
}

void ElasticForm::suggestFields()
{
    m_metrics->setSuggestions(QStringLiteral("field"), m_fieldNames);
    m_buckets->setSuggestions(QStringLiteral("field"), m_fieldNames);
    m_form->setSuggestions(QStringLiteral("timeField"), m_fieldNames);
    m_buckets->setSuggestions(QStringLiteral("settings.interval"),
                              {QStringLiteral("auto"), QStringLiteral("10s"), QStringLiteral("1m"),
                               QStringLiteral("5m"), QStringLiteral("1h"), QStringLiteral("1d")});
}

} // namespace yagura::dashboards
