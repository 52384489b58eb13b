#include "dashboards/files/kibana/kibanalensfile.h"

#include "dashboards/files/grafanapanelfile.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

struct Column
{
    QString id;
    View json;
};

QString operationOf(const View &column)
{
    return column.at("operationType").stringOr();
}

bool isBucket(const View &column)
{
    return column.at("isBucketed").booleanOr(false);
}

// The columns of a layer in their order.
std::vector<Column> columnsOf(const View &layer)
{
    std::vector<Column> columns;
    const View all = layer.at("columns");
    layer.at("columnOrder").forEach([&](const View &name) {
        const QString id = name.stringOr();
        const View column = all.at(id.toUtf8().constData());
        if (column.isObject())
            columns.push_back({id, column});
    });
    if (columns.empty())
        all.forEachMember([&](const QString &id, const View &column) { columns.push_back({id, column}); });
    return columns;
}

// Columns that others are calculated from are not shown themselves.
QSet<QString> innerColumns(const std::vector<Column> &columns)
{
    QSet<QString> inner;
    for (const Column &column : columns)
        column.json.at("references").forEach([&](const View &id) { inner.insert(id.stringOr()); });
    return inner;
}

// One layer of the visualization as targets: metrics with a filter of their own ask separately.
class LayerReader
{
public:
    LayerReader(const View &layer, QString index, QString timeField, Visualization &visualization)
        : m_layer(layer)
        , m_index(std::move(index))
        , m_timeField(std::move(timeField))
        , m_visualization(visualization)
        , m_columns(columnsOf(layer))
        , m_inner(innerColumns(m_columns))
    { }

    void read(const QStringList &queries)
    {
        QStringList filters;
        for (const Column &column : m_columns) {
            const QString filter = filterOf(column);
            if (!isBucket(column.json) && isShown(column) && !filters.contains(filter))
                filters << filter;
        }
        if (filters.isEmpty())
            filters << QString();
        for (const QString &filter : std::as_const(filters))
            addTarget(queries, filter);
    }

    [[nodiscard]] bool isOverTime() const
    {
        return std::any_of(m_columns.begin(), m_columns.end(), [](const Column &column) {
            return operationOf(column.json) == "date_histogram"_L1;
        });
    }
    // Of the first metric.
    [[nodiscard]] QString unit() const
    {
        for (const Column &column : m_columns) {
            const QString format = column.json.at("params").at("format").at("id").stringOr();
            if (!isBucket(column.json) && !format.isEmpty())
                return unitOf(format);
        }
        return {};
    }

private:
    bool isShown(const Column &column) const
    {
        return !m_inner.contains(column.id);
    }

    static QString filterOf(const Column &column)
    {
        return luceneOf(column.json.at("filter"));
    }

    void addTarget(const QStringList &queries, const QString &filter)
    {
        TargetBuilder builder(m_timeField);
        for (const QString &query : queries)
            builder.addQuery(query);
        builder.addQuery(filter);
        m_ids.clear();
        for (const Column &column : m_columns) {
            if (!isBucket(column.json) && isShown(column) && filterOf(column) == filter)
                addMetric(builder, column);
        }
        for (const Column &column : m_columns) {
            if (isBucket(column.json))
                addBucket(builder, column);
        }
        addWholeBucket(builder);
        const auto letter = static_cast<char>('A' + m_visualization.targets.size() % 26);
        m_visualization.targets.push_back(builder.target(QString(QLatin1Char(letter)), m_index));
    }

