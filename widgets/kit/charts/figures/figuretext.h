// Figures in any size, the unit smaller behind the number on one base line, digits on fixed advances. Plain
// functions; GUI thread.
#pragma once

#include "kit/numbers.h"

#include <QColor>
#include <QRectF>
#include <QSizeF>

class QPainter;

namespace yagura::kit {

[[nodiscard]] double sizedFigureWidth(const ValueText &value, int pixels);
void paintSizedFigure(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const ValueText &value,
                      int pixels, const QColor &color);
// The largest of the house's sizes (28, 20, 15, 13, 11) up to most that fits; the smallest if none does.
[[nodiscard]] int fittingFigureSize(const ValueText &value, const QSizeF &room, int most = 28);
// A label of any size: safe, elided in the middle.
void paintSizedText(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                    int pixels, const QColor &color);
// Whichever of the theme's two text colours is read better on this ground.
[[nodiscard]] QColor readableOn(const QColor &ground);

} // namespace yagura::kit
