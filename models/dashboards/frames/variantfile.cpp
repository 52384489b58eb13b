#include "dashboards/frames/variantfile.h"

#include <cmath>

namespace yagura::dashboards::frames {

namespace {

constexpr double greatestWhole = 9007199254740992.0; // 2^53: up to here a double counts one by one

OrderedJson numberJson(double value)
{
    const bool isWhole = std::abs(value) < greatestWhole && value == std::trunc(value);
    return isWhole ? OrderedJson(static_cast<std::int64_t>(value)) : OrderedJson(value);
}

} // namespace

QVariant variantOf(const OrderedJsonView &view)
{
    if (view.isNumber())
        return view.numberOr(0);
    if (view.isString())
        return view.stringOr();
    if (view.isArray()) {
        QVariantList list;
        view.forEach([&](const OrderedJsonView &item) { list << variantOf(item); });
        return list;
    }
    if (view.isObject()) {
        QVariantMap map;
        view.forEachMember(
            [&](const QString &name, const OrderedJsonView &member) { map.insert(name, variantOf(member)); });
        return map;
    }
    const auto truth = view.boolean();
    return truth ? QVariant(*truth) : QVariant();
}

OrderedJson jsonOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::Double:
        return numberJson(value.toDouble());
    case QMetaType::QString:
        return value.toString().toStdString();
    case QMetaType::QStringList:
    case QMetaType::QVariantList: {
        OrderedJson list = OrderedJson::array();
        const QVariantList items = value.toList();
        for (const QVariant &item : items)
            list.push_back(jsonOf(item));
        return list;
    }
    case QMetaType::QVariantMap: {
        OrderedJson object = OrderedJson::object();
        const QVariantMap map = value.toMap();
        for (auto it = map.begin(); it != map.end(); ++it)
            object[it.key().toStdString()] = jsonOf(it.value());
        return object;
    }
    default:
        return nullptr;
    }
}

void putChanges(OrderedJson &json, const QVariantMap &before, const QVariantMap &now)
{
    if (!json.is_object())
        json = OrderedJson::object();
    for (auto it = now.begin(); it != now.end(); ++it) {
        const QVariant old = before.value(it.key());
        if (before.contains(it.key()) && old == it.value())
            continue;
        OrderedJson &member = json[it.key().toStdString()];
        const bool areObjects
            = old.typeId() == QMetaType::QVariantMap && it.value().typeId() == QMetaType::QVariantMap;
        if (areObjects)
            putChanges(member, old.toMap(), it.value().toMap());
        else
            member = jsonOf(it.value());
    }
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!now.contains(it.key()))
            json.erase(it.key().toStdString());
    }
}

} // namespace yagura::dashboards::frames
