#include "dashboards/editor/query/elasticsections.h"

#include "dashboards/elastictarget.h"
#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

OptionField listField(const QString &label, const char *path, const QVariantList &otherwise)
{
    return {OptionField::Kind::List, label, word(path), otherwise};
}

QVariantList usualPercents()
{
    return {word("25"), word("50"), word("75"), word("95"), word("99")};
}

} // namespace

std::vector<OptionChoice> ElasticSections::metricKinds()
{
    return {{tr("Count"), word("count")},
            {tr("Average"), word("avg")},
            {tr("Sum"), word("sum")},
            {tr("Minimum"), word("min")},
            {tr("Maximum"), word("max")},
            {tr("Percentiles"), word("percentiles")},
            {tr("Unique count"), word("cardinality")},
            {tr("Extended statistics"), word("extended_stats")},
            {tr("Derivative"), word("derivative")},
            {tr("Cumulative sum"), word("cumulative_sum")},
            {tr("Moving average"), word("moving_fn")},
            {tr("Formula over metrics"), word("bucket_script")}};
}

std::vector<OptionChoice> ElasticSections::bucketKinds()
{
    return {{tr("Terms"), word("terms")},
            {tr("Date histogram"), word("date_histogram")},
            {tr("Histogram"), word("histogram")},
            {tr("Filters"), word("filters")}};
}

QString ElasticSections::shown(const QVariantMap &metric)
{
    const QString type = textAt(metric, u"type");
    QString name = type;
    for (const OptionChoice &choice : metricKinds()) {
        if (choice.value == type)
            name = choice.text;
    }
    const QString field = textAt(metric, u"field");
    return field.isEmpty() ? name : QString(name + QLatin1Char(' ') + field);
}

std::vector<OptionChoice> ElasticSections::inputs(const QVariantList &metrics, const QString &without)
{
    std::vector<OptionChoice> choices{{tr("Choose a metric"), QString()}};
    for (const QVariant &one : metrics) {
        const QVariantMap metric = one.toMap();
        const QString id = textAt(metric, u"id");
        if (id != without)
            choices.push_back({shown(metric), id});
    }
    return choices;
}

OptionSections ElasticSections::metric(const QVariantMap &part, const QVariantList &metrics)
{
    OptionSection section{{}, {choiceField(tr("Metric"), "type", metricKinds())}};
    auto &fields = section.fields;
    const auto kind = elasticMetricKind(textAt(part, u"type"));
    if (!kind)
        return {section};
    if (*kind == logs::MetricKind::BucketScript)
        fields.push_back(textField(tr("Formula"), "settings.script"));
    else if (logs::isPipeline(*kind))
        fields.push_back(choiceField(tr("Of the metric"), "field", inputs(metrics, textAt(part, u"id"))));
    else if (*kind != logs::MetricKind::Count)
        fields.push_back(textField(tr("Field"), "field"));
    if (*kind == logs::MetricKind::Percentiles)
        fields.push_back(listField(tr("Percentiles"), "settings.percents", usualPercents()));
    if (*kind == logs::MetricKind::MovingAverage)
        fields.push_back(textField(tr("Window"), "settings.window"));
    if (*kind == logs::MetricKind::ExtendedStats) {
        fields.push_back(truthField(tr("Average"), "meta.avg", false));
        fields.push_back(truthField(tr("Minimum"), "meta.min", false));
        fields.push_back(truthField(tr("Maximum"), "meta.max", false));
        fields.push_back(truthField(tr("Sum"), "meta.sum", false));
        fields.push_back(truthField(tr("Count"), "meta.count", false));
        fields.push_back(truthField(tr("Standard deviation"), "meta.std_deviation", false));
    }
    if (metrics.size() > 1)
        fields.push_back(truthField(tr("Hide it"), "hide", false));
    return {section};
}

OptionSection ElasticSections::terms(const QVariantList &metrics)
{
    std::vector<OptionChoice> orders{{tr("Count"), word("_count")}, {tr("The term"), word("_key")}};
    for (OptionChoice &choice : inputs(metrics, {})) {
        if (!choice.value.toString().isEmpty())
            orders.push_back(std::move(choice));
    }
    return {{},
            {textField(tr("Field"), "field"), textField(tr("How many"), "settings.size"),
             choiceField(tr("Order by"), "settings.orderBy", std::move(orders)),
             choiceField(tr("Order"), "settings.order",
                         {{tr("Largest first"), word("desc")}, {tr("Smallest first"), word("asc")}}),
             textField(tr("At least documents"), "settings.min_doc_count"),
             textField(tr("Without the field"), "settings.missing")}};
}

