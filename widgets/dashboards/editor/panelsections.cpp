#include "dashboards/editor/panelsections.h"

#include "dashboards/frames/reducer.h"
#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

QString word(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

OptionSections PanelSections::of(PanelKind kind)
{
    switch (kind) {
    case PanelKind::TimeSeries:
        return timeSeries();
    case PanelKind::Stat:
        return stat();
    case PanelKind::Gauge:
        return gauge();
    case PanelKind::BarGauge:
        return barGauge();
    case PanelKind::Table:
        return table();
    case PanelKind::Heatmap:
        return heatmap();
    case PanelKind::Histogram:
        return histogram();
    case PanelKind::BarChart:
        return barChart();
    case PanelKind::PieChart:
        return pie();
    case PanelKind::StateTimeline:
        return states(false);
    case PanelKind::StatusHistory:
        return states(true);
    default:
        break;
    }
    return {};
}

std::vector<OptionChoice> PanelSections::calculations()
{
    std::vector<OptionChoice> choices;
    for (const QString &id : frames::calculationIds())
        choices.push_back({frames::calculationName(id), id});
    return choices;
}

QVariantMap PanelSections::withValue(QVariantMap options, const QString &path, const QVariant &value)
{
    options = withOption(std::move(options), path, value);
    if (path == QLatin1String("legend.showLegend") && value.toBool()
        && textAt(options, u"legend.displayMode") == QLatin1String("hidden"))
        options = withOption(options, u"legend.displayMode", word("list"));
    const QString valueEnd = QStringLiteral("Buckets.value");
    if (path.endsWith(valueEnd))
        options = withOption(options, QString(path.left(path.size() - 5) + QLatin1String("mode")),
                             value.isValid() ? QVariant(word("count")) : QVariant());
    return options;
}

OptionSection PanelSections::legend()
{
    OptionField several{OptionField::Kind::Several, tr("Values"), word("legend.calcs")};
    several.choices = calculations();
    return {tr("Legend"),
            {truthField(tr("Shown"), "legend.showLegend", true),
             choiceField(tr("Form"), "legend.displayMode",
                         {{tr("List"), word("list")}, {tr("Table"), word("table")}}),
             choiceField(tr("Place"), "legend.placement",
                         {{tr("Below"), word("bottom")}, {tr("On the right"), word("right")}}),
             several}};
}

OptionSection PanelSections::tooltip()
{
    return {tr("Tooltip"),
            {choiceField(tr("Shows"), "tooltip.mode",
                         {{tr("All series"), word("multi")},
                          {tr("The nearest series"), word("single")},
                          {tr("Nothing"), word("none")}}),
             choiceField(tr("Order"), "tooltip.sort",
                         {{tr("As the series come"), word("none")},
                          {tr("Smallest first"), word("asc")},
                          {tr("Largest first"), word("desc")}}),
             truthField(tr("Leave out zeros"), "tooltip.hideZeros", false)}};
}

OptionSection PanelSections::values()
{
    OptionField calculation{OptionField::Kind::Choice, tr("Calculation"), word("reduceOptions.calcs"),
                            word("lastNotNull"), calculations()};
    calculation.isListOfOne = true;
    return {tr("Value"),
            {calculation, truthField(tr("Every row is a value"), "reduceOptions.values", false),
             wholeField(tr("Most rows"), "reduceOptions.limit", 25, 1, 10'000),
             textField(tr("Fields, name or /pattern/"), "reduceOptions.fields")}};
}

OptionField PanelSections::orientation()
{
    return choiceField(tr("Orientation"), "orientation",
                       {{tr("By the room"), word("auto")},
                        {tr("Horizontal"), word("horizontal")},
                        {tr("Vertical"), word("vertical")}});
}

OptionField PanelSections::shownValue()
{
    return choiceField(
        tr("Values"), "showValue",
        {{tr("Where they fit"), word("auto")}, {tr("Always"), word("always")}, {tr("Never"), word("never")}});
}

OptionSections PanelSections::timeSeries()
{
    return {legend(), tooltip()};
}

OptionSections PanelSections::stat()
{
    return {values(),
            {tr("Look"),
             {orientation(),
              choiceField(tr("Colour of"), "colorMode",
                          {{tr("Value"), word("value")},
                           {tr("Background"), word("background")},
                           {tr("Background, solid"), word("background_solid")},
                           {tr("Nothing"), word("none")}}),
              choiceField(tr("Line behind"), "graphMode",
                          {{tr("Area"), word("area")}, {tr("None"), word("none")}}),
              choiceField(tr("Text"), "textMode",
                          {{tr("By the room"), word("auto")},
                           {tr("Value"), word("value")},
                           {tr("Value and name"), word("value_and_name")},
                           {tr("Name"), word("name")},
                           {tr("None"), word("none")}}),
              choiceField(tr("Alignment"), "justifyMode",
                          {{tr("By the room"), word("auto")}, {tr("Centre"), word("center")}}),
              truthField(tr("Value beside the name where wide"), "wideLayout", true),
              truthField(tr("Change in percent"), "showPercentChange", false),
              choiceField(tr("Colour of change"), "percentChangeColorMode",
                          {{tr("More is good"), word("standard")},
                           {tr("More is bad"), word("inverted")},
                           {tr("As the value"), word("same_as_value")}}),
              wholeField(tr("Name size, pixels"), "text.titleSize", {}, 1, 200),
              wholeField(tr("Value size, pixels"), "text.valueSize", {}, 1, 400),
              wholeField(tr("Change size, pixels"), "text.percentSize", {}, 1, 200)}}};
}

OptionSections PanelSections::gauge()
{
    return {values(),
            {tr("Look"),
             {orientation(), truthField(tr("Threshold numbers"), "showThresholdLabels", false),
              truthField(tr("Threshold ring"), "showThresholdMarkers", true),
              choiceField(tr("Size"), "sizing",
                          {{tr("By the room"), word("auto")}, {tr("Least size"), word("manual")}}),
              wholeField(tr("Least width, pixels"), "minVizWidth", 75, 1, 2000),
              wholeField(tr("Least height, pixels"), "minVizHeight", 75, 1, 2000)}}};
}

OptionSections PanelSections::barGauge()
{
    OptionSection named = legend();
    named.fields.front().otherwise = false;
    return {values(),
            {tr("Look"),
             {orientation(),
              choiceField(tr("Bars"), "displayMode",
                          {{tr("Gradient"), word("gradient")},
                           {tr("Segments"), word("lcd")},
                           {tr("Plain"), word("basic")}}),
              choiceField(tr("Value"), "valueMode",
                          {{tr("In the bar's colour"), word("color")},
                           {tr("As text"), word("text")},
                           {tr("Hidden"), word("hidden")}}),
              choiceField(tr("Names"), "namePlacement",
                          {{tr("By the room"), word("auto")},
                           {tr("Above"), word("top")},
                           {tr("On the left"), word("left")},
                           {tr("Hidden"), word("hidden")}}),
              truthField(tr("Unfilled part"), "showUnfilled", true),
              choiceField(tr("Size"), "sizing",
                          {{tr("By the room"), word("auto")}, {tr("By hand"), word("manual")}}),
              wholeField(tr("Least width, pixels"), "minVizWidth", 8, 0, 2000),
              wholeField(tr("Least height, pixels"), "minVizHeight", 16, 0, 2000),
              wholeField(tr("Greatest height, pixels"), "maxVizHeight", 300, 1, 4000)}},
            named};
}

OptionSections PanelSections::table()
{
    OptionField footer{OptionField::Kind::Several, tr("Calculations"), word("footer.reducer")};
    footer.choices = calculations();
    return {
        {tr("Table"),
         {truthField(tr("Header"), "showHeader", true),
          choiceField(
              tr("Row height"), "cellHeight",
              {{tr("One line"), word("sm")}, {tr("Two lines"), word("md")}, {tr("Three lines"), word("lg")}}),
          truthField(tr("Pages instead of scrolling"), "enablePagination", false),
          truthField(tr("Icons of types in the header"), "showTypeIcons", false),
          wholeField(tr("Which of several tables"), "frameIndex", 0, 0, 100'000)}},
        {tr("Footer"),
         {truthField(tr("Shown"), "footer.show", false), footer,
          truthField(tr("Count rows"), "footer.countRows", false)}}};
}

OptionSections PanelSections::heatmap()
{
    std::vector<OptionChoice> schemes;
    for (const char *name : {"Oranges", "Blues", "Greens", "Greys", "Purples", "Reds", "Turbo", "Cividis",
                             "Viridis", "Magma", "Inferno", "Plasma", "Spectral", "RdYlGn", "YlOrRd"})
        schemes.push_back({word(name), word(name)});
    return {{tr("Buckets"),
             {truthField(tr("Count raw values"), "calculate", false),
              wholeField(tr("Across"), "calculation.xBuckets.value", {}, 1, 1000),
              wholeField(tr("Upwards"), "calculation.yBuckets.value", {}, 1, 1000),
              choiceField(tr("Scale"), "calculation.yBuckets.scale.type",
                          {{tr("Linear"), word("linear")}, {tr("Logarithmic"), word("log")}}),
              choiceField(tr("A bucket's number is"), "rowsFrame.layout",
                          {{tr("Its upper end"), word("le")},
                           {tr("Its lower end"), word("ge")},
                           {tr("Its middle"), word("unknown")}}),
              wholeField(tr("Gap, pixels"), "cellGap", 1, 0, 25),
              wholeField(tr("Corners, pixels"), "cellRadius", 0, 0, 100)}},
            {tr("Colours"),
             {choiceField(tr("By"), "color.mode",
                          {{tr("Scheme"), word("scheme")}, {tr("Opacity"), word("opacity")}}),
              choiceField(tr("Scheme"), "color.scheme", std::move(schemes)),
              {OptionField::Kind::Color, tr("Colour"), word("color.fill"), word("dark-orange")},
              choiceField(tr("Steps by"), "color.scale",
                          {{tr("Exponent"), word("exponential")}, {tr("Size"), word("linear")}}),
              numberField(tr("Exponent"), "color.exponent", 0.5, 0.01, 10),
              wholeField(tr("Steps"), "color.steps", 64, 2, 128),
              truthField(tr("Reversed"), "color.reverse", false),
              numberField(tr("From count"), "color.min"),
              numberField(tr("Up to count"), "color.max")}},
            {tr("Axis"),
             {{OptionField::Kind::Unit, tr("Unit"), word("yAxis.unit")},
              wholeField(tr("Decimals"), "yAxis.decimals", {}, 0, 20),
              numberField(tr("Minimum"), "yAxis.min"),
              numberField(tr("Maximum"), "yAxis.max"),
              choiceField(
                  tr("Side"), "yAxis.axisPlacement",
                  {{tr("Left"), word("left")}, {tr("Right"), word("right")}, {tr("Hidden"), word("hidden")}}),
              textField(tr("Title"), "yAxis.axisLabel"),
              truthField(tr("Upside down"), "yAxis.reverse", false)}},
            {tr("Shown"),
             {truthField(tr("Legend"), "legend.show", true),
              choiceField(tr("Counts in the cells"), "showValue",
                          {{tr("Never"), word("never")}, {tr("Where they fit"), word("auto")}}),
              {OptionField::Kind::Color, tr("Colour of exemplars"), word("exemplars.color"),
               word("rgba(255,0,255,0.7)")},
              truthField(tr("Histogram in the tooltip"), "tooltip.yHistogram", false),
              numberField(tr("Hide counts up to"), "filterValues.le", 1e-9)}}};
}

OptionSections PanelSections::histogram()
{
    return {{tr("Buckets"),
             {numberField(tr("Width"), "bucketSize", {}, 0), numberField(tr("Offset"), "bucketOffset", 0, 0),
              wholeField(tr("Number"), "bucketCount", 30, 1, 1000),
              truthField(tr("All series together"), "combine", false)}},
            legend(),
            tooltip()};
}

OptionSections PanelSections::barChart()
{
    return {
        {tr("Bars"),
         {orientation(), textField(tr("Field along the axis"), "xField"),
          textField(tr("Colour by field"), "colorByField"),
          choiceField(
              tr("Stacking"), "stacking",
              {{tr("None"), word("none")}, {tr("Normal"), word("normal")}, {tr("Percent"), word("percent")}}),
          shownValue(), numberField(tr("Group width, 0 to 1"), "groupWidth", 0.7, 0.05, 1),
          numberField(tr("Bar width, 0 to 1"), "barWidth", 0.97, 0.05, 1),
          wholeField(tr("Turn labels, degrees"), "xTickLabelRotation", 0, -90, 90),
          wholeField(tr("Longest label, characters"), "xTickLabelMaxLength", {}, 1, 10'000)}},
        legend(),
        tooltip()};
}

OptionSections PanelSections::pie()
{
    OptionField labels{OptionField::Kind::Several, tr("Labels"), word("displayLabels")};
    labels.choices
        = {{tr("Name"), word("name")}, {tr("Value"), word("value")}, {tr("Percent"), word("percent")}};
    OptionField inLegend{OptionField::Kind::Several, tr("Values"), word("legend.values")};
    inLegend.choices = {{tr("Value"), word("value")}, {tr("Percent"), word("percent")}};
    OptionSection pieLegend = legend();
    pieLegend.fields.back() = inLegend;
    return {values(),
            {tr("Look"),
             {choiceField(tr("Form"), "pieType", {{tr("Pie"), word("pie")}, {tr("Ring"), word("donut")}}),
              choiceField(tr("Order"), "sort",
                          {{tr("Largest first"), word("desc")},
                           {tr("Smallest first"), word("asc")},
                           {tr("As the series come"), word("none")}}),
              labels}},
            pieLegend,
            tooltip()};
}

OptionSections PanelSections::states(bool isHistory)
{
    OptionSection look{tr("States"),
                       {shownValue(), numberField(tr("Row height, 0 to 1"), "rowHeight", 0.9, 0.05, 1)}};
    if (isHistory) {
        look.fields.push_back(numberField(tr("Column width, 0 to 1"), "colWidth", 0.9, 0.05, 1));
    } else {
        look.fields.push_back(truthField(tr("Join equal values"), "mergeValues", true));
        look.fields.push_back(choiceField(tr("Text"), "alignValue",
                                          {{tr("On the left"), word("left")},
                                           {tr("In the middle"), word("center")},
                                           {tr("On the right"), word("right")}}));
    }
    look.fields.push_back(wholeField(tr("Rows a page"), "perPage", {}, 1, 10'000));
    return {look, legend(), tooltip()};
}

} // namespace yagura::dashboards
