// The top of the details: what the span is, its duration, self time, start, share of the root, and where it
// stands among all of its operation, in the traces it is compared with or else in its own. What is usual is
// worked out on a worker, once a trace. Owned by the details pane; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "traces/analysis/spanrank.h"

#include <QWidget>

class QHBoxLayout;

namespace yagura::kit {
class Chip;
class ElidedLabel;
class FigureLabel;
class IconButton;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class DurationStrip;

class SpanHead : public QWidget
{
    Q_OBJECT
public:
    explicit SpanHead(QWidget *parent = nullptr);

    void setSpan(std::shared_ptr<const OpenTrace> open, std::uint32_t row);
    // null: the span's own trace.
    void setBaseline(std::shared_ptr<const SpanBaseline> baseline);
    void setPinned(bool isPinned);

    // Known once isSettled().
    [[nodiscard]] SpanRank rank() const { return m_rank; }
    [[nodiscard]] DurationStrip *strip() const { return m_strip; }
    [[nodiscard]] bool isSettled() const { return m_row == NoIndex || m_ownBaseline; }

Q_SIGNALS:
    void pinRequested();
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void showFigures();
    void compareWithOwn();
    void showRank();

    std::shared_ptr<const OpenTrace> m_open;
    std::uint32_t m_row = NoIndex;
    std::shared_ptr<const SpanBaseline> m_baseline;
    std::shared_ptr<const SpanBaseline> m_ownBaseline;
    Latest<std::shared_ptr<const SpanBaseline>> m_own;
    SpanRank m_rank;
    kit::ElidedLabel *m_service;
    kit::ElidedLabel *m_operation;
    kit::Chip *m_error;
    kit::Chip *m_critical;
    kit::IconButton *m_pin;
    kit::FigureLabel *m_duration;
    QHBoxLayout *m_top;
    QHBoxLayout *m_chips;
    QHBoxLayout *m_figures;
    kit::PlainLabel *m_self;
    kit::PlainLabel *m_starts;
    kit::PlainLabel *m_share;
    kit::PlainLabel *m_usual;
    DurationStrip *m_strip;
};

} // namespace yagura::traces
