// Which service the critical path is spent in: one stacked bar and a line a service. Owned by the findings
// pane; GUI thread.
#pragma once

#include "traces/analysis/traceanalysis.h"

#include <QWidget>

namespace yagura::traces {

class CriticalShareView : public QWidget
{
    Q_OBJECT
public:
    explicit CriticalShareView(QWidget *parent = nullptr);
    void setShares(std::vector<ServiceShare> shares);
    [[nodiscard]] const std::vector<ServiceShare> &shares() const { return m_shares; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<ServiceShare> m_shares;
};

} // namespace yagura::traces
