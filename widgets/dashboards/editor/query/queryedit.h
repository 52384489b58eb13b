// Several lines of text: Ctrl+Enter and leaving it finish the edit. Owned by its parent; GUI thread.
#pragma once

#include <QPlainTextEdit>

namespace yagura::dashboards {

class QueryEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit QueryEdit(QWidget *parent = nullptr);

Q_SIGNALS:
    void finished();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

} // namespace yagura::dashboards
