// A one-line field with a magnifier, a clear button and the key that jumps to it, shown as a key cap while
// empty. Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QLineEdit>

namespace yagura::kit {

class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    // The placeholder is also the accessible name.
    explicit SearchField(const QString &placeholder, const QString &keyHint = {}, QWidget *parent = nullptr);

    // Set in mono, for queries and matchers.
    void setMono(bool isMono);
    void setKeyHint(const QString &keyHint);

Q_SIGNALS:
    // What was typed, a moment after the last key; at once on Enter.
    void searchChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_keyHint;
};

} // namespace yagura::kit
