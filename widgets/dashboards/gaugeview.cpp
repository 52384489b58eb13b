#include "dashboards/gaugeview.h"

#include "dashboards/thresholdlook.h"
#include "kit/charts/gauge.h"
#include "kit/charts/valueaxis.h"

#include <QHBoxLayout>

#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr size_t mostGauges = 6;

std::vector<kit::Gauge::Step> stepsOf(const PanelFigure &shown)
{
    std::vector<kit::Gauge::Step> steps;
    const frames::Thresholds thresholds = shown.field.thresholds.value_or(frames::Thresholds{});
    for (qsizetype i = 0; i < thresholds.steps.size(); ++i)
        steps.push_back({limitOf(thresholds, i, shown.range).value_or(shown.range.low),
                         severityOfColor(thresholds.steps[i].color)});
    return steps;
}

} // namespace

GaugeView::GaugeView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
    , m_layout(new QHBoxLayout(this))
{
    setAccessibleName(accessibleName);
    m_layout->setContentsMargins({});
    m_layout->setSpacing(kit::space::medium);
}

void GaugeView::showFigure(kit::Gauge &gauge, const PanelFigure &shown, bool isAlone) const
{
    const QString unit = shown.unit.isEmpty() ? QStringLiteral("short") : shown.unit;
    const QString most = kit::unitText(shown.range.high, unit, shown.field.decimals).joined();
    gauge.setScale(shown.range.low, shown.range.high, stepsOf(shown));
    const QString caption = isAlone ? tr("of %1").arg(most) : tr("%1 of %2").arg(shown.name, most);
    gauge.setValue(shown.value.number.value_or(std::nan("")),
                   {shown.value.text.prefix + shown.value.text.number, shown.value.text.unit}, caption);
    gauge.setAccessibleName(shown.name);
}

void GaugeView::setContent(const PanelContent &content)
{
    const GaugeOptions options = gaugeOptions(content.panel.options);
    const auto figures = figuresOf(*content.data, options.reduce, {content.zone, content.now});
    const size_t count = std::min(figures.size(), mostGauges);
    while (m_gauges.size() > count) {
        delete m_gauges.back();
        m_gauges.pop_back();
    }
    while (m_gauges.size() < count) {
        m_gauges.push_back(new kit::Gauge(accessibleName(), this));
        m_layout->addWidget(m_gauges.back());
    }
    for (size_t i = 0; i < count; ++i)
        showFigure(*m_gauges[i], figures[i], count == 1);
}

} // namespace yagura::dashboards
