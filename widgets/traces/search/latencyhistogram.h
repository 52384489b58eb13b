// How long the traces of a search took: counts over a logarithmic axis, failed ones on top, with the median
// and the upper percentiles as lines. Owned by the search page; GUI thread.
#pragma once

#include "traces/analysis/traceanalysis.h"

#include <QWidget>

namespace yagura::traces {

class LatencyHistogram : public QWidget
{
    Q_OBJECT
public:
    explicit LatencyHistogram(QWidget *parent = nullptr);
    void setTraces(std::span<const TraceSummary> traces);

    [[nodiscard]] QSize sizeHint() const override { return {360, 210}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Bucket
    {
        int good = 0;
        int failed = 0;
    };
    void paintBars(QPainter &painter, const QRectF &plot) const;
    void paintPercentiles(QPainter &painter, const QRectF &plot) const;
    [[nodiscard]] double shareOf(double ns) const;

    std::vector<TraceSummary> m_traces;
    DurationStatistics m_statistics;
    double m_lowest = 1e6; // ns
    double m_highest = 1e10;
};

} // namespace yagura::traces
