#include "dashboards/views/thresholdlook.h"

#include "kit/charts/colorscheme.h"

#include <QColor>
#include <QRegularExpression>

namespace yagura::dashboards {

namespace {

// "#rrggbb", "rgb(1, 2, 3)", "rgba(1, 2, 3, 0.5)", "hsl(…)" is not among what files have.
QColor literalColor(const QString &name)
{
    if (name.startsWith(QLatin1Char('#'))) {
        // The browser writes the opacity behind, Qt before the colour.
        if (name.size() == 9)
            return QColor(QLatin1Char('#') + name.mid(7) + name.mid(1, 6));
        return QColor(name);
    }
    static const QRegularExpression form(
        QStringLiteral(R"(^rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*([\d.]+)\s*)?\)$)"));
    const auto match = form.match(name);
    if (!match.hasMatch())
        return {};
    QColor color(std::min(match.captured(1).toInt(), 255), std::min(match.captured(2).toInt(), 255),
                 std::min(match.captured(3).toInt(), 255));
    if (!match.captured(4).isEmpty())
        color.setAlphaF(std::clamp(match.captured(4).toFloat(), 0.0F, 1.0F));
    return color;
}

kit::Severity severityOfHue(const QColor &color)
{
    constexpr int calmSaturation = 60;
    if (!color.isValid() || color.alpha() == 0 || color.hsvSaturation() < calmSaturation)
        return kit::Severity::Info;
    const int hue = color.hsvHue();
    if (hue < 15 || hue >= 340)
        return kit::Severity::Critical;
    if (hue < 65)
        return kit::Severity::Warning;
    return hue < 165 ? kit::Severity::Ok : kit::Severity::Info;
}

} // namespace

kit::Severity severityOfColor(const QString &name)
{
    if (name.contains(QLatin1String("red")))
        return kit::Severity::Critical;
    if (name.contains(QLatin1String("orange")) || name.contains(QLatin1String("yellow")))
        return kit::Severity::Warning;
    if (name.contains(QLatin1String("green")))
        return kit::Severity::Ok;
    return severityOfHue(literalColor(name));
}

std::optional<double> limitOf(const frames::Thresholds &thresholds, qsizetype step,
                              const frames::ValueRange &range)
{
    const auto &from = thresholds.steps[step].from;
    if (!from || thresholds.mode == frames::ThresholdMode::Absolute)
        return from;
    return range.low + (range.high - range.low) * *from / 100;
}

ActiveStep stepAt(const frames::FieldConfig &field, const frames::DisplayValue &value,
                  const frames::ValueRange &range)
{
    ActiveStep active;
    if (!field.thresholds || !value.threshold || !value.number)
        return active;
    active.severity = severityOfColor(field.thresholds->steps[*value.threshold].color);
    active.limit = limitOf(*field.thresholds, *value.threshold, range);
    return active;
}

std::optional<kit::SeriesColor> seriesColor(const QString &name)
{
    if (const QColor color = literalColor(name); color.isValid())
        return kit::SeriesColor::fixed(color);
    switch (severityOfColor(name)) {
    case kit::Severity::Critical:
        return kit::SeriesColor::role(kit::ColorRole::Critical);
    case kit::Severity::Warning:
        return kit::SeriesColor::role(kit::ColorRole::Warning);
    case kit::Severity::Ok:
        return kit::SeriesColor::role(kit::ColorRole::Ok);
    default:
        break;
    }
    if (name.contains(QLatin1String("blue")))
        return kit::SeriesColor::palette(0);
    if (name.contains(QLatin1String("purple")))
        return kit::SeriesColor::palette(3);
    if (name == QLatin1String("text") || name == QLatin1String("white") || name == QLatin1String("black"))
        return kit::SeriesColor::role(kit::ColorRole::Text);
    return std::nullopt;
}

std::optional<kit::SeriesColor> colorOf(const frames::ColorMeaning &meaning)
{
    using Kind = frames::ColorMeaning::Kind;
    switch (meaning.kind) {
    case Kind::Named:
    case Kind::Shade:
        return meaning.name.isEmpty() ? std::nullopt : seriesColor(meaning.name);
    case Kind::Scheme:
        if (const auto color = kit::schemeColor(meaning.name, meaning.position))
            return kit::SeriesColor::fixed(*color);
        return std::nullopt;
    case Kind::Palette:
        break;
    }
    return kit::SeriesColor::palette(static_cast<int>(meaning.number));
}

kit::ColorRole figureRole(kit::Severity severity)
{
    const bool trouble = severity == kit::Severity::Critical || severity == kit::Severity::Warning;
    return trouble ? kit::colorOf(severity) : kit::ColorRole::Text;
}

} // namespace yagura::dashboards
