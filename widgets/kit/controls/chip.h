// A chip or pill as a widget, with a close button and a click if wanted. Owned by its parent; GUI thread.
#pragma once

#include "kit/controls/chippainter.h"

#include <QAbstractButton>

namespace yagura::kit {

class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(const ChipContent &content, QWidget *parent = nullptr);
    // The usual: a severity pill with shape and text.
    Chip(Severity severity, const QString &text, QWidget *parent = nullptr);

    void setContent(const ChipContent &content);
    [[nodiscard]] const ChipContent &content() const { return m_content; }
    // Adds the small cross; Delete and Backspace close too.
    void setClosable(bool isClosable);
    // Reacts to clicks (clicked()) and can be reached by keyboard.
    void setInteractive(bool isInteractive);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect closeRect() const;
    void updateReach();

    ChipContent m_content;
    bool m_isClosable = false;
    bool m_isInteractive = false;
};

} // namespace yagura::kit
