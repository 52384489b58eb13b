// What chips and pills look like, for the Chip widget and for the delegates of tables. Plain functions; GUI
// thread.
#pragma once

#include "kit/severity.h"
#include "kit/theme.h"

#include <QSize>
#include <QString>

#include <optional>

class QPainter;

namespace yagura::kit {

enum class ChipKind {
    Severity, // rounded, on the severity's surface: "Critical", "Firing 15 min"
    Plain, // square, on Hover: a service, a tag
    Matcher, // square, mono: env="prod"
    Filter, // square, outlined: key and value
    Excluded, // as Filter, in critical: "not" key value
    Disabled, // as Filter, dashed and faint: a filter that is off
    Pending, // dashed: an unfinished write, beside the last confirmed state
};

struct ChipContent
{
    ChipKind kind = ChipKind::Plain;
    QString text{};
    QString prefix{}; // quieter, in front: the key of a filter
    Severity severity = Severity::Info; // of kind Severity
    std::optional<Shape> shape{}; // in front; kind Severity has its severity's shape if hasShape
    bool hasShape = false;
    QColor swatch{}; // a small square in front, for services
    QString count{}; // behind the text
};

[[nodiscard]] QSize chipSize(const ChipContent &chip);
void paintChip(QPainter &painter, const QRectF &rect, const ChipContent &chip, const Theme &theme);

// A 8 × 8 square in a series colour, as in legends.
void paintSwatch(QPainter &painter, const QPointF &center, const QColor &color);

} // namespace yagura::kit
