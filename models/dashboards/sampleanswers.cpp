#include "dashboards/sampleanswers.h"

#include "dashboards/elastictarget.h"
#include "metrics/promql/selections.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

using namespace metrics::promql;

constexpr int seriesPerQuery = 4;
constexpr int mostSamples = 400;
const QString bucketLabel = QStringLiteral("le");

// Values as servers have them, for labels that dashboards often show.
QStringList usualValues(const QString &label)
{
    static const QHash<QString, QStringList> known{
        {QStringLiteral("instance"),
         {QStringLiteral("10.0.3.17:9100"), QStringLiteral("10.0.3.18:9100"),
          QStringLiteral("10.0.4.2:9100")}},
        {QStringLiteral("device"),
         {QStringLiteral("eth0"), QStringLiteral("sda"), QStringLiteral("nvme0n1")}},
        {QStringLiteral("mountpoint"),
         {QStringLiteral("/"), QStringLiteral("/var"), QStringLiteral("/srv/data")}},
        {QStringLiteral("mode"),
         {QStringLiteral("user"), QStringLiteral("system"), QStringLiteral("iowait")}},
        {QStringLiteral("namespace"),
         {QStringLiteral("shop"), QStringLiteral("monitoring"), QStringLiteral("kube-system")}},
        {QStringLiteral("pod"),
         {QStringLiteral("checkout-7d4b9c6f5-x2x8q"), QStringLiteral("search-5f6d8b9c4-kq2mz"),
          QStringLiteral("cart-66c9f7d5b-9wz4t")}},
        {QStringLiteral("service"),
         {QStringLiteral("checkout"), QStringLiteral("search"), QStringLiteral("cart")}},
        {QStringLiteral("status"), {QStringLiteral("200"), QStringLiteral("404"), QStringLiteral("500")}},
        {QStringLiteral("code"), {QStringLiteral("200"), QStringLiteral("404"), QStringLiteral("500")}},
        {QStringLiteral("level"), {QStringLiteral("INFO"), QStringLiteral("WARN"), QStringLiteral("ERROR")}},
        {bucketLabel,
         {QStringLiteral("0.005"), QStringLiteral("0.01"), QStringLiteral("0.025"), QStringLiteral("0.05"),
          QStringLiteral("0.1"), QStringLiteral("0.25"), QStringLiteral("0.5"), QStringLiteral("1"),
          QStringLiteral("2.5"), QStringLiteral("+Inf")}},
    };
    const auto usual = known.constFind(label);
    if (usual != known.constEnd())
        return *usual;
    return {label + QStringLiteral("-1"), label + QStringLiteral("-2"), label + QStringLiteral("-3")};
}

// Labels with the values that series have; one value where the query fixes it.
class LabelShape
{
public:
    LabelShape(const Panel &panel, const PlannedQuery &query)
    {
        static const QRegularExpression placeholder(QStringLiteral(R"(\{\{\s*([A-Za-z_]\w*)\s*\}\})"));
        for (auto it = placeholder.globalMatch(query.legend); it.hasNext();)
            vary(it.next().captured(1));
        if (!query.model.isEmpty())
            addBuckets(query);
        else
            addExpression(query);
        if (query.format == frames::TargetFormat::Table)
            addTransformed(panel);
        if (query.format == frames::TargetFormat::Heatmap || panel.kind == PanelKind::Heatmap)
            vary(bucketLabel);
        m_labels.remove(QStringLiteral("__name__"));
    }

    [[nodiscard]] bool hasBuckets() const { return m_labels.contains(bucketLabel); }

    [[nodiscard]] size_t count() const
    {
        if (hasBuckets())
            return static_cast<size_t>(m_labels.value(bucketLabel).size());
        const bool isVaried = std::any_of(m_labels.begin(), m_labels.end(),
                                          [](const QStringList &values) { return values.size() > 1; });
        return isVaried ? seriesPerQuery : 1;
    }

    // Every series has another set; what is varied goes on from label to label like the figures of a number.
    [[nodiscard]] Labels of(size_t number) const
    {
        Labels labels;
        labels.set(QStringLiteral("__name__"), m_metric);
        QStringList names = m_labels.keys();
        names.sort();
        auto rest = static_cast<qsizetype>(number);
        for (const QString &name : std::as_const(names)) {
            const QStringList &values = m_labels[name];
            if (hasBuckets() && name != bucketLabel) {
                labels.set(name, values.front());
                continue;
            }
            // More than a label has values for: they are numbered on.
            const bool isLast = name == lastVaried(names);
            const qsizetype at = rest % values.size();
            const qsizetype round = isLast ? rest / values.size() : 0;
            labels.set(name,
                       round == 0 || values.size() == 1
                           ? values[at]
                           : QStringLiteral("%1-%2").arg(values[at]).arg(round + 1));
            rest /= values.size();
        }
        return labels;
    }

private:
    void vary(const QString &name)
    {
        if (!m_labels.contains(name))
            m_labels.insert(name, usualValues(name));
    }

