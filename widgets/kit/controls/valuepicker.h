// Values to pick from, under a button: a field to search, the list, and for several values All and Clear.
// Keys: arrows move, Enter picks or ticks, Ctrl+Enter takes what is ticked, Esc leaves everything as it was;
// a click elsewhere takes it too. Deletes itself when closed; GUI thread.
#pragma once

#include <QFrame>

#include <optional>
#include <vector>

class QListView;
class QSortFilterProxyModel;
class QStandardItem;
class QStandardItemModel;

namespace yagura::kit {

class PlainLabel;
class SearchField;

struct PickerOption
{
    QString text;
    QString value;
};

enum class PickerMode { One, Several };

struct PickerContent
{
    QString title; // accessible name
    std::vector<PickerOption> options;
    QStringList current; // values
    PickerMode mode = PickerMode::One;
    std::optional<QString> all = {}; // the value that stands for every one and comes first in the list
};

class ValuePicker : public QFrame
{
    Q_OBJECT
public:
    explicit ValuePicker(PickerContent content, QWidget *parent);

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
    [[nodiscard]] bool isForSeveral() const { return m_content.mode == PickerMode::Several; }
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

    PickerContent m_content;
    QStringList m_values; // ticked
    bool m_isTaken = false;
    bool m_isCancelled = false;
    SearchField *m_search;
    QStandardItemModel *m_model;
    QSortFilterProxyModel *m_shown;
    QListView *m_list;
    PlainLabel *m_count;
};

} // namespace yagura::kit
