#include "incidents/confirmbar.h"

#include "kit/controls/button.h"
#include "kit/controls/plainlabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace yagura::incidents {

ConfirmBar::ConfirmBar(QWidget *parent)
    : QWidget(parent)
    , m_question(new kit::PlainLabel({}, kit::TextStyle::Name))
    , m_confirm(new kit::Button(tr("Confirm"), kit::ButtonKind::Destructive))
    , m_decline(new kit::Button(tr("Cancel")))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kit::space::medium, kit::space::small, kit::space::medium, kit::space::small);
    layout->setSpacing(kit::space::small);
    layout->addWidget(m_question);
    layout->addStretch();
    layout->addWidget(m_confirm);
    layout->addWidget(m_decline);
    m_confirm->setObjectName(QStringLiteral("confirm"));
    m_decline->setObjectName(QStringLiteral("decline"));
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmBar::confirmed);
    connect(m_decline, &QPushButton::clicked, this, &ConfirmBar::declined);
}

void ConfirmBar::ask(const QString &question, const QString &verb)
{
    m_question->setText(question);
    m_confirm->setText(verb);
    m_confirm->setAccessibleName(verb);
    m_confirm->updateGeometry();
    show();
    m_confirm->setFocus(Qt::OtherFocusReason);
}

void ConfirmBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const kit::Theme &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(kit::ColorRole::Raised));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(kit::ColorRole::Line));
}

void ConfirmBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT declined();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_confirm->hasFocus())
        Q_EMIT confirmed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace yagura::incidents
