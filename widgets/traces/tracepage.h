// One trace: head, findings, overview, waterfall, details, and the keys that move between them. Owned by the
// traces screen; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/pivot.h"
#include "correlate/timecontext.h"
#include "traces/analysis/clockskew.h"
#include "traces/tracereference.h"
#include "traces/waterfall/waterfallview.h"

#include <QWidget>

namespace yagura::kit {
class ActionRegistry;
}

namespace yagura::traces {

class FindingsPane;
class KeyHintBar;
struct KeyHint;
class MinimapView;
class SpanDetailsPane;
class SpanFinder;
class TraceFilterBar;
class TraceHeader;
class TraceSharing;
class TraceViews;

class TracePage : public QWidget
{
    Q_OBJECT
public:
    explicit TracePage(correlate::TimeContext &time, QWidget *parent = nullptr);

    // span: chosen at once; a null id chooses nothing.
    void setTrace(std::shared_ptr<const OpenTrace> open, SpanId span);
    // The same trace asked for again: everything stays as it is, what is new is marked and counted.
    void growTrace(std::shared_ptr<const OpenTrace> open);
    // Whose clock the times are by. Worked out on a worker; what is chosen, folded and seen stays.
    void setClockView(ClockView view);
    // In the foot, until something else is to be said there.
    void say(const QString &sentence);
    [[nodiscard]] ClockView clockView() const { return m_clockView; }
    // Nothing is being worked out.
    [[nodiscard]] bool isSettled() const { return !m_isClockAwaited; }
    // As it is shown: with the times of the clock view.
    [[nodiscard]] const std::shared_ptr<const OpenTrace> &trace() const { return m_open; }
    [[nodiscard]] WaterfallView *waterfall() const { return m_waterfall; }
    [[nodiscard]] MinimapView *minimap() const { return m_minimap; }
    [[nodiscard]] TraceFilterBar *filterBar() const { return m_filter; }
    [[nodiscard]] SpanDetailsPane *details() const { return m_details; }
    [[nodiscard]] FindingsPane *findings() const { return m_findings; }

    // What the filter of the trace finds, one element a row of its tree; empty without a filter. Every view
    // of the trace goes by it.
    [[nodiscard]] const std::vector<bool> &matches() const { return m_matches; }
    // The text of the filter, as typed; what it finds is announced by matchesChanged.
    void setFilter(const QString &text);

    [[nodiscard]] TraceViews *views() const { return m_views; }
    [[nodiscard]] TraceSharing *sharing() const { return m_sharing; }

    void registerActions(kit::ActionRegistry &registry);

Q_SIGNALS:
    void matchesChanged();
    void backRequested();
    void compareRequested();
    void pivotRequested(const yagura::correlate::Pivot &pivot);
    void traceRequested(const yagura::traces::TraceReference &reference);
    void similarTracesRequested(const QString &service, const QString &operation);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void connectParts();
    void connectDetails();
    void chooseRow(std::uint32_t row);
    void connectFilter();
    void connectViews();
    [[nodiscard]] static std::vector<KeyHint> waterfallHints();
    void takeMatches(const std::vector<bool> &matches);
    void showMatches();
    void showFoot();
    void showView();
    void placePanes();
    void showGrown(std::shared_ptr<const OpenTrace> open);
    void applyClock();
    void goToLogs(std::uint32_t row);
    void goToMetrics(std::uint32_t row);

    correlate::TimeContext &m_time;
    std::shared_ptr<const OpenTrace> m_open;
    TraceHeader *m_header;
    FindingsPane *m_findings;
    MinimapView *m_minimap;
    TraceFilterBar *m_filter;
    SpanFinder *m_finder;
    WaterfallView *m_waterfall;
    SpanDetailsPane *m_details;
    TraceViews *m_views;
    TraceSharing *m_sharing;
    KeyHintBar *m_foot;
    std::vector<bool> m_matches;
    std::shared_ptr<const OpenTrace> m_served; // as the store gave it
    ClockView m_clockView = ClockView::AsServed;
    Latest<std::shared_ptr<const ClockedTrace>> m_clocked;
    bool m_isClockAwaited = false;
    std::uint32_t m_arrived = 0; // spans since the trace was opened
    std::optional<WaterfallView::Direction> m_stepWhenFound; // Enter came before the answer
};

} // namespace yagura::traces
