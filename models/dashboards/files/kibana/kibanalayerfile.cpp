#include "dashboards/files/kibana/kibanalayerfile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

namespace {

using View = OrderedJsonView;

QString operationOf(const View &column)
{
    return column.at("operationType").stringOr();
}

bool isBucket(const View &column)
{
    return column.at("isBucketed").booleanOr(false);
}

OrderedJson filters(const View &list)
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

OrderedJson ranges(const QString &field, const View &list)
{
    OrderedJson filters = OrderedJson::array();
    const auto bound = [](const View &view) {
        return view.isNumber() ? QString::number(view.numberOr(0), 'g', 12) : u"*"_s;
    };
    list.forEach([&](const View &range) {
        const QString from = bound(range.at("from"));
        const QString to = bound(range.at("to"));
        const QString label = range.at("label").stringOr();
        filters.push_back(
            OrderedJson{{"label", (label.isEmpty() ? QString(from + u" – "_s + to) : label).toStdString()},
                        {"query", u"%1:[%2 TO %3}"_s.arg(field, from, to).toStdString()}});
    });
    return filters;
}

} // namespace

LayerReader::LayerReader(const View &layer, QString index, QString timeField, Visualization &visualization)
    : m_index(std::move(index))
    , m_timeField(std::move(timeField))
    , m_visualization(visualization)
    , m_columns(columnsOf(layer))
{
    for (const Column &column : m_columns)
        column.json.at("references").forEach([&](const View &id) { m_inner.insert(id.stringOr()); });
}

// In the layer's order.
std::vector<LayerReader::Column> LayerReader::columnsOf(const View &layer)
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

void LayerReader::read(const QStringList &queries)
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

bool LayerReader::isOverTime() const
{
    return std::any_of(m_columns.begin(), m_columns.end(),
                       [](const Column &column) { return operationOf(column.json) == "date_histogram"_L1; });
}

QString LayerReader::unit() const
{
    for (const Column &column : m_columns) {
        const QString format = column.json.at("params").at("format").at("id").stringOr();
        if (!isBucket(column.json) && !format.isEmpty())
            return unitOf(format);
    }
    return {};
}

QString LayerReader::filterOf(const Column &column)
{
    return luceneOf(column.json.at("filter"));
}

void LayerReader::addTarget(const QStringList &queries, const QString &filter)
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

void LayerReader::addMetric(TargetBuilder &builder, const Column &column)
{
    const QString operation = operationOf(column.json);
    const QString field = column.json.at("sourceField").stringOr();
    const View params = column.json.at("params");
    static const QHash<QString, const char *> plain{{u"average"_s, "avg"},
                                                    {u"sum"_s, "sum"},
                                                    {u"min"_s, "min"},
                                                    {u"max"_s, "max"},
                                                    {u"unique_count"_s, "cardinality"}};
    QString id;
    if (operation == "count"_L1) {
        id = builder.addMetric("count", {});
    } else if (const auto known = plain.constFind(operation); known != plain.cend()) {
        id = builder.addMetric(*known, field);
    } else if (operation == "median"_L1 || operation == "percentile"_L1) {
        const double percent = operation == "median"_L1 ? 50 : params.at("percentile").numberOr(95);
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

void LayerReader::addBucket(TargetBuilder &builder, const Column &column)
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

} // namespace yagura::dashboards::kibana