    void addMetric(TargetBuilder &builder, const Column &column)
    {
        const QString operation = operationOf(column.json);
        const QString field = column.json.at("sourceField").stringOr();
        const View params = column.json.at("params");
        static const QHash<QString, const char *> plain{
            {u"average"_s, "avg"}, {u"sum"_s, "sum"},          {u"min"_s, "min"},
            {u"max"_s, "max"},     {u"unique_count"_s, "cardinality"}};
        QString id;
        if (operation == "count"_L1) {
            id = builder.addMetric("count", {});
        } else if (const auto known = plain.constFind(operation); known != plain.cend()) {
            id = builder.addMetric(*known, field);
        } else if (operation == "median"_L1 || operation == "percentile"_L1) {
            const double percent
                = operation == "median"_L1 ? 50 : params.at("percentile").numberOr(95);
            const QString text = QString::number(percent, 'g', 6);
            id = builder.addMetric("percentiles", field,
                                   OrderedJson{{"percents", OrderedJson::array({text.toStdString()})}});
        } else if (operation == "last_value"_L1) {
            id = builder.addMetric(
                "top_metrics", {},
                OrderedJson{{"metrics", OrderedJson::array({field.toStdString()})},
                            {"order", "desc"},
                            {"orderBy", params.at("sortField").stringOr(m_timeField).toStdString()}});
        } else {
            m_visualization.notes << u"the column %1 (%2)"_s.arg(
                column.json.at("label").stringOr(column.id).left(100), operation.left(100));
            return;
        }
        m_ids.insert(column.id, id);
    }

