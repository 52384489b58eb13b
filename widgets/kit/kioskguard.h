// Keeps a wall fit to be looked at for weeks: hides the pointer while nobody moves it, and shifts the picture
// by a pixel now and then, so that nothing burns in. Owned by the window it guards; GUI thread.
#pragma once

#include <QMargins>
#include <QObject>
#include <QTimer>
#include <QWidget>

namespace yagura::kit {

class KioskGuard : public QObject
{
    Q_OBJECT
public:
    // window has a layout, whose margins do the shifting.
    explicit KioskGuard(QWidget &window);
    ~KioskGuard() override;

    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    [[nodiscard]] bool isPointerHidden() const { return m_isPointerHidden; }
    // For tests; three seconds and a minute else.
    void setIntervals(std::chrono::milliseconds idle, std::chrono::milliseconds shift);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void hidePointer();
    void showPointer();
    void shift();

    QWidget &m_window;
    QMargins m_margins; // while nobody guards
    QTimer m_idle;
    QTimer m_shift;
    int m_step = 0;
    bool m_isActive = false;
    bool m_isPointerHidden = false;
};

} // namespace yagura::kit