    [[nodiscard]] QString lastVaried(const QStringList &names) const
    {
        for (auto name = names.rbegin(); name != names.rend(); ++name) {
            if (m_labels[*name].size() > 1)
                return *name;
        }
        return {};
    }

    void addBuckets(const PlannedQuery &query)
    {
        m_metric = QStringLiteral("Count");
        QStringList fields = bucketFields(query.model);
        if (hasTimeBuckets(query.model))
            fields.removeLast();
        for (const QString &field : std::as_const(fields))
            vary(field);
    }

    void addExpression(const PlannedQuery &query)
    {
        const Parsed parsed = parse(query.expression);
        m_metric = metricsOf(*parsed.root).value(0);
        const AggregateNode *outermost = nullptr;
        forEachNode(*parsed.root, [&](const Expr &node) {
            const auto *one = node.as<AggregateNode>();
            const bool keepsAll = one && (one->without || one->parameter);
            if (one && !outermost && !keepsAll)
                outermost = one;
        });
        if (outermost) {
            m_metric.clear();
            for (const LabelName &label : outermost->grouping)
                vary(label.name);
            return;
        }
        for (const Selection &selection : selectionsOf(*parsed.root)) {
            for (const LabelMatcher &matcher : selection.matchers)
                fix(matcher);
        }
        if (m_labels.isEmpty())
            m_labels.insert(QStringLiteral("instance"), {usualValues(QStringLiteral("instance")).front()});
    }

    void fix(const LabelMatcher &matcher)
    {
        static const QRegularExpression plain(QStringLiteral(R"(^[\w ./:-]+(\|[\w ./:-]+)*$)"));
        const QString value = matcher.text();
        const bool isEqual = matcher.kind == MatchKind::Equal && !value.isEmpty();
        if (isEqual || (matcher.kind == MatchKind::Regex && plain.match(value).hasMatch()))
            m_labels.insert(matcher.name, isEqual ? QStringList{value} : value.split(QLatin1Char('|')));
    }

    // Columns that the panel renames, hides or joins on are labels of its tables.
    void addTransformed(const Panel &panel)
    {
        static const QRegularExpression label(QStringLiteral("^[a-z_][a-z0-9_]*$"));
        QStringList names;
        for (const frames::Transformation &one : panel.transformations) {
            if (!one.step)
                continue;
            if (const auto *organize = std::get_if<frames::Organize>(&*one.step))
                names += organize->renamed.keys() + organize->positions.keys();
            if (const auto *join = std::get_if<frames::JoinByField>(&*one.step))
                names << join->field;
        }
        for (const QString &name : std::as_const(names)) {
            if (label.match(name).hasMatch())
                vary(name);
        }
    }

    QString m_metric;
    QHash<QString, QStringList> m_labels;
};

struct Level
{
    double low = 0;
    double high = 0;
};

// What such values are in life, by their unit.
Level usualLevel(const QString &unit)
{
    struct Usual
    {
        const char *unit;
        Level level;
    };
    static constexpr Usual usual[]{
        {"percentunit", {0.08, 0.92}},
        {"percent", {8, 92}},
        {"bytes", {2e8, 6e9}},
        {"decbytes", {2e8, 6e9}},
        {"Bps", {4e5, 9e6}},
        {"binBps", {4e5, 9e6}},
        {"bps", {4e6, 9e7}},
        {"s", {0.02, 0.9}},
        {"ms", {20, 900}},
        {"reqps", {40, 260}},
        {"celsius", {38, 71}},
        {"dtdurations", {9e4, 4e6}},
        {"bool", {0, 1}},
        {"bool_yes_no", {0, 1}},
        {"bool_on_off", {0, 1}},
    };
    for (const Usual &one : usual) {
        if (unit == QLatin1String(one.unit))
            return one.level;
    }
    return {12, 180};
}

