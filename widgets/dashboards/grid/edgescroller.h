// Scrolls an area while a drag is held at its upper or lower edge, faster the nearer to it. Owned by
// GridView; GUI thread.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>

class QScrollArea;

namespace yagura::dashboards {

class EdgeScroller : public QObject
{
    Q_OBJECT
public:
    explicit EdgeScroller(QObject *parent = nullptr);

    // The pointer of the drag; null area: nothing to scroll.
    void follow(QScrollArea *area, const QPoint &globalPosition);
    void stop();

Q_SIGNALS:
    // The area has moved under the pointer.
    void scrolled(const QPoint &globalPosition);

private:
    void step();
    // Pixels a tick; 0 away from the edges.
    [[nodiscard]] int speed() const;

    QScrollArea *m_area = nullptr;
    QPoint m_pointer;
    QTimer m_timer;
};

} // namespace yagura::dashboards