OptionSections ElasticSections::bucket(const QVariantMap &part, const QVariantList &metrics)
{
    OptionSections sections{{{}, {choiceField(tr("Buckets"), "type", bucketKinds())}}};
    const auto kind = elasticBucketKind(textAt(part, u"type"));
    if (!kind || *kind == logs::BucketKind::Filters)
        return sections;
    if (*kind == logs::BucketKind::Terms) {
        sections.push_back(terms(metrics));
        return sections;
    }
    sections.push_back({{}, {textField(tr("Field"), "field")}});
    if (*kind == logs::BucketKind::Range)
        return sections;
    sections.push_back({{},
                        {textField(tr("Interval"), "settings.interval"),
                         textField(tr("At least documents"), "settings.min_doc_count")}});
    return sections;
}

QVariantMap ElasticSections::withMetricValue(QVariantMap part, const QString &path, const QVariant &value,
                                             const QVariantList &metrics)
{
    if (path != QLatin1String("type"))
        return withOption(std::move(part), path, value);
    const auto before = elasticMetricKind(textAt(part, u"type"));
    const auto kind = elasticMetricKind(value.toString());
    const auto hasPlainField = [](const std::optional<logs::MetricKind> &one) {
        return one && *one != logs::MetricKind::Count && !logs::isPipeline(*one);
    };
    QVariantMap fresh{{word("id"), part.value(word("id"))}, {word("type"), value}};
    const QString input = inputs(metrics, textAt(part, u"id")).back().value.toString();
    if (hasPlainField(before) && hasPlainField(kind))
        fresh.insert(word("field"), part.value(word("field")));
    if (kind == logs::MetricKind::Percentiles)
        fresh = withOption(fresh, u"settings.percents", usualPercents());
    else if (kind == logs::MetricKind::ExtendedStats)
        fresh = withOption(fresh, u"meta.avg", true);
    else if (kind == logs::MetricKind::BucketScript) {
        fresh = withOption(fresh, u"settings.script", word("params.var1"));
        fresh.insert(word("pipelineVariables"),
                     QVariantList{QVariantMap{{word("name"), word("var1")}, {word("pipelineAgg"), input}}});
    } else if (kind && logs::isPipeline(*kind)) {
        fresh.insert(word("field"), input);
    }
    return fresh;
}

QVariantMap ElasticSections::withBucketValue(QVariantMap part, const QString &path, const QVariant &value,
                                             const QString &timeField)
{
    if (path != QLatin1String("type"))
        return withOption(std::move(part), path, value);
    QVariantMap fresh{{word("id"), part.value(word("id"))}, {word("type"), value}};
    QVariantMap settings;
    switch (elasticBucketKind(value.toString()).value_or(logs::BucketKind::Range)) {
    case logs::BucketKind::Terms:
        settings
            = {{word("size"), word("10")}, {word("order"), word("desc")}, {word("orderBy"), word("_count")}};
        break;
    case logs::BucketKind::Time:
        fresh.insert(word("field"), timeField);
        settings = {{word("interval"), word("auto")}, {word("min_doc_count"), word("0")}};
        break;
    case logs::BucketKind::Histogram:
        settings = {{word("interval"), word("100")}, {word("min_doc_count"), word("0")}};
        break;
    case logs::BucketKind::Filters:
        settings.insert(word("filters"),
                        QVariantList{QVariantMap{{word("label"), QString()}, {word("query"), word("*")}}});
        break;
    case logs::BucketKind::Range:
        break;
    }
    fresh.insert(word("settings"), settings);
    return fresh;
}

PartsKind ElasticSections::filters()
{
    PartsKind kind;
    kind.name = tr("Filter %1");
    kind.addText = tr("Add filter");
    kind.least = 1;
    kind.sections = [](const QVariantMap &) {
        return OptionSections{{{}, {textField(tr("Query"), "query"), textField(tr("Label"), "label")}}};
    };
    kind.added = [](const QVariantList &parts) {
        return parts + QVariantList{QVariantMap{{word("label"), QString()}, {word("query"), word("*")}}};
    };
    return kind;
}

PartsKind ElasticSections::ranges()
{
    PartsKind kind;
    kind.name = tr("Range %1");
    kind.addText = tr("Add range");
    kind.least = 1;
    kind.sections = [](const QVariantMap &) {
        return OptionSections{{{}, {textField(tr("From"), "from"), textField(tr("To"), "to")}}};
    };
    kind.added = [](const QVariantList &parts) { return parts + QVariantList{QVariantMap()}; };
    return kind;
}

PartsKind ElasticSections::scriptVariables(const QVariantList &metrics)
{
    PartsKind kind;
    kind.name = tr("Value %1");
    kind.addText = tr("Add value");
    kind.least = 1;
    kind.sections = [metrics](const QVariantMap &) {
        return OptionSections{{{},
                               {textField(tr("Name"), "name"),
                                choiceField(tr("Of the metric"), "pipelineAgg", inputs(metrics, {}))}}};
    };
    kind.added = [](const QVariantList &parts) {
        const QString name = QStringLiteral("var%1").arg(parts.size() + 1);
        return parts + QVariantList{QVariantMap{{word("name"), name}, {word("pipelineAgg"), QString()}}};
    };
    return kind;
}

} // namespace yagura::dashboards
