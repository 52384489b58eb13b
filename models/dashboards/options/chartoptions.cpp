#include "dashboards/options/chartoptions.h"

#include "core/duration.h"
#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

std::optional<int> decimalsAt(const QVariantMap &options, QStringView path)
{
    const auto number = numberAt(options, path);
    return number ? std::optional(std::clamp(static_cast<int>(*number), 0, 20)) : std::nullopt;
}

ShownValue shownValue(const QVariantMap &options)
{
    return wordIn(textAt(options, u"showValue"), {"auto", "never", "always"}, ShownValue::Auto);
}

// "1m", "60000" or 0.5.
double sizeAt(const QVariantMap &calculation, QStringView axis)
{
    const QVariantMap buckets = optionAt(calculation, axis).toMap();
    if (textAt(buckets, u"mode") != QLatin1String("size"))
        return 0;
    if (const auto number = numberAt(buckets, u"value"))
        return std::max(0.0, *number);
    const auto duration = parseDuration(textAt(buckets, u"value"));
    return duration ? std::chrono::duration<double, std::milli>(*duration).count() : 0;
}

int bucketsAt(const QVariantMap &calculation, QStringView axis)
{
    const QVariantMap buckets = optionAt(calculation, axis).toMap();
    return textAt(buckets, u"mode") == QLatin1String("count") ? wholeAt(buckets, u"value", 0, 0, 1000) : 0;
}

void readHeatmapColors(const QVariantMap &options, HeatmapOptions &heatmap)
{
    heatmap.isOpacity = textAt(options, u"color.mode") == QLatin1String("opacity");
    heatmap.scheme = textAt(options, u"color.scheme", heatmap.scheme);
    heatmap.fill = textAt(options, u"color.fill", heatmap.fill);
    heatmap.isExponential = textAt(options, u"color.scale") != QLatin1String("linear");
    heatmap.exponent = std::clamp(numberAt(options, u"color.exponent").value_or(0.5), 0.01, 10.0);
    heatmap.steps = wholeAt(options, u"color.steps", 64, 2, 128);
    heatmap.isReversed = truthAt(options, u"color.reverse", false);
    heatmap.least = numberAt(options, u"color.min");
    heatmap.most = numberAt(options, u"color.max");
}

void readHeatmapAxis(const QVariantMap &options, HeatmapOptions &heatmap)
{
    const QString placement = textAt(options, u"yAxis.axisPlacement");
    heatmap.hasAxis = placement != QLatin1String("hidden");
    heatmap.isAxisOnRight = placement == QLatin1String("right");
    heatmap.isAxisReversed = truthAt(options, u"yAxis.reverse", false);
    heatmap.axisLabel = textAt(options, u"yAxis.axisLabel");
    heatmap.axisWidth = wholeAt(options, u"yAxis.axisWidth", 0, 0, 500);
    heatmap.axisUnit = textAt(options, u"yAxis.unit");
    heatmap.axisDecimals = decimalsAt(options, u"yAxis.decimals");
    heatmap.axisMinimum = numberAt(options, u"yAxis.min");
    heatmap.axisMaximum = numberAt(options, u"yAxis.max");
    const QVariantMap scale = optionAt(options, u"calculation.yBuckets.scale").toMap();
    heatmap.axisScale = wordIn(textAt(scale, u"type"), {"linear", "log", "symlog"}, AxisScale::Linear);
    heatmap.axisLogBase = wholeAt(scale, u"log", 2, 2, 10) == 10 ? 10 : 2;
}

} // namespace

HeatmapOptions heatmapOptions(const QVariantMap &options)
{
    HeatmapOptions heatmap;
    heatmap.isCalculated = truthAt(options, u"calculate", false);
    const QVariantMap calculation = optionAt(options, u"calculation").toMap();
    heatmap.xBuckets = bucketsAt(calculation, u"xBuckets");
    heatmap.yBuckets = bucketsAt(calculation, u"yBuckets");
    heatmap.xBucketMs = sizeAt(calculation, u"xBuckets");
    heatmap.yBucketSize = sizeAt(calculation, u"yBuckets");
    heatmap.values = optionAt(options, u"showValue").isValid() ? shownValue(options) : ShownValue::Never;
    readHeatmapColors(options, heatmap);
    readHeatmapAxis(options, heatmap);
    heatmap.cellGap = wholeAt(options, u"cellGap", 1, 0, 25);
    heatmap.cellRadius = wholeAt(options, u"cellRadius", 0, 0, 100);
    heatmap.edge
        = wordIn(textAt(options, u"rowsFrame.layout"), {"le", "ge", "unknown"}, frames::BucketEdge::Upper);
    heatmap.countName = textAt(options, u"rowsFrame.value");
    heatmap.cellUnit = textAt(options, u"cellValues.unit");
    heatmap.cellDecimals = decimalsAt(options, u"cellValues.decimals");
    if (const QVariantMap filter = optionAt(options, u"filterValues").toMap(); !filter.isEmpty()) {
        heatmap.hidesUpTo = numberAt(filter, u"le");
        heatmap.hidesFrom = numberAt(filter, u"ge");
    }
    heatmap.exemplarColor = textAt(options, u"exemplars.color", heatmap.exemplarColor);
    heatmap.hasLegend = truthAt(options, u"legend.show", true);
    heatmap.hasTooltipHistogram = truthAt(options, u"tooltip.yHistogram", false);
    return heatmap;
}

