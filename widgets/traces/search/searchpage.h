// Searching for traces: the form, the picture of what was found and the table of it. Knows no server: the
// screen asks and hands over results. Owned by the traces screen; GUI thread.
#pragma once

#include "core/error.h"
#include "correlate/timecontext.h"
#include "traces/tracelistmodel.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class ContentStack;
class DataTable;
class ElidedLabel;
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::traces {

class DurationScatter;
class KeyHintBar;
class LatencyHistogram;
class SearchForm;

class SearchPage : public QWidget
{
    Q_OBJECT
public:
    explicit SearchPage(correlate::TimeContext &time, QWidget *parent = nullptr);

    [[nodiscard]] SearchForm *form() const { return m_form; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    [[nodiscard]] const TraceListModel &results() const { return *m_model; }
    [[nodiscard]] DurationScatter *scatter() const { return m_scatter; }

    void setLoading();
    void setResult(const SearchResult &result, const TimeRange &range);
    // Results that are there stay, with their age and the error said above them.
    void setError(const Error &error);
    void setNoSources();
    // Shown while there is nothing else, e.g. before a service is chosen.
    void setHint(const QString &sentence, const QString &explanation);
    // In the foot, until the next search.
    void say(const QString &sentence);
    // As the button does: the two traces ticked first, or none.
    void compareMarked();

Q_SIGNALS:
    void traceChosen(const yagura::traces::TraceId &id);
    void comparisonRequested(const yagura::traces::TraceId &first, const yagura::traces::TraceId &second);
    void retryRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *makeResults();
    [[nodiscard]] QLayout *makeHead();
    void connectScatter();
    void showHead();
    void showFoot();
    void showKept();

    correlate::TimeContext &m_time;
    TraceListModel *m_model;
    SearchForm *m_form;
    kit::ContentStack *m_stack = nullptr;
    kit::PlainLabel *m_count;
    kit::PlainLabel *m_failed;
    kit::ElidedLabel *m_problem;
    kit::SegmentedControl *m_drag;
    kit::SegmentedControl *m_scale;
    kit::Button *m_compare;
    DurationScatter *m_scatter;
    LatencyHistogram *m_histogram;
    kit::DataTable *m_table;
    KeyHintBar *m_foot;
    SearchResult m_result;
    std::optional<Instant> m_answeredAt;
};

} // namespace yagura::traces
