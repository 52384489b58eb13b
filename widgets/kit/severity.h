// Severity and state as shapes: octagon critical, triangle warning, ring or tick fine, dashed ring unknown.
// Never colour alone. Plain functions; GUI thread.
#pragma once

#include "core/severity.h"
#include "kit/theme.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace yagura::kit {

// What the kit can show. Domains have their own words and map them here.
enum class Severity { Ok, Info, Unknown, Warning, Critical };

enum class Shape {
    Octagon, // critical, firing
    Triangle, // warning
    Ring, // fine, calm
    Tick, // fine, done
    Cross, // failed check
    HalfCircle, // acknowledged
    DashedRing, // unknown, unfinished, not reached
    Clock, // pending, queued
    Slash, // inhibited
    Mute, // silenced
    InfoRing,
    Dot,
};

// A domain's severity in the kit's words.
[[nodiscard]] Severity shownSeverity(yagura::Severity severity);
[[nodiscard]] Shape shapeOf(Severity severity);
[[nodiscard]] ColorRole colorOf(Severity severity);
[[nodiscard]] ColorRole surfaceOf(Severity severity);
// Translated: "Critical", "Warning" …
[[nodiscard]] QString severityText(Severity severity);

// Draws into the largest centred square of rect; filled shapes carry their sign in the colour of ground.
void paintShape(QPainter &painter, const QRectF &rect, Shape shape, const QColor &color,
                const QColor &ground);
void paintSeverity(QPainter &painter, const QRectF &rect, Severity severity, const Theme &theme);

} // namespace yagura::kit
