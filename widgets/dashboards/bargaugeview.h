// Values as horizontal bars with name and figure, one a series. Owned by its PanelFrame; GUI thread.
#pragma once

#include "dashboards/panelview.h"
#include "kit/numbers.h"
#include "kit/theme.h"

namespace yagura::dashboards {

class BarGaugeView : public PanelView
{
    Q_OBJECT
public:
    explicit BarGaugeView(const QString &accessibleName, QWidget *parent = nullptr);

    void setContent(const PanelContent &content) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Bar
    {
        QString name;
        kit::ValueText value;
        double share = 0; // 0 … 1
        kit::ColorRole role = kit::ColorRole::Accent;
    };
    std::vector<Bar> m_bars;
};

} // namespace yagura::dashboards
