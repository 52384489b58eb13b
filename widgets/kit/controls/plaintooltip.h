// Tooltips as plain text in a fixed frame: Qt would take anything that looks like HTML for rich text. Plain
// functions; GUI thread.
#pragma once

#include <QKeySequence>
#include <QString>

class QPoint;
class QWidget;

namespace yagura::kit {

// What QWidget::setToolTip may safely be given: escaped, capped, line breaks kept, the shortcut behind the
// text.
[[nodiscard]] QString plainToolTip(const QString &text, const QKeySequence &shortcut = {});

// setToolTip with plainToolTip; also the accessible description where the widget has none.
void setPlainToolTip(QWidget *widget, const QString &text, const QKeySequence &shortcut = {});

void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *widget);
void hidePlainToolTip();

} // namespace yagura::kit
