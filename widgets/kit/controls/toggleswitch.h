// On or off, at once in force, as a sliding switch with its text behind. Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QAbstractButton>

namespace yagura::kit {

class ToggleSwitch : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ToggleSwitch(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace yagura::kit
