#include "kit/kioskguard.h"

#include <QApplication>
#include <QEvent>
#include <QLayout>

namespace yagura::kit {

using namespace std::chrono_literals;

namespace {

// Round a square of two pixels: opposite margins change together, so that nothing is laid out anew.
constexpr int reach = 2;
constexpr QPoint places[] = {{1, 1}, {0, 0}, {1, 0}, {2, 0}, {2, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

} // namespace

KioskGuard::KioskGuard(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    m_idle.setSingleShot(true);
    setIntervals(3s, 1min);
    connect(&m_idle, &QTimer::timeout, this, &KioskGuard::hidePointer);
    connect(&m_shift, &QTimer::timeout, this, &KioskGuard::shift);
}

KioskGuard::~KioskGuard()
{
    showPointer();
}

void KioskGuard::setIntervals(std::chrono::milliseconds idle, std::chrono::milliseconds shift)
{
    m_idle.setInterval(idle);
    m_shift.setInterval(shift);
}

void KioskGuard::setActive(bool isActive)
{
    if (isActive == m_isActive)
        return;
    m_isActive = isActive;
    if (isActive) {
        m_margins = m_window.layout()->contentsMargins();
        m_step = -1;
        shift();
        m_idle.start();
        m_shift.start();
        qApp->installEventFilter(this);
        return;
    }
    qApp->removeEventFilter(this);
    m_idle.stop();
    m_shift.stop();
    showPointer();
    m_window.layout()->setContentsMargins(m_margins);
}

void KioskGuard::shift()
{
    m_step = (m_step + 1) % static_cast<int>(std::size(places));
    const QPoint at = places[m_step];
    m_window.layout()->setContentsMargins(m_margins
                                          + QMargins(at.x(), at.y(), reach - at.x(), reach - at.y()));
}

bool KioskGuard::eventFilter(QObject *watched, QEvent *event)
{
    const bool isPointer = event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress
        || event->type() == QEvent::Wheel;
    if (isPointer) {
        showPointer();
        m_idle.start();
    }
    return QObject::eventFilter(watched, event);
}

void KioskGuard::hidePointer()
{
    if (m_isPointerHidden || !m_window.isActiveWindow())
        return;
    m_isPointerHidden = true;
    QApplication::setOverrideCursor(Qt::BlankCursor);
}

void KioskGuard::showPointer()
{
    if (std::exchange(m_isPointerHidden, false))
        QApplication::restoreOverrideCursor();
}

} // namespace yagura::kit
