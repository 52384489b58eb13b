#include "dashboards/frames/fieldconfigfile.h"
#include "dashboards/frames/origins.h"
#include "dashboards/frames/transform/transformationfile.h"
#include "dashboards/frames/variantfile.h"

#include <algorithm>

namespace yagura::dashboards::frames {

namespace {

// Calls put(id, JSON) for each known property that is other than before, with nothing for one that is gone.
template <typename Put> void forEachChange(const FieldConfig &old, const FieldConfig &now, Put put)
{
    const auto compare = [&](const char *id, const auto &before, const auto &after, auto toJson) {
        if (before != after)
            put(id, after ? std::optional<OrderedJson>(toJson(*after)) : std::nullopt);
    };
    const auto text = [](const QString &value) { return OrderedJson(value.toStdString()); };
    const auto number = [](double value) { return jsonOf(QVariant(value)); };
    compare("unit", old.unit, now.unit, text);
    compare("decimals", old.decimals, now.decimals, number);
    compare("min", old.minimum, now.minimum, number);
    compare("max", old.maximum, now.maximum, number);
    compare("displayName", old.displayName, now.displayName, text);
    compare("noValue", old.noValue, now.noValue, text);
    compare("color", old.color, now.color, fieldColorJson);
    compare("thresholds", old.thresholds, now.thresholds, thresholdsJson);
    compare("mappings", old.mappings, now.mappings, valueMappingsJson);
}

void setProperty(OrderedJson &properties, const std::string &id, std::optional<OrderedJson> value)
{
    const auto has
        = [&](const OrderedJson &one) { return one.is_object() && one.contains("id") && one.at("id") == id; };
    const auto found = std::find_if(properties.begin(), properties.end(), has);
    if (!value) {
        if (found != properties.end())
            properties.erase(found);
        return;
    }
    if (found != properties.end()) {
        (*found)["value"] = std::move(*value);
        return;
    }
    OrderedJson one = OrderedJson::object();
    one["id"] = id;
    one["value"] = std::move(*value);
    properties.push_back(std::move(one));
}

void putProperties(OrderedJson &properties, const FieldConfig &old, const FieldConfig &now)
{
    if (!properties.is_array())
        properties = OrderedJson::array();
    forEachChange(old, now, [&](const char *id, std::optional<OrderedJson> value) {
        setProperty(properties, id, std::move(value));
    });
    const QVariantMap &before = old.custom;
    const QVariantMap &after = now.custom;
    const auto idOf = [](const QString &name) { return "custom." + name.toStdString(); };
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!after.contains(it.key()))
            setProperty(properties, idOf(it.key()), std::nullopt);
    }
    for (auto it = after.begin(); it != after.end(); ++it) {
        if (!before.contains(it.key()) || before.value(it.key()) != it.value())
            setProperty(properties, idOf(it.key()), jsonOf(it.value()));
    }
}

} // namespace

void putFieldConfig(OrderedJson &defaults, const FieldConfig &old, const FieldConfig &now)
{
    if (!defaults.is_object())
        defaults = OrderedJson::object();
    forEachChange(old, now, [&](const char *id, std::optional<OrderedJson> value) {
        if (value)
            defaults[id] = std::move(*value);
        else
            defaults.erase(id);
    });
    if (old.custom != now.custom)
        putChanges(defaults["custom"], old.custom, now.custom);
}

void putOverrides(OrderedJson &list, const std::vector<Override<FieldConfig>> &old,
                  const std::vector<Override<FieldConfig>> &now)
{
    using One = Override<FieldConfig>;
    const auto origins = originsOf(
        old, now, std::equal_to<One>{}, [](const One &a, const One &b) { return a.matcher == b.matcher; },
        [](const One &a, const One &b) { return a.properties == b.properties; });
    OrderedJson written = OrderedJson::array();
    for (size_t i = 0; i < now.size(); ++i) {
        OrderedJson one = OrderedJson::object();
        One known;
        const bool isKnown
            = origins[i] && list.is_array() && *origins[i] < list.size() && list.at(*origins[i]).is_object();
        if (isKnown) {
            one = list.at(*origins[i]);
            known = old[*origins[i]];
        }
        if (!isKnown || known.matcher != now[i].matcher)
            one["matcher"] = fieldMatcherJson(now[i].matcher);
        if (!isKnown || known.properties != now[i].properties)
            putProperties(one["properties"], known.properties, now[i].properties);
        written.push_back(std::move(one));
    }
    list = std::move(written);
}

} // namespace yagura::dashboards::frames