frames::HistogramShape histogramShape(const QVariantMap &options)
{
    frames::HistogramShape shape;
    shape.bucketSize = std::max(0.0, numberAt(options, u"bucketSize").value_or(0));
    shape.bucketOffset = std::max(0.0, numberAt(options, u"bucketOffset").value_or(0));
    shape.bucketCount = wholeAt(options, u"bucketCount", 30, 1, 1000);
    shape.combine = truthAt(options, u"combine", false);
    return shape;
}

BarChartOptions barChartOptions(const QVariantMap &options)
{
    BarChartOptions bars;
    bars.orientation
        = wordIn(textAt(options, u"orientation"), {"auto", "horizontal", "vertical"}, Orientation::Auto);
    bars.stacking = wordIn(textAt(options, u"stacking"), {"none", "normal", "percent"}, Stacking::None);
    bars.xField = textAt(options, u"xField");
    bars.colorField = textAt(options, u"colorByField");
    bars.labelRotation = wholeAt(options, u"xTickLabelRotation", 0, -90, 90);
    bars.labelLength = wholeAt(options, u"xTickLabelMaxLength", 0, 0, 10'000);
    bars.labelSpacing = wholeAt(options, u"xTickLabelSpacing", 0, -500, 500);
    bars.groupWidth = std::clamp(numberAt(options, u"groupWidth").value_or(0.7), 0.05, 1.0);
    bars.barWidth = std::clamp(numberAt(options, u"barWidth").value_or(0.97), 0.05, 1.0);
    bars.barRadius = std::clamp(numberAt(options, u"barRadius").value_or(0), 0.0, 0.5);
    bars.lightsCategory = truthAt(options, u"fullHighlight", false);
    bars.valueSize = wholeAt(options, u"text.valueSize", 0, 0, 100);
    bars.values = shownValue(options);
    return bars;
}

PieOptions pieOptions(const QVariantMap &options)
{
    PieOptions pie;
    pie.reduce = reduceOptions(options);
    pie.isDonut = textAt(options, u"pieType") == QLatin1String("donut");
    pie.order = wordIn(textAt(options, u"sort", QStringLiteral("desc")), {"none", "asc", "desc"},
                       SortOrder::Descending);
    const QStringList labels = textsAt(options, u"displayLabels");
    pie.labelsName = labels.contains(QLatin1String("name"));
    pie.labelsValue = labels.contains(QLatin1String("value"));
    pie.labelsPercent = labels.contains(QLatin1String("percent"));
    const QStringList values = textsAt(options, u"legend.values");
    pie.legendValue = values.contains(QLatin1String("value"));
    pie.legendPercent = values.contains(QLatin1String("percent"));
    return pie;
}

StateOptions stateOptions(const QVariantMap &options)
{
    StateOptions states;
    states.mergesEqual = truthAt(options, u"mergeValues", true);
    states.value = shownValue(options);
    states.align = wordIn(textAt(options, u"alignValue"), {"left", "center", "right"}, TextAlign::Left);
    states.rowHeight = std::clamp(numberAt(options, u"rowHeight").value_or(0.9), 0.05, 1.0);
    states.columnWidth = std::clamp(numberAt(options, u"colWidth").value_or(0.9), 0.05, 1.0);
    states.rowsPerPage = wholeAt(options, u"perPage", 0, 0, 10'000);
    return states;
}

SurfaceOptions surfaceOptions(const frames::FieldConfig &config, const SurfaceOptions &otherwise)
{
    const QVariantMap &custom = config.custom;
    SurfaceOptions surface = otherwise;
    surface.lineWidth = wholeAt(custom, u"lineWidth", otherwise.lineWidth, 0, 10);
    if (const auto opacity = numberAt(custom, u"fillOpacity"))
        surface.fillOpacity = std::clamp(*opacity / 100, 0.0, 1.0);
    const QString gradient = textAt(custom, u"gradientMode", QStringLiteral("none"));
    surface.fades = gradient != QLatin1String("none");
    return surface;
}

} // namespace yagura::dashboards
