#include "traces/span.h"

#include <QLocale>

#include <bit>

namespace yagura::traces {

double Attribute::real() const
{
    return std::bit_cast<double>(bits);
}

Attribute Attribute::ofInteger(std::uint32_t key, std::int64_t value)
{
    return {key, AttributeType::Integer, static_cast<std::uint64_t>(value)};
}

Attribute Attribute::ofReal(std::uint32_t key, double value)
{
    return {key, AttributeType::Real, std::bit_cast<std::uint64_t>(value)};
}

Attribute Attribute::ofBoolean(std::uint32_t key, bool value)
{
    return {key, AttributeType::Boolean, value ? 1ULL : 0ULL};
}

Attribute Attribute::ofText(std::uint32_t key, AttributeType type, Slice text)
{
    return {key, type, (static_cast<std::uint64_t>(text.first) << 32) | text.count};
}

const QString &Trace::service(std::uint32_t span) const
{
    static const QString unknown;
    const auto name = processes[processOf[span]].service;
    return name == NoIndex ? unknown : names[name];
}

QString Trace::spanIdText(std::uint32_t span) const
{
    if (const auto foreign = foreignIds.find(ids[span].value); foreign != foreignIds.end())
        return QString::fromUtf8(foreign->second);
    return idText(ids[span]);
}

QString Trace::valueText(const Attribute &attribute, qsizetype longest) const
{
    switch (attribute.type) {
    case AttributeType::Boolean:
        return attribute.boolean() ? QStringLiteral("true") : QStringLiteral("false");
    case AttributeType::Integer:
        return QString::number(attribute.integer());
    case AttributeType::Real:
        return QString::number(attribute.real(), 'g', QLocale::FloatingPointShortest);
    case AttributeType::Null:
        return QStringLiteral("null");
    case AttributeType::Text:
    case AttributeType::Binary:
    case AttributeType::Json:
        break;
    }
    const auto bytes = textOf(attribute.text()).substr(0, static_cast<size_t>(longest) * 3);
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).left(longest);
}

const Attribute *Trace::find(Slice slice, QStringView key) const
{
    for (const auto &attribute : attributesOf(slice)) {
        if (names[attribute.key] == key)
            return &attribute;
    }
    return nullptr;
}

} // namespace yagura::traces
