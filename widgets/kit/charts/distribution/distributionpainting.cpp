// The drawing of a distribution: axes and bars.
#include "kit/charts/distribution/distributionchart.h"
#include "kit/numbers.h"

#include <QPainter>

#include <cmath>

namespace yagura::kit {

void DistributionChart::paintAxes(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const NumberPainter labels(textFont(TextStyle::Label));
    const QColor text = theme.color(ColorRole::TextMuted);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ValueTick &tick : m_counts.ticks) {
        const double y = std::round(yOf(tick.value));
        painter.fillRect(QRectF(m_plot.left(), y, m_plot.width(), 1),
                         withAlpha(theme.color(ColorRole::Line), 0.75));
        labels.draw(painter, QRectF(0, y - 8, m_plot.left() - space::small, 16),
                    Qt::AlignRight | Qt::AlignVCenter, tick.label, text);
    }
    double free = -1e9;
    for (const ValueTick &tick : m_values.ticks) {
        const QString label = m_look.format.wording ? m_look.format.joined(tick.value) : tick.label;
        const double wide = labels.width(label);
        const double left = std::clamp(xOf(tick.value) - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (left < free)
            continue;
        free = left + wide + space::small;
        painter.fillRect(QRectF(std::round(xOf(tick.value)), m_plot.bottom() + 1, 1, 3),
                         theme.color(ColorRole::LineStrong));
        labels.draw(painter, QRectF(left, m_plot.bottom() + 5, wide, 16), Qt::AlignLeft | Qt::AlignVCenter,
                    label, text);
    }
}

// Only: one mark, lit.
void DistributionChart::paintBars(QPainter &painter, std::optional<int> only) const
{
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int mark = 0; mark < markCount(); ++mark) {
        if ((only && *only != mark) || !isReachable(mark))
            continue;
        const QRectF bar = barOf(bucketOf(mark), itemOf(mark));
        const DistributionSeries &one = m_series[static_cast<size_t>(itemOf(mark))];
        const double opacity = only ? 1 : std::clamp(m_look.fillOpacity, 0.0, 1.0);
        const QColor fill = only ? one.color.resolve(theme) : one.color.resolveFill(theme);
        QLinearGradient gradient(bar.topLeft(), bar.bottomLeft());
        gradient.setColorAt(0, withAlpha(fill, opacity));
        gradient.setColorAt(1, withAlpha(fill, m_look.fades ? 0.1 * opacity : opacity));
        painter.fillRect(bar, gradient);
        const double line = std::min<double>(m_look.lineWidth, std::min(bar.width(), bar.height()) / 2);
        if (line < 1)
            continue;
        const QColor edge = one.color.resolve(theme);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), line), edge);
        painter.fillRect(QRectF(bar.left(), bar.top(), line, bar.height()), edge);
        painter.fillRect(QRectF(bar.right() - line, bar.top(), line, bar.height()), edge);
    }
}

void DistributionChart::paintStill(QPainter &painter)
{
    paintAxes(painter);
    paintBars(painter, std::nullopt);
    painter.fillRect(QRectF(m_plot.left(), m_plot.bottom(), m_plot.width(), 1),
                     Theme::of(this).color(ColorRole::LineStrong));
}

void DistributionChart::paintMoving(QPainter &painter)
{
    if (current())
        paintBars(painter, current());
    paintLegend(painter);
}

} // namespace yagura::kit
