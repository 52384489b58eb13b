// What a span refers to, its parent first: each a way to that span, or to the other trace. Owned by the
// details pane; GUI thread.
#pragma once

#include "traces/opentrace.h"
#include "traces/tracereference.h"

#include <QWidget>

class QVBoxLayout;

namespace yagura::traces {

class GoToRow;

class ReferenceList : public QWidget
{
    Q_OBJECT
public:
    explicit ReferenceList(QWidget *parent = nullptr);
    void setSpan(const std::shared_ptr<const OpenTrace> &open, std::uint32_t row);
    [[nodiscard]] const std::vector<GoToRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    void rowRequested(std::uint32_t row); // of this trace
    void traceRequested(const yagura::traces::TraceReference &reference);

private:
    void add(const std::shared_ptr<const OpenTrace> &open, const Reference &reference);

    QVBoxLayout *m_layout;
    std::vector<GoToRow *> m_rows;
    QWidget *m_more = nullptr;
};

} // namespace yagura::traces
