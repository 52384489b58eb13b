#include "dashboards/views/statview.h"

#include "dashboards/reduce.h"
#include "dashboards/views/fieldlook.h"
#include "dashboards/views/thresholdlook.h"
#include "kit/charts/figures/bigstat.h"

#include <QVBoxLayout>

#include <limits>

namespace yagura::dashboards {

namespace {

kit::StatLook lookOf(const StatOptions &options)
{
    kit::StatLook look;
    look.direction = options.orientation == Orientation::Vertical ? kit::FigureDirection::Vertical
        : options.orientation == Orientation::Horizontal          ? kit::FigureDirection::Horizontal
                                                                  : kit::FigureDirection::Auto;
    look.color = options.color == FigureColor::None     ? kit::StatColorMode::None
        : options.color == FigureColor::Value           ? kit::StatColorMode::Value
        : options.color == FigureColor::BackgroundSolid ? kit::StatColorMode::Background
                                                        : kit::StatColorMode::BackgroundGradient;
    look.graph = options.hasGraph ? kit::StatGraph::Area : kit::StatGraph::None;
    look.text = static_cast<kit::StatTextMode>(options.text);
    look.justify = options.justify == Justify::Center ? kit::StatJustify::Center : kit::StatJustify::Auto;
    if (options.hasPercentChange)
        look.change = options.percentColor == PercentColor::Inverted ? kit::StatChange::FallIsGood
            : options.percentColor == PercentColor::SameAsValue      ? kit::StatChange::AsValue
                                                                     : kit::StatChange::RiseIsGood;
    look.isWide = options.isWide && options.text == TextMode::ValueAndName;
    if (options.titleSize > 0)
        look.titleSize = options.titleSize;
    if (options.valueSize > 0)
        look.valueSize = options.valueSize;
    if (options.percentSize > 0)
        look.changeSize = options.percentSize;
    return look;
}

} // namespace

StatView::StatView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_stat(new kit::BigStat(accessibleName, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stat);
    connect(m_stat, &kit::FigureGrid::activated, this,
            [this](int figure) { follow(m_links[static_cast<size_t>(figure)]); });
}

kit::FigureItem StatView::itemOf(const PanelFigure &figure, const StatOptions &options) const
{
    kit::FigureItem item = figureItem(figure);
    const ActiveStep step = stepAt(figure.field, figure.value, figure.range);
    const bool isMapped = figure.value.mapping && !figure.value.color.name.isEmpty();
    const bool trouble = figureRole(step.severity) != kit::ColorRole::Text;
    const bool hasGround
        = options.color == FigureColor::Background || options.color == FigureColor::BackgroundSolid;
    const auto shown
        = [&](double number) { return kit::unitText(number, figure.unit, figure.field.decimals); };
    if (std::isnan(item.value) && !figure.value.text.number.isEmpty())
        item.value = 0; // a word: shown like a figure
    // What is well is calm: colour is for what is not, and for what the file itself names.
    if (trouble || isMapped || hasGround)
        item.steps = {{-std::numeric_limits<double>::infinity(), item.color}};
    else
        item.color = kit::SeriesColor::role(kit::ColorRole::Accent);
    // Without colour its steps mean nothing: many files keep those that a new panel has.
    if (trouble && step.limit && options.color != FigureColor::None) {
        item.caption = tr("Limit %1").arg(shown(*step.limit).joined());
    } else if (item.course.size() > 1 && figure.value.number && !figure.value.mapping) {
        const kit::ValueText least = shown(reduced(item.course, QStringLiteral("min")).value_or(item.value));
        const kit::ValueText most = shown(reduced(item.course, QStringLiteral("max")).value_or(item.value));
        // The unit once, where both have the same.
        const QString from = least.unit == most.unit ? least.number : least.joined();
        item.caption = least == most ? tr("steady") : tr("%1 to %2").arg(from, most.joined());
    }
    return item;
}

void StatView::setContent(const PanelContent &content)
{
    const StatOptions options = statOptions(content.panel.options);
    std::vector<kit::FigureItem> items;
    for (const PanelFigure &figure : content.data->figures)
        items.push_back(itemOf(figure, options));
    m_stat->setLook(lookOf(options));
    m_links = linksOf(content.data->figures);
    for (size_t i = 0; i < items.size(); ++i)
        items[i].isLink = !m_links[i].empty();
    m_stat->setTooltipHint(clickHint(m_links));
    m_stat->setItems(std::move(items));
}

std::vector<FieldLink> StatView::links() const
{
    const auto figure = m_stat->current();
    return figure ? m_links[static_cast<size_t>(*figure)] : std::vector<FieldLink>();
}

} // namespace yagura::dashboards
