// How long the traces of a search took: counts over a logarithmic axis, failed ones on top, with the median
// and the upper percentiles as lines. A click on a bar or a drag over several chooses their durations. Owned
// by the search page; GUI thread.
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
    [[nodiscard]] QSize minimumSizeHint() const override { return {260, 120}; }

    // Where the bars stand.
    [[nodiscard]] QRectF plotRect() const;

Q_SIGNALS:
    void durationsChosen(yagura::Duration shortest, yagura::Duration longest);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Bucket
    {
        int good = 0;
        int failed = 0;
    };
    void paintBars(QPainter &painter, const QRectF &plot) const;
    void paintPercentiles(QPainter &painter, const QRectF &plot) const;
    [[nodiscard]] double shareOf(double ns) const;
    [[nodiscard]] int bucketCount() const;
    [[nodiscard]] int bucketAt(double x) const;
    [[nodiscard]] double edgeOf(int bucket) const; // ns
    [[nodiscard]] std::vector<Bucket> buckets() const;

    std::vector<TraceSummary> m_traces;
    DurationStatistics m_statistics;
    double m_lowest = 1e6; // ns
    double m_highest = 1e10;
    std::optional<int> m_pressed; // buckets
    std::optional<int> m_hovered;
};

} // namespace yagura::traces
