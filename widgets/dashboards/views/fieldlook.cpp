#include "dashboards/views/fieldlook.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/views/thresholdlook.h"

#include <cmath>

namespace yagura::dashboards {

kit::ValueText valueTextOf(const FormattedNumber &text)
{
    if (text.prefix.isEmpty() && text.number.isEmpty())
        return {kit::missingText(), {}};
    return {text.prefix + text.number, text.unit};
}

kit::ValueFormat formatOf(const frames::FieldConfig &config, const QTimeZone &zone)
{
    kit::ValueFormat format;
    format.unitId = config.unit.value_or(QString());
    format.decimals = config.decimals;
    if (!config.mappings || config.mappings->isEmpty())
        return format;
    frames::Field field{{}, frames::Column::numbers({0, 1}), {}, config};
    frames::DisplayContext context;
    context.zone = zone;
    const auto display = std::make_shared<const frames::FieldDisplay>(field, context);
    format.wording = [display](double value) { return valueTextOf(display->value(value).text); };
    return format;
}

kit::SeriesColor colorOfSeries(const PanelSeries &series, int number)
{
    if (series.color)
        return colorOf(*series.color).value_or(kit::SeriesColor::palette(number));
    // A line that is a service has that service's colour everywhere.
    const QString service = series.labels.value(u"service");
    return !service.isEmpty() && service == series.name ? kit::SeriesColor::service(service)
                                                        : kit::SeriesColor::palette(number);
}

kit::LegendKind legendKind(const LegendOptions &options)
{
    switch (options.mode) {
    case LegendMode::Hidden:
        return kit::LegendKind::None;
    case LegendMode::Table:
        return kit::LegendKind::Table;
    case LegendMode::List:
        break;
    }
    return kit::LegendKind::List;
}

kit::LegendPlacement legendPlace(const LegendOptions &options)
{
    return options.placement == LegendPlacement::Right ? kit::LegendPlacement::Right
                                                       : kit::LegendPlacement::Bottom;
}

kit::TooltipOptions tooltipLook(const QVariantMap &options, kit::TooltipSort otherwise)
{
    const TooltipOptions wanted = tooltipOptions(options);
    kit::TooltipOptions tooltip;
    tooltip.mode = static_cast<kit::TooltipMode>(wanted.mode);
    const bool isSorted = optionAt(options, u"tooltip.sort").isValid();
    tooltip.sort = isSorted ? static_cast<kit::TooltipSort>(wanted.order) : otherwise;
    tooltip.hidesZeros = wanted.hidesZeros;
    tooltip.maxWidthPx = wanted.maxWidth;
    tooltip.maxHeightPx = wanted.maxHeight;
    return tooltip;
}

std::vector<QTimeZone> zonesOf(const PanelContent &content)
{
    constexpr size_t mostZones = 4;
    std::vector<QTimeZone> zones;
    for (const QString &id : textsAt(content.panel.options, u"timezone")) {
        const QTimeZone own(id.toLatin1());
        const QTimeZone &zone = id == QLatin1String("utc") ? QTimeZone::utc()
            : own.isValid()                                ? own
                                                           : content.zone; // "browser" and what is not known
        if (zones.size() < mostZones && std::ranges::find(zones, zone) == zones.end())
            zones.push_back(zone);
    }
    if (zones.empty())
        zones.push_back(content.zone);
    return zones;
}

QTimeZone zoneOf(const PanelContent &content)
{
    return zonesOf(content).front();
}

std::vector<kit::FigureStep> stepsOf(const frames::FieldConfig &config, const frames::ValueRange &range)
{
    std::vector<kit::FigureStep> steps;
    if (config.color && config.color->mode != frames::ColorMode::Thresholds)
        return steps; // the colour comes from elsewhere
    const frames::Thresholds thresholds = config.thresholds.value_or(frames::Thresholds{});
    for (qsizetype i = 0; i < thresholds.steps.size(); ++i) {
        const auto color = seriesColor(thresholds.steps[i].color);
        steps.push_back({limitOf(thresholds, i, range).value_or(-std::numeric_limits<double>::infinity()),
                         color.value_or(kit::SeriesColor::role(kit::ColorRole::Accent))});
    }
    return steps;
}

kit::FigureItem figureItem(const PanelFigure &figure)
{
    kit::FigureItem item;
    item.name = figure.name;
    item.value = figure.value.number.value_or(std::nan(""));
    item.text = valueTextOf(figure.value.text);
    item.min = figure.range.low;
    item.max = figure.range.high;
    item.change = figure.change;
    const auto course = figure.course.raw();
    if (course.size() > 1)
        item.course.assign(course.begin(), course.end());
    item.color = colorOf(figure.value.color).value_or(kit::SeriesColor::role(kit::ColorRole::Accent));
    return item;
}

} // namespace yagura::dashboards
