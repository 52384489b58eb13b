// The small form behind "Add filter": a field, is / is not / exists / does not exist, a value. Deletes itself
// when closed. Owned by its parent; GUI thread.
#pragma once

#include "logs/logquery.h"

#include <QFrame>

class QComboBox;
class QLineEdit;

namespace yagura::kit {
class Button;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::logs {

class FilterPopupView : public QFrame
{
    Q_OBJECT
public:
    explicit FilterPopupView(const QStringList &fieldNames, QWidget *parent);

    void openUnder(const QWidget *widget);

Q_SIGNALS:
    void accepted(const yagura::logs::LogFilter &filter);

private:
    [[nodiscard]] LogFilter filter() const;
    void updateReach();
    void accept();

    QComboBox *m_field;
    kit::SegmentedControl *m_relation;
    QLineEdit *m_value;
    kit::Button *m_add;
};

} // namespace yagura::logs
