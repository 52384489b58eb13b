#include "dashboards/views/heatmapview.h"

#include "dashboards/overlays/chartoverlays.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/linklook.h"
#include "dashboards/views/pinnedlinks.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/heatmap/heatmapchart.h"

#include <QVBoxLayout>

#include <algorithm>

namespace yagura::dashboards {

namespace {

std::shared_ptr<const std::vector<kit::HeatmapCell>> cellsOf(const frames::Heatmap &heatmap)
{
    auto cells = std::make_shared<std::vector<kit::HeatmapCell>>();
    cells->reserve(heatmap.cells.size());
    for (const frames::HeatmapCell &cell : heatmap.cells)
        cells->push_back({fromUnixMilliseconds(static_cast<std::int64_t>(cell.xMin)),
                          fromUnixMilliseconds(static_cast<std::int64_t>(cell.xMax)), cell.yMin, cell.yMax,
                          cell.count});
    return cells;
}

} // namespace

HeatmapView::HeatmapView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::HeatmapChart(accessibleName, this))
    , m_pinnedLinks(new PinnedLinks(m_chart, pinPlace(*m_chart)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::HeatmapChart::cursorMoved, this, &PanelView::cursorMoved);
    connect(m_chart, &kit::HeatmapChart::pinToggled, this, &PanelView::pinToggled);
    connect(m_chart, &kit::HeatmapChart::pinToggled, this,
            [this](std::optional<Instant> at) { m_pinnedLinks->showFor(at, tr("Links"), links()); });
    connect(m_pinnedLinks, &PinnedLinks::activated, this,
            [this](const FieldLink &link) { PanelView::follow({link}); });
    connect(m_chart, &kit::HeatmapChart::rangeSelected, this, &PanelView::rangeSelected);
    connect(m_chart, &kit::HeatmapChart::zoomOutRequested, this, &PanelView::zoomOutRequested);
    connect(m_chart, &kit::HeatmapChart::cellActivated, this, [this] { follow(links()); });
    connect(m_chart, &kit::HeatmapChart::exemplarActivated, this, [this](int exemplar) {
        if (const auto pivot = traceOf(m_traces.value(exemplar)))
            Q_EMIT pivotRequested(*pivot);
    });
}

void HeatmapView::showAxis(const HeatmapOptions &options, const frames::FieldConfig &field)
{
    kit::HeatmapAxis axis;
    const bool isLog = options.axisScale != AxisScale::Linear;
    axis.scale = !isLog             ? kit::HeatmapScale::Linear
        : options.axisLogBase == 10 ? kit::HeatmapScale::Log10
                                    : kit::HeatmapScale::Log2;
    axis.format.unitId
        = options.axisUnit.isEmpty() ? field.unit.value_or(QStringLiteral("short")) : options.axisUnit;
    axis.format.decimals = options.axisDecimals;
    axis.min = options.axisMinimum;
    axis.max = options.axisMaximum;
    axis.isReversed = options.isAxisReversed;
    axis.isShown = options.hasAxis;
    axis.isOnRight = options.isAxisOnRight;
    axis.title = options.axisLabel;
    axis.widthPx = options.axisWidth;
    m_chart->setAxis(axis);
}

void HeatmapView::showColors(const HeatmapOptions &options)
{
    kit::HeatmapColors colors;
    colors.mode = options.isOpacity ? kit::HeatmapColorMode::Opacity : kit::HeatmapColorMode::Scheme;
    colors.ramp = {options.scheme, options.steps, options.isReversed};
    colors.color = seriesColor(options.fill).value_or(kit::SeriesColor::role(kit::ColorRole::Accent));
    colors.scale
        = options.isExponential ? kit::HeatmapColorScale::Exponential : kit::HeatmapColorScale::Linear;
    colors.exponent = options.exponent;
    colors.min = options.least;
    colors.max = options.most;
    m_chart->setColors(colors);
    m_chart->setFilter({options.hidesUpTo, options.hidesFrom});
}

void HeatmapView::setContent(const PanelContent &content)
{
    const HeatmapOptions options = heatmapOptions(content.panel.options);
    showAxis(options, content.panel.field);
    showColors(options);
    m_chart->setCellGap(options.cellGap);
    m_chart->setCellRadius(options.cellRadius);
    m_chart->setCountsShown(options.values != ShownValue::Never);
    m_chart->setLegendShown(options.hasLegend);
    m_chart->setTooltipHistogram(options.hasTooltipHistogram);
    kit::ValueFormat counts;
    if (!options.cellUnit.isEmpty())
        counts.unitId = options.cellUnit;
    counts.decimals = options.cellDecimals;
    m_chart->setCountFormat(counts);
    m_chart->setCountName(options.countName);
    m_chart->setRange(content.range);
    m_chart->setZone(content.zone);
    kit::ValueFormat values;
    values.unitId = options.axisUnit.isEmpty() ? content.panel.field.unit.value_or(QStringLiteral("short"))
                                               : options.axisUnit;
    m_chart->setQuantiles([data = content.data, values](Instant at) {
        std::vector<std::pair<QString, QString>> texts;
        const auto column = frames::columnAt(data->heatmap, static_cast<double>(toUnixMilliseconds(at)));
        for (const int percent : {50, 90, 99}) {
            if (const auto value = frames::quantileOf(column, percent / 100.0))
                texts.emplace_back(QStringLiteral("p%1").arg(percent), values.joined(*value));
        }
        return texts;
    });
    m_chart->setTooltip(tooltipLook(content.panel.options));
    m_exemplarColor = seriesColor(options.exemplarColor);
    m_field = content.panel.field;
    m_cells = cellsOf(content.data->heatmap);
    m_chart->setTooltipHint(menuHint({&m_field}));
    m_chart->setCells(m_cells);
    m_pinnedLinks->follow();
}

void HeatmapView::setExemplars(const std::vector<metrics::Exemplar> &exemplars)
{
    std::vector<metrics::Exemplar> ordered = exemplars; // those of one question after those of another
    std::ranges::stable_sort(ordered, {}, &metrics::Exemplar::time);
    m_traces.clear();
    std::vector<kit::HeatmapExemplar> marks;
    for (const metrics::Exemplar &exemplar : ordered) {
        m_traces << exemplar.traceId;
        kit::HeatmapExemplar mark{exemplar.time, exemplar.value, {}, exemplarLines(exemplar)};
        if (m_exemplarColor)
            mark.color = *m_exemplarColor;
        marks.push_back(std::move(mark));
    }
    m_chart->setExemplars(std::move(marks));
}

void HeatmapView::setCursor(std::optional<Instant> at)
{
    m_chart->setCursor(at);
}

void HeatmapView::setPinned(std::optional<Instant> at)
{
    m_chart->setPinned(at);
    m_pinnedLinks->keepTo(at);
}

std::vector<FieldLink> HeatmapView::links() const
{
    const auto current = m_chart->currentCell();
    if (!current)
        return {};
    const kit::HeatmapCell &cell = (*m_cells)[*current];
    LinkSubject subject;
    subject.name = frames::plainNumberText(cell.yMax);
    subject.raw = frames::plainNumberText(cell.count);
    subject.text = subject.raw;
    subject.at = cell.from;
    return fieldLinks(m_field, subject);
}

} // namespace yagura::dashboards
