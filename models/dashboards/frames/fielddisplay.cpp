#include "dashboards/frames/fielddisplay.h"

#include "dashboards/frames/reducer.h"

#include <cmath>
#include <limits>

namespace yagura::dashboards::frames {

namespace {

QString shownUnit(const Field &field)
{
    const QString unit = field.config.unit.value_or(QString());
    if (field.type() == FieldType::Time)
        return isPointInTime(unit) ? unit : QStringLiteral("dateTimeAsSystem");
    if (field.type() == FieldType::Boolean)
        return unit.startsWith(QLatin1String("bool")) ? unit : QStringLiteral("bool");
    return unit.isEmpty() && field.type() == FieldType::Text ? QStringLiteral("string") : unit;
}

std::optional<double> extreme(const Column &values, const char *calculation)
{
    return numberOf(calculated(values, QLatin1String(calculation)));
}

std::optional<double> impliedHigh(const QString &unit)
{
    if (unit == QLatin1String("percent"))
        return 100;
    return unit == QLatin1String("percentunit") ? std::optional(1.0) : std::nullopt;
}

ValueRange rangeOf(const Field &field, const std::optional<ValueRange> &shared)
{
    if (field.type() != FieldType::Number && field.type() != FieldType::Trend)
        return {};
    const QString unit = field.config.unit.value_or(QString());
    std::optional<double> low = field.config.minimum;
    std::optional<double> high = field.config.maximum;
    if (const auto implied = impliedHigh(unit)) {
        low = low.value_or(0);
        high = high.value_or(*implied);
    }
    if (!low)
        low = shared ? std::optional(shared->low) : extreme(field.values, "min");
    if (!high)
        high = shared ? std::optional(shared->high) : extreme(field.values, "max");
    ValueRange range{low.value_or(0), high.value_or(100)};
    if (range.low > range.high)
        std::swap(range.low, range.high);
    return range;
}

double fractionOf(double value, const ValueRange &range)
{
    const double fraction = (value - range.low) / (range.high - range.low);
    if (std::isnan(fraction))
        return 0;
    return std::isinf(fraction) ? (fraction < 0 ? 0 : 1) : fraction;
}

} // namespace

FieldDisplay::FieldDisplay(const Field &field, const DisplayContext &context)
    : m_field(field)
    , m_context(context)
    , m_unit(shownUnit(field))
    , m_mapper(field.config.mappings.value_or(ValueMappings{}))
    , m_color(field.config.color.value_or(FieldColor{}))
    , m_range(rangeOf(field, context.sharedRange))
{ }

std::optional<double> FieldDisplay::numberIn(const Cell &cell) const
{
    const auto *text = std::get_if<QString>(&cell);
    if (m_unit == QLatin1String("string"))
        return text ? std::nullopt : numberOf(cell);
    if (text && isPointInTime(m_unit) && !numberOf(cell)) {
        const QDateTime time = QDateTime::fromString(*text, Qt::ISODateWithMs);
        return time.isValid() ? std::optional(static_cast<double>(time.toMSecsSinceEpoch())) : std::nullopt;
    }
    return numberOf(cell);
}

void FieldDisplay::setScale(DisplayValue &out, double number) const
{
    const Thresholds thresholds = m_field.config.thresholds.value_or(Thresholds{});
    out.fraction = std::isfinite(number) || number > 0 ? fractionOf(number, m_range) : 0;
    out.threshold = activeStep(thresholds, number, out.fraction);
    const QString color = out.threshold ? thresholds.steps[*out.threshold].color : QString();
    out.color = colorFor(m_color, {out.fraction, color, m_context.seriesNumber, m_context.displayName});
}

DisplayValue FieldDisplay::value(const Cell &cell) const
{
    DisplayValue out;
    out.number = numberIn(cell);
    const bool usable = out.number && !std::isnan(*out.number);
    if (usable)
        out.text
            = formatNumber(*out.number, m_unit, {m_field.config.decimals, m_context.zone, m_context.now});
    else
        out.text.number = textOf(cell);
    if (out.text.number.isEmpty())
        out.text.number = m_field.config.noValue.value_or(QString());
    setScale(out, usable ? *out.number : -std::numeric_limits<double>::infinity());
    if (const auto mapping = m_mapper.mapped(cell)) {
        out.mapping = mapping->index;
        out.icon = mapping->icon;
        if (mapping->text)
            out.text = {{}, *mapping->text, {}};
        if (!mapping->color.isEmpty())
            out.color = {ColorMeaning::Kind::Named, mapping->color, 0, 0};
    }
    return out;
}

ColorMeaning FieldDisplay::seriesColor() const
{
    const char *calculation = m_color.seriesBy == SeriesColor::Min ? "min"
        : m_color.seriesBy == SeriesColor::Max                     ? "max"
                                                                   : "lastNotNull";
    DisplayValue out;
    const auto number = extreme(m_field.values, calculation);
    setScale(out, number && !std::isnan(*number) ? *number : -std::numeric_limits<double>::infinity());
    return out.color;
}

std::optional<ValueRange> numericRange(const Frames &frames)
{
    std::optional<ValueRange> range;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            const auto low = field.type() == FieldType::Number ? extreme(field.values, "min") : std::nullopt;
            if (!low)
                continue;
            const double high = extreme(field.values, "max").value_or(*low);
            range = range ? ValueRange{std::min(range->low, *low), std::max(range->high, high)}
                          : ValueRange{*low, high};
        }
    }
    return range;
}

} // namespace yagura::dashboards::frames
