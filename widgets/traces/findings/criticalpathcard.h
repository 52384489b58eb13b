// The critical path by service or by operation, and what would have been had a chosen one been faster. Both
// are worked out on a worker. Owned by the findings pane; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/analysis/whatif.h"

#include <QWidget>

namespace yagura::kit {
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::traces {

class CriticalShareView;

class CriticalPathCard : public QWidget
{
    Q_OBJECT
public:
    enum Grouping { ByService, ByOperation };

    explicit CriticalPathCard(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    void setGrouping(Grouping grouping);
    void setMostLines(int lines);

    [[nodiscard]] CriticalShareView *shares() const { return m_shares; }
    [[nodiscard]] kit::SegmentedControl *speedUp() const { return m_speedUp; }
    // "5.24 s → 4.10 s (−22 %)"; empty while nothing is chosen.
    [[nodiscard]] QString answer() const;
    [[nodiscard]] bool isSettled() const { return !m_isSumming && !m_isAnswering; }

Q_SIGNALS:
    // The spans of the chosen line on the path, the most time first.
    void rowsChosen(const std::vector<std::uint32_t> &rows);

private:
    [[nodiscard]] QWidget *makeQuestion();
    void sumUp();
    void ask();
    void showAnswer(const WhatIf &result);

    std::shared_ptr<const OpenTrace> m_open;
    bool m_isSumming = false;
    bool m_isAnswering = false;
    Latest<std::vector<PathShare>> m_sums;
    Latest<WhatIf> m_answers;
    kit::PlainLabel *m_whole;
    kit::SegmentedControl *m_grouping;
    CriticalShareView *m_shares;
    kit::PlainLabel *m_question;
    kit::SegmentedControl *m_speedUp;
    kit::PlainLabel *m_answer;
    QWidget *m_whatIf;
};

} // namespace yagura::traces
