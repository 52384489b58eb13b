#include "kit/charts/parts/axistitle.h"

#include "kit/safetext.h"
#include "kit/theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace yagura::kit {

void paintAxisTitle(QPainter &painter, const QRectF &strip, const QString &title, const Theme &theme)
{
    if (title.isEmpty())
        return;
    const QFont font = textFont(TextStyle::Label);
    const bool isUpright = strip.height() > strip.width();
    const double room = isUpright ? strip.height() : strip.width();
    const QString text
        = QFontMetricsF(font).elidedText(safeText(title, LineBreaks::Shown, 200), Qt::ElideRight, room);
    painter.save();
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::TextFaint));
    QRectF place = strip;
    if (isUpright) {
        painter.translate(strip.left(), strip.bottom());
        painter.rotate(-90);
        place = QRectF(0, 0, strip.height(), strip.width());
    }
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine, text);
    painter.restore();
}

} // namespace yagura::kit
