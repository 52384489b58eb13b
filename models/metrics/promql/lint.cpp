#include "metrics/promql/lint.h"

#include "metrics/promql/typecheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::metrics::promql {

namespace {

void visit(const Expr &expr, LintWalk &walk)
{
    lintRates(expr, walk);
    lintValues(expr, walk);
    lintSelectors(expr, walk);
    walk.parents.push_back(&expr);
    for (const Expr *child : children(expr))
        visit(*child, walk);
    walk.parents.pop_back();
}

// The operator alone, at its place behind the label.
std::optional<Edit> signEdit(const LabelMatcher &matcher, const QString &sign, const LintWalk &walk)
{
    const Span between = spanBetween(matcher.nameSpan.end(), matcher.valueSpan.start);
    const qsizetype at = walk.textOf(between).indexOf(matchSign(matcher.kind));
    if (at < 0)
        return std::nullopt;
    return Edit{{between.start + at, 2}, sign};
}

void lintRegex(const LabelMatcher &matcher, LintWalk &walk)
{
    const bool wanted = matcher.kind == MatchKind::Regex;
    if (!wanted && matcher.kind != MatchKind::NotRegex)
        return;
    const QString value = matcher.text();
    if (value == u".*" && wanted) {
        walk.add("regex-matches-all", FindingSeverity::Note, matcher.span,
                 u"%1=~\".*\" matches everything, also series without the label"_s.arg(matcher.name),
                 u"Leave the matcher out."_s);
        return;
    }
    // A dashboard's variable becomes a regular expression later.
    const bool isPlain
        = std::ranges::none_of(value, [](QChar c) { return QStringView(u"\\.+*?()|[]{}^$").contains(c); });
    if (isPlain)
        walk.add("regex-without-pattern", FindingSeverity::Note, matcher.span,
                 u"\"%1\" has nothing of a regular expression"_s.arg(value),
                 wanted ? u"= says the same and is quicker."_s : u"!= says the same and is quicker."_s,
                 signEdit(matcher, wanted ? u"="_s : u"!="_s, walk));
}

} // namespace

void LintWalk::add(const char *rule, FindingSeverity severity, Span span, const QString &message,
                   const QString &hint, std::optional<Edit> fix)
{
    found.push_back({span, message, hint, severity, QString::fromLatin1(rule), std::move(fix)});
}

MetricType LintWalk::typeOf(const QString &metric, bool *certain) const
{
    *certain = true;
    if (context.metadata) {
        static const QStringList parts{u"_total"_s, u"_count"_s, u"_sum"_s, u"_bucket"_s, u"_created"_s};
        if (const auto known = context.metadata->constFind(metric); known != context.metadata->constEnd())
            return known->type;
        for (const QString &part : parts) {
            const auto known
                = context.metadata->constFind(metric.chopped(metric.endsWith(part) ? part.size() : 0));
            const bool isPart = metric.endsWith(part) && known != context.metadata->constEnd();
            if (isPart && part == u"_created")
                return MetricType::Gauge;
            if (isPart
                && (known->type == MetricType::Histogram || known->type == MetricType::Summary
                    || known->type == MetricType::Counter))
                return MetricType::Counter;
        }
    }
    *certain = false;
    if (metric.endsWith(u"_total") || metric.endsWith(u"_bucket"))
        return MetricType::Counter;
    static const QStringList gauges{u"_bytes"_s, u"_ratio"_s,       u"_celsius"_s, u"_percent"_s,
                                    u"_info"_s,  u"_temperature"_s, u"_created"_s};
    const bool looksLikeGauge
        = std::ranges::any_of(gauges, [&](const QString &ending) { return metric.endsWith(ending); });
    return looksLikeGauge ? MetricType::Gauge : MetricType::Unknown;
}

void lintSelectors(const Expr &expr, LintWalk &walk)
{
    const auto *selector = expr.as<SelectorNode>();
    if (!selector)
        return;
    const auto &matchers = selector->matchers;
    for (size_t i = 0; i < matchers.size(); ++i) {
        lintRegex(matchers[i], walk);
        for (size_t j = 0; j < i; ++j) {
            const bool sameLabel = matchers[i].name == matchers[j].name;
            const bool bothEqual
                = matchers[i].kind == MatchKind::Equal && matchers[j].kind == MatchKind::Equal;
            if (sameLabel && bothEqual && matchers[i].value != matchers[j].value)
                walk.add("contradictory-matchers", FindingSeverity::Warning, matchers[i].span,
                         u"%1 cannot have two values: nothing will match"_s.arg(matchers[i].name),
                         u"=~\"a|b\" matches either."_s);
        }
    }
}

Problems lint(const Expr &root, QStringView text, const LintContext &context)
{
    LintWalk walk{text, context, {}, {}};
    visit(root, walk);
    std::ranges::stable_sort(walk.found, {}, [](const Problem &one) { return one.span.start; });
    return std::move(walk.found);
}

} // namespace yagura::metrics::promql
