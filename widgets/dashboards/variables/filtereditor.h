// One ad-hoc filter to write: label, comparison and value, with the labels and values that the server has
// offered while typing. Enter takes it, Esc leaves it. A popup that deletes itself; GUI thread.
#pragma once

#include "core/callcombinators.h"
#include "core/timerange.h"
#include "dashboards/variable.h"

#include <QFrame>

class QComboBox;
class QLineEdit;
class QStringListModel;

namespace yagura::kit {
class Button;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::metrics {
class PromClient;
}

namespace yagura::dashboards {

// Where labels and values are looked up; without a client nothing is offered.
struct FilterSource
{
    std::shared_ptr<metrics::PromClient> client;
    TimeRange range;
};

class FilterEditor : public QFrame
{
    Q_OBJECT
public:
    FilterEditor(const AdhocFilter &filter, FilterSource source, QWidget *parent);

    void showUnder(const QWidget &button);

Q_SIGNALS:
    void taken(const yagura::dashboards::AdhocFilter &filter);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    using Names = std::shared_ptr<const QStringList>;

    void offer(QLineEdit *field, QStringListModel *model);
    void askValues();
    void showState();
    void take();

    FilterSource m_source;
    QLineEdit *m_key;
    QComboBox *m_sign;
    QLineEdit *m_value;
    kit::Button *m_take;
    kit::PlainLabel *m_note;
    QStringListModel *m_keys;
    QStringListModel *m_values;
    QString m_askedKey;
    Latest<Names> m_askKeys;
    Latest<Names> m_askValues;
};

} // namespace yagura::dashboards
