#include "overview/figuretile.h"

#include "kit/charts/sparkline.h"
#include "kit/controls/figurelabel.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

#include <cmath>

namespace yagura::overview {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int TileHeight = 100;
constexpr int TrendWidthMin = 40;
constexpr int TrendWidthMax = 88;
constexpr int TrendHeight = 30;
constexpr int DotWidth = 14;
constexpr int RestWidth = 24; // "+7"
constexpr int PartHeight = 15;

} // namespace

FigureTile::FigureTile(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureTile::setContent(TileContent content)
{
    m_content = std::move(content);
    QStringList parts;
    for (const TilePart &part : m_content.parts)
        parts << part.text;
    setAccessibleName(
        QStringLiteral("%1: %2 %3").arg(m_content.name, m_content.figure.joined(), m_content.beside));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    update();
}

QSize FigureTile::sizeHint() const
{
    return {200, TileHeight};
}
QSize FigureTile::minimumSizeHint() const
{
    return {130, TileHeight};
}

int FigureTile::partWidth(const TilePart &part)
{
    const QFont font = kit::textFont(part.severity ? TextStyle::LabelStrong : TextStyle::Label);
    return static_cast<int>(std::ceil(kit::NumberPainter(font).width(kit::safeText(part.text))));
}

// In one line where they fit, else in two; what does not fit even there is counted instead of cut.
void FigureTile::paintParts(QPainter &painter, const QRect &room) const
{
    const auto count = m_content.parts.size();
    int all = 0;
    for (const TilePart &part : m_content.parts)
        all += partWidth(part) + (all > 0 ? DotWidth : 0);
    const int lines = all > room.width() && count > 1 ? 2 : 1;
    int x = room.left();
    int y = room.bottom() + 1 - lines * PartHeight;
    for (qsizetype i = 0; i < count; ++i) {
        const int width = partWidth(m_content.parts[i]);
        const bool isFirst = x == room.left();
        const bool isLastLine = y + 2 * PartHeight > room.bottom() + 1;
        const int rest = isLastLine && i + 1 < count ? RestWidth : 0;
        if (!isFirst && x + DotWidth + width + rest > room.right() + 1) {
            if (isLastLine) {
                paintPart(painter, QRect(x + kit::space::small, y, RestWidth, PartHeight),
                          {QStringLiteral("+%1").arg(count - i)});
                return;
            }
            x = room.left();
            y += PartHeight;
        } else if (!isFirst) {
            paintPart(painter, QRect(x + 5, y, DotWidth, PartHeight), {QStringLiteral("\u00b7")});
            x += DotWidth;
        }
        paintPart(painter, QRect(x, y, room.right() - x + 1, PartHeight), m_content.parts[i]);
        x += width;
    }
}

void FigureTile::paintPart(QPainter &painter, const QRect &place, const TilePart &part) const
{
    const QFont font = kit::textFont(part.severity ? TextStyle::LabelStrong : TextStyle::Label);
    kit::NumberPainter(font).draw(
        painter, place, Qt::AlignLeft | Qt::AlignVCenter, kit::safeText(part.text),
        kit::Theme::of(this).color(part.severity ? kit::colorOf(*part.severity) : ColorRole::TextMuted));
}

// A name and a line under it, or the trend, in the room behind the figure.
void FigureTile::paintBeside(QPainter &painter, const QRect &room) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    if (m_content.beside.isEmpty()) {
        const int width = std::min(TrendWidthMax, room.width());
        if (m_content.trend.size() < 2 || width < TrendWidthMin)
            return;
        const ColorRole role
            = m_content.figureRole == ColorRole::Text ? ColorRole::TextMuted : m_content.figureRole;
        kit::paintSparkline(painter, QRectF(room.right() - width + 1, room.top() + 4, width, TrendHeight),
                            m_content.trend, {.color = role, .isFilled = true, .leastRange = 4, .floor = 0},
                            theme);
        return;
    }
    const QString name = kit::safeText(m_content.beside);
    // Names never elide: a long one is set smaller.
    const bool fits = QFontMetrics(kit::textFont(TextStyle::Strong)).horizontalAdvance(name) <= room.width();
    painter.setFont(kit::textFont(fits ? TextStyle::Strong : TextStyle::LabelStrong));
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignVCenter | Qt::TextSingleLine,
                     name);
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextFaint));
    painter.drawText(
        QRect(room.left(), room.top() + 18, room.width(), 18), Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(kit::safeText(m_content.besideSmall), Qt::ElideRight, room.width()));
}

void FigureTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    const ColorRole ground = isDown() ? ColorRole::Hover
        : underMouse()                ? ColorRole::Raised
                                      : ColorRole::Surface;
    kit::paintBox(painter, rect(), theme.color(ground), theme.color(ColorRole::Line), kit::size::radiusPanel);
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme, kit::size::radiusPanel);
    const QRect room
        = rect().adjusted(kit::space::medium, kit::space::small, -kit::space::medium, -kit::space::small);
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignVCenter | Qt::TextSingleLine,
                     m_content.name);
    const QRectF figure(room.left(), room.top() + 20, room.width(), 36);
    const qreal used = kit::paintFigure(painter, figure, Qt::AlignLeft | Qt::AlignVCenter, m_content.figure,
                                        TextStyle::Figure, theme.color(m_content.figureRole));
    paintBeside(painter, QRectF(figure).adjusted(used + kit::space::medium, 0, 0, 0).toAlignedRect());
    paintParts(painter, room);
}

} // namespace yagura::overview
