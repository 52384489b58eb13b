#include "dashboards/files/kibana/kibanavisfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

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
        const QString query = u"%1:[%2 TO %3}"_s.arg(field, from.isEmpty() ? u"*"_s : from,
                                                     to.isEmpty() ? u"*"_s : to);
        const QString label = range.at("label").stringOr(range.at("key").stringOr(u"%1 – %2"_s.arg(from, to)));
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
        const int size = static_cast<int>(std::clamp(params.at("size").numberOr(defaultTerms), 1.0, 10'000.0));
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

// visState ------------------------------------------------------------------------------------------------

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

SeriesStacking stackingOf(const View &params)
{
    const QString mode = params.at("seriesParams").at(0).at("mode").stringOr(params.at("mode").stringOr());
    const QString scale = params.at("valueAxes").at(0).at("scale").at("mode").stringOr(mode);
    if (scale == "percentage"_L1)
        return SeriesStacking::Percent;
    return mode == "stacked"_L1 ? SeriesStacking::Normal : SeriesStacking::None;
}

// False: a type that has no counterpart.
bool makeLook(Visualization &visualization, const QString &type, const View &params, bool isOverTime)
{
    if (type == "line"_L1) {
        makeSeries(visualization, SeriesForm::Line, stackingOf(params), isOverTime);
    } else if (type == "area"_L1) {
        makeSeries(visualization, SeriesForm::Area, stackingOf(params), isOverTime);
    } else if (type == "histogram"_L1 || type == "horizontal_bar"_L1 || type == "bar"_L1) {
        makeSeries(visualization, SeriesForm::Bars, stackingOf(params), isOverTime);
        if (type == "horizontal_bar"_L1)
            makeHorizontal(visualization);
    } else if (type == "pie"_L1) {
        makePie(visualization, params.at("isDonut").booleanOr(false));
    } else if (type == "metric"_L1 || type == "goal"_L1) {
        makeStat(visualization, "stat");
    } else if (type == "gauge"_L1) {
        makeStat(visualization, "gauge");
    } else if (type == "table"_L1 || type == "data_table"_L1) {
        makeTable(visualization);
    } else if (type == "tagcloud"_L1) {
        makeTable(visualization);
        visualization.notes << u"the cloud of words is a table"_s;
    } else {
        return false;
    }
    return true;
}

// Elasticsearch's aggregations ------------------------------------------------------------------------------

void readPlainAggregations(const View &aggs, TargetBuilder &builder, QStringList &notes)
{
    aggs.forEachMember([&](const QString &, const View &agg) {
        View inner = agg.at("aggs").exists() ? agg.at("aggs") : agg.at("aggregations");
        agg.forEachMember([&](const QString &type, const View &params) {
            if (type == "aggs"_L1 || type == "aggregations"_L1 || type == "meta"_L1)
                return;
            QString id;
            if (!addMetric(builder, type, params, id) && !addBucket(builder, type, params, u"_count"_s, notes))
                notes << u"the aggregation %1"_s.arg(type);
        });
        readPlainAggregations(inner, builder, notes);
    });
}

QString indexOf(const OrderedJson &search, const View &references, const SavedObjects &objects, QString &timeField)
{
    const View view(search);
    QString id = view.at("index").stringOr();
    if (id.isEmpty())
        id = referencedId(references, view.at("indexRefName").stringOr());
    timeField = objects.timeFieldOf(id);
    return objects.indexNamed(id);
}

// The text that is searched for, with what of it could not be said.
QStringList queriesOf(const OrderedJson &search, const QStringList &outer, QStringList &notes)
{
    QStringList unsaid;
    QStringList queries = outer + luceneOfSearch(View(search), unsaid);
    for (const QString &one : std::as_const(unsaid))
        notes << u"the filter %1"_s.arg(one);
    return queries;
}

} // namespace

Visualization readVisualization(const View &attributes, const View &references, const SavedObjects &objects,
                                const QStringList &queries)
{
    Visualization visualization;
    visualization.title = attributes.at("title").stringOr();
    visualization.description = attributes.at("description").stringOr();
    // By value the state stands in savedVis itself.
    const OrderedJson state
        = attributes.at("visState").exists() ? expandedMember(attributes.at("visState")) : attributes.json();
    const View view(state);
    const QString type = view.at("type").stringOr();
    visualization.kibanaType = type;
    if (type == "markdown"_L1) {
        makeText(visualization, view.at("params").at("markdown").stringOr());
        return visualization;
    }
    const OrderedJson search = attributes.at("kibanaSavedObjectMeta").exists()
        ? expandedMember(attributes.at("kibanaSavedObjectMeta").at("searchSourceJSON"))
        : expandedMember(view.at("data").at("searchSource"));
    const View aggs = view.at("aggs").exists() ? view.at("aggs") : view.at("data").at("aggs");
    QString timeField;
    visualization.index = indexOf(search, references, objects, timeField);
    TargetBuilder builder(timeField);
    const QStringList asked = queriesOf(search, queries, visualization.notes);
    for (const QString &query : asked)
        builder.addQuery(query);
    readAggregations(aggs, builder, visualization.notes);
    if (!makeLook(visualization, type, view.at("params"), builder.hasTimeBucket()))
        return visualization;
    addWholeBucket(builder);
    visualization.targets = {builder.target(u"A"_s, visualization.index)};
    return visualization;
}

Visualization readPlainConfig(const View &config, const QStringList &queries)
{
    Visualization visualization;
    const View params = config.at("params");
    visualization.title = config.at("title").stringOr();
    visualization.kibanaType = config.at("type").stringOr();
    visualization.index = params.at("index").stringOr();
    TargetBuilder builder({});
    for (const QString &query : queries)
        builder.addQuery(query);
    QStringList unsaid;
    builder.addQuery(luceneOfDsl(params.at("query"), unsaid));
    for (const QString &one : std::as_const(unsaid))
        visualization.notes << u"the query %1"_s.arg(one);
    readPlainAggregations(params.at("aggs"), builder, visualization.notes);
    if (!makeLook(visualization, visualization.kibanaType, params, builder.hasTimeBucket()))
        return visualization;
    addWholeBucket(builder);
    visualization.targets = {builder.target(u"A"_s, visualization.index)};
    return visualization;
}

Visualization readSearch(const View &attributes, const View &references, const SavedObjects &objects,
                         const QStringList &queries)
{
    Visualization visualization;
    visualization.title = attributes.at("title").stringOr();
    visualization.description = attributes.at("description").stringOr();
    visualization.kibanaType = u"search"_s;
    const OrderedJson search
        = expandedMember(attributes.at("kibanaSavedObjectMeta").at("searchSourceJSON"));
    QString timeField;
    visualization.index = indexOf(search, references, objects, timeField);
    const QStringList asked = queriesOf(search, queries, visualization.notes);
    makeLogs(visualization, asked, timeField);
    return visualization;
}

} // namespace yagura::dashboards::kibana
