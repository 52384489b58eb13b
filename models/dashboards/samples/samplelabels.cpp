#include "dashboards/samples/samplelabels.h"

#include "dashboards/elastictarget.h"

#include <QRegularExpression>

#include <algorithm>

namespace yagura::dashboards {

using namespace metrics::promql;

namespace {

constexpr int seriesPerQuery = 4;
const QString bucketLabel = QStringLiteral("le");

} // namespace

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

SampleLabels::SampleLabels(const Panel &panel, const PlannedQuery &query)
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

bool SampleLabels::hasBuckets() const
{
    return m_labels.contains(bucketLabel);
}

size_t SampleLabels::count() const
{
    if (hasBuckets())
        return static_cast<size_t>(m_labels.value(bucketLabel).size());
    const bool isVaried = std::any_of(m_labels.begin(), m_labels.end(),
                                      [](const QStringList &values) { return values.size() > 1; });
    return isVaried ? seriesPerQuery : 1;
}

Labels SampleLabels::of(size_t number) const
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
                   round == 0 || values.size() == 1 ? values[at]
                                                    : QStringLiteral("%1-%2").arg(values[at]).arg(round + 1));
        rest /= values.size();
    }
    return labels;
}

void SampleLabels::vary(const QString &name)
{
    if (!m_labels.contains(name))
        m_labels.insert(name, usualValues(name));
}

QString SampleLabels::lastVaried(const QStringList &names) const
{
    for (auto name = names.rbegin(); name != names.rend(); ++name) {
        if (m_labels[*name].size() > 1)
            return *name;
    }
    return {};
}

void SampleLabels::addBuckets(const PlannedQuery &query)
{
    m_metric = QStringLiteral("Count");
    QStringList fields = bucketFields(query.model);
    if (hasTimeBuckets(query.model))
        fields.removeLast();
    for (const QString &field : std::as_const(fields))
        vary(field);
}

void SampleLabels::addExpression(const PlannedQuery &query)
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

void SampleLabels::fix(const LabelMatcher &matcher)
{
    static const QRegularExpression plain(QStringLiteral(R"(^[\w ./:-]+(\|[\w ./:-]+)*$)"));
    const QString value = matcher.text();
    const bool isEqual = matcher.kind == MatchKind::Equal && !value.isEmpty();
    if (isEqual || (matcher.kind == MatchKind::Regex && plain.match(value).hasMatch()))
        m_labels.insert(matcher.name, isEqual ? QStringList{value} : value.split(QLatin1Char('|')));
}

// Columns that the panel renames, hides or joins on are labels of its tables.
void SampleLabels::addTransformed(const Panel &panel)
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

} // namespace yagura::dashboards
