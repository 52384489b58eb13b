// Beside the graph of the services: the selected one with its figures, who calls it and whom it calls, and
// the ways to its traces, metrics and logs; without one, those in trouble. Owned by the service page; GUI
// thread.
#pragma once

#include "traces/graph/servicegraphwords.h"

#include <QWidget>

class QVBoxLayout;

namespace yagura::kit {
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class FactsLine;

class ServicePanel : public QWidget
{
    Q_OBJECT
public:
    explicit ServicePanel(QWidget *parent = nullptr);

    // node: of the graph; NoNode for none.
    void show(const ServiceGraph &graph, const std::vector<GraphNode> &nodes, std::uint32_t node);

    [[nodiscard]] QSize sizeHint() const override { return {300, 400}; }

Q_SIGNALS:
    void serviceChosen(std::uint32_t node);
    void tracesRequested();
    void metricsRequested();
    void logsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fill(QVBoxLayout &layout, const ServiceGraph &graph, const std::vector<GraphNode> &nodes,
              std::uint32_t node);
    void addJoined(QVBoxLayout &layout, const QString &title, const std::vector<GraphNode> &nodes,
                   std::vector<std::pair<std::uint64_t, std::uint32_t>> joined);
    void addTroubled(QVBoxLayout &layout, const std::vector<GraphNode> &nodes);

    kit::PlainLabel *m_title;
    FactsLine *m_facts;
    kit::PlainLabel *m_note;
    QVBoxLayout *m_layout;
    QWidget *m_lists = nullptr;
    QWidget *m_goTo;
};

} // namespace yagura::traces
