// The look as a value: colours of the dark and the light theme, spacing, sizes, type. Widgets ask
// Theme::of(this) each time they paint, so that a switch of theme needs no more than a repaint. GUI thread;
// immutable.
#pragma once

#include <QColor>
#include <QFont>

class QWidget;

namespace yagura::kit {

enum class ThemeMode { Dark, Light };

enum class ColorRole {
    Window, // behind the panels
    Surface, // panels, tables, fields
    Raised, // controls, table group rows, tooltips
    Hover, // under the pointer; the current row
    Line,
    LineStrong, // frames of controls
    Text,
    TextMuted,
    TextFaint,
    Accent,
    OnAccent, // text on a filled accent
    AccentSurface, // ticked rows, the chosen segment
    Critical,
    CriticalSurface,
    Warning,
    WarningSurface,
    Ok,
    OkSurface,
    Info,
    Unknown,
};
inline constexpr int colorRoleCount = static_cast<int>(ColorRole::Unknown) + 1;
inline constexpr int seriesColorCount = 10;

// Pixels between things; nothing else is used.
namespace space {
inline constexpr int tiny = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;
} // namespace space

// Heights and widths of parts, in pixels.
namespace size {
inline constexpr int navigationRail = 56;
inline constexpr int topBar = 44;
inline constexpr int statusBar = 24;
inline constexpr int panelHeader = 32;
inline constexpr int tableHeader = 26;
inline constexpr int row = 28;
inline constexpr int twoLineRow = 44;
inline constexpr int twoLineRowTall = 52;
inline constexpr int waterfallRow = 24;
inline constexpr int logRow = 22;
inline constexpr int control = 28;
inline constexpr int controlSmall = 24;
inline constexpr int chip = 20;
inline constexpr int gridColumns = 24;
inline constexpr int gridRow = 30;
inline constexpr int gridGap = 8;
inline constexpr int icon = 16;
inline constexpr int iconLarge = 20;
inline constexpr int currentEdge = 3; // accent edge of the current row, level edge of a log line
inline constexpr int ribbon = 6; // alert ribbon under a chart
inline constexpr int radiusControl = 4;
inline constexpr int radiusPanel = 6;
} // namespace size

// The type scale; each is a size and a weight.
enum class TextStyle {
    Label, // 11: labels and secondary lines
    LabelStrong, // 11/600
    Body, // 13
    Name, // 13/500: what a row is about
    Strong, // 13/600: panel titles, figures in running text
    Title, // 15/600: screen titles, verdicts
    FigureSmall, // 20/600: several figures in a row
    Figure, // 28/600: the one big figure
    Mono, // 12: code, logs, ids, matchers
    MonoStrong, // 12/600
};
[[nodiscard]] QFont textFont(TextStyle style);

class Theme
{
public:
    [[nodiscard]] static const Theme &dark();
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &forMode(ThemeMode mode);
    // The theme in force: that of the application's ThemeManager; dark where there is none (a lone widget in
    // a test).
    [[nodiscard]] static const Theme &of(const QWidget *widget);

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] QColor color(ColorRole role) const { return m_colors[static_cast<size_t>(role)]; }
    // Colours of a chart without meaning of their own. Index wraps; index 4 is the reddish one, used last.
    [[nodiscard]] QColor series(int index) const;

private:
    Theme(ThemeMode mode, const std::array<QRgb, colorRoleCount> &colors,
          const std::array<QRgb, seriesColorCount> &series);

    ThemeMode m_mode;
    std::array<QColor, colorRoleCount> m_colors;
    std::array<QColor, seriesColorCount> m_series;
};

// strength 0 … 1 of colour over ground, opaque: for tints that must not depend on what lies under them.
[[nodiscard]] QColor blend(const QColor &ground, const QColor &color, qreal strength);
[[nodiscard]] QColor withAlpha(QColor color, qreal alpha);
// WCAG 2.1 contrast ratio, 1 … 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace yagura::kit
