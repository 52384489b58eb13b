// The values of one variable to pick from, under its button: a field to search, the list, and for several
// values All and Clear. Keys: arrows move, Enter picks or ticks, Ctrl+Enter takes what is ticked, Esc leaves
// everything as it was; a click elsewhere takes it too. Deletes itself when closed; GUI thread.
#pragma once

#include "dashboards/variable.h"

#include <QFrame>

class QListView;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;

namespace yagura::kit {
class PlainLabel;
class SearchField;
} // namespace yagura::kit

namespace yagura::dashboards {

class VariablePicker : public QFrame
{
    Q_OBJECT
public:
    explicit VariablePicker(const Variable &variable, QWidget *parent);

    // Under the widget, inside its screen.
    void showUnder(const QWidget &button);

Q_SIGNALS:
    // Only when it is another choice than before.
    void chosen(const QStringList &values);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fill();
    [[nodiscard]] QWidget *makeButtons();
    [[nodiscard]] bool handleKey(const QKeyEvent &event);
    void narrow(const QString &text);
    void move(int rows);
    void pick(const QModelIndex &shown);
    void toggle(QStandardItem &item);
    void tickAll();
    void clear();
    void showTicks();
    void take();

    Variable m_variable;
    QStringList m_values; // ticked
    bool m_isTaken = false;
    bool m_isCancelled = false;
    kit::SearchField *m_search;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_shown;
    QListView *m_list;
    kit::PlainLabel *m_count;
};

} // namespace yagura::dashboards
