// The left pane of a trace: what stands out, each a click to its spans, and where the critical path is
// spent. Owned by the trace page; GUI thread.
#pragma once

#include "traces/findings/findinglistmodel.h"

#include <QWidget>

class QListView;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::traces {

class CriticalPathCard;

class FindingsPane : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPane(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open);
    [[nodiscard]] const FindingListModel &findings() const { return *m_model; }
    [[nodiscard]] CriticalPathCard *criticalPath() const { return m_card; }

Q_SIGNALS:
    void findingChosen(const yagura::traces::Finding &finding);
    void rowsChosen(const std::vector<std::uint32_t> &rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    FindingListModel *m_model;
    QListView *m_list;
    kit::PlainLabel *m_count;
    kit::PlainLabel *m_nothing;
    CriticalPathCard *m_card;
};

} // namespace yagura::traces
