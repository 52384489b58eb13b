#include "dashboards/options/seriesoptions.h"

#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

AxisOptions axisOptions(const QVariantMap &custom)
{
    AxisOptions axis;
    axis.placement
        = wordIn(textAt(custom, u"axisPlacement"), {"auto", "left", "right", "hidden"}, AxisPlacement::Auto);
    axis.scale
        = wordIn(textAt(custom, u"scaleDistribution.type"), {"linear", "log", "symlog"}, AxisScale::Linear);
    axis.logBase = wholeAt(custom, u"scaleDistribution.log", 2, 2, 10) == 10 ? 10 : 2;
    axis.linearThreshold = numberAt(custom, u"scaleDistribution.linearThreshold").value_or(1);
    axis.label = textAt(custom, u"axisLabel");
    axis.width = wholeAt(custom, u"axisWidth", 0, 0, 500);
    axis.softMinimum = numberAt(custom, u"axisSoftMin");
    axis.softMaximum = numberAt(custom, u"axisSoftMax");
    axis.isCentredOnZero = truthAt(custom, u"axisCenteredZero", false);
    axis.hasGrid = truthAt(custom, u"axisGridShow", true);
    axis.hasBorder = truthAt(custom, u"axisBorderShow", false);
    axis.hasSeriesColor = textAt(custom, u"axisColorMode") == QLatin1String("series");
    return axis;
}

} // namespace

SeriesOptions seriesOptions(const frames::FieldConfig &config)
{
    const QVariantMap &custom = config.custom;
    SeriesOptions options;
    options.style = wordIn(textAt(custom, u"drawStyle"), {"line", "bars", "points"}, DrawStyle::Lines);
    options.interpolation = wordIn(textAt(custom, u"lineInterpolation"),
                                   {"linear", "smooth", "stepBefore", "stepAfter"}, Interpolation::Linear);
    options.lineWidth = std::clamp(numberAt(custom, u"lineWidth").value_or(1), 0.0, 10.0);
    options.dash = wordIn(textAt(custom, u"lineStyle.fill"), {"solid", "dash", "dot"}, LineDash::Solid);
    options.fillOpacity = wholeAt(custom, u"fillOpacity", 0, 0, 100);
    options.gradient
        = wordIn(textAt(custom, u"gradientMode"), {"none", "opacity", "hue", "scheme"}, Gradient::None);
    options.points = wordIn(textAt(custom, u"showPoints"), {"auto", "never", "always"}, PointsShown::Auto);
    options.pointSize = std::clamp(numberAt(custom, u"pointSize").value_or(5), 1.0, 40.0);
    options.stacking
        = wordIn(textAt(custom, u"stacking.mode"), {"none", "normal", "percent"}, Stacking::None);
    options.stackGroup = textAt(custom, u"stacking.group", options.stackGroup);
    options.joinsNulls = truthAt(custom, u"spanNulls", false);
    options.joinsNullsMs = std::max(0.0, numberAt(custom, u"spanNulls").value_or(0));
    options.barAlignment = static_cast<BarAlignment>(wholeAt(custom, u"barAlignment", 0, -1, 1) + 1);
    if (const auto factor = numberAt(custom, u"barWidthFactor"))
        options.barWidth = std::clamp(*factor, 0.05, 1.0);
    options.barMaxWidth = wholeAt(custom, u"barMaxWidth", 0, 0, 4000);
    options.gapMs = std::max(0.0, numberAt(custom, u"insertNulls").value_or(0));
    options.transform
        = wordIn(textAt(custom, u"transform"), {"none", "negative-Y", "constant"}, SeriesTransform::None);
    options.fillBelowTo = textAt(custom, u"fillBelowTo");
    options.thresholds
        = wordIn(textAt(custom, u"thresholdsStyle.mode"),
                 {"off", "line", "dashed", "area", "line+area", "dashed+area"}, ThresholdDrawing::Off);
    options.isHidden = truthAt(custom, u"hideFrom.viz", false);
    options.isHiddenInLegend = truthAt(custom, u"hideFrom.legend", false);
    options.isHiddenInTooltip = truthAt(custom, u"hideFrom.tooltip", false);
    options.axis = axisOptions(custom);
    return options;
}

} // namespace yagura::dashboards
