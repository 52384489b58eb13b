// Where a series takes its colour from; resolved while painting, so that it follows the theme. Plain value.
#pragma once

#include "kit/theme.h"

#include <QString>

namespace yagura::kit {

class SeriesColor
{
public:
    SeriesColor() = default;
    [[nodiscard]] static SeriesColor palette(int index);
    [[nodiscard]] static SeriesColor role(ColorRole role);
    [[nodiscard]] static SeriesColor service(const QString &name);
    [[nodiscard]] static SeriesColor fixed(const QColor &color); // asked for by a dashboard file

    [[nodiscard]] QColor resolve(const Theme &theme) const;
    // For large filled surfaces: calm, unless the colour means a severity.
    [[nodiscard]] QColor resolveFill(const Theme &theme) const;

private:
    enum class Kind { Palette, Role, Service, Fixed };
    Kind m_kind = Kind::Palette;
    int m_index = 0;
    ColorRole m_role = ColorRole::Accent;
    QString m_service;
    QColor m_fixed;
};

} // namespace yagura::kit
