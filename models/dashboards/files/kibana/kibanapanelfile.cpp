#include "dashboards/files/kibana/kibanapanelfile.h"

#include "dashboards/files/grafanapanelfile.h"

using namespace Qt::StringLiterals;

namespace yagura::dashboards::kibana {

using namespace detail;

namespace {

// Values are the numbers of the one row, not a calculation over rows.
OrderedJson reduceOptions(bool everyRow)
{
    return OrderedJson{{"calcs", OrderedJson::array({"lastNotNull"})}, {"fields", ""}, {"values", everyRow}};
}

} // namespace

void makeSeries(Visualization &visualization, SeriesForm form, SeriesStacking stacking, bool isOverTime)
{
    const char *mode = stacking == SeriesStacking::Normal ? "normal"
        : stacking == SeriesStacking::Percent             ? "percent"
                                                          : "none";
    if (!isOverTime) {
        visualization.type = u"barchart"_s;
        setMember(visualization.options, "orientation", "auto");
        setMember(visualization.options, "stacking", mode);
    } else {
        visualization.type = u"timeseries"_s;
        OrderedJson &custom = memberOf(visualization.defaults, "custom");
        setMember(custom, "drawStyle", form == SeriesForm::Bars ? "bars" : "line");
        setMember(custom, "lineWidth", 1);
        setMember(custom, "fillOpacity", form == SeriesForm::Bars ? 80 : form == SeriesForm::Area ? 30 : 0);
        setMember(custom, "showPoints", "auto");
        setMember(custom, "stacking", OrderedJson{{"group", "A"}, {"mode", mode}});
    }
    setMember(visualization.options, "legend",
              OrderedJson{{"displayMode", "list"}, {"placement", "bottom"}, {"showLegend", true}});
    setMember(visualization.options, "tooltip", OrderedJson{{"mode", "multi"}, {"sort", "desc"}});
}

void makeHorizontal(Visualization &visualization)
{
    if (visualization.type == "barchart"_L1)
        setMember(visualization.options, "orientation", "horizontal");
}

void makePie(Visualization &visualization, bool isDonut)
{
    visualization.type = u"piechart"_s;
    setMember(visualization.options, "pieType", isDonut ? "donut" : "pie");
    setMember(visualization.options, "reduceOptions", reduceOptions(true));
    setMember(visualization.options, "legend",
              OrderedJson{{"displayMode", "table"},
                          {"placement", "right"},
                          {"showLegend", true},
                          {"values", OrderedJson::array({"percent"})}});
}

void makeStat(Visualization &visualization, const char *type)
{
    visualization.type = QLatin1String(type);
    setMember(visualization.options, "reduceOptions", reduceOptions(false));
    if (visualization.type == "stat"_L1) {
        setMember(visualization.options, "colorMode", "none");
        setMember(visualization.options, "graphMode", "none");
        setMember(visualization.options, "textMode", "auto");
    }
}

void makeTable(Visualization &visualization)
{
    visualization.type = u"table"_s;
    setMember(visualization.options, "showHeader", true);
}

void makeText(Visualization &visualization, const QString &markdown)
{
    visualization.type = u"text"_s;
    setMember(visualization.options, "mode", "markdown");
    setMember(visualization.options, "content", jsonText(markdown));
}

void makeLogs(Visualization &visualization, const QStringList &queries, const QString &timeField)
{
    visualization.type = u"logs"_s;
    TargetBuilder builder(timeField);
    for (const QString &query : queries)
        builder.addQuery(query);
    builder.addMetric("logs", {}, OrderedJson{{"limit", "500"}});
    visualization.targets = {builder.target(u"A"_s, visualization.index)};
    setMember(visualization.options, "showTime", true);
    setMember(visualization.options, "sortOrder", "Descending");
    setMember(visualization.options, "wrapLogMessage", true);
}

void addWholeBucket(TargetBuilder &builder)
{
    if (builder.hasBuckets())
        return;
    OrderedJson all = OrderedJson{{"label", ""}, {"query", "*"}};
    builder.addBucket("filters", {}, OrderedJson{{"filters", OrderedJson::array({std::move(all)})}});
}

QString unitOf(const QString &format)
{
    static const QHash<QString, QString> units{{u"bytes"_s, u"bytes"_s},
                                               {u"bits"_s, u"bits"_s},
                                               {u"percent"_s, u"percentunit"_s},
                                               {u"number"_s, u"short"_s}};
    return units.value(format);
}

} // namespace yagura::dashboards::kibana
