#include "dashboards/options/optionvalues.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

bool isNumber(const QVariant &value)
{
    const int type = value.typeId();
    return type == QMetaType::Double || type == QMetaType::Int || type == QMetaType::LongLong;
}

constexpr qsizetype longestList = 1000;

// The first name of a path, and what follows it.
struct Steps
{
    explicit Steps(QStringView path)
        : name(path.left(path.indexOf(QLatin1Char('.')) < 0 ? path.size() : path.indexOf(QLatin1Char('.'))))
        , rest(path.mid(std::min(name.size() + 1, path.size())))
    { }

    QStringView name;
    QStringView rest; // empty: the name is the last
};

// The place that a name means in a list; -1 for none.
qsizetype placeIn(QStringView name)
{
    bool isNumber = false;
    const qsizetype place = name.toLongLong(&isNumber);
    return isNumber && place >= 0 && place < longestList ? place : -1;
}

QVariant valueAt(const QVariant &in, QStringView path)
{
    if (path.isEmpty())
        return in;
    const Steps steps(path);
    if (in.typeId() != QMetaType::QVariantList)
        return valueAt(in.toMap().value(steps.name.toString()), steps.rest);
    const qsizetype place = placeIn(steps.name);
    return place < 0 ? QVariant() : valueAt(in.toList().value(place), steps.rest);
}

QVariant withValue(const QVariant &in, QStringView path, const QVariant &value)
{
    if (path.isEmpty())
        return value;
    const Steps steps(path);
    const qsizetype place = in.typeId() == QMetaType::QVariantList ? placeIn(steps.name) : -1;
    if (place < 0)
        return withOption(in.toMap(), path, value);
    QVariantList list = in.toList();
    while (list.size() <= place)
        list << QVariant();
    list[place] = withValue(list[place], steps.rest, value);
    return list;
}

} // namespace

QVariant optionAt(const QVariantMap &options, QStringView path)
{
    const Steps steps(path);
    return valueAt(options.value(steps.name.toString()), steps.rest);
}

QString textAt(const QVariantMap &options, QStringView path, const QString &otherwise)
{
    const QVariant value = optionAt(options, path);
    return value.typeId() == QMetaType::QString ? value.toString() : otherwise;
}

std::optional<double> numberAt(const QVariantMap &options, QStringView path)
{
    const QVariant value = optionAt(options, path);
    if (value.typeId() == QMetaType::QString) { // old files keep some numbers as texts
        bool isPlain = false;
        const double number = value.toString().toDouble(&isPlain);
        return isPlain && std::isfinite(number) ? std::optional(number) : std::nullopt;
    }
    return isNumber(value) && std::isfinite(value.toDouble()) ? std::optional(value.toDouble())
                                                              : std::nullopt;
}

int wholeAt(const QVariantMap &options, QStringView path, int otherwise, int least, int most)
{
    const auto number = numberAt(options, path);
    return number
        ? static_cast<int>(std::clamp(*number, static_cast<double>(least), static_cast<double>(most)))
        : otherwise;
}

bool truthAt(const QVariantMap &options, QStringView path, bool otherwise)
{
    const QVariant value = optionAt(options, path);
    return value.typeId() == QMetaType::Bool ? value.toBool() : otherwise;
}

QStringList textsAt(const QVariantMap &options, QStringView path)
{
    QStringList texts;
    const QVariantList list = optionAt(options, path).toList();
    for (const QVariant &one : list) {
        if (one.typeId() == QMetaType::QString)
            texts << one.toString();
    }
    return texts;
}

QVariantMap withOption(QVariantMap options, QStringView path, const QVariant &value)
{
    const Steps steps(path);
    const QString name = steps.name.toString();
    const QVariant changed = withValue(options.value(name), steps.rest, value);
    if (steps.rest.isEmpty() && !value.isValid())
        options.remove(name);
    else
        options.insert(name, changed);
    return options;
}

} // namespace yagura::dashboards
