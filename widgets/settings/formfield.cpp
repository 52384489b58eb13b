#include "settings/formfield.h"

#include "kit/controls/plainlabel.h"

#include <QVBoxLayout>

namespace yagura::settings {

using kit::ColorRole;
using kit::PlainLabel;
using kit::TextStyle;

FormField::FormField(const QString &label, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_label(new PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
    , m_control(control)
    , m_note(new PlainLabel({}, TextStyle::Label, ColorRole::TextMuted))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kit::space::tiny);
    layout->addWidget(m_label);
    layout->addWidget(m_control);
    layout->addWidget(m_note);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_note->setWordWrap(true);
    m_label->setBuddy(m_control);
    setFocusProxy(m_control);
    setLabel(label);
    updateNote();
}

void FormField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_control->setAccessibleName(label);
}

void FormField::setHint(const QString &hint)
{
    m_hint = hint;
    updateNote();
}

void FormField::setMistake(const QString &mistake)
{
    m_mistake = mistake;
    updateNote();
}

void FormField::updateNote()
{
    const bool wrong = !m_mistake.isEmpty();
    m_note->setText(wrong ? m_mistake : m_hint);
    m_note->setColorRole(wrong ? ColorRole::Critical : ColorRole::TextMuted);
    m_note->setVisible(wrong || !m_hint.isEmpty());
    m_control->setAccessibleDescription(wrong ? m_mistake : m_hint);
}

} // namespace yagura::settings
