// The span and those pinned side by side: what is equal is muted, what differs is marked. Owned by the
// details pane; GUI thread.
#pragma once

#include "traces/details/spancomparisonmodel.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class DataTable;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::traces {

class SpanComparisonView : public QWidget
{
    Q_OBJECT
public:
    explicit SpanComparisonView(QWidget *parent = nullptr);

    // The first is the one the details show.
    void setSpans(std::vector<ComparedSpan> spans);
    [[nodiscard]] const SpanComparisonModel &model() const { return *m_model; }
    [[nodiscard]] kit::DataTable *table() const { return m_table; }
    // Wide enough for all columns to be read, more of them where a pane is usually wide.
    [[nodiscard]] int wantedWidth(int usual) const;

Q_SIGNALS:
    void spanRequested(const yagura::traces::ComparedSpan &span);

private:
    void setUpTable();

    SpanComparisonModel *m_model;
    kit::DataTable *m_table;
    kit::PlainLabel *m_sum;
    kit::Button *m_only;
};

} // namespace yagura::traces
