#include "kit/controls/choicestrip.h"

#include "kit/controls/plaintooltip.h"

#include <QHelpEvent>

namespace yagura::kit {

ChoiceStrip::ChoiceStrip(const QString &accessibleName, std::vector<Choice> choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(std::move(choices))
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    updateDescription();
}

void ChoiceStrip::setChoices(std::vector<Choice> choices)
{
    m_choices = std::move(choices);
    m_current = std::clamp(m_current, 0, std::max(0, count() - 1));
    updateDescription();
    updateGeometry();
    update();
}

void ChoiceStrip::setCount(int index, const QString &count)
{
    m_choices.at(static_cast<size_t>(index)).count = count;
    updateDescription();
    updateGeometry();
    update();
}

void ChoiceStrip::setCurrentIndex(int index)
{
    if (index < 0 || index >= count() || index == m_current)
        return;
    m_current = index;
    updateDescription();
    update();
    Q_EMIT currentIndexChanged(index);
}

void ChoiceStrip::updateDescription()
{
    if (m_choices.empty())
        return;
    const Choice &choice = m_choices[static_cast<size_t>(m_current)];
    setAccessibleDescription(choice.count.isEmpty() ? choice.text
                                                    : QString(choice.text + QLatin1Char(' ') + choice.count));
}

int ChoiceStrip::choiceAt(const QPoint &position) const
{
    for (int i = 0; i < count(); ++i) {
        if (hitRect(i).contains(position))
            return i;
    }
    return -1;
}

bool ChoiceStrip::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = choiceAt(help->pos());
        const QString text = index < 0 ? QString() : m_choices[static_cast<size_t>(index)].toolTip;
        if (text.isEmpty())
            hidePlainToolTip();
        else
            showPlainToolTip(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

void ChoiceStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        setCurrentIndex(choiceAt(event->position().toPoint()));
}

void ChoiceStrip::mouseMoveEvent(QMouseEvent *event)
{
    m_hovered = choiceAt(event->position().toPoint());
    update();
}

void ChoiceStrip::leaveEvent(QEvent *)
{
    m_hovered = -1;
    update();
}

void ChoiceStrip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        setCurrentIndex(m_current - 1);
        break;
    case Qt::Key_Right:
    case Qt::Key_Down:
        setCurrentIndex(m_current + 1);
        break;
    case Qt::Key_Home:
        setCurrentIndex(0);
        break;
    case Qt::Key_End:
        setCurrentIndex(count() - 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChoiceStrip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChoiceStrip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace yagura::kit
