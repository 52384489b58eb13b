// The views of one trace under one strip: waterfall, flame graph, statistics, and what else is added. Only
// the one that is seen works anything out. Owned by the trace page; GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QWidget>

class QStackedLayout;

namespace yagura::kit {
class TabStrip;
}

namespace yagura::traces {

class DataQualityPane;
class FlameGraphPane;
class StatisticsPane;

enum class TraceViewKind { Waterfall, FlameGraph, Statistics, DataQuality };

class TraceViews : public QWidget
{
    Q_OBJECT
public:
    // waterfall becomes a child.
    explicit TraceViews(QWidget *waterfall, QWidget *parent = nullptr);

    // The strip stands elsewhere: above what belongs to every view.
    [[nodiscard]] kit::TabStrip *strip() const { return m_strip; }
    [[nodiscard]] FlameGraphPane *flameGraph() const { return m_flame; }
    [[nodiscard]] StatisticsPane *statistics() const { return m_statistics; }
    // Filled by the page, which knows by which clock the trace is shown.
    [[nodiscard]] DataQualityPane *dataQuality() const { return m_quality; }

    void setTrace(std::shared_ptr<const OpenTrace> open);
    void setMatches(const std::vector<bool> &matches);
    [[nodiscard]] TraceViewKind current() const;
    void show(TraceViewKind view);
    // Around the end.
    void showNext();
    // Where the keys go.
    void focusCurrent();

Q_SIGNALS:
    void currentChanged(yagura::traces::TraceViewKind view);
    // Spans were chosen in a view other than the waterfall.
    void rowsChosen(const std::vector<std::uint32_t> &rows);

private:
    kit::TabStrip *m_strip;
    QStackedLayout *m_stack;
    QWidget *m_waterfall;
    FlameGraphPane *m_flame;
    StatisticsPane *m_statistics;
    DataQualityPane *m_quality;
};

} // namespace yagura::traces
