// The one family of icons: own SVG drawings on a 20-unit grid, stroked 1.5 px at any size, in the colour of a
// theme role that is looked up while painting, so that a switch of theme needs nothing. Crisp at any device
// pixel ratio. GUI thread.
#pragma once

#include "kit/theme.h"

#include <QIcon>
#include <QPixmap>

class QPainter;

namespace yagura::kit {

enum class IconName {
    Alerts,
    ArrowDown,
    ArrowRight,
    ArrowUp,
    Bell,
    BellOff,
    Bolt,
    Calendar,
    Chat,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    ChevronUp,
    Clock,
    Close,
    Columns,
    Copy,
    Critical,
    Dashboards,
    Database,
    Deploy,
    Download,
    Drag,
    Edit,
    External,
    Eye,
    File,
    Filter,
    Folder,
    Globe,
    Grid,
    HalfCircle,
    Hash,
    Home,
    Incidents,
    Info,
    Key,
    Lasso,
    Letter,
    Link,
    Lock,
    Logo,
    Logs,
    Maximize,
    Metrics,
    Minus,
    More,
    OkRing,
    OkTick,
    Overview,
    Palette,
    Pause,
    Person,
    Pin,
    Play,
    Plus,
    Redo,
    Refresh,
    Search,
    Server,
    Settings,
    Shapes,
    Slo,
    SortDown,
    SortUp,
    Star,
    Terminal,
    Toggle,
    Traces,
    Trash,
    Undo,
    Unknown,
    Upload,
    Warning,
    Wrap,
    Zoom,
};
inline constexpr int iconCount = static_cast<int>(IconName::Zoom) + 1;

[[nodiscard]] QString iconFile(IconName name);

// For actions, menus and buttons. Disabled items are drawn in TextFaint.
[[nodiscard]] QIcon icon(IconName name, ColorRole role = ColorRole::TextMuted);

// Draws centred in rect, at the largest whole size that fits, 20 at most unless rect asks for a picture (over
// 40).
void paintIcon(QPainter &painter, const QRectF &rect, IconName name, const QColor &color);
[[nodiscard]] QPixmap iconPixmap(IconName name, int sizePx, const QColor &color, qreal devicePixelRatio);

} // namespace yagura::kit
