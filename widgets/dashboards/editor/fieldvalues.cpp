#include "dashboards/editor/fieldvalues.h"

#include "dashboards/options/optionvalues.h"

namespace yagura::dashboards {

namespace {

const QString customPrefix = QStringLiteral("custom.");

template <typename Value> void put(QVariantMap &map, const char *name, const std::optional<Value> &value)
{
    if (value)
        map.insert(QString::fromUtf8(name), QVariant::fromValue(*value));
}

std::optional<QString> textOf(const QVariant &value)
{
    return value.isValid() && !value.toString().isEmpty() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<double> numberOf(const QVariant &value)
{
    return value.isValid() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<frames::FieldColor> colorWith(const std::optional<frames::FieldColor> &old, const QString &path,
                                            const QVariant &value)
{
    using frames::SeriesColor;
    frames::FieldColor color = old.value_or(frames::FieldColor());
    if (path == QLatin1String("color.mode")) {
        if (!value.isValid())
            return std::nullopt;
        const SeriesColor by = color.seriesBy;
        const bool wasNamed
            = color.mode == frames::ColorMode::Fixed || color.mode == frames::ColorMode::Shades;
        const QString name = wasNamed && !color.name.isEmpty() ? color.name : QStringLiteral("green");
        color = frames::fieldColorOf(value.toString(), name).value_or(color);
        color.seriesBy = by;
    } else if (path == QLatin1String("color.fixedColor")) {
        color.name = value.toString();
    } else {
        const QString by = value.toString();
        color.seriesBy = by == QLatin1String("min") ? SeriesColor::Min
            : by == QLatin1String("max")            ? SeriesColor::Max
                                                    : SeriesColor::Last;
    }
    return color;
}

} // namespace

QVariantMap fieldValues(const frames::FieldConfig &config)
{
    QVariantMap map;
    put(map, "unit", config.unit);
    put(map, "min", config.minimum);
    put(map, "max", config.maximum);
    put(map, "decimals", config.decimals);
    put(map, "displayName", config.displayName);
    put(map, "noValue", config.noValue);
    if (config.color) {
        using frames::SeriesColor;
        QVariantMap color{{QStringLiteral("mode"), frames::colorModeId(*config.color)}};
        if (config.color->mode == frames::ColorMode::Fixed || config.color->mode == frames::ColorMode::Shades)
            color.insert(QStringLiteral("fixedColor"), config.color->name);
        if (config.color->seriesBy != SeriesColor::Last)
            color.insert(QStringLiteral("seriesBy"),
                         config.color->seriesBy == SeriesColor::Min ? QStringLiteral("min")
                                                                    : QStringLiteral("max"));
        map.insert(QStringLiteral("color"), color);
    }
    map.insert(QStringLiteral("custom"), config.custom);
    return map;
}

frames::FieldConfig withFieldValue(frames::FieldConfig config, const QString &path, const QVariant &value)
{
    if (path == QLatin1String("unit"))
        config.unit = textOf(value);
    else if (path == QLatin1String("displayName"))
        config.displayName = textOf(value);
    else if (path == QLatin1String("noValue"))
        config.noValue = textOf(value);
    else if (path == QLatin1String("min"))
        config.minimum = numberOf(value);
    else if (path == QLatin1String("max"))
        config.maximum = numberOf(value);
    else if (path == QLatin1String("decimals"))
        config.decimals = value.isValid() ? std::optional(value.toInt()) : std::nullopt;
    else if (path.startsWith(QLatin1String("color.")))
        config.color = colorWith(config.color, path, value);
    else if (path.startsWith(customPrefix)) {
        const QString inside = path.mid(customPrefix.size());
        const QString name = inside.section(QLatin1Char('.'), 0, 0);
        QVariantMap map;
        if (config.custom.contains(name))
            map.insert(name, config.custom.value(name));
        map = withOption(map, inside, value);
        if (map.contains(name))
            config.custom.insert(name, map.value(name));
        else
            config.custom.remove(name);
    }
    return config;
}

} // namespace yagura::dashboards
