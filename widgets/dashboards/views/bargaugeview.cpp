#include "dashboards/views/bargaugeview.h"

#include "dashboards/options/optionvalues.h"
#include "dashboards/options/viewoptions.h"
#include "dashboards/reduce.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/figures/bargauge.h"

#include <QVBoxLayout>

namespace yagura::dashboards {

namespace {

kit::BarGaugeLook lookOf(const BarGaugeOptions &options)
{
    kit::BarGaugeLook look;
    look.mode = options.look == BarLook::Lcd ? kit::BarGaugeMode::Lcd
        : options.look == BarLook::Basic     ? kit::BarGaugeMode::Basic
                                             : kit::BarGaugeMode::Gradient;
    look.direction = options.orientation == Orientation::Vertical ? kit::FigureDirection::Vertical
        : options.orientation == Orientation::Horizontal          ? kit::FigureDirection::Horizontal
                                                                  : kit::FigureDirection::Auto;
    look.names = static_cast<kit::FigureNames>(options.names);
    look.values = static_cast<kit::FigureValues>(options.value);
    look.hasUnfilled = options.showsUnfilled;
    if (options.titleSize > 0)
        look.titleSize = options.titleSize;
    if (options.valueSize > 0)
        look.valueSize = options.valueSize;
    if (options.isSizedByHand) {
        look.minWidth = options.leastWidth;
        look.minHeight = options.leastHeight;
        look.maxHeight = options.mostHeight;
    }
    return look;
}

// Bars name themselves; a legend says more where the file asks for one.
kit::ItemLegendOptions legendLook(const QVariantMap &options, const LegendOptions &legend)
{
    kit::ItemLegendOptions look{truthAt(options, u"legend.showLegend", false) ? legendKind(legend)
                                                                              : kit::LegendKind::None,
                                legendPlace(legend),
                                {}};
    if (look.kind == kit::LegendKind::Table) {
        for (const QString &calculation : legend.calculations)
            look.titles << frames::calculationName(calculation);
    }
    return look;
}

kit::LegendItem legendItem(const PanelFigure &figure, const kit::FigureItem &item,
                           const LegendOptions &legend)
{
    kit::LegendItem entry{figure.name, item.colorAt(item.value)};
    for (const QString &calculation : legend.calculations) {
        const auto number = reduced(item.course, calculation);
        entry.values.push_back(number ? kit::unitText(*number, figure.unit, figure.field.decimals).joined()
                                      : item.text.joined());
    }
    return entry;
}

} // namespace

BarGaugeView::BarGaugeView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_bars(new kit::BarGauge(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_bars);
    connect(m_bars, &kit::FigureGrid::activated, this,
            [this](int figure) { follow(m_links[static_cast<size_t>(figure)]); });
}

void BarGaugeView::setContent(const PanelContent &content)
{
    const BarGaugeOptions options = barGaugeOptions(content.panel.options);
    const LegendOptions legend = legendOptions(content.panel.options);
    std::vector<kit::LegendItem> entries;
    std::vector<kit::FigureItem> items;
    for (const PanelFigure &figure : content.data->figures) {
        kit::FigureItem item = figureItem(figure);
        item.steps = stepsOf(figure.field, figure.range);
        // A single step is the absence of limits.
        if (item.steps.size() == 1)
            item.steps.clear();
        entries.push_back(legendItem(figure, item, legend));
        items.push_back(std::move(item));
    }
    m_bars->setLook(lookOf(options));
    m_bars->setLegend(std::move(entries), legendLook(content.panel.options, legend));
    m_links = linksOf(content.data->figures);
    for (size_t i = 0; i < items.size(); ++i)
        items[i].isLink = !m_links[i].empty();
    m_bars->setTooltipHint(clickHint(m_links));
    m_bars->setItems(std::move(items));
}

std::vector<FieldLink> BarGaugeView::links() const
{
    const auto figure = m_bars->current();
    return figure ? m_links[static_cast<size_t>(*figure)] : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
