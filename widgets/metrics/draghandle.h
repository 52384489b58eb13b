// The grip at which a thing is taken to be dropped elsewhere, with a key for those who do not drag:
// clicked() on Enter and Space, and on a click without a way. What is carried is made when the drag
// begins. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/iconbutton.h"

#include <functional>
#include <memory>

class QMimeData;

namespace yagura::metrics {

class DragHandle : public kit::IconButton
{
    Q_OBJECT
public:
    // Null: there is nothing to carry.
    using Content = std::function<std::unique_ptr<QMimeData>()>;

    explicit DragHandle(const QString &text, QWidget *parent = nullptr);

    void setContent(Content content) { m_content = std::move(content); }
    [[nodiscard]] std::unique_ptr<QMimeData> carried() const;

Q_SIGNALS:
    void dragStarted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void drag();

    Content m_content;
    QPoint m_pressedAt;
};

} // namespace yagura::metrics
