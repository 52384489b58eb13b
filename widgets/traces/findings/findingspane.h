// The left pane of a trace: what stands out, each a click to its spans, and which service the critical path
// is spent in. Owned by the trace page; GUI thread.
#pragma once

#include "traces/findings/findinglistmodel.h"

#include <QWidget>

class QListView;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::traces {

class CriticalShareView;

class FindingsPane : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPane(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const FindingListModel &findings() const { return *m_model; }

Q_SIGNALS:
    void findingChosen(const yagura::traces::Finding &finding);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    FindingListModel *m_model;
    QListView *m_list;
    kit::PlainLabel *m_count;
    kit::PlainLabel *m_whole;
    kit::PlainLabel *m_nothing;
    CriticalShareView *m_shares;
};

} // namespace yagura::traces
