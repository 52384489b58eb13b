// A one-line field with a magnifier, a clear button and the key that jumps to it, shown as a key cap while
// empty. Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QLineEdit>

#include <functional>
#include <vector>

namespace yagura::kit {

// A run of characters of a field in a colour of its own.
struct ColoredRun
{
    qsizetype start = 0;
    qsizetype length = 0;
    QColor color;
};

class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    // The placeholder is also the accessible name.
    explicit SearchField(const QString &placeholder, const QString &keyHint = {}, QWidget *parent = nullptr);

    // Set in mono, for queries and matchers.
    void setMono(bool isMono);
    void setKeyHint(const QString &keyHint);
    // Colours the text as it is typed, for queries.
    void
    setColoring(std::function<std::vector<ColoredRun>(const QString &text, const Theme &theme)> coloring);

Q_SIGNALS:
    // What was typed, a moment after the last key; at once on Enter.
    void searchChanged(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void color();

    QString m_keyHint;
    std::function<std::vector<ColoredRun>(const QString &, const Theme &)> m_coloring;
};

} // namespace yagura::kit
