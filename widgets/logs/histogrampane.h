// Lines over time, stacked by level, with a brush. Choosing a part narrows the rows; its button makes it the
// range of the whole console. Owned by the screen; GUI thread.
#pragma once

#include "logs/logpage.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

namespace yagura::kit {
class Button;
class ElidedLabel;
class Histogram;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::logs {

class HistogramPane : public QWidget
{
    Q_OBJECT
public:
    explicit HistogramPane(QWidget *parent = nullptr);

    // Null: nothing is known. range: what was asked for.
    void setHistogram(std::shared_ptr<const LogHistogram> histogram, const TimeRange &range);
    void setZone(const QTimeZone &zone);
    void setSelection(std::optional<TimeRange> selection);
    // The most bars that have room.
    [[nodiscard]] int bucketCount() const;

Q_SIGNALS:
    void selectionChanged(std::optional<yagura::TimeRange> selection);
    void zoomRequested(const yagura::TimeRange &range);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateTexts();

    std::shared_ptr<const LogHistogram> m_histogram;
    TimeRange m_range;
    QTimeZone m_zone = QTimeZone::utc();
    kit::PlainLabel *m_title;
    kit::ElidedLabel *m_subtitle;
    kit::ElidedLabel *m_selected;
    kit::Button *m_zoom;
    kit::Histogram *m_chart;
    QWidget *m_legend;
};

} // namespace yagura::logs
