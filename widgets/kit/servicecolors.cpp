#include "kit/servicecolors.h"

#include <algorithm>

namespace yagura::kit {

namespace {

// Series colours fit for services: all but the reddish one (index 4). Those that also mean fine, warning and
// unknown (green, amber, the grey -1) come when the others are taken.
constexpr std::array basicSlots{0, 3, 5, 6, 8, 7, 9, 2, 1, -1};
constexpr int preferredCount = 7;
constexpr int basicCount = static_cast<int>(basicSlots.size());
constexpr int shades = 3; // as is, lighter, darker
constexpr int slotCount = basicCount * shades;

// FNV-1a: the same on every machine and in every run, unlike qHash.
quint32 stableHash(const QString &text)
{
    quint32 hash = 2166136261U;
    for (const char byte : text.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return hash;
}

} // namespace

int ServiceColors::slot(const QString &service)
{
    const auto known = m_slots.constFind(service);
    if (known != m_slots.cend())
        return *known;
    std::array<bool, slotCount> taken{};
    for (const int used : std::as_const(m_slots))
        taken[static_cast<size_t>(used)] = true;
    const int preferred = static_cast<int>(stableHash(service) % preferredCount);
    int chosen = preferred;
    for (int step = 0; step < slotCount; ++step) {
        const int place = step % basicCount;
        const int candidate = (step / basicCount) * basicCount
            + (place < preferredCount ? (preferred + place) % preferredCount : place);
        if (!taken[static_cast<size_t>(candidate)]) {
            chosen = candidate;
            break;
        }
    }
    m_slots.insert(service, chosen);
    return chosen;
}

void ServiceColors::assign(QStringList services)
{
    std::sort(services.begin(), services.end());
    for (const QString &service : std::as_const(services))
        static_cast<void>(slot(service));
}

QColor ServiceColors::slotColor(int slot, const Theme &theme)
{
    const int index = basicSlots[static_cast<size_t>(slot % basicCount)];
    const QColor base = index < 0 ? theme.color(ColorRole::Unknown) : theme.series(index);
    switch ((slot / basicCount) % shades) {
    case 1:
        return blend(base, theme.color(ColorRole::Text), 0.35);
    case 2:
        return blend(base, theme.color(ColorRole::Surface), 0.35);
    default:
        return base;
    }
}

QColor ServiceColors::color(const QString &service, const Theme &theme)
{
    return slotColor(slot(service), theme);
}

} // namespace yagura::kit
