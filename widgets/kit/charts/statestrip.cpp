#include "kit/charts/statestrip.h"

#include "kit/paintparts.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

void paintStateStrip(QPainter &painter, const QRectF &rect, std::span<const Severity> states,
                     const Theme &theme)
{
    if (states.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double slot = rect.width() / static_cast<double>(states.size());
    const double gap = slot >= 2 ? 1 : 0;
    const double calm = std::round(rect.height() * 0.4);
    for (size_t i = 0; i < states.size(); ++i) {
        const double left = std::floor(rect.left() + slot * static_cast<double>(i));
        const double width
            = std::max(1.0, std::floor(rect.left() + slot * static_cast<double>(i + 1)) - left - gap);
        switch (states[i]) {
        case Severity::Unknown:
            painter.fillRect(QRectF(left, rect.bottom() - 1, width, 1), theme.color(ColorRole::LineStrong));
            break;
        case Severity::Ok:
        case Severity::Info:
            painter.fillRect(QRectF(left, rect.bottom() - calm, width, calm),
                             theme.color(ColorRole::LineStrong));
            break;
        case Severity::Warning:
        case Severity::Critical: {
            // Height tells the two apart without colour.
            const double height
                = states[i] == Severity::Critical ? rect.height() : std::round(rect.height() * 0.75);
            painter.fillRect(QRectF(left, rect.bottom() - height, width, height),
                             theme.color(colorOf(states[i])));
            break;
        }
        }
    }
    painter.restore();
}

void paintMarkStrip(QPainter &painter, const QRectF &rect, std::span<const StripMark> marks,
                    const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, theme.color(ColorRole::Hover));
    for (const StripMark &mark : marks) {
        const double left = rect.left() + std::clamp(mark.from, 0.0, 1.0) * rect.width();
        const double right = rect.left() + std::clamp(mark.to, 0.0, 1.0) * rect.width();
        painter.fillRect(QRectF(std::round(left), rect.top(), std::max(2.0, right - left), rect.height()),
                         theme.color(mark.color));
    }
    painter.restore();
}

void paintShareBar(QPainter &painter, const QRectF &rect, double share, const QColor &color,
                   const Theme &theme)
{
    paintBox(painter, rect, theme.color(ColorRole::Hover), {}, 2);
    const double filled = std::clamp(share, 0.0, 1.0) * rect.width();
    if (filled > 0)
        paintBox(painter, QRectF(rect.left(), rect.top(), std::max(3.0, filled), rect.height()), color, {},
                 2);
}

} // namespace yagura::kit
