// A square button with an icon and no text; the text goes into the tooltip and the accessible name. Takes an
// action or stands alone. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/button.h"

#include <QToolButton>

namespace yagura::kit {

class IconButton : public QToolButton
{
    Q_OBJECT
public:
    IconButton(IconName name, const QString &text, QWidget *parent = nullptr);

    void setIconName(IconName name);
    void setControlSize(ControlSize size);
    // A frame like an outlined button's; without it the button is quiet.
    void setFramed(bool isFramed);
    // Shown over the corner of the icon; 0 hides it.
    void setBadgeCount(int count);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    IconName m_name;
    ControlSize m_size = ControlSize::Normal;
    bool m_isFramed = false;
    int m_badgeCount = 0;
};

// The red disc with a count of the navigation rail; "99+" above 99.
void paintCountBadge(QPainter &painter, const QPointF &center, int count, const Theme &theme);

} // namespace yagura::kit
