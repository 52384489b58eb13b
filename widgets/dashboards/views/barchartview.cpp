#include "dashboards/views/barchartview.h"

#include "dashboards/options/chartoptions.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/bars/barchart.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

struct Bars
{
    QStringList categories;
    std::vector<kit::BarSeries> series;
    std::vector<frames::FieldConfig> fields = {}; // of the series; none for bars of single values
    LinkLists links; // category by category, one list a series
};

// What stands in the row of a bar; number: of the row.
LinkSubject subjectOf(const frames::Frame &frame, const QStringList &names, size_t field, size_t row)
{
    LinkSubject subject;
    subject.name = names[static_cast<qsizetype>(field)];
    subject.labels = frame.fields[field].labels;
    subject.raw = frames::plainNumberText(frame.fields[field].values.number(row));
    subject.text = subject.raw;
    subject.inRow = [&frame, names, row](const QString &name) -> std::optional<QString> {
        const qsizetype column = names.indexOf(name);
        if (column < 0)
            return std::nullopt;
        return frames::FieldDisplay(frame.fields[static_cast<size_t>(column)])
            .value(frame.fields[static_cast<size_t>(column)].values.cell(row))
            .toString();
    };
    return subject;
}

void addLinks(Bars &bars, const frames::Frame &frame, const QStringList &names,
              const std::vector<size_t> &fields)
{
    const bool hasAny = std::any_of(fields.begin(), fields.end(),
                                    [&](size_t f) { return hasLinks(frame.fields[f].config); });
    for (size_t row = 0; hasAny && row < frame.length(); ++row) {
        for (const size_t f : fields)
            bars.links.push_back(fieldLinks(frame.fields[f].config, subjectOf(frame, names, f, row)));
    }
}

std::optional<size_t> fieldNamed(const frames::Frame &frame, const QStringList &names, const QString &wanted)
{
    for (size_t f = 0; f < frame.fields.size(); ++f) {
        if (!wanted.isEmpty()
            && (names[static_cast<qsizetype>(f)] == wanted || frame.fields[f].name == wanted))
            return f;
    }
    return std::nullopt;
}

// Every bar in the colour that the field has in its row.
void colorBars(Bars &bars, const frames::Field &by)
{
    const frames::FieldDisplay display(by);
    for (kit::BarSeries &series : bars.series) {
        series.barColors.clear();
        for (size_t row = 0; row < by.values.size(); ++row)
            series.barColors.push_back(
                colorOf(display.value(by.values.cell(row)).color).value_or(series.color));
    }
}

// What stands along the axis: the field asked for, else the first text, else the time.
std::optional<size_t> categoryField(const frames::Frame &frame, const QStringList &names,
                                    const QString &wanted)
{
    if (const auto named = fieldNamed(frame, names, wanted))
        return named;
    if (const auto text = frame.firstField(frames::FieldType::Text))
        return text;
    return frame.firstField(frames::FieldType::Time);
}

QStringList categoriesOf(const frames::Field &field, const QTimeZone &zone)
{
    frames::DisplayContext context;
    context.zone = zone;
    const frames::FieldDisplay display(field, context);
    QStringList texts;
    for (size_t row = 0; row < field.values.size(); ++row)
        texts << display.value(field.values.cell(row)).toString();
    return texts;
}

kit::BarSeries seriesOf(const frames::Field &field, const QString &name, int number, const QTimeZone &zone)
{
    frames::DisplayContext context;
    context.zone = zone;
    context.displayName = name;
    context.seriesNumber = number;
    const frames::FieldDisplay display(field, context);
    kit::BarSeries series;
    series.name = name;
    const auto &wish = field.config.color;
    const bool isByValue = wish && frames::isByValue(wish->mode);
    series.color = wish && !isByValue
        ? colorOf(display.seriesColor()).value_or(kit::SeriesColor::palette(number))
        : kit::SeriesColor::palette(number);
    for (size_t row = 0; row < field.values.size(); ++row) {
        series.values.push_back(field.values.number(row));
        if (isByValue)
            series.barColors.push_back(
                colorOf(display.value(field.values.cell(row)).color).value_or(series.color));
    }
    return series;
}

