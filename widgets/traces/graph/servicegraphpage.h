// Which service calls which, over the chosen time, with how each is doing now. Knows no server: the screen
// asks and hands over answers. Owned by the traces screen; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "correlate/pivot.h"
#include "correlate/timecontext.h"
#include "traces/graph/graphview.h"
#include "traces/graph/servicegraphwords.h"

#include <QThreadPool>

class QHBoxLayout;

namespace yagura::kit {
class ActionRegistry;
class ContentStack;
class ElidedLabel;
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::traces {

class KeyHintBar;
class ServicePanel;

class ServiceGraphPage : public QWidget
{
    Q_OBJECT
public:
    explicit ServiceGraphPage(correlate::TimeContext &time, QWidget *parent = nullptr);
    ~ServiceGraphPage() override;

    void setServiceIdentity(const correlate::ServiceIdentity &identity);
    void setLoading();
    // The calls of that time.
    void setGraph(ServiceGraph graph, const TimeRange &range);
    void setRates(const ServiceRates &rates);
    // A graph that is there stays, with its age and the error said above it.
    void setError(const Error &error);
    void setNoSources();
    [[nodiscard]] bool isSettled() const { return !m_isWorking; }
    [[nodiscard]] GraphView *view() const { return m_view; }
    [[nodiscard]] QString footText() const;

    void registerActions(kit::ActionRegistry &registry);

Q_SIGNALS:
    void backRequested();
    void retryRequested();
    // As the trace store spells it.
    void tracesRequested(const QString &service);
    // The service is spelt as the trace store does.
    void pivotRequested(const yagura::correlate::Pivot &pivot);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QHBoxLayout *makeHead();
    void connectParts();
    void layOut();
    void showWords();
    void showSelected();
    void showFoot();
    void goTo(correlate::Target target);
    void showMenu(std::uint32_t node, const QPoint &globalPosition);
    [[nodiscard]] double seconds() const;

    correlate::TimeContext &m_time;
    correlate::ServiceIdentity m_identity;
    ServiceGraph m_graph;
    TimeRange m_range;
    ServiceRates m_rates;
    std::optional<Instant> m_answeredAt;
    bool m_isWorking = false;
    kit::PlainLabel *m_count;
    kit::ElidedLabel *m_problem;
    kit::SearchField *m_find;
    GraphView *m_view;
    kit::ContentStack *m_stack;
    ServicePanel *m_panel;
    KeyHintBar *m_foot;
    QThreadPool m_workers;
    Latest<GraphLayout> m_laidOut;
};

} // namespace yagura::traces
