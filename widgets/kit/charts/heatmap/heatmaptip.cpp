// What the tooltip of a heatmap says.
#include "kit/charts/heatmap/heatmapchart.h"
#include "kit/safetext.h"

#include <cmath>

namespace yagura::kit {

QString HeatmapChart::boundsText(const HeatmapCell &cell) const
{
    if (m_axis.scale == HeatmapScale::Rows) {
        const auto row = static_cast<qsizetype>(std::floor(cell.yMin));
        return row >= 0 && row < m_axis.rows.size() ? safeText(m_axis.rows[row], LineBreaks::Shown, 120)
                                                    : QString();
    }
    if (std::isinf(cell.yMin))
        return tr("up to %1").arg(m_axis.format.joined(cell.yMax));
    if (std::isinf(cell.yMax))
        return tr("over %1").arg(m_axis.format.joined(cell.yMin));
    return tr("%1 to %2").arg(m_axis.format.joined(cell.yMin), m_axis.format.joined(cell.yMax));
}

QStringList HeatmapChart::exemplarNotes(const HeatmapExemplar &exemplar) const
{
    const QString value = m_axis.format.joined(exemplar.value);
    QStringList notes(exemplar.label.isEmpty()
                          ? value
                          : tr("%1, %2").arg(safeText(exemplar.label, LineBreaks::Shown, 80), value));
    for (const QString &line : exemplar.lines)
        notes << safeText(line, LineBreaks::Shown, 120);
    return notes;
}

HeatmapTip HeatmapChart::tipOf(Instant at) const
{
    HeatmapTip tip;
    tip.title = timeTitle(at);
    tip.note = pinNote(at);
    const std::vector<QRgb> colors = ramp();
    const auto cell = currentCell();
    if (cell) {
        const HeatmapCell &one = (*m_cells)[*cell];
        const size_t step = std::clamp<size_t>(m_steps[*cell], 1, colors.size());
        const QString name
            = m_countName.isEmpty() ? boundsText(one) : tr("%1, %2").arg(m_countName, boundsText(one));
        tip.rows.push_back({name, m_countFormat.joined(one.count), QColor(colors[step - 1])});
    }
    const std::vector<size_t> column = m_hasHistogram ? columnAt(at) : std::vector<size_t>{};
    for (const size_t i : column) {
        if (cell == i)
            tip.current = static_cast<int>(tip.column.size());
        tip.column.push_back((*m_cells)[i].count);
    }
    if (m_quantiles) {
        for (const auto &[name, value] : m_quantiles(at))
            tip.quantiles.push_back({name, value, {}});
    }
    if (m_exemplar)
        tip.notes << exemplarNotes(m_exemplars[*m_exemplar]);
    if (m_notes)
        tip.notes << m_notes(at);
    if (!tooltipHint().isEmpty())
        tip.notes << tooltipHint();
    return tip;
}

void HeatmapChart::hideTooltip()
{
    if (m_tip)
        m_tip->hide();
}

void HeatmapChart::updateTooltip()
{
    if (!wantsTooltip() || m_cells->empty()) {
        hideTooltip();
        return;
    }
    if (!m_tip || m_tip->parentWidget() != window()) {
        delete m_tip;
        m_tip = new HeatmapTooltip(window());
    }
    const QPoint offset = mapTo(window(), QPoint(0, 0));
    m_tip->showAt(tipOf(*cursor()), m_mapping.plot.toRect().translated(offset),
                  offset.x() + static_cast<int>(xOf(*cursor())));
}

} // namespace yagura::kit
