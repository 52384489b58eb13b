// The pinned spans as a list of chips: a click goes to the span, the cross takes the pin off. Owned by the
// details pane; GUI thread.
#pragma once

#include "traces/details/spancomparisonmodel.h"

#include <QWidget>

namespace yagura::kit {
class Chip;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class PinnedSpans : public QWidget
{
    Q_OBJECT
public:
    static constexpr size_t Most = 4;

    explicit PinnedSpans(QWidget *parent = nullptr);

    [[nodiscard]] const std::vector<ComparedSpan> &spans() const { return m_spans; }
    [[nodiscard]] bool has(const ComparedSpan &span) const;
    // Pins it, or takes its pin off; of more than the most the oldest goes.
    void toggle(const ComparedSpan &span);
    void clear();
    // The same spans in the trace as it is now; what is gone from it loses its pin.
    void rebind(const std::shared_ptr<const OpenTrace> &open);

Q_SIGNALS:
    void changed();
    void spanRequested(const yagura::traces::ComparedSpan &span);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showChips();
    void place();

    std::vector<ComparedSpan> m_spans;
    std::vector<kit::Chip *> m_chips;
    kit::PlainLabel *m_title;
};

} // namespace yagura::traces
