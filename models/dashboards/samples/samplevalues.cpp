#include "dashboards/samples/samplevalues.h"

#include <algorithm>
#include <cmath>

namespace yagura::dashboards {

namespace {

struct Level
{
    double low = 0;
    double high = 0;
};

// What such values are in life, by their unit.
Level usualLevel(const QString &unit)
{
    struct Usual
    {
        const char *unit;
        Level level;
    };
    static constexpr Usual usual[]{
        {"percentunit", {0.08, 0.92}},
        {"percent", {8, 92}},
        {"bytes", {2e8, 6e9}},
        {"decbytes", {2e8, 6e9}},
        {"Bps", {4e5, 9e6}},
        {"binBps", {4e5, 9e6}},
        {"bps", {4e6, 9e7}},
        {"s", {0.02, 0.9}},
        {"ms", {20, 900}},
        {"reqps", {40, 260}},
        {"celsius", {38, 71}},
        {"dtdurations", {9e4, 4e6}},
        {"bool", {0, 1}},
        {"bool_yes_no", {0, 1}},
        {"bool_on_off", {0, 1}},
    };
    for (const Usual &one : usual) {
        if (unit == QLatin1String(one.unit))
            return one.level;
    }
    return {12, 180};
}

} // namespace

SampleValues::SampleValues(const frames::FieldConfig &field, Instant now)
    : m_isTime(field.unit.value_or(QString()).startsWith(QLatin1String("dateTime")))
    , m_now(static_cast<double>(toUnixMilliseconds(now)))
{
    const Level usual = usualLevel(field.unit.value_or(QString()));
    m_low = usual.low;
    m_high = usual.high;
    if (field.minimum && field.maximum && *field.maximum > *field.minimum) {
        const double width = *field.maximum - *field.minimum;
        m_low = *field.minimum + width * 0.1;
        m_high = *field.minimum + width * 0.9;
    } else if (field.minimum && *field.minimum > usual.low) {
        m_low = *field.minimum;
        m_high = *field.minimum + usual.high - usual.low;
    } else if (field.maximum && *field.maximum < usual.high) {
        m_low = *field.maximum * 0.1;
        m_high = *field.maximum * 0.9;
    }
    for (const frames::ValueMapping &mapping : field.mappings.value_or(frames::ValueMappings())) {
        if (const auto *exact = std::get_if<frames::ExactMapping>(&mapping))
            addWords(*exact);
    }
    std::sort(m_words.begin(), m_words.end());
}

double SampleValues::at(double phase, double at) const
{
    if (m_isTime)
        return m_now - 3'600'000 * (1 + phase);
    if (m_words.size() > 1) // held for a while each
        return m_words[static_cast<size_t>(std::floor(at * 7 + phase * 5)) % m_words.size()];
    const double wave = std::sin(at * 9 + phase * 2.4) * 0.3 + std::sin(at * 61 + phase * 7) * 0.1;
    const double noise = std::sin(at * 917 + phase * 131) * 0.06;
    const double share = 0.5 + 0.12 * std::sin(phase * 5.1) + wave * 0.8 + noise;
    return m_low + (m_high - m_low) * std::clamp(share, 0.0, 1.0);
}

void SampleValues::addWords(const frames::ExactMapping &mapping)
{
    for (auto it = mapping.results.begin(); it != mapping.results.end(); ++it) {
        bool isNumber = false;
        const double value = it.key().toDouble(&isNumber);
        if (isNumber)
            m_words.push_back(value);
    }
}

} // namespace yagura::dashboards
