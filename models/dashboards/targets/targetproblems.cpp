#include "dashboards/targets/targetproblems.h"

#include "core/duration.h"
#include "dashboards/elastictarget.h"
#include "dashboards/frames/expression/exprcommands.h"
#include "dashboards/frames/expression/exprgraph.h"
#include "dashboards/frames/expression/mathparser.h"
#include "dashboards/options/optionvalues.h"
#include "dashboards/targets/targetsource.h"

#include <algorithm>

namespace yagura::dashboards {

namespace {

using Kind = TargetProblem::Kind;
using Problems = std::vector<TargetProblem>;

bool hasVariable(const QString &text)
{
    return text.contains(QLatin1Char('$')) || text.contains(QLatin1String("[["));
}

// A text or number that stands for a number; what variables become is not known yet.
bool isNumber(const QVariant &value)
{
    bool isRight = false;
    (void)value.toString().toDouble(&isRight);
    return isRight || hasVariable(value.toString());
}

bool isWhole(const QVariant &value)
{
    bool isRight = false;
    const double number = value.toString().toDouble(&isRight);
    return (isRight && number >= 0 && number == static_cast<double>(static_cast<qint64>(number)))
        || hasVariable(value.toString());
}

// Of a date histogram: a duration, or a step of the calendar.
bool isInterval(const QString &text)
{
    const bool isCalendar = text.size() == 2 && text.startsWith(QLatin1Char('1'))
        && QStringLiteral("wMqy").contains(text.at(1));
    return text.isEmpty() || text == QLatin1String("auto") || isCalendar || hasVariable(text)
        || parseDuration(text).has_value();
}

class ElasticCheck
{
public:
    explicit ElasticCheck(const QVariantMap &model)
        : m_hasTime(hasTimeBuckets(model))
        , m_metrics(model.value(QStringLiteral("metrics")).toList())
        , m_buckets(model.value(QStringLiteral("bucketAggs")).toList())
    { }

    Problems found()
    {
        for (qsizetype i = 0; i < m_metrics.size(); ++i)
            checkMetric(m_metrics[i].toMap(), QStringLiteral("metrics.%1.").arg(i));
        for (qsizetype i = 0; i < m_buckets.size(); ++i)
            checkBucket(m_buckets[i].toMap(), QStringLiteral("bucketAggs.%1.").arg(i));
        return std::move(m_found);
    }

private:
    void add(const QString &path, Kind kind, const QString &detail = {})
    {
        m_found.push_back({path, kind, detail});
    }

    void wholeAt(const QVariantMap &one, const QString &at, const char *path)
    {
        const QVariant value = optionAt(one, QString::fromLatin1(path));
        if (value.isValid() && !value.toString().isEmpty() && !isWhole(value))
            add(at + QLatin1String(path), Kind::WholeNumberWanted);
    }

    void checkMetric(const QVariantMap &metric, const QString &at)
    {
        const QString type = textAt(metric, u"type");
        const auto kind = elasticMetricKind(type);
        if (!kind)
            return add(at + QLatin1String("type"), Kind::KindUnknown, type);
        if (logs::isPipeline(*kind) && !m_hasTime)
            add(at + QLatin1String("type"), Kind::TimeWanted);
        if (*kind == logs::MetricKind::BucketScript)
            return checkScript(metric, at);
        const bool hasField = !textAt(metric, u"field", textAt(metric, u"pipelineAgg")).isEmpty();
        if (*kind != logs::MetricKind::Count && !hasField)
            add(at + QLatin1String("field"), Kind::FieldMissing);
        else if (logs::isPipeline(*kind))
            checkInput(textAt(metric, u"field", textAt(metric, u"pipelineAgg")), at + QLatin1String("field"));
        const QVariantList percents = optionAt(metric, u"settings.percents").toList();
        const bool areRight = std::ranges::all_of(percents, [](const QVariant &one) {
            return isNumber(one) && one.toDouble() >= 0 && one.toDouble() <= 100;
        });
        if (!areRight)
            add(at + QLatin1String("settings.percents"), Kind::PercentWanted);
        wholeAt(metric, at, "settings.window");
    }

    void checkScript(const QVariantMap &metric, const QString &at)
    {
        if (textAt(metric, u"settings.script", textAt(metric, u"settings.script.inline")).trimmed().isEmpty())
            add(at + QLatin1String("settings.script"), Kind::FieldMissing);
        const QVariantList variables = metric.value(QStringLiteral("pipelineVariables")).toList();
        for (qsizetype i = 0; i < variables.size(); ++i) {
            const QString path = QString(at + QLatin1String("pipelineVariables.%1.")).arg(i);
            if (textAt(variables[i].toMap(), u"name").isEmpty())
                add(path + QLatin1String("name"), Kind::FieldMissing);
            checkInput(textAt(variables[i].toMap(), u"pipelineAgg"), path + QLatin1String("pipelineAgg"));
        }
    }

    void checkInput(const QString &id, const QString &path)
    {
        const bool isThere = std::ranges::any_of(
            m_metrics, [&](const QVariant &one) { return textAt(one.toMap(), u"id") == id; });
        if (id.isEmpty())
            add(path, Kind::InputMissing);
        else if (!isThere)
            add(path, Kind::InputUnknown, id);
    }

