// The bar at the foot of a panel that acts on what is ticked or shown: a sentence, the ways to act, and,
// before what cannot be taken back, the question. Owned by its panel; GUI thread.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace yagura::kit {
class Button;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::incidents {

class ConfirmBar : public QWidget
{
    Q_OBJECT
public:
    explicit ConfirmBar(QWidget *parent = nullptr);

    // "Resolve 3 incidents?" and the word on the button that does it. The question takes the focus.
    void ask(const QString &question, const QString &verb);

Q_SIGNALS:
    void confirmed();
    void declined();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    kit::PlainLabel *m_question;
    kit::Button *m_confirm;
    kit::Button *m_decline;
};

} // namespace yagura::incidents
