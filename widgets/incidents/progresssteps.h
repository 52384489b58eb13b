// How far an incident has come, as steps from left to right: done, where it stands, not reached. Painted.
// Owned by the details pane; GUI thread.
#pragma once

#include <QWidget>

namespace yagura::incidents {

enum class StepState { Done, Current, NotReached };

struct Step
{
    QString name;
    QString detail; // a time, or what it waits for
    StepState state = StepState::NotReached;

    bool operator==(const Step &) const = default;
};

class ProgressSteps : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressSteps(QWidget *parent = nullptr);

    void setSteps(const std::vector<Step> &steps);
    [[nodiscard]] const std::vector<Step> &steps() const { return m_steps; }

    [[nodiscard]] QSize sizeHint() const override { return {300, 60}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 60}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Step> m_steps;
};

} // namespace yagura::incidents
