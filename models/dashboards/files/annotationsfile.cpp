#include "dashboards/files/annotationsfile.h"

namespace yagura::dashboards {

namespace {

// A switch that older files write as a number.
bool isOn(const OrderedJsonView &view, bool alternative)
{
    return view.isNumber() ? view.numberOr(0) != 0 : view.booleanOr(alternative);
}

QString eitherText(const OrderedJsonView &one, const OrderedJsonView &other, const char *key)
{
    const QString text = one.at(key).stringOr();
    return text.isEmpty() ? other.at(key).stringOr() : text;
}

AnnotationKind kindOf(const OrderedJsonView &view, const AnnotationQuery &query)
{
    if (isOn(view.at("builtIn"), false) || query.source == QLatin1String("-- Grafana --")
        || query.sourceType == QLatin1String("grafana") || query.sourceType == QLatin1String("datasource"))
        return AnnotationKind::BuiltIn;
    // Older files name no type; an expression is what Prometheus alone has.
    const bool isAsked = query.sourceType.isEmpty() ? !query.expression.isEmpty()
                                                    : query.sourceType == QLatin1String("prometheus");
    return isAsked ? AnnotationKind::Prometheus : AnnotationKind::Other;
}

void readPanels(AnnotationQuery &query, const OrderedJsonView &filter)
{
    query.areExcluded = filter.at("exclude").booleanOr(false);
    filter.at("ids").forEach([&](const OrderedJsonView &id) {
        if (const auto number = id.integer())
            query.panels.push_back(static_cast<int>(*number));
    });
}

AnnotationQuery readAnnotation(const OrderedJsonView &view)
{
    AnnotationQuery query;
    const auto target = view.at("target");
    const auto source = view.at("datasource");
    query.name = view.at("name").stringOr();
    query.source = source.isObject() ? source.at("uid").stringOr() : source.stringOr();
    query.sourceType = source.at("type").stringOr();
    query.isEnabled = isOn(view.at("enable"), true);
    query.isHidden = isOn(view.at("hide"), false);
    query.color = view.at("iconColor").stringOr();
    query.expression = eitherText(view, target, "expr");
    query.step = eitherText(view, target, "step");
    if (query.step.isEmpty())
        query.step = target.at("interval").stringOr();
    query.titleFormat = view.at("titleFormat").stringOr();
    query.textFormat = view.at("textFormat").stringOr();
    for (const QString &key : view.at("tagKeys").stringOr().split(QLatin1Char(','), Qt::SkipEmptyParts))
        query.tagKeys << key.trimmed();
    query.isValueTheTime = isOn(view.at("useValueForTime"), false);
    readPanels(query, view.at("filter"));
    query.kind = kindOf(view, query);
    return query;
}

} // namespace

std::vector<AnnotationQuery> readAnnotations(const OrderedJsonView &dashboard)
{
    std::vector<AnnotationQuery> queries;
    dashboard.at("annotations").at("list").forEach([&](const OrderedJsonView &one) {
        if (one.isObject())
            queries.push_back(readAnnotation(one));
    });
    return queries;
}

} // namespace yagura::dashboards
