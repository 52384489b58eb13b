// The flame graph of the open trace with its choices: order and weight. The layout is worked out on a worker.
// Owned by the trace page; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/analysis/flamelayout.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::traces {

class FlameGraphView;

class FlameGraphPane : public QWidget
{
    Q_OBJECT
public:
    explicit FlameGraphPane(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    void setMatches(const std::vector<bool> &matches);
    void setOrder(FlameOrder order);
    void setWeight(FlameWeight weight);

    [[nodiscard]] FlameGraphView *view() const { return m_view; }
    // Nothing is being worked out.
    [[nodiscard]] bool isSettled() const { return !m_isAwaited; }

Q_SIGNALS:
    void rowsChosen(const std::vector<std::uint32_t> &rows);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void showWhole();

    std::shared_ptr<const OpenTrace> m_open;
    Latest<std::shared_ptr<const FlameLayout>> m_layout;
    bool m_isAwaited = false;
    bool m_isStale = false;
    kit::SegmentedControl *m_order;
    kit::SegmentedControl *m_weight;
    kit::PlainLabel *m_whole;
    kit::Button *m_out;
    FlameGraphView *m_view;
};

} // namespace yagura::traces
