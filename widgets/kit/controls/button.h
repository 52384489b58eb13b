// The push button of the console. At most one Filled a panel. Owned by its parent; GUI thread.
#pragma once

#include "kit/icons.h"

#include <QPushButton>

#include <optional>

namespace yagura::kit {

enum class ButtonKind {
    Filled, // the one thing to do here
    Outlined, // the usual
    Quiet, // no frame until the pointer is on it
    Destructive, // outlined in critical
    Link, // text in accent, no frame
};
enum class ControlSize { Normal, Small };

class Button : public QPushButton
{
    Q_OBJECT
public:
    explicit Button(const QString &text, ButtonKind kind = ButtonKind::Outlined, QWidget *parent = nullptr);

    void setKind(ButtonKind kind);
    [[nodiscard]] ButtonKind kind() const { return m_kind; }
    void setControlSize(ControlSize size);
    void setIconName(std::optional<IconName> name);
    // Shown as a key cap behind the text: "A". The shortcut itself belongs to the action.
    void setKeyHint(const QString &key);
    // A chevron behind the text, for buttons that open something.
    void setOpensMenu(bool opens);
    // Checkable buttons show their state as an accent frame with a tick.

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Colors
    {
        QColor fill;
        QColor line;
        QColor text;
    };
    [[nodiscard]] Colors colors() const;
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] bool hasChevron() const { return m_opensMenu || menu(); }

    ButtonKind m_kind;
    ControlSize m_size = ControlSize::Normal;
    std::optional<IconName> m_icon;
    QString m_keyHint;
    bool m_opensMenu = false;
};

} // namespace yagura::kit
