#include "dashboards/files/kibana/kibanavisfile.h"

#include "dashboards/files/kibana/kibanaaggregationfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

namespace {

using View = OrderedJsonView;

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

QString indexOf(const OrderedJson &search, const View &references, const SavedObjects &objects,
                QString &timeField)
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
    visualization.removedWords = removedWords(params.at("aggs"));
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
    const OrderedJson search = expandedMember(attributes.at("kibanaSavedObjectMeta").at("searchSourceJSON"));
    QString timeField;
    visualization.index = indexOf(search, references, objects, timeField);
    const QStringList asked = queriesOf(search, queries, visualization.notes);
    makeLogs(visualization, asked, timeField);
    return visualization;
}

} // namespace yagura::dashboards::kibana
