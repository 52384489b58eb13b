#include "metrics/queryfield.h"

#include <QKeyEvent>

namespace yagura::metrics {

void QueryField::remember()
{
    m_history.add(text());
}

void QueryField::keyPressEvent(QKeyEvent *event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if (event->modifiers() != Qt::NoModifier && event->modifiers() != Qt::KeypadModifier) {
        kit::SearchField::keyPressEvent(event);
    } else if (isUp || event->key() == Qt::Key_Down) {
        if (const auto query = isUp ? m_history.older(text()) : m_history.newer())
            setText(*query);
        event->accept();
    } else {
        kit::SearchField::keyPressEvent(event);
    }
}

} // namespace yagura::metrics
