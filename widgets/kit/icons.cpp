#include "kit/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

static void initialiseResources()
{
    Q_INIT_RESOURCE(yagura);
} // must stand outside of any namespace

namespace yagura::kit {

namespace {

constexpr std::array<const char *, iconCount> fileNames{
    "alerts",    "arrow-down", "arrow-right", "arrow-up",     "bell",         "bell-off",      "bolt",
    "calendar",  "chat",       "check",       "chevron-down", "chevron-left", "chevron-right", "chevron-up",
    "clock",     "close",      "columns",     "copy",         "critical",     "dashboards",    "database",
    "deploy",    "download",   "drag",        "edit",         "external",     "eye",           "file",
    "filter",    "folder",     "globe",       "grid",         "half-circle",  "hash",          "home",
    "incidents", "info",       "key",         "lasso",        "letter",       "link",          "lock",
    "logo",      "logs",       "maximize",    "metrics",      "minus",        "more",          "ok-ring",
    "ok-tick",   "overview",   "palette",     "pause",        "person",       "pin",           "play",
    "plus",      "redo",       "refresh",     "search",       "server",       "settings",      "shapes",
    "slo",       "sort-down",  "sort-up",     "star",         "terminal",     "toggle",        "traces",
    "trash",     "undo",       "unknown",     "upload",       "warning",      "wrap",          "zoom",
};

constexpr qreal gridUnits = 20;

QByteArray svgSource(IconName name)
{
    static const bool ready = (initialiseResources(), true);
    static QHash<int, QByteArray> sources; // read once, immutable afterwards
    QByteArray &source = sources[static_cast<int>(name)];
    if (ready && source.isEmpty()) {
        QFile file(iconFile(name));
        if (file.open(QIODevice::ReadOnly))
            source = file.readAll();
    }
    return source;
}

class ThemedIconEngine final : public QIconEngine
{
public:
    ThemedIconEngine(IconName name, ColorRole role)
        : m_name(name)
        , m_role(role)
    { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme &theme = Theme::of(nullptr);
        paintIcon(*painter, rect, m_name,
                  theme.color(mode == QIcon::Disabled ? ColorRole::TextFaint : m_role));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // Qt hands over device pixels here and sets the ratio on what comes back.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const Theme &theme = Theme::of(nullptr);
        const QColor color = theme.color(mode == QIcon::Disabled ? ColorRole::TextFaint : m_role);
        const int logical = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, logical, color, scale);
    }

    QIconEngine *clone() const override { return new ThemedIconEngine(*this); }
    bool isNull() override { return false; }
    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }

private:
    IconName m_name;
    ColorRole m_role;
};

} // namespace

QString iconFile(IconName name)
{
    return QStringLiteral(":/yagura/icons/%1.svg").arg(QLatin1String(fileNames[static_cast<size_t>(name)]));
}

QIcon icon(IconName name, ColorRole role)
{
    return QIcon(new ThemedIconEngine(name, role));
}

QPixmap iconPixmap(IconName name, int sizePx, const QColor &color, qreal devicePixelRatio)
{
    const QString key = QStringLiteral("yagura-icon-%1-%2-%3-%4")
                            .arg(static_cast<int>(name))
                            .arg(sizePx)
                            .arg(color.rgba(), 8, 16)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    // The stroke stays 1.5 px on the screen, so in units of the drawing it depends on the size.
    const qreal stroke = sizePx > 40 ? 1.5 : 1.5 * gridUnits / std::max(sizePx, 1);
    QByteArray svg = svgSource(name);
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    const QByteArray strokeText = "stroke-width=\"" + QByteArray::number(stroke) + '"';
    svg.replace("stroke-width=\"1.5\"", strokeText);
    QSvgRenderer renderer(svg);
    pixmap = QPixmap(QSize(sizePx, sizePx) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter, QRectF(0, 0, sizePx, sizePx));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRectF &rect, IconName name, const QColor &color)
{
    const int fits = static_cast<int>(std::min(rect.width(), rect.height()));
    const int side = fits > 40 ? fits : std::min(fits, size::iconLarge);
    if (side <= 0)
        return;
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1.0;
    const QPointF corner(std::round(rect.center().x() - side / 2.0),
                         std::round(rect.center().y() - side / 2.0));
    painter.drawPixmap(corner, iconPixmap(name, side, color, ratio));
}

} // namespace yagura::kit
