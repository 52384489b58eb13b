#include "dashboards/editor/query/queryedit.h"

#include "kit/paintparts.h"

#include <QKeyEvent>

namespace yagura::dashboards {

namespace {

constexpr int usualHeight = 92;

} // namespace

QueryEdit::QueryEdit(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setFont(kit::textFont(kit::TextStyle::Mono));
    setTabChangesFocus(true);
    setFixedHeight(usualHeight);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
}

void QueryEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT finished();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void QueryEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) // a menu or a list of completions is no leaving
        Q_EMIT finished();
}

} // namespace yagura::dashboards
