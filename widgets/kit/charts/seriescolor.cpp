#include "kit/charts/seriescolor.h"

#include "kit/charts/contrast.h"
#include "kit/thememanager.h"

namespace yagura::kit {

SeriesColor SeriesColor::palette(int index)
{
    SeriesColor color;
    color.m_index = index;
    return color;
}

SeriesColor SeriesColor::role(ColorRole role)
{
    SeriesColor color;
    color.m_kind = Kind::Role;
    color.m_role = role;
    return color;
}

SeriesColor SeriesColor::service(const QString &name)
{
    SeriesColor color;
    color.m_kind = Kind::Service;
    color.m_service = name;
    return color;
}

SeriesColor SeriesColor::fixed(const QColor &fixed)
{
    SeriesColor color;
    color.m_kind = Kind::Fixed;
    color.m_fixed = fixed;
    return color;
}

QColor SeriesColor::resolve(const Theme &theme) const
{
    switch (m_kind) {
    case Kind::Palette: {
        // The reddish colour is taken last in every round of ten.
        static constexpr std::array order{0, 1, 2, 3, 5, 6, 7, 8, 9, 4};
        return theme.series(order[static_cast<size_t>(m_index % seriesColorCount)]);
    }
    case Kind::Role:
        return theme.color(m_role);
    case Kind::Service:
        return serviceColor(m_service);
    case Kind::Fixed:
        return standingOut(m_fixed, theme.color(ColorRole::Surface));
    }
    Q_UNREACHABLE();
}

QColor SeriesColor::resolveFill(const Theme &theme) const
{
    const bool isMeaning = m_kind == Kind::Role && m_role != ColorRole::Accent && m_role != ColorRole::Info;
    return isMeaning ? resolve(theme) : blend(theme.color(ColorRole::Surface), resolve(theme), 0.68);
}

} // namespace yagura::kit
