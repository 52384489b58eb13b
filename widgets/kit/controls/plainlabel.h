// A label for any text, also text from outside: plain text always, capped, control characters visible,
// coloured by theme role. Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QLabel>

namespace yagura::kit {

class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(const QString &text = {}, TextStyle style = TextStyle::Body,
                        ColorRole role = ColorRole::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setTextStyle(TextStyle style);
    void setColorRole(ColorRole role);
    [[nodiscard]] ColorRole colorRole() const { return m_role; }
    // Lets people mark and copy the text with the mouse and the keyboard.
    void setSelectable();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyRole();

    ColorRole m_role;
};

} // namespace yagura::kit
