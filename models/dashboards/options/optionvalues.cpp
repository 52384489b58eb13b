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

} // namespace

QVariant optionAt(const QVariantMap &options, QStringView path)
{
    const qsizetype dot = path.indexOf(QLatin1Char('.'));
    const QVariant value = options.value(path.left(dot < 0 ? path.size() : dot).toString());
    return dot < 0 ? value : optionAt(value.toMap(), path.mid(dot + 1));
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
    const qsizetype dot = path.indexOf(QLatin1Char('.'));
    const QString name = path.left(dot < 0 ? path.size() : dot).toString();
    if (dot >= 0)
        options.insert(name, withOption(options.value(name).toMap(), path.mid(dot + 1), value));
    else if (value.isValid())
        options.insert(name, value);
    else
        options.remove(name);
    return options;
}

} // namespace yagura::dashboards
