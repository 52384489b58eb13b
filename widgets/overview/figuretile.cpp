#include "overview/figuretile.h"

#include "kit/controls/figurelabel.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "overview/trenddelegate.h"

#include <QPainter>

namespace yagura::overview {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int TileHeight = 100;
constexpr int TrendWidth = 72;
constexpr int TrendHeight = 28;

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
    setAccessibleName(QStringLiteral("%1: %2 %3").arg(m_content.name, m_content.figure.joined(), m_content.beside));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
    update();
}

QSize FigureTile::sizeHint() const { return {200, TileHeight}; }
QSize FigureTile::minimumSizeHint() const { return {130, TileHeight}; }

void FigureTile::paintParts(QPainter &painter, const QRect &line) const
{
    const kit::Theme &theme = kit::Theme::of(this);
    int x = line.left();
    bool first = true;
    for (const TilePart &part : m_content.parts) {
        if (!first) {
            painter.setFont(kit::textFont(TextStyle::Label));
            painter.setPen(theme.color(ColorRole::TextFaint));
            painter.drawText(QRect(x, line.top(), 16, line.height()), Qt::AlignVCenter | Qt::AlignHCenter, QStringLiteral("\u00b7"));
            x += 14;
        }
        first = false;
        painter.setFont(kit::textFont(part.severity ? TextStyle::LabelStrong : TextStyle::Label));
        painter.setPen(theme.color(part.severity ? kit::colorOf(*part.severity) : ColorRole::TextMuted));
        const QString text = painter.fontMetrics().elidedText(kit::safeText(part.text), Qt::ElideRight, line.right() - x);
        painter.drawText(QRect(x, line.top(), line.right() - x + 1, line.height()), Qt::AlignVCenter, text);
        x += painter.fontMetrics().horizontalAdvance(text);
    }
}

void FigureTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    kit::paintBox(painter, rect(), theme.color(underMouse() ? ColorRole::Raised : ColorRole::Surface),
                  theme.color(ColorRole::Line), kit::size::radiusPanel);
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme, kit::size::radiusPanel);
    const QRect room = rect().adjusted(kit::space::medium, kit::space::small, -kit::space::medium, -kit::space::small);
    painter.setFont(kit::textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRect(room.left(), room.top(), room.width(), 18), Qt::AlignVCenter, m_content.name);
    const QRectF figure(room.left(), room.top() + 20, room.width(), 36);
    const qreal used = kit::paintFigure(painter, figure, Qt::AlignLeft | Qt::AlignVCenter, m_content.figure,
                                        TextStyle::Figure, theme.color(m_content.figureRole));
    const int beside = static_cast<int>(figure.left() + used) + kit::space::medium;
    if (!m_content.beside.isEmpty()) {
        painter.setFont(kit::textFont(TextStyle::Strong));
        painter.setPen(theme.color(ColorRole::Text));
        const QRect upper(beside, room.top() + 20, room.right() - beside, 18);
        painter.drawText(upper, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(kit::safeText(m_content.beside), Qt::ElideRight, upper.width()));
        painter.setFont(kit::textFont(TextStyle::Label));
        painter.setPen(theme.color(ColorRole::TextFaint));
        painter.drawText(upper.translated(0, 18), Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(kit::safeText(m_content.besideSmall), Qt::ElideRight, upper.width()));
    } else if (room.right() - beside > TrendWidth) {
        paintTrend(painter, QRectF(room.right() - TrendWidth, room.top() + 24, TrendWidth, TrendHeight),
                   {&m_content.trend, 2, m_content.figureRole == ColorRole::Text ? ColorRole::TextFaint : m_content.figureRole},
                   theme);
    }
    paintParts(painter, QRect(room.left(), room.bottom() - 17, room.width(), 18));
}

} // namespace yagura::overview
