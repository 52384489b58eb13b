// One field of a form: a small label above, the control, and what is wrong with its value below. The label is
// the control's accessible name. Owned by the form; GUI thread.
#pragma once

#include <QWidget>

namespace yagura::kit {
class PlainLabel;
}

namespace yagura::settings {

class FormField : public QWidget
{
    Q_OBJECT
public:
    // Takes the control.
    FormField(const QString &label, QWidget *control, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    // Below the control; empty hides it. A mistake goes before a hint.
    void setHint(const QString &hint);
    void setMistake(const QString &mistake);
    [[nodiscard]] const QString &mistake() const { return m_mistake; }

private:
    void updateNote();

    kit::PlainLabel *m_label;
    QWidget *m_control;
    kit::PlainLabel *m_note;
    QString m_hint;
    QString m_mistake;
};

} // namespace yagura::settings
