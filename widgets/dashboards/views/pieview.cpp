#include "dashboards/views/pieview.h"

#include "dashboards/options/chartoptions.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/pie/piechart.h"

#include <QVBoxLayout>

#include <cmath>

namespace yagura::dashboards {

PieView::PieView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_chart(new kit::PieChart(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_chart);
    connect(m_chart, &kit::PieChart::activated, this,
            [this](int mark) { follow(m_links[static_cast<size_t>(m_chart->givenIndex(mark))]); });
}

void PieView::setContent(const PanelContent &content)
{
    const PieOptions options = pieOptions(content.panel.options);
    std::vector<kit::PieSlice> slices;
    for (const PanelFigure &figure : content.data->figures) {
        const bool isByNumber = !figure.field.color || figure.field.color->mode == frames::ColorMode::Palette;
        const auto number = static_cast<int>(slices.size());
        slices.push_back({figure.name, figure.value.number.value_or(std::nan("")),
                          isByNumber
                              ? kit::SeriesColor::palette(number)
                              : colorOf(figure.value.color).value_or(kit::SeriesColor::palette(number))});
    }
    kit::PieLook look;
    look.kind = options.isDonut ? kit::PieKind::Donut : kit::PieKind::Pie;
    look.order = options.order == SortOrder::Descending ? kit::PieOrder::Descending
        : options.order == SortOrder::Ascending         ? kit::PieOrder::Ascending
                                                        : kit::PieOrder::AsGiven;
    look.labelsName = options.labelsName;
    look.labelsValue = options.labelsValue;
    look.labelsPercent = options.labelsPercent;
    look.legendValue = options.legendValue;
    look.legendPercent = options.legendPercent;
    look.hasTotal = options.isDonut;
    look.format = formatOf(content.panel.field, content.zone);
    if (look.format.unitId.isEmpty())
        look.format.unitId = QStringLiteral("short");
    m_chart->setLook(look);
    const LegendOptions legend = legendOptions(content.panel.options);
    m_chart->setLegend(legendKind(legend), legendPlace(legend));
    m_chart->setTooltip(tooltipLook(content.panel.options));
    m_links = linksOf(content.data->figures);
    m_chart->setTooltipHint(activationHint(m_links));
    m_chart->setSlices(std::move(slices));
}

std::vector<FieldLink> PieView::links() const
{
    const auto slice = m_chart->current();
    return slice ? m_links[static_cast<size_t>(m_chart->givenIndex(*slice))] : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
