// Stacked bars over time with a brush: lines a minute by level, firings a day. Dragging chooses a range, the
// edges can be dragged after, arrow keys move them. Owned by its parent; GUI thread.
#pragma once

#include "core/timerange.h"
#include "kit/charts/chartdata.h"
#include "kit/charts/seriespath.h"

#include <QTimeZone>
#include <QWidget>

namespace yagura::kit {

// One level of the stack; counts[i] belongs to the i-th bucket.
struct HistogramLevel
{
    QString name;
    ColorRole color = ColorRole::TextFaint;
    std::vector<double> counts;
    double strength = 1; // of the colour over the surface: what is calm stays pale
};

struct HistogramMark
{
    Instant at;
    QString label;
    Severity severity = Severity::Critical;
};

class Histogram : public QWidget
{
    Q_OBJECT
public:
    explicit Histogram(const QString &accessibleName, QWidget *parent = nullptr);

    // Buckets of equal length over the range; levels from the bottom up.
    void setData(const TimeRange &range, std::vector<HistogramLevel> levels);
    void setZone(const QTimeZone &zone);
    void setMarks(std::vector<HistogramMark> marks);
    void setUnit(const QString &unitId);
    // Without labels: a strip of bars.
    void setCompact(bool isCompact);

    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }
    void setSelection(std::optional<TimeRange> selection);

    [[nodiscard]] QRectF plotRect() const { return m_mapping.plot; }
    [[nodiscard]] QSize sizeHint() const override { return {480, 96}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 28}; }

Q_SIGNALS:
    // After a drag or a key; empty when it was cleared.
    void selectionChanged(std::optional<yagura::TimeRange> selection);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Grip { None, New, From, To };

    void layoutPlot();
    void paintBars(QPainter &painter);
    void paintBrush(QPainter &painter);
    void paintMarks(QPainter &painter);
    [[nodiscard]] size_t bucketCount() const;
    [[nodiscard]] Grip gripAt(double x) const;
    [[nodiscard]] Instant timeAt(double x) const;
    [[nodiscard]] QString bucketText(double x) const;
    void announce();

    TimeRange m_range;
    std::vector<HistogramLevel> m_levels;
    std::vector<HistogramMark> m_marks;
    QTimeZone m_zone = QTimeZone::utc();
    QString m_unitId = QStringLiteral("short");
    PlotMapping m_mapping;
    bool m_isCompact = false;
    std::optional<TimeRange> m_selection;
    Grip m_grip = Grip::None;
    Instant m_anchor;
};

} // namespace yagura::kit
