#include "dashboards/files/kibana/kibanaaggregationfile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/kibana/kibanafilterfile.h"
#include "dashboards/files/kibana/kibanaqueryfile.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using detail::jsonText;

namespace {

using View = OrderedJsonView;

constexpr int defaultTerms = 10; // Elasticsearch's

QString anyText(const View &view)
{
    if (view.isNumber())
        return QString::number(view.numberOr(0), 'g', 12);
    return view.stringOr();
}

// A field's aggregation that gives a number. False: not one of those.
bool addMetric(TargetBuilder &builder, const QString &type, const View &params, QString &id)
{
    const QString field = params.at("field").stringOr();
    static const QHash<QString, const char *> plain{{u"count"_s, "count"},
                                                    {u"avg"_s, "avg"},
                                                    {u"sum"_s, "sum"},
                                                    {u"min"_s, "min"},
                                                    {u"max"_s, "max"},
                                                    {u"value_count"_s, "count"},
                                                    {u"cardinality"_s, "cardinality"}};
    if (const auto known = plain.constFind(type); known != plain.cend()) {
        id = builder.addMetric(*known, qstrcmp(*known, "count") == 0 ? QString() : field);
        return true;
    }
    if (type != "median"_L1 && type != "percentiles"_L1)
        return false;
    OrderedJson percents = OrderedJson::array();
    params.at("percents").forEach([&](const View &one) { percents.push_back(jsonText(anyText(one))); });
    if (type == "median"_L1)
        percents = OrderedJson::array({"50"});
    else if (percents.empty())
        percents = OrderedJson::array({"25", "50", "75", "95", "99"});
    id = builder.addMetric("percentiles", field, OrderedJson{{"percents", std::move(percents)}});
    return true;
}

OrderedJson rangeFilters(const QString &field, const View &ranges)
{
    OrderedJson filters = OrderedJson::array();
    ranges.forEach([&](const View &range) {
        const QString from = anyText(range.at("from"));
        const QString to = anyText(range.at("to"));
        const QString query
            = u"%1:[%2 TO %3}"_s.arg(field, from.isEmpty() ? u"*"_s : from, to.isEmpty() ? u"*"_s : to);
        const QString label
            = range.at("label").stringOr(range.at("key").stringOr(u"%1 – %2"_s.arg(from, to)));
        filters.push_back(OrderedJson{{"label", label.toStdString()}, {"query", query.toStdString()}});
    });
    return filters;
}

OrderedJson queryFilters(const View &filters, QStringList &notes)
{
    OrderedJson list = OrderedJson::array();
    filters.forEach([&](const View &one) {
        const QString query = luceneOf(one.at("input"));
        const QString label = one.at("label").stringOr(query);
        list.push_back(OrderedJson{{"label", label.toStdString()},
                                   {"query", query.isEmpty() ? "*" : query.toStdString()}});
    });
    // Elasticsearch's own form: {"filters": {"name": query}}.
    filters.forEachMember([&](const QString &name, const View &query) {
        QStringList unsaid;
        const QString text = luceneOfDsl(query, unsaid);
        if (!unsaid.isEmpty())
            notes << u"the filter %1 (%2)"_s.arg(name, unsaid.join(u", "_s));
        list.push_back(
            OrderedJson{{"label", name.toStdString()}, {"query", text.isEmpty() ? "*" : text.toStdString()}});
    });
    return list;
}

// The interval under whatever name it has: interval was removed from Elasticsearch.
QString timeInterval(const View &params)
{
    for (const char *key : {"fixed_interval", "calendar_interval", "interval", "customInterval"}) {
        const QString text = anyText(params.at(key));
        if (!text.isEmpty() && text != "custom"_L1)
            return text;
    }
    return u"auto"_s;
}

// orderBy is the id of a metric of the target, or one of Grafana's words.
bool addBucket(TargetBuilder &builder, const QString &type, const View &params, const QString &orderBy,
               QStringList &notes)
{
    const QString field = params.at("field").stringOr();
    if (type == "date_histogram"_L1) {
        builder.addTimeBucket(field, timeInterval(params));
    } else if (type == "terms"_L1 || type == "significant_terms"_L1) {
        const int size
            = static_cast<int>(std::clamp(params.at("size").numberOr(defaultTerms), 1.0, 10'000.0));
        builder.addTerms(field, size, params.at("order").stringOr(u"desc"_s), orderBy);
    } else if (type == "histogram"_L1) {
        const QString interval = anyText(params.at("interval"));
        builder.addBucket("histogram", field,
                          OrderedJson{{"interval", interval.isEmpty() ? "1000" : interval.toStdString()},
                                      {"min_doc_count", "0"}});
    } else if (type == "range"_L1) {
        builder.addBucket("filters", {}, OrderedJson{{"filters", rangeFilters(field, params.at("ranges"))}});
    } else if (type == "filters"_L1) {
        builder.addBucket("filters", {}, OrderedJson{{"filters", queryFilters(params.at("filters"), notes)}});
    } else {
        return false;
    }
    return true;
}

} // namespace

void readAggregations(const View &aggs, TargetBuilder &builder, QStringList &notes)
{
    QHash<QString, QString> ids; // Kibana's → the target's
    const auto isMetric = [](const View &agg) {
        const QString schema = agg.at("schema").stringOr();
        return schema == "metric"_L1 || schema == "radius"_L1;
    };
    aggs.forEach([&](const View &agg) {
        if (!agg.at("enabled").booleanOr(true) || !isMetric(agg))
            return;
        QString id;
        if (addMetric(builder, agg.at("type").stringOr(), agg.at("params"), id))
            ids.insert(anyText(agg.at("id")), id);
        else
            notes << u"the metric %1"_s.arg(agg.at("type").stringOr());
    });
    aggs.forEach([&](const View &agg) {
        if (!agg.at("enabled").booleanOr(true) || isMetric(agg))
            return;
        const QString by = anyText(agg.at("params").at("orderBy"));
        const QString order = by == "_key"_L1 || by == "_term"_L1 ? u"_term"_s : ids.value(by, u"_count"_s);
        const bool isCount = builder.hasMetrics() && order != "_term"_L1 && !ids.contains(by);
        if (!addBucket(builder, agg.at("type").stringOr(), agg.at("params"), isCount ? u"_count"_s : order,
                       notes))
            notes << u"the buckets %1"_s.arg(agg.at("type").stringOr());
        if (agg.at("schema").stringOr() == "split"_L1)
            notes << u"a chart for each value"_s;
    });
}

void readPlainAggregations(const View &aggs, TargetBuilder &builder, QStringList &notes)
{
    aggs.forEachMember([&](const QString &, const View &agg) {
        View inner = agg.at("aggs").exists() ? agg.at("aggs") : agg.at("aggregations");
        agg.forEachMember([&](const QString &type, const View &params) {
            if (type == "aggs"_L1 || type == "aggregations"_L1 || type == "meta"_L1)
                return;
            QString id;
            if (!addMetric(builder, type, params, id)
                && !addBucket(builder, type, params, u"_count"_s, notes))
                notes << u"the aggregation %1"_s.arg(type);
        });
        readPlainAggregations(inner, builder, notes);
    });
}

QStringList removedWords(const View &aggs)
{
    static const QRegularExpression calendar(u"^1[dwMqy]$"_s);
    QStringList words;
    aggs.forEachMember([&](const QString &, const View &agg) {
        const QString interval = anyText(agg.at("date_histogram").at("interval"));
        if (!interval.isEmpty()) {
            const QString asked = grafanaInterval(interval);
            words << u"date_histogram's interval %1 was removed in Elasticsearch 8; asked as %2 %3"_s.arg(
                interval.left(100),
                calendar.match(asked).hasMatch() ? u"calendar_interval"_s : u"fixed_interval"_s, asked);
        }
        words += removedWords(agg.at("aggs").exists() ? agg.at("aggs") : agg.at("aggregations"));
    });
    return words;
}

} // namespace yagura::dashboards::kibana
