// How often values fall into equal buckets. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"

namespace yagura::kit {
class DistributionChart;
}

namespace yagura::dashboards {

class HistogramView : public PanelView
{
    Q_OBJECT
public:
    explicit HistogramView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] kit::DistributionChart *chart() const { return m_chart; }

private:
    kit::DistributionChart *m_chart;
};

} // namespace yagura::dashboards
