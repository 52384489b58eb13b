// F1: every registered key, by group, in a panel over the window; Esc or F1 again closes it. Made from the
// action registry each time it is shown. Owned by the main window.
#pragma once

#include "kit/actionregistry.h"

#include <QFrame>
#include <QPointer>

class QScrollArea;

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::shell {

class KeyboardHelp : public QFrame
{
    Q_OBJECT
public:
    KeyboardHelp(const kit::ActionRegistry &actions, QWidget *parent);

    void place();
    // Gives the focus back to whatever had it.
    void dismiss();

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();

    const kit::ActionRegistry &m_actions;
    kit::PlainLabel *m_title;
    QScrollArea *m_area;
    QPointer<QWidget> m_focusBefore;
};

} // namespace yagura::shell
