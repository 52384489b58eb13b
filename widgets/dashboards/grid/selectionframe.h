// The accent border around what is selected, with eight handles or alone. Takes the mouse only on the
// handles. Owned by GridView; GUI thread.
#pragma once

#include <QWidget>

#include <array>

namespace yagura::dashboards {

class SelectionFrame : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Handles, Outline };

    SelectionFrame(Kind kind, QWidget *parent);

    // Puts itself around this rectangle of its parent; handles at the parent's edges come inside.
    void surround(const QRect &rect);
    // In its own coordinates; Qt::Edges of two neighbours for a corner.
    [[nodiscard]] QRect handleRect(Qt::Edges edges) const;
    [[nodiscard]] static const std::array<Qt::Edges, 8> &handles();

Q_SIGNALS:
    void pressed(Qt::Edges edges, const QPoint &globalPosition);
    void dragged(const QPoint &globalPosition);
    void released();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] Qt::Edges edgesAt(const QPoint &position) const;

    const Kind m_kind;
    QRect m_around; // what it surrounds, in its own coordinates
    bool m_isPressed = false;
};

} // namespace yagura::dashboards
