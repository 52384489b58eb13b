// Small drawings shared by controls, delegates and the style: frames, focus ring, check mark, key cap. Plain
// functions.
#pragma once

#include "kit/theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace yagura::kit {

// A filled rectangle with a 1 px line inside its edge; either colour may be invalid (not drawn).
void paintBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line,
              qreal radius = size::radiusControl);
void paintDashedBox(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &line,
                    qreal radius = size::radiusControl);
// The visible sign of keyboard focus, inside rect.
void paintFocusRing(QPainter &painter, const QRectF &rect, const Theme &theme,
                    qreal radius = size::radiusControl);

enum class CheckMark { Off, On, Partial };
void paintCheckBox(QPainter &painter, const QRectF &rect, CheckMark mark, bool isEnabled, const Theme &theme);

// The frame of a key, such as "Ctrl K"; width as keyCapWidth says, 16 px high.
inline constexpr int keyCapHeight = 16;
[[nodiscard]] int keyCapWidth(const QString &key);
void paintKeyCap(QPainter &painter, const QRectF &rect, const QString &key, const QColor &text,
                 const QColor &line);

} // namespace yagura::kit
