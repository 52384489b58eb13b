#include "shell/statusitem.h"

#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QFontMetrics>
#include <QPainter>

namespace yagura::shell {

using kit::ColorRole;
using kit::Theme;

namespace {

constexpr int ShapeSide = 10;
constexpr int DetailWidthMax = 320;

} // namespace

StatusItem::StatusItem(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(kit::size::statusBar - 2);
}

void StatusItem::setState(std::optional<kit::Severity> severity)
{
    m_severity = severity;
    update();
}

void StatusItem::setTexts(const QString &name, const QString &detail)
{
    m_name = kit::safeText(name);
    m_detail = kit::safeText(detail);
    setAccessibleName(m_name);
    setAccessibleDescription(m_detail);
    updateGeometry();
    update();
}

void StatusItem::setTextRole(ColorRole role)
{
    m_role = role;
    update();
}

int StatusItem::nameWidth() const
{
    return QFontMetrics(kit::textFont(kit::TextStyle::Label)).horizontalAdvance(m_name);
}

QSize StatusItem::sizeHint() const
{
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::Label));
    int width = nameWidth() + 2 * kit::space::tiny;
    if (m_severity)
        width += ShapeSide + kit::space::tiny;
    if (!m_detail.isEmpty())
        width += kit::space::tiny
            + std::min(DetailWidthMax, metrics.horizontalAdvance(m_detail) + 2); // advances are rounded
    return {width, kit::size::statusBar - 2};
}

QSize StatusItem::minimumSizeHint() const
{
    return {nameWidth() + 2 * kit::space::tiny + (m_severity ? ShapeSide + kit::space::tiny : 0),
            sizeHint().height()};
}

void StatusItem::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    if (underMouse())
        kit::paintBox(painter, rect(), theme.color(ColorRole::Hover), {});
    if (hasFocus())
        kit::paintFocusRing(painter, rect(), theme);
    int x = kit::space::tiny;
    if (m_severity) {
        const QRectF place(x, (height() - ShapeSide) / 2.0, ShapeSide, ShapeSide);
        if (*m_severity == kit::Severity::Ok) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.color(ColorRole::Ok));
            painter.drawEllipse(place.adjusted(1, 1, -1, -1));
        } else {
            kit::paintSeverity(painter, place, *m_severity, theme);
        }
        x += ShapeSide + kit::space::tiny;
    }
    painter.setFont(kit::textFont(kit::TextStyle::Label));
    painter.setPen(theme.color(m_role));
    painter.drawText(QRect(x, 0, nameWidth() + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, m_name);
    x += nameWidth() + kit::space::tiny;
    if (m_detail.isEmpty())
        return;
    painter.setPen(theme.color(ColorRole::TextFaint));
    const QRect room(x, 0, width() - x - kit::space::tiny, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_detail, Qt::ElideRight, room.width()));
}

} // namespace yagura::shell
