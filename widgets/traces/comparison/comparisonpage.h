// Two traces beside each other, or one against many of its kind: what each is, and path by path what differs;
// of two, the tags that differ on the current path. Compared on a worker. Owned by the traces screen; GUI
// thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/comparison/baselinecomparison.h"
#include "traces/comparison/tracecomparison.h"
#include "traces/tracereference.h"

#include <QWidget>

class QStackedLayout;

namespace yagura::kit {
class ContentStack;
class DataTable;
class ElidedLabel;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class BaselineModel;
class ComparisonModel;

class ComparisonPage : public QWidget
{
    Q_OBJECT
public:
    explicit ComparisonPage(QWidget *parent = nullptr);

    using Shared = std::shared_ptr<const OpenTrace>;
    void setLoading();
    void setError(const Error &error);
    void setTraces(Shared first, Shared second);
    // others may hold the trace itself; it is left out of them.
    void setBaseline(Shared open, std::vector<Shared> others);
    void swap();

    [[nodiscard]] const ComparisonModel &comparison() const { return *m_comparison; }
    [[nodiscard]] const BaselineModel &baseline() const { return *m_baseline; }
    [[nodiscard]] kit::DataTable *pathTable() const { return m_paths; }
    [[nodiscard]] kit::DataTable *standingTable() const { return m_standings; }
    [[nodiscard]] QString tagsText() const;
    [[nodiscard]] bool isSettled() const { return !m_isAwaited; }
    [[nodiscard]] bool isShowingContent() const;

Q_SIGNALS:
    void backRequested();
    void retryRequested();
    // A span of one of the traces.
    void spanChosen(const std::shared_ptr<const yagura::traces::OpenTrace> &open, std::uint32_t row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] QWidget *makeHead();
    void showComparison(TraceComparison comparison);
    void showBaseline(BaselineComparison comparison);
    void showTags(const QModelIndex &index);
    void choose(const QModelIndex &index);

    Shared m_first;
    Shared m_second;
    std::vector<Shared> m_others;
    Latest<std::shared_ptr<const TraceComparison>> m_comparing;
    Latest<std::shared_ptr<const BaselineComparison>> m_ranking;
    bool m_isAwaited = false;
    kit::PlainLabel *m_title;
    kit::ElidedLabel *m_firstName;
    kit::ElidedLabel *m_secondName;
    kit::PlainLabel *m_verdict;
    QWidget *m_swap = nullptr;
    QStackedLayout *m_tables = nullptr;
    kit::DataTable *m_paths;
    kit::DataTable *m_standings;
    ComparisonModel *m_comparison;
    BaselineModel *m_baseline;
    kit::PlainLabel *m_tags;
    QWidget *m_tagsPane = nullptr;
    kit::ContentStack *m_stack = nullptr;
};

} // namespace yagura::traces
