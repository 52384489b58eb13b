// The open trace as a graph: its services, or their operations, and who calls whom, by calls, own time or
// critical path. Worked out on a worker, when it is first seen. Owned by the trace page; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/graph/graphview.h"
#include "traces/graph/tracegraphwords.h"

#include <QThreadPool>

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class PlainLabel;
class SearchField;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::traces {

class TraceGraphPane : public QWidget
{
    Q_OBJECT
public:
    explicit TraceGraphPane(QWidget *parent = nullptr);
    ~TraceGraphPane() override;

    void setTrace(std::shared_ptr<const OpenTrace> open);
    // One element a row of the trace's tree; empty: no filter. Groups without a match are dimmed.
    void setMatches(const std::vector<bool> &matches);
    void setGrouping(GraphGrouping grouping);
    void setWeight(GraphWeight weight);
    // True when nothing is being worked out: for tests and pictures.
    [[nodiscard]] bool isSettled() const { return !m_isWorking; }
    [[nodiscard]] GraphView *view() const { return m_view; }
    [[nodiscard]] const TraceGraph &graph() const { return *m_graph; }

    void registerActions(kit::ActionRegistry &registry);

Q_SIGNALS:
    // A group was clicked: its rows, ascending.
    void rowsChosen(std::vector<std::uint32_t> rows);
    // Double click or Enter: show them where they are.
    void rowsActivated(std::vector<std::uint32_t> rows);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void makeHead(class QVBoxLayout &layout);
    void workOut();
    void layOut();
    void showWords();
    void showMatches();

    std::shared_ptr<const OpenTrace> m_open;
    std::vector<bool> m_matches;
    std::shared_ptr<const TraceGraph> m_graph;
    GraphGrouping m_grouping = GraphGrouping::Service;
    GraphWeight m_weight = GraphWeight::SelfTime;
    QString m_search;
    bool m_isStale = false;
    bool m_isWorking = false;
    kit::SegmentedControl *m_groupings;
    kit::SegmentedControl *m_weights;
    kit::PlainLabel *m_count;
    kit::SearchField *m_find;
    GraphView *m_view;
    kit::ContentStack *m_stack;
    QThreadPool m_workers;
    Latest<std::shared_ptr<const TraceGraph>> m_grouped;
    Latest<GraphLayout> m_laidOut;
};

} // namespace yagura::traces
