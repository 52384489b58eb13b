#include "dashboards/files/kibana/kibanalensfile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/kibana/kibanalayerfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

using View = OrderedJsonView;

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
    const View layers
        = (sources.at("formBased").exists() ? sources.at("formBased") : sources.at("indexpattern"))
              .at("layers");
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
