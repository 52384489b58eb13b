// Shares of a whole, a slice a value. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/views/linklook.h"

namespace yagura::kit {
class PieChart;
}

namespace yagura::dashboards {

class PieView : public PanelView
{
    Q_OBJECT
public:
    explicit PieView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;
    [[nodiscard]] std::vector<FieldLink> links() const override;
    [[nodiscard]] kit::PieChart *chart() const { return m_chart; }

private:
    kit::PieChart *m_chart;
    LinkLists m_links; // one list a slice, as given
};

} // namespace yagura::dashboards