class ValueMaker
{
public:
    ValueMaker(const frames::FieldConfig &field, Instant now)
        : m_level(usualLevel(field.unit.value_or(QString())))
        , m_isTime(field.unit.value_or(QString()).startsWith(QLatin1String("dateTime")))
        , m_now(static_cast<double>(toUnixMilliseconds(now)))
    {
        const Level asUsual = m_level;
        if (field.minimum && field.maximum && *field.maximum > *field.minimum) {
            const double width = *field.maximum - *field.minimum;
            m_level = {*field.minimum + width * 0.1, *field.minimum + width * 0.9};
        } else if (field.minimum && *field.minimum > asUsual.low) {
            m_level = {*field.minimum, *field.minimum + asUsual.high - asUsual.low};
        } else if (field.maximum && *field.maximum < asUsual.high) {
            m_level = {*field.maximum * 0.1, *field.maximum * 0.9};
        }
        for (const frames::ValueMapping &mapping : field.mappings.value_or(frames::ValueMappings())) {
            if (const auto *exact = std::get_if<frames::ExactMapping>(&mapping))
                addWords(*exact);
        }
        std::sort(m_words.begin(), m_words.end());
    }

    // phase: of the series; at: 0 … 1 in the range.
    [[nodiscard]] double at(double phase, double at) const
    {
        if (m_isTime)
            return m_now - 3'600'000 * (1 + phase);
        if (m_words.size() > 1) // held for a while each
            return m_words[static_cast<size_t>(std::floor(at * 7 + phase * 5)) % m_words.size()];
        const double wave = std::sin(at * 9 + phase * 2.4) * 0.3 + std::sin(at * 61 + phase * 7) * 0.1;
        const double noise = std::sin(at * 917 + phase * 131) * 0.06;
        const double share = 0.5 + 0.12 * std::sin(phase * 5.1) + wave * 0.8 + noise;
        return m_level.low + (m_level.high - m_level.low) * std::clamp(share, 0.0, 1.0);
    }

private:
    void addWords(const frames::ExactMapping &mapping)
    {
        for (auto it = mapping.results.begin(); it != mapping.results.end(); ++it) {
            bool isNumber = false;
            const double value = it.key().toDouble(&isNumber);
            if (isNumber)
                m_words.push_back(value);
        }
    }

    Level m_level;
    std::vector<double> m_words; // values that have a word of their own
    bool m_isTime;
    double m_now;
};

// How many of 1,000 requests a bucket holds with those below it: a bell that wanders.
double bucketCount(size_t bucket, size_t buckets, double at)
{
    const double middle = (0.45 + 0.12 * std::sin(at * 6)) * static_cast<double>(buckets);
    const double distance = (static_cast<double>(bucket) - middle) / 1.6;
    return std::round(1000 / (1 + std::exp(-1.7 * distance)));
}

metrics::Series sampleSeries(const LabelShape &shape, size_t number, const PlannedQuery &query,
                             const ValueMaker &values, double offset)
{
    metrics::Series series;
    series.labels = shape.of(number);
    const bool isInstant = query.mode == QueryMode::Instant;
    const auto from = toUnixMilliseconds(query.range.from);
    const auto to = toUnixMilliseconds(query.range.to);
    const auto asked = std::chrono::duration_cast<std::chrono::milliseconds>(query.step).count();
    const std::int64_t step = std::max<std::int64_t>({asked, (to - from) / mostSamples, 1});
    const double phase = offset + static_cast<double>(number) * 0.7;
    for (std::int64_t time = isInstant ? to : from; time <= to; time += step) {
        const double at = to > from ? static_cast<double>(time - from) / static_cast<double>(to - from) : 1;
        series.timesMs.push_back(time);
        series.values.push_back(shape.hasBuckets() ? bucketCount(number, shape.count(), at)
                                                   : values.at(phase, at));
    }
    return series;
}

} // namespace

std::vector<Variable> sampleVariables(std::vector<Variable> variables)
{
    for (Variable &variable : variables) {
        if (variable.kind != VariableKind::Query && variable.kind != VariableKind::DataSource)
            continue;
        if (variable.options.empty()) {
            for (const QString &value : usualValues(variable.name))
                variable.options.push_back({value, value});
        }
        if (variable.current.isEmpty() || variable.isAll())
            variable.current = {variable.options.front().value};
    }
    return variables;
}

std::vector<QueryAnswer> sampleAnswers(const Panel &panel, const PlanContext &context)
{
    std::vector<QueryAnswer> answers;
    const ValueMaker values(panel.field, context.range.to);
    for (const PlannedQuery &query : planQueries(panel, context)) {
        const LabelShape shape(panel, query);
        auto result = std::make_shared<metrics::QueryResult>();
        result->type
            = query.mode == QueryMode::Instant ? metrics::ResultType::Vector : metrics::ResultType::Matrix;
        result->range = query.range;
        result->step = query.step;
        for (size_t i = 0; i < shape.count(); ++i)
            result->series.push_back(
                sampleSeries(shape, i, query, values, static_cast<double>(answers.size()) * 1.3));
        answers.push_back({query, std::move(result)});
    }
    return answers;
}

} // namespace yagura::dashboards
