#include "dashboards/options/viewoptions.h"

#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

Orientation orientationOf(const QVariantMap &options)
{
    return wordIn(textAt(options, u"orientation"), {"auto", "horizontal", "vertical"}, Orientation::Auto);
}

} // namespace

LegendOptions legendOptions(const QVariantMap &options)
{
    LegendOptions legend;
    legend.mode
        = wordIn(textAt(options, u"legend.displayMode"), {"list", "table", "hidden"}, LegendMode::List);
    if (!truthAt(options, u"legend.showLegend", true))
        legend.mode = LegendMode::Hidden;
    if (textAt(options, u"legend.placement") == QLatin1String("right"))
        legend.placement = LegendPlacement::Right;
    legend.calculations = textsAt(options, u"legend.calcs") + textsAt(options, u"legend.values");
    legend.sortBy = textAt(options, u"legend.sortBy");
    legend.isDescending = truthAt(options, u"legend.sortDesc", false);
    legend.width = wholeAt(options, u"legend.width", 0, 0, 4000);
    return legend;
}

TooltipOptions tooltipOptions(const QVariantMap &options)
{
    TooltipOptions tooltip;
    // Where the file says nothing, the others are worth knowing too.
    tooltip.mode = wordIn(textAt(options, u"tooltip.mode"), {"single", "multi", "none"}, TooltipMode::All);
    tooltip.order = wordIn(textAt(options, u"tooltip.sort"), {"none", "asc", "desc"}, SortOrder::None);
    tooltip.hidesZeros = truthAt(options, u"tooltip.hideZeros", false);
    tooltip.maxWidth = wholeAt(options, u"tooltip.maxWidth", 0, 0, 4000);
    tooltip.maxHeight = wholeAt(options, u"tooltip.maxHeight", 0, 0, 4000);
    return tooltip;
}

ReduceOptions reduceOptions(const QVariantMap &options)
{
    ReduceOptions reduce;
    const QStringList calculations = textsAt(options, u"reduceOptions.calcs");
    if (!calculations.isEmpty())
        reduce.calculation = calculations.front();
    reduce.everyRow = truthAt(options, u"reduceOptions.values", false);
    reduce.limit = wholeAt(options, u"reduceOptions.limit", 25, 1, 10'000);
    reduce.fields = textAt(options, u"reduceOptions.fields");
    return reduce;
}

StatOptions statOptions(const QVariantMap &options)
{
    StatOptions stat;
    stat.reduce = reduceOptions(options);
    stat.orientation = orientationOf(options);
    stat.color = wordIn(textAt(options, u"colorMode"), {"none", "value", "background", "background_solid"},
                        FigureColor::Value);
    stat.hasGraph = textAt(options, u"graphMode") != QLatin1String("none");
    stat.text = wordIn(textAt(options, u"textMode"), {"auto", "value", "value_and_name", "name", "none"},
                       TextMode::Auto);
    stat.justify = wordIn(textAt(options, u"justifyMode"), {"auto", "center"}, Justify::Auto);
    stat.hasPercentChange = truthAt(options, u"showPercentChange", false);
    stat.percentColor = wordIn(textAt(options, u"percentChangeColorMode"),
                               {"standard", "inverted", "same_as_value"}, PercentColor::Standard);
    stat.isWide = truthAt(options, u"wideLayout", true);
    stat.titleSize = wholeAt(options, u"text.titleSize", 0, 0, 200);
    stat.valueSize = wholeAt(options, u"text.valueSize", 0, 0, 400);
    stat.percentSize = wholeAt(options, u"text.percentSize", 0, 0, 200);
    return stat;
}

GaugeOptions gaugeOptions(const QVariantMap &options)
{
    GaugeOptions gauge;
    gauge.reduce = reduceOptions(options);
    gauge.orientation = orientationOf(options);
    gauge.hasThresholdLabels = truthAt(options, u"showThresholdLabels", false);
    gauge.hasThresholdMarkers = truthAt(options, u"showThresholdMarkers", true);
    gauge.isSizedByHand = textAt(options, u"sizing") == QLatin1String("manual");
    gauge.leastWidth = wholeAt(options, u"minVizWidth", 75, 1, 2000);
    gauge.leastHeight = wholeAt(options, u"minVizHeight", 75, 1, 2000);
    gauge.titleSize = wholeAt(options, u"text.titleSize", 0, 0, 200);
    gauge.valueSize = wholeAt(options, u"text.valueSize", 0, 0, 400);
    return gauge;
}

BarGaugeOptions barGaugeOptions(const QVariantMap &options)
{
    BarGaugeOptions bars;
    bars.reduce = reduceOptions(options);
    bars.orientation = orientationOf(options);
    bars.look = wordIn(textAt(options, u"displayMode"), {"gradient", "lcd", "basic"}, BarLook::Gradient);
    bars.value = wordIn(textAt(options, u"valueMode"), {"color", "text", "hidden"}, BarValue::Color);
    bars.names
        = wordIn(textAt(options, u"namePlacement"), {"auto", "top", "left", "hidden"}, NamePlacement::Auto);
    bars.showsUnfilled = truthAt(options, u"showUnfilled", true);
    bars.isSizedByHand = textAt(options, u"sizing") == QLatin1String("manual");
    bars.leastWidth = wholeAt(options, u"minVizWidth", 8, 0, 2000);
    bars.leastHeight = wholeAt(options, u"minVizHeight", 16, 0, 2000);
    bars.mostHeight = wholeAt(options, u"maxVizHeight", 300, 1, 4000);
    bars.titleSize = wholeAt(options, u"text.titleSize", 0, 0, 200);
    bars.valueSize = wholeAt(options, u"text.valueSize", 0, 0, 400);
    return bars;
}

TableOptions tableOptions(const QVariantMap &options)
{
    TableOptions table;
    table.hasHeader = truthAt(options, u"showHeader", true);
    table.frame = wholeAt(options, u"frameIndex", 0, 0, 100'000);
    const QVariantMap sort = optionAt(options, u"sortBy").toList().value(0).toMap();
    table.sortBy = textAt(sort, u"displayName");
    table.sortOrder = truthAt(sort, u"desc", false) ? Qt::DescendingOrder : Qt::AscendingOrder;
    table.hasFooter = truthAt(options, u"footer.show", false);
    table.footerCalculations = textsAt(options, u"footer.reducer");
    table.footerFields = textsAt(options, u"footer.fields");
    table.countsRows = truthAt(options, u"footer.countRows", false);
    table.hasPages
        = truthAt(options, u"enablePagination", truthAt(options, u"footer.enablePagination", false));
    table.hasTypeIcons = truthAt(options, u"showTypeIcons", false);
    const QString height = textAt(options, u"cellHeight", QStringLiteral("sm"));
    table.cellLines = height == QLatin1String("lg") ? 3 : height == QLatin1String("md") ? 2 : 1;
    return table;
}

} // namespace yagura::dashboards