// Answers of one value each make one category apiece.
Bars barsOfSingles(const PanelData &data, const QTimeZone &zone)
{
    Bars bars;
    bars.series.emplace_back();
    for (size_t i = 0; i < data.frames.size(); ++i) {
        const frames::Frame &frame = data.frames[i];
        for (size_t f = 0; f < frame.fields.size(); ++f) {
            if (frame.fields[f].type() != frames::FieldType::Number || frame.length() == 0)
                continue;
            const QString name = data.names[i][static_cast<qsizetype>(f)];
            const kit::BarSeries one
                = seriesOf(frame.fields[f], name, static_cast<int>(bars.categories.size()), zone);
            bars.categories << name;
            bars.links.push_back(
                fieldLinks(frame.fields[f].config, subjectOf(frame, data.names[i], f, frame.length() - 1)));
            bars.series.front().values.push_back(one.values.back());
            bars.series.front().barColors.push_back(one.barColors.empty() ? one.color : one.barColors.back());
        }
    }
    return bars;
}

Bars barsOf(const PanelContent &content, const BarChartOptions &options)
{
    const PanelData &data = *content.data;
    const auto isSingle = [](const frames::Frame &frame) {
        return frame.kind == frames::FrameKind::Series && frame.length() <= 1;
    };
    if (data.frames.size() > 1 && std::all_of(data.frames.begin(), data.frames.end(), isSingle))
        return barsOfSingles(data, content.zone);
    // Series over time share the time as their category.
    frames::Frames one{data.frames.size() > 1 ? frames::wideFrame(data.frames) : data.frames.front()};
    const QStringList names
        = data.frames.size() > 1 ? frames::FieldNames(one).of(one.front()) : data.names.front();
    const frames::Frame &frame = one.front();
    const auto category = categoryField(frame, names, options.xField);
    Bars bars;
    if (!category)
        return bars;
    bars.categories = categoriesOf(frame.fields[*category], content.zone);
    std::vector<size_t> drawn;
    for (size_t f = 0; f < frame.fields.size(); ++f) {
        if (f == *category || frame.fields[f].type() != frames::FieldType::Number
            || seriesOptions(frame.fields[f].config).isHidden)
            continue;
        drawn.push_back(f);
        bars.fields.push_back(frame.fields[f].config);
        bars.series.push_back(seriesOf(frame.fields[f], names[static_cast<qsizetype>(f)],
                                       static_cast<int>(bars.series.size()), content.zone));
    }
    if (const auto by = fieldNamed(frame, names, options.colorField))
        colorBars(bars, frame.fields[*by]);
    addLinks(bars, frame, names, drawn);
    return bars;
}

kit::BarLook lookOf(const Panel &panel, const BarChartOptions &options)
{
    const SurfaceOptions surface = surfaceOptions(panel.field, {1, 0.8});
    kit::BarLook look;
    look.direction = options.orientation == Orientation::Horizontal ? kit::BarDirection::Horizontal
        : options.orientation == Orientation::Vertical              ? kit::BarDirection::Vertical
                                                                    : kit::BarDirection::Auto;
    look.stacking = static_cast<kit::BarStacking>(options.stacking);
    look.groupWidth = options.groupWidth;
    look.barWidth = options.barWidth;
    look.values = static_cast<kit::BarValues>(options.values);
    look.labelRotation = options.labelRotation;
    look.labelLength = options.labelLength;
    if (options.labelSpacing != 0)
        look.labelSpacing = std::abs(options.labelSpacing);
    look.lineWidth = surface.lineWidth;
    look.fillOpacity = surface.fillOpacity;
    look.fades = surface.fades;
    look.radius = options.barRadius;
    look.lightsCategory = options.lightsCategory;
    look.valuePixels = options.valueSize;
    return look;
}

kit::BarAxis axisOf(const frames::FieldConfig &field, const QTimeZone &zone)
{
    const AxisOptions options = seriesOptions(field).axis;
    kit::BarAxis axis;
    axis.format = formatOf(field, zone);
    if (axis.format.unitId.isEmpty())
        axis.format.unitId = QStringLiteral("short");
    axis.scale = options.scale == AxisScale::Linear ? kit::ScaleKind::Linear : kit::ScaleKind::Logarithmic;
    axis.min = field.minimum;
    axis.max = field.maximum;
    axis.softMin = options.softMinimum;
    axis.softMax = options.softMaximum;
    axis.isShown = options.placement != AxisPlacement::Hidden;
    axis.isOnRight = options.placement == AxisPlacement::Right;
    axis.widthPx = options.width;
    axis.title = options.label;
    return axis;
}

