// Several of a few choices: the button says which are chosen and opens a list of ticks that stays open while
// one ticks. Owned by its parent; GUI thread.
#pragma once

#include "dashboards/editor/optionfield.h"
#include "kit/controls/button.h"

#include <QStringList>

class QMenu;

namespace yagura::dashboards {

class ChoicesButton : public kit::Button
{
    Q_OBJECT
public:
    ChoicesButton(const QString &accessibleName, const std::vector<OptionChoice> &choices,
                  QWidget *parent = nullptr);

    void setChosen(const QStringList &values);
    // In the order of the choices, what is not among them last.
    [[nodiscard]] QStringList chosen() const { return m_chosen; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosenChanged(const QStringList &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggle(const QString &value);
    void showChosen();

    std::vector<OptionChoice> m_choices;
    QStringList m_chosen;
    QMenu *m_menu;
    QString m_name;
};

} // namespace yagura::dashboards
