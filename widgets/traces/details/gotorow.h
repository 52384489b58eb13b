// "Go to": a row a way to another signal, with icon, name and what is known about it. Each row is a button.
// Owned by the details pane; GUI thread.
#pragma once

#include "kit/icons.h"

#include <QAbstractButton>

namespace yagura::traces {

class GoToRow : public QAbstractButton
{
    Q_OBJECT
public:
    GoToRow(kit::IconName icon, const QString &text, QWidget *parent = nullptr);
    // Small, at the right.
    void setNote(const QString &note);
    // Accent, unless it means more.
    void setIconRole(kit::ColorRole role);
    [[nodiscard]] QSize sizeHint() const override { return {200, kit::size::control}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    kit::IconName m_icon;
    kit::ColorRole m_iconRole = kit::ColorRole::Accent;
    QString m_note;
};

} // namespace yagura::traces
