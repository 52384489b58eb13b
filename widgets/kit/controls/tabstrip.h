// Tabs as plain words with a line under the chosen one, counts behind: "Lines  Patterns 86". Shows nothing
// itself: connect currentIndexChanged to a stack. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/choicestrip.h"

namespace yagura::kit {

class TabStrip : public ChoiceStrip
{
    Q_OBJECT
public:
    explicit TabStrip(const QString &accessibleName, std::vector<Choice> choices, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    [[nodiscard]] QRect hitRect(int index) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QRect tabRect(int index) const;
};

} // namespace yagura::kit