    void addBucket(TargetBuilder &builder, const Column &column)
    {
        const QString operation = operationOf(column.json);
        const QString field = column.json.at("sourceField").stringOr();
        const View params = column.json.at("params");
        if (operation == "date_histogram"_L1) {
            builder.addTimeBucket(field, params.at("interval").stringOr());
        } else if (operation == "terms"_L1) {
            const bool isByName = params.at("orderBy").at("type").stringOr() == "alphabetical"_L1;
            const QString by = m_ids.value(params.at("orderBy").at("columnId").stringOr(), u"_count"_s);
            const int size = static_cast<int>(std::clamp(params.at("size").numberOr(5), 1.0, 10'000.0));
            builder.addTerms(field, size, params.at("orderDirection").stringOr(u"desc"_s),
                             isByName ? u"_term"_s : by);
            if (params.at("secondaryFields").size() > 0)
                m_visualization.notes << u"the further fields beside %1"_s.arg(field.left(100));
        } else if (operation == "filters"_L1) {
            builder.addBucket("filters", {}, OrderedJson{{"filters", filters(params.at("filters"))}});
        } else if (operation == "range"_L1 && params.at("type").stringOr() == "range"_L1) {
            builder.addBucket("filters", {}, OrderedJson{{"filters", ranges(field, params.at("ranges"))}});
        } else {
            m_visualization.notes << u"the buckets of %1 (%2)"_s.arg(field.left(100), operation.left(100));
        }
    }

    static OrderedJson filters(const View &list)
    {
        OrderedJson filters = OrderedJson::array();
        list.forEach([&](const View &one) {
            const QString query = luceneOf(one.at("input"));
            const QString label = one.at("label").stringOr();
            filters.push_back(OrderedJson{{"label", (label.isEmpty() ? query : label).toStdString()},
                                          {"query", query.isEmpty() ? "*" : query.toStdString()}});
        });
        return filters;
    }

    static OrderedJson ranges(const QString &field, const View &list)
    {
        OrderedJson filters = OrderedJson::array();
        const auto bound = [](const View &view) {
            return view.isNumber() ? QString::number(view.numberOr(0), 'g', 12) : u"*"_s;
        };
        list.forEach([&](const View &range) {
            const QString from = bound(range.at("from"));
            const QString to = bound(range.at("to"));
            const QString label = range.at("label").stringOr();
            filters.push_back(OrderedJson{
                {"label", (label.isEmpty() ? QString(from + u" – "_s + to) : label).toStdString()},
                {"query", u"%1:[%2 TO %3}"_s.arg(field, from, to).toStdString()}});
        });
        return filters;
    }

    View m_layer;
    QString m_index;
    QString m_timeField;
    Visualization &m_visualization;
    std::vector<Column> m_columns;
    QSet<QString> m_inner;
    QHash<QString, QString> m_ids; // a column's metric in the target
};

SeriesForm formOf(const QString &seriesType)
{
    if (seriesType.startsWith("bar"_L1))
        return SeriesForm::Bars;
    return seriesType.startsWith("area"_L1) ? SeriesForm::Area : SeriesForm::Line;
}

SeriesStacking stackingOf(const QString &seriesType)
{
    if (seriesType.contains("percentage"_L1))
        return SeriesStacking::Percent;
    return seriesType.contains("stacked"_L1) ? SeriesStacking::Normal : SeriesStacking::None;
}

void makeXy(Visualization &visualization, const View &state, bool isOverTime)
{
    const View layer = state.at("layers").at(0);
    const QString type = layer.at("seriesType").stringOr(state.at("preferredSeriesType").stringOr());
    makeSeries(visualization, formOf(type), stackingOf(type), isOverTime);
    if (type.contains("horizontal"_L1))
        makeHorizontal(visualization);
}

bool makeLook(Visualization &visualization, const QString &type, const View &state, bool isOverTime)
{
    if (type == "lnsXY"_L1) {
        makeXy(visualization, state, isOverTime);
    } else if (type == "lnsMetric"_L1 || type == "lnsLegacyMetric"_L1) {
        makeStat(visualization, "stat");
    } else if (type == "lnsGauge"_L1) {
        makeStat(visualization, "gauge");
    } else if (type == "lnsDatatable"_L1) {
        makeTable(visualization);
    } else if (type == "lnsPie"_L1) {
        const QString shape = state.at("shape").stringOr();
        makePie(visualization, shape == "donut"_L1);
        if (shape != "donut"_L1 && shape != "pie"_L1)
            visualization.notes << u"the shape %1 is a pie"_s.arg(shape.left(100));
    } else if (type == "lnsTagcloud"_L1) {
        makeTable(visualization);
        visualization.notes << u"the cloud of words is a table"_s;
    } else {
        return false;
    }
    return true;
}

// Reference lines and annotations are layers without queries that Grafana could ask.
QSet<QString> sideLayers(const View &state, QStringList &notes)
{
    QSet<QString> side;
    state.at("layers").forEach([&](const View &layer) {
        const QString kind = layer.at("layerType").stringOr(u"data"_s);
        if (kind == "data"_L1)
            return;
        side.insert(layer.at("layerId").stringOr());
        notes << u"the layer of kind %1"_s.arg(kind.left(100));
    });
    return side;
}

} // namespace

Visualization readLens(const View &attributes, const View &references, const SavedObjects &objects,
                       const QStringList &queries)
{
    Visualization visualization;
    visualization.title = attributes.at("title").stringOr();
    visualization.description = attributes.at("description").stringOr();
    visualization.kibanaType = attributes.at("visualizationType").stringOr(u"lens"_s);
    const View state = attributes.at("state");
    const View sources = state.at("datasourceStates");
    const View layers = (sources.at("formBased").exists() ? sources.at("formBased")
                                                           : sources.at("indexpattern")).at("layers");
    if (!layers.isObject() || layers.size() == 0) {
        if (sources.at("textBased").at("layers").size() > 0)
            visualization.notes << u"its ES|QL query"_s;
        return visualization;
    }
    QStringList unsaid;
    const QStringList asked = queries + luceneOfSearch(state, unsaid);
    for (const QString &one : std::as_const(unsaid))
        visualization.notes << u"the filter %1"_s.arg(one);
    const QSet<QString> side = sideLayers(state.at("visualization"), visualization.notes);
    bool isOverTime = false;
    layers.forEachMember([&](const QString &id, const View &layer) {
        if (side.contains(id))
            return;
        const QString name = u"indexpattern-datasource-layer-"_s + id;
        QString index = layer.at("indexPatternId").stringOr();
        if (index.isEmpty())
            index = referencedId(attributes.at("references"), name);
        if (index.isEmpty())
            index = referencedId(references, name);
        if (visualization.index.isEmpty())
            visualization.index = objects.indexNamed(index);
        LayerReader reader(layer, objects.indexNamed(index), objects.timeFieldOf(index), visualization);
        reader.read(asked);
        isOverTime = isOverTime || reader.isOverTime();
        if (!reader.unit().isEmpty())
            setMember(visualization.defaults, "unit", jsonText(reader.unit()));
    });
    (void)makeLook(visualization, visualization.kibanaType, state.at("visualization"), isOverTime);
    return visualization;
}

} // namespace yagura::dashboards::kibana