struct Axes
{
    kit::BarAxis first;
    std::optional<kit::BarAxis> second = {};
};

QString unitOf(const frames::FieldConfig &field)
{
    return field.unit.value_or(QStringLiteral("short"));
}

// A field goes to the other side when it says so, or says nothing and has another unit than the panel.
bool isOpposite(const frames::FieldConfig &field, const frames::FieldConfig &panel)
{
    const AxisPlacement own = seriesOptions(field).axis.placement;
    const bool isPanelRight = seriesOptions(panel).axis.placement == AxisPlacement::Right;
    if (own == AxisPlacement::Left || own == AxisPlacement::Right)
        return (own == AxisPlacement::Right) != isPanelRight;
    return own == AxisPlacement::Auto && unitOf(field) != unitOf(panel);
}

// The series know afterwards which is theirs.
Axes axesOf(Bars &bars, const frames::FieldConfig &panel, const QTimeZone &zone)
{
    std::optional<size_t> first;
    std::optional<size_t> second;
    for (size_t i = 0; i < bars.fields.size(); ++i) {
        const bool isSecond = isOpposite(bars.fields[i], panel);
        bars.series[i].scale = isSecond ? kit::BarScale::Second : kit::BarScale::First;
        std::optional<size_t> &known = isSecond ? second : first;
        known = known.value_or(i);
    }
    if (!second)
        return {axisOf(panel, zone)};
    if (first)
        return {axisOf(panel, zone), axisOf(bars.fields[*second], zone)};
    for (kit::BarSeries &series : bars.series)
        series.scale = kit::BarScale::First;
    return {axisOf(bars.fields[*second], zone)};
}

} // namespace

BarChartView::BarChartView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::BarChart(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::BarChart::activated, this, [this] { follow(links()); });
}

void BarChartView::showThresholds(const frames::FieldConfig &field)
{
    std::vector<kit::ChartThreshold> thresholds;
    const bool isShown = seriesOptions(field).thresholds != ThresholdDrawing::Off && field.thresholds;
    const frames::ValueRange range{field.minimum.value_or(0), field.maximum.value_or(100)};
    for (qsizetype i = 0; isShown && i < field.thresholds->steps.size(); ++i) {
        const auto from = limitOf(*field.thresholds, i, range);
        if (!from)
            continue;
        kit::ChartThreshold threshold;
        threshold.value = *from;
        threshold.name
            = tr("Limit %1")
                  .arg(kit::unitText(*from, field.unit.value_or(QStringLiteral("short")), field.decimals)
                           .joined());
        threshold.severity = severityOfColor(field.thresholds->steps[i].color);
        thresholds.push_back(std::move(threshold));
    }
    m_chart->setThresholds(std::move(thresholds));
}

void BarChartView::setContent(const PanelContent &content)
{
    const BarChartOptions options = barChartOptions(content.panel.options);
    Bars bars = content.data->frames.empty() ? Bars{} : barsOf(content, options);
    m_chart->setLook(lookOf(content.panel, options));
    const Axes axes = axesOf(bars, content.panel.field, content.zone);
    m_chart->setAxis(axes.first, axes.second);
    showThresholds(content.panel.field);
    const LegendOptions legend = legendOptions(content.panel.options);
    const bool isNeeded = bars.series.size() > 1;
    m_chart->setLegend(isNeeded ? legendKind(legend) : kit::LegendKind::None, legendPlace(legend));
    m_chart->setTooltip(tooltipLook(content.panel.options));
    m_links = std::move(bars.links);
    m_chart->setTooltipHint(activationHint(m_links));
    m_chart->setBars(std::move(bars.categories), std::move(bars.series));
}

std::vector<FieldLink> BarChartView::links() const
{
    const auto mark = m_chart->current();
    return mark && static_cast<size_t>(*mark) < m_links.size() ? m_links[static_cast<size_t>(*mark)]
                                                               : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
