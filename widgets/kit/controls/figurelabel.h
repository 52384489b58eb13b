// A figure with its unit and, if wanted, a line above and one below: the big numbers of tiles. Never elides;
// digits on fixed advances. Owned by its parent; GUI thread.
#pragma once

#include "kit/numbers.h"
#include "kit/theme.h"

#include <QWidget>

namespace yagura::kit {

class FigureLabel : public QWidget
{
    Q_OBJECT
public:
    explicit FigureLabel(const ValueText &value = {}, TextStyle style = TextStyle::Figure,
                         QWidget *parent = nullptr);

    void setValue(const ValueText &value);
    // A dash, and the reason in the tooltip and for screen readers.
    void setMissing(const QString &reason);
    void setColorRole(ColorRole role);
    void setAlignment(Qt::Alignment alignment);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ValueText m_value;
    TextStyle m_style;
    ColorRole m_role = ColorRole::Text;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

// For delegates and painted tiles: the figure in its style, the unit smaller behind it. Returns the width
// used.
qreal paintFigure(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const ValueText &value,
                  TextStyle style, const QColor &color);
[[nodiscard]] qreal figureWidth(const ValueText &value, TextStyle style);

} // namespace yagura::kit
