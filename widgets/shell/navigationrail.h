// The column at the left edge: one button a screen, with a badge for what waits there. Owned by the main
// window.
#pragma once

#include "correlate/pivot.h"
#include "kit/icons.h"

#include <QAbstractButton>
#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace yagura::shell {

class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(kit::IconName icon, const QString &name, QWidget *parent);

    // Zero hides the badge. Part of the accessible description too.
    void setBadge(int count);
    [[nodiscard]] int badge() const { return m_badge; }
    void setShortcutHint(const QKeySequence &shortcut);
    // The translated name may change with the language.
    void setName(const QString &name);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void nextCheckState() override { } // the shown screen says which is checked

private:
    void updateTexts();

    kit::IconName m_icon;
    QString m_name;
    QKeySequence m_shortcut;
    int m_badge = 0;
};

class NavigationRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    enum class Place { Top, Bottom };
    RailButton *addTarget(correlate::Target target, kit::IconName icon, const QString &name, Place place);
    void setCurrent(correlate::Target target);
    [[nodiscard]] RailButton *button(correlate::Target target) const { return m_buttons.value(target); }

Q_SIGNALS:
    void targetChosen(yagura::correlate::Target target);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QVBoxLayout *m_layout;
    qsizetype m_topCount = 0;
    RailButton *m_lastAdded = nullptr; // the tab key goes from button to button
    void moveFocus(int step);

    QHash<correlate::Target, RailButton *> m_buttons;
};

} // namespace yagura::shell