    void checkBucket(const QVariantMap &bucket, const QString &at)
    {
        const QString type = textAt(bucket, u"type");
        const auto kind = elasticBucketKind(type);
        if (!kind)
            return add(at + QLatin1String("type"), Kind::KindUnknown, type);
        const bool needsField = *kind != logs::BucketKind::Filters && *kind != logs::BucketKind::Time;
        if (needsField && textAt(bucket, u"field").isEmpty())
            add(at + QLatin1String("field"), Kind::FieldMissing);
        const QVariant interval = optionAt(bucket, u"settings.interval");
        if (*kind == logs::BucketKind::Time && !isInterval(interval.toString()))
            add(at + QLatin1String("settings.interval"), Kind::DurationWanted);
        const bool isStep
            = isNumber(interval) && (interval.toDouble() > 0 || hasVariable(interval.toString()));
        if (*kind == logs::BucketKind::Histogram && !isStep)
            add(at + QLatin1String("settings.interval"), Kind::NumberWanted);
        wholeAt(bucket, at, "settings.size");
        wholeAt(bucket, at, "settings.min_doc_count");
        const QVariantList ranges = optionAt(bucket, u"settings.ranges").toList();
        for (qsizetype i = 0; *kind == logs::BucketKind::Range && i < ranges.size(); ++i)
            checkRange(ranges[i].toMap(), QString(at + QLatin1String("settings.ranges.%1.")).arg(i));
    }

    void checkRange(const QVariantMap &range, const QString &at)
    {
        for (const QString &end : {QStringLiteral("from"), QStringLiteral("to")}) {
            const QVariant value = range.value(end);
            if (!value.toString().isEmpty() && !isNumber(value))
                add(at + end, Kind::NumberWanted);
        }
    }

    bool m_hasTime;
    QVariantList m_metrics;
    QVariantList m_buckets;
    Problems m_found;
};

// What order and existence of inputs say of this expression among all of the panel.
Problems graphProblems(const Target &target, const Panel &panel, const QString &path)
{
    std::vector<frames::Expression> expressions;
    QStringList queries;
    for (const Target &one : panel.targets) {
        if (one.calculation)
            expressions.push_back(*one.calculation);
        else
            queries << one.refId;
    }
    for (const QString &input : frames::inputsOf(*target.calculation)) {
        const bool isThere
            = std::ranges::any_of(panel.targets, [&](const Target &one) { return one.refId == input; });
        if (input.isEmpty())
            return {{path, Kind::InputMissing}};
        if (!isThere)
            return {{path, Kind::InputUnknown, input}};
    }
    const auto broken = frames::evaluationOrder(expressions, queries).broken;
    const bool isAlone = std::ranges::count(panel.targets, target.refId, &Target::refId) == 1;
    return isAlone && broken.contains(target.refId) ? Problems{{path, Kind::Circle}} : Problems();
}

Problems evaluatorProblems(const QVariantMap &condition, const QString &at)
{
    Problems found;
    const QVariantList numbers = optionAt(condition, u"evaluator.params").toList();
    const size_t needed = frames::parameterCount(textAt(condition, u"evaluator.type"));
    for (size_t i = 0; i < needed; ++i) {
        if (!isNumber(numbers.value(static_cast<qsizetype>(i))))
            found.push_back({QStringLiteral("%1evaluator.params.%2").arg(at).arg(i), Kind::NumberWanted});
    }
    return found;
}

Problems expressionProblems(const Target &target, const Panel &panel)
{
    const QString type = textAt(target.model, u"type");
    Problems found;
    if (type == QLatin1String("math")) {
        const auto parsed = frames::parseMath(textAt(target.model, u"expression"));
        if (!parsed)
            return {{QStringLiteral("expression"), Kind::Formula,
                     QStringLiteral("%1: %2").arg(parsed.error().where, parsed.error().detail)}};
    } else if (type == QLatin1String("resample")) {
        const QString window = textAt(target.model, u"window");
        if (!hasVariable(window) && !parseDuration(window))
            found.push_back({QStringLiteral("window"), Kind::DurationWanted});
    } else if (type == QLatin1String("threshold") || type == QLatin1String("classic_conditions")) {
        const QVariantList conditions = target.model.value(QStringLiteral("conditions")).toList();
        for (qsizetype i = 0; i < conditions.size(); ++i)
            std::ranges::move(
                evaluatorProblems(conditions[i].toMap(), QStringLiteral("conditions.%1.").arg(i)),
                std::back_inserter(found));
    } else if (type != QLatin1String("reduce")) {
        return {{QStringLiteral("type"), Kind::KindUnknown, type}};
    }
    const bool isClassic = type == QLatin1String("classic_conditions");
    std::ranges::move(graphProblems(target, panel,
                                    isClassic ? QStringLiteral("conditions.0.query.params.0")
                                              : QStringLiteral("expression")),
                      std::back_inserter(found));
    return found;
}

} // namespace

std::vector<TargetProblem> targetProblems(const Target &target, const Panel &panel)
{
    switch (targetKind(target, panel.sourceType)) {
    case TargetKind::Elastic:
        return ElasticCheck(target.model).found();
    case TargetKind::Expression:
        return expressionProblems(target, panel);
    case TargetKind::PromQl:
    case TargetKind::Other:
        break;
    }
    return {};
}

} // namespace yagura::dashboards
