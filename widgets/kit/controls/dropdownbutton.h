// A button that shows a label and the chosen value and opens a menu: "Group by service ▾"; with a boxed label
// it is a dashboard variable: "$cluster | prod-tokyo-1 ▾". Owned by its parent; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QAbstractButton>

class QMenu;

namespace yagura::kit {

enum class DropDownLabel { Inline, Boxed };

class DropDownButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit DropDownButton(const QString &label, DropDownLabel kind = DropDownLabel::Inline,
                            QWidget *parent = nullptr);

    void setValue(const QString &value);
    [[nodiscard]] QString value() const { return m_value; }
    // Popped up under the button on click, Space, Enter, Down. Without a menu clicked() is all that happens.
    void setMenu(QMenu *menu);
    // A menu with one choice of each; emits chosen(index).
    void setChoices(const QStringList &choices, int current);
    // A small square in front of the value, for a service.
    void setSwatch(const QColor &color);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openMenu();
    [[nodiscard]] int labelWidth() const;

    QString m_label;
    QString m_value;
    DropDownLabel m_kind;
    QMenu *m_menu = nullptr;
    QColor m_swatch;
};

} // namespace yagura::kit
