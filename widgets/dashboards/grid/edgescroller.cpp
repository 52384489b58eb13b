#include "dashboards/grid/edgescroller.h"

#include <QScrollArea>
#include <QScrollBar>

namespace yagura::dashboards {

namespace {

constexpr int edge = 48; // px from the edge where scrolling begins
constexpr int fastest = 24; // px a tick

} // namespace

EdgeScroller::EdgeScroller(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(std::chrono::milliseconds(16));
    connect(&m_timer, &QTimer::timeout, this, &EdgeScroller::step);
}

void EdgeScroller::follow(QScrollArea *area, const QPoint &globalPosition)
{
    m_area = area;
    m_pointer = globalPosition;
    if (!m_area || speed() == 0)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void EdgeScroller::stop()
{
    m_timer.stop();
    m_area = nullptr;
}

int EdgeScroller::speed() const
{
    const int y = m_area->viewport()->mapFromGlobal(m_pointer).y();
    const int height = m_area->viewport()->height();
    const int depth = y < edge ? y - edge : y > height - edge ? y - (height - edge) : 0;
    return std::clamp(depth / 2, -fastest, fastest);
}

void EdgeScroller::step()
{
    QScrollBar *bar = m_area->verticalScrollBar();
    const int before = bar->value();
    bar->setValue(before + speed());
    if (bar->value() != before)
        Q_EMIT scrolled(m_pointer);
}

} // namespace yagura::dashboards
