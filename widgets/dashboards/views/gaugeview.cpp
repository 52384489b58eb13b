#include "dashboards/views/gaugeview.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/options/viewoptions.h"
#include "dashboards/views/fieldlook.h"
#include "kit/charts/figures/gaugegrid.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

GaugeView::GaugeView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_gauges(new kit::GaugeGrid(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_gauges);
    connect(m_gauges, &kit::FigureGrid::activated, this,
            [this](int figure) { follow(m_links[static_cast<size_t>(figure)]); });
}

void GaugeView::setContent(const PanelContent &content)
{
    const GaugeOptions options = gaugeOptions(content.panel.options);
    const std::vector<PanelFigure> &figures = content.data->figures;
    std::vector<kit::FigureItem> items;
    for (const PanelFigure &figure : figures) {
        kit::FigureItem item = figureItem(figure);
        item.steps = stepsOf(figure.field, figure.range);
        item.neutral = numberAt(figure.field.custom, u"neutral");
        if (figures.size() == 1)
            item.caption = tr("of %1").arg(
                kit::unitText(figure.range.high, figure.unit, figure.field.decimals).joined());
        items.push_back(std::move(item));
    }
    kit::GaugeLook look;
    look.direction = options.orientation == Orientation::Vertical ? kit::FigureDirection::Vertical
        : options.orientation == Orientation::Horizontal          ? kit::FigureDirection::Horizontal
                                                                  : kit::FigureDirection::Auto;
    look.hasStepMarks = options.hasThresholdMarkers;
    look.hasStepLabels = options.hasThresholdLabels;
    look.hasName = figures.size() > 1;
    if (options.isSizedByHand)
        look.minSize = QSize(options.leastWidth, options.leastHeight);
    if (options.titleSize > 0)
        look.titleSize = options.titleSize;
    if (options.valueSize > 0)
        look.valueSize = options.valueSize;
    if (!figures.empty())
        look.stepText = [format = formatOf(figures.front().field, content.zone)](double value) {
            return format.text(value);
        };
    m_gauges->setLook(look);
    m_links = linksOf(content.data->figures);
    for (size_t i = 0; i < items.size(); ++i)
        items[i].isLink = !m_links[i].empty();
    m_gauges->setTooltipHint(clickHint(m_links));
    m_gauges->setItems(std::move(items));
}

std::vector<FieldLink> GaugeView::links() const
{
    const auto figure = m_gauges->current();
    return figure ? m_links[static_cast<size_t>(*figure)] : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
