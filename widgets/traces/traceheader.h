// The head of a trace: root, result, counts, times, and what can be done with the whole. Owned by the trace
// page; GUI thread.
#pragma once

#include "traces/opentrace.h"

#include <QTimeZone>
#include <QWidget>

class QMenu;

namespace yagura::kit {
class Chip;
class ElidedLabel;
} // namespace yagura::kit

namespace yagura::traces {

class FactsLine;

class TraceHeader : public QWidget
{
    Q_OBJECT
public:
    explicit TraceHeader(QWidget *parent = nullptr);

    void setTrace(std::shared_ptr<const OpenTrace> open, const QTimeZone &zone);
    // What the button Share opens; filled by its owner.
    [[nodiscard]] QMenu *shareMenu() const { return m_shareMenu; }
    // Spans that arrived since the trace was opened; 0: nothing is said.
    void setNewSpans(int count);

Q_SIGNALS:
    void backRequested();
    void logsRequested();
    void compareRequested();
    void repairsRequested();
    void foldAllRequested();
    void unfoldAllRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showChips();
    void showFacts(const QTimeZone &zone);

    std::shared_ptr<const OpenTrace> m_open;
    kit::ElidedLabel *m_service;
    kit::ElidedLabel *m_operation;
    kit::Chip *m_status;
    kit::Chip *m_errors;
    kit::Chip *m_repairs;
    kit::Chip *m_new;
    QMenu *m_shareMenu;
    FactsLine *m_facts;
};

} // namespace yagura::traces
