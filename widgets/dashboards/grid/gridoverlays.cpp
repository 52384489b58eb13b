#include "dashboards/grid/gridoverlays.h"

#include "kit/paintparts.h"

#include <QPainter>

namespace yagura::dashboards {

namespace {

constexpr QPoint shadowOffset{6, 6};

} // namespace

DestinationLabel::DestinationLabel(QWidget *parent)
    : kit::PlainLabel({}, kit::TextStyle::LabelStrong, kit::ColorRole::OnAccent, parent)
{
    setContentsMargins(kit::space::small, kit::space::tiny, kit::space::small, kit::space::tiny);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DestinationLabel::say(const QString &text, const QRect &landing, const QRect &lifted)
{
    setText(text);
    adjustSize();
    const int x = std::min(landing.left() + kit::space::small, parentWidget()->width() - width());
    QRect place(QPoint(std::max(x, 0), landing.top() + kit::space::small), size());
    if (place.intersects(lifted) && lifted.top() >= place.height() + kit::space::small)
        place.moveBottom(lifted.top() - kit::space::small);
    move(place.topLeft());
    show();
    raise();
}

void DestinationLabel::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    kit::paintBox(painter, rect(), kit::Theme::of(this).color(kit::ColorRole::Accent), {});
    kit::PlainLabel::paintEvent(event);
}

LiftShadow::LiftShadow(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void LiftShadow::cast(const std::vector<QRect> &lifted)
{
    QRect around;
    for (const QRect &rect : lifted)
        around |= rect.translated(shadowOffset);
    m_shadows.clear();
    for (const QRect &rect : lifted)
        m_shadows.push_back(rect.translated(shadowOffset - around.topLeft()));
    setGeometry(around);
    show();
    update();
}

void LiftShadow::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const QRect &shadow : m_shadows)
        kit::paintBox(painter, shadow, kit::withAlpha(theme.color(kit::ColorRole::LineStrong), 0.55), {},
                      kit::size::radiusPanel);
}

SelectionBand::SelectionBand(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void SelectionBand::stretch(const QRect &rect)
{
    setGeometry(rect);
    show();
    raise();
}

void SelectionBand::paintEvent(QPaintEvent *)
{
    const kit::Theme &theme = kit::Theme::of(this);
    QPainter painter(this);
    kit::paintDashedBox(painter, rect(), kit::withAlpha(theme.color(kit::ColorRole::Accent), 0.15),
                        theme.color(kit::ColorRole::Accent), 2);
}

} // namespace yagura::dashboards
