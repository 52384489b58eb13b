#include "traces/views/traceviews.h"

#include "kit/controls/plaintooltip.h"
#include "kit/controls/tabstrip.h"
#include "kit/tables/datatable.h"
#include "traces/graph/tracegraphpane.h"
#include "traces/views/dataqualitypane.h"
#include "traces/views/flamegraphpane.h"
#include "traces/views/flamegraphview.h"
#include "traces/views/statisticspane.h"

#include <QStackedLayout>

namespace yagura::traces {

TraceViews::TraceViews(QWidget *waterfall, QWidget *parent)
    : QWidget(parent)
    , m_strip(new kit::TabStrip(
          tr("Views of the trace"),
          {{tr("Waterfall")}, {tr("Flame graph")}, {tr("Statistics")}, {tr("Graph")}, {tr("Data quality")}}))
    , m_stack(new QStackedLayout(this))
    , m_waterfall(waterfall)
    , m_flame(new FlameGraphPane)
    , m_statistics(new StatisticsPane)
    , m_graph(new TraceGraphPane)
    , m_quality(new DataQualityPane)
{
    m_stack->addWidget(m_waterfall);
    m_stack->addWidget(m_flame);
    m_stack->addWidget(m_statistics);
    m_stack->addWidget(m_graph);
    m_stack->addWidget(m_quality);
    kit::setPlainToolTip(m_strip, tr("Next view"), QKeySequence(Qt::Key_V));
    connect(m_strip, &kit::ChoiceStrip::currentIndexChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        Q_EMIT currentChanged(current());
    });
    connect(m_flame, &FlameGraphPane::rowsChosen, this, &TraceViews::rowsChosen);
    connect(m_statistics, &StatisticsPane::rowsChosen, this, &TraceViews::rowsChosen);
    connect(m_graph, &TraceGraphPane::rowsChosen, this, &TraceViews::rowsChosen);
    connect(m_graph, &TraceGraphPane::rowsActivated, this, [this](const std::vector<std::uint32_t> &rows) {
        show(TraceViewKind::Waterfall);
        Q_EMIT rowsChosen(rows);
        focusCurrent();
    });
    connect(m_quality, &DataQualityPane::rowsChosen, this, &TraceViews::rowsChosen);
}

void TraceViews::setTrace(std::shared_ptr<const OpenTrace> open)
{
    m_flame->setTrace(open);
    m_statistics->setTrace(open);
    m_graph->setTrace(std::move(open));
}

void TraceViews::setMatches(const std::vector<bool> &matches)
{
    m_flame->setMatches(matches);
    m_statistics->setMatches(matches);
    m_graph->setMatches(matches);
}

TraceViewKind TraceViews::current() const
{
    return static_cast<TraceViewKind>(m_stack->currentIndex());
}

void TraceViews::show(TraceViewKind view)
{
    m_strip->setCurrentIndex(static_cast<int>(view));
}

void TraceViews::showNext()
{
    m_strip->setCurrentIndex((m_stack->currentIndex() + 1) % m_stack->count());
    focusCurrent();
}

void TraceViews::focusCurrent()
{
    switch (current()) {
    case TraceViewKind::Waterfall:
        m_waterfall->setFocus();
        break;
    case TraceViewKind::FlameGraph:
        m_flame->view()->setFocus();
        break;
    case TraceViewKind::Statistics:
        m_statistics->table()->setFocus();
        break;
    case TraceViewKind::Graph:
        m_graph->view()->setFocus();
        break;
    case TraceViewKind::DataQuality:
        m_quality->table()->setFocus();
        break;
    }
}

} // namespace yagura::traces
