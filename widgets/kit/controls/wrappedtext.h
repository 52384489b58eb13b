// Text from outside that must be seen whole though its words are longer than its place: expressions, ids,
// addresses. Breaks at spaces where it can and anywhere where it must (a QLabel would cut such words off).
// Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QWidget>

class QTextLayout;

namespace yagura::kit {

class WrappedText : public QWidget
{
    Q_OBJECT
public:
    explicit WrappedText(const QString &text = {}, TextStyle style = TextStyle::Body,
                         ColorRole role = ColorRole::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    // Lays out for a width; the height it takes.
    [[nodiscard]] double layOut(QTextLayout &layout, int width) const;

    QString m_text; // as shown
    ColorRole m_role;
};

} // namespace yagura::kit
