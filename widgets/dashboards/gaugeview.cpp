#include "dashboards/gaugeview.h"

#include "dashboards/reduce.h"
#include "dashboards/thresholdlook.h"
#include "kit/charts/gauge.h"
#include "kit/charts/valueaxis.h"

#include <QHBoxLayout>

#include <cmath>

namespace yagura::dashboards {

namespace {

constexpr size_t mostGauges = 6;

std::vector<kit::Gauge::Step> stepsOf(const FieldOptions &field, double low)
{
    std::vector<kit::Gauge::Step> steps;
    for (const ThresholdStep &step : field.thresholds.value_or(std::vector<ThresholdStep>{}))
        steps.push_back({step.from.value_or(low), severityOfColor(step.color)});
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

void GaugeView::showSeries(kit::Gauge &gauge, const PanelSeries &series, const PanelContent &content) const
{
    const double value = reduced(series.series->values, content.panel.drawing.reducer).value_or(std::nan(""));
    const QString unit = series.field.unit.value_or(QStringLiteral("short"));
    const double low = series.field.minimum.value_or(0);
    const double high = series.field.maximum.value_or(unit == QLatin1String("percentunit") ? 1 : 100);
    const QString most = kit::unitText(high, unit, series.field.decimals).joined();
    gauge.setScale(low, high, stepsOf(series.field, low));
    const QString caption
        = content.series.size() == 1 ? tr("of %1").arg(most) : tr("%1 of %2").arg(series.name, most);
    gauge.setValue(value, kit::unitText(value, unit, series.field.decimals), caption);
    gauge.setAccessibleName(series.name);
}

void GaugeView::setContent(const PanelContent &content)
{
    const size_t count = std::min(content.series.size(), mostGauges);
    while (m_gauges.size() > count) {
        delete m_gauges.back();
        m_gauges.pop_back();
    }
    while (m_gauges.size() < count) {
        m_gauges.push_back(new kit::Gauge(accessibleName(), this));
        m_layout->addWidget(m_gauges.back());
    }
    for (size_t i = 0; i < count; ++i)
        showSeries(*m_gauges[i], content.series[i], content);
}

} // namespace yagura::dashboards
