#include "dashboards/editor/fieldsections.h"

namespace yagura::dashboards {

namespace {

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

OptionSection FieldSections::standard()
{
    return {tr("Values"),
            {{OptionField::Kind::Unit, tr("Unit"), word("unit")},
             numberField(tr("Minimum"), "min"),
             numberField(tr("Maximum"), "max"),
             wholeField(tr("Decimals"), "decimals", {}, 0, 20),
             textField(tr("Name"), "displayName"),
             textField(tr("Without value"), "noValue")}};
}

OptionSection FieldSections::color()
{
    std::vector<OptionChoice> modes{{tr("By thresholds"), word("thresholds")},
                                    {tr("One colour"), word("fixed")},
                                    {tr("Shades of one"), word("shades")},
                                    {tr("Palette"), word("palette-classic")},
                                    {tr("Palette, by name"), word("palette-classic-by-name")}};
    for (const char *scheme : {"GrYlRd", "RdYlGr", "BlYlRd", "YlRd", "BlPu", "YlBl", "blues", "reds",
                               "greens", "purples", "viridis", "magma", "plasma", "inferno", "cividis"})
        modes.push_back(
            {tr("Scale %1").arg(word(scheme)), QString(QStringLiteral("continuous-") + word(scheme))});
    return {
        tr("Colour"),
        {choiceField(tr("Colour"), "color.mode", std::move(modes)),
         {OptionField::Kind::Color, tr("Which"), word("color.fixedColor")},
         choiceField(
             tr("Series by its"), "color.seriesBy",
             {{tr("Last value"), word("last")}, {tr("Least"), word("min")}, {tr("Greatest"), word("max")}})}};
}

OptionSections FieldSections::series()
{
    return {
        {tr("Lines"),
         {choiceField(
              tr("Drawn as"), "custom.drawStyle",
              {{tr("Line"), word("line")}, {tr("Bars"), word("bars")}, {tr("Points"), word("points")}}),
          choiceField(tr("Between samples"), "custom.lineInterpolation",
                      {{tr("Straight"), word("linear")},
                       {tr("Smooth"), word("smooth")},
                       {tr("Step before"), word("stepBefore")},
                       {tr("Step after"), word("stepAfter")}}),
          numberField(tr("Width, pixels"), "custom.lineWidth", 1, 0, 10),
          choiceField(
              tr("Dash"), "custom.lineStyle.fill",
              {{tr("Solid"), word("solid")}, {tr("Dashes"), word("dash")}, {tr("Dots"), word("dot")}}),
          wholeField(tr("Fill, percent"), "custom.fillOpacity", 0, 0, 100),
          choiceField(tr("Gradient"), "custom.gradientMode",
                      {{tr("None"), word("none")},
                       {tr("Opacity"), word("opacity")},
                       {tr("Hue"), word("hue")},
                       {tr("Scheme"), word("scheme")}}),
          textField(tr("Fill down to series"), "custom.fillBelowTo"),
          choiceField(tr("Points"), "custom.showPoints",
                      {{tr("Where few"), word("auto")},
                       {tr("Always"), word("always")},
                       {tr("Never"), word("never")}}),
          numberField(tr("Point size, pixels"), "custom.pointSize", 5, 1, 40),
          choiceField(
              tr("Stacking"), "custom.stacking.mode",
              {{tr("None"), word("none")}, {tr("Normal"), word("normal")}, {tr("Percent"), word("percent")}}),
          truthField(tr("Join gaps"), "custom.spanNulls", false),
          choiceField(tr("Transform"), "custom.transform",
                      {{tr("None"), word("none")},
                       {tr("Downwards"), word("negative-Y")},
                       {tr("Constant"), word("constant")}}),
          choiceField(tr("Thresholds as"), "custom.thresholdsStyle.mode",
                      {{tr("Nothing"), word("off")},
                       {tr("Lines"), word("line")},
                       {tr("Dashed lines"), word("dashed")},
                       {tr("Areas"), word("area")},
                       {tr("Areas and lines"), word("line+area")},
                       {tr("Areas, dashed lines"), word("dashed+area")}})}},
        axis()};
}

OptionSection FieldSections::axis()
{
    return {tr("Axis"),
            {choiceField(tr("Place"), "custom.axisPlacement",
                         {{tr("By the unit"), word("auto")},
                          {tr("Left"), word("left")},
                          {tr("Right"), word("right")},
                          {tr("Hidden"), word("hidden")}}),
             textField(tr("Label"), "custom.axisLabel"),
             choiceField(tr("Scale"), "custom.scaleDistribution.type",
                         {{tr("Linear"), word("linear")},
                          {tr("Logarithmic"), word("log")},
                          {tr("Logarithmic around zero"), word("symlog")}}),
             choiceField(tr("Base"), "custom.scaleDistribution.log",
                         {{QStringLiteral("2"), 2}, {QStringLiteral("10"), 10}}),
             numberField(tr("At most up from"), "custom.axisSoftMin"),
             numberField(tr("At least up to"), "custom.axisSoftMax"),
             truthField(tr("Zero in the middle"), "custom.axisCenteredZero", false),
             truthField(tr("Grid lines"), "custom.axisGridShow", true),
             truthField(tr("Border"), "custom.axisBorderShow", false)}};
}

OptionSections FieldSections::surface()
{
    return {{tr("Surface"),
             {wholeField(tr("Line width, pixels"), "custom.lineWidth", {}, 0, 10),
              wholeField(tr("Fill, percent"), "custom.fillOpacity", {}, 0, 100)}}};
}

OptionSections FieldSections::cells()
{
    return {{tr("Cells"),
             {wholeField(tr("Width, pixels"), "custom.width", {}, 20, 2000),
              choiceField(tr("Alignment"), "custom.align",
                          {{tr("By the type"), word("auto")},
                           {tr("Left"), word("left")},
                           {tr("Centre"), word("center")},
                           {tr("Right"), word("right")}}),
              choiceField(tr("Shown as"), "custom.cellOptions.type",
                          {{tr("Text"), word("auto")},
                           {tr("Coloured text"), word("color-text")},
                           {tr("Coloured background"), word("color-background")},
                           {tr("Bar"), word("gauge")},
                           {tr("Small line"), word("sparkline")},
                           {tr("JSON"), word("json-view")}}),
              truthField(tr("Hidden"), "custom.hidden", false)}}};
}

OptionSections FieldSections::custom(PanelKind kind)
{
    switch (kind) {
    case PanelKind::TimeSeries:
        return series();
    case PanelKind::Table:
        return cells();
    case PanelKind::BarChart:
    case PanelKind::Histogram: {
        OptionSections all = surface();
        all.push_back(axis());
        return all;
    }
    case PanelKind::StateTimeline:
    case PanelKind::StatusHistory:
        return surface();
    default:
        break;
    }
    return {};
}

} // namespace yagura::dashboards
