// A few choices side by side, one of them chosen, with counts if wanted: "All 21 | Firing 12". Owned by its
// parent; GUI thread.
#pragma once

#include "kit/controls/button.h"
#include "kit/controls/choicestrip.h"

namespace yagura::kit {

class SegmentedControl : public ChoiceStrip
{
    Q_OBJECT
public:
    explicit SegmentedControl(const QString &accessibleName, std::vector<Choice> choices,
                              QWidget *parent = nullptr);

    void setControlSize(ControlSize size);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] QRect hitRect(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    ControlSize m_size = ControlSize::Normal;
};

} // namespace yagura::kit
