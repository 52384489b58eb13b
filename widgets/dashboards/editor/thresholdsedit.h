// The thresholds of a field: their steps with colour and beginning, in numbers or in percent of the scale.
// Steps stand in the order of their beginnings. Owned by its parent; GUI thread.
#pragma once

#include "dashboards/frames/threshold.h"

#include <QWidget>

class QVBoxLayout;

namespace yagura::kit {
class SegmentedControl;
}

namespace yagura::dashboards {

class ThresholdsEdit : public QWidget
{
    Q_OBJECT
public:
    explicit ThresholdsEdit(QWidget *parent = nullptr);

    // Without any: what a field has that says nothing.
    void setThresholds(const std::optional<frames::Thresholds> &thresholds);

Q_SIGNALS:
    void changed(const yagura::dashboards::frames::Thresholds &thresholds);

private:
    void rebuild();
    void addRow(int step);
    void addStep();
    void takeStart(int step, const QString &text);
    void say(frames::Thresholds thresholds);

    frames::Thresholds m_thresholds;
    kit::SegmentedControl *m_mode;
    QVBoxLayout *m_rows;
    QWidget *m_box = nullptr;
};

} // namespace yagura::dashboards
