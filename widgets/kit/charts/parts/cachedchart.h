// What every painted chart needs: its still part painted once into a picture, what moves on top of it, a
// tooltip beside the pointer, a focus ring for those who came by keyboard. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/charttooltip.h"

#include <QImage>
#include <QPointer>
#include <QWidget>

namespace yagura::kit {

class CachedChart : public QWidget
{
    Q_OBJECT
public:
    // The name is what a screen reader says: the panel's title.
    explicit CachedChart(const QString &accessibleName, QWidget *parent = nullptr);
    ~CachedChart() override;

    void setTooltip(const TooltipOptions &options);
    [[nodiscard]] const TooltipOptions &tooltip() const { return m_tooltipOptions; }
    [[nodiscard]] TooltipMode tooltipMode() const { return m_tooltipOptions.mode; }
    // A last line of the tooltip, whatever it tells: what a click does.
    void setTooltipHint(const QString &hint);

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 60}; }

protected:
    // Places and scales for the size of now; called before the still part is painted.
    virtual void layOut() = 0;
    virtual void paintStill(QPainter &painter) = 0;
    // The cursor, what is under the pointer, a selection.
    virtual void paintMoving(QPainter &painter) = 0;
    virtual void updateTooltip() = 0;
    [[nodiscard]] virtual QRectF focusRect() const { return QRectF(rect()).adjusted(1, 1, -1, -1); }

    void invalidate(); // data or size changed: lay out and paint anew
    void ensureLaidOut(); // an event may come before the first painting
    // area and x in coordinates of this chart; the tooltip stands beside x.
    void showTooltip(TooltipContent content, const QRectF &area, double x);
    [[nodiscard]] const QString &tooltipHint() const { return m_tooltipHint; }
    virtual void hideTooltip();
    [[nodiscard]] bool hasKeyboardFocus() const { return hasFocus() && m_hasKeyboardFocus; }
    void setKeyboardFocus() { m_hasKeyboardFocus = true; }

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void paintFromCache(QPainter &painter);
    QImage m_still;
    bool m_isLaidOut = false;
    bool m_isPainted = false;
    bool m_hasKeyboardFocus = false;
    TooltipOptions m_tooltipOptions{TooltipMode::All, TooltipSort::None};
    QString m_tooltipHint;
    QPointer<ChartTooltip> m_tooltip; // a child of the window, which may go first
};

} // namespace yagura::kit
