// Where the time range is chosen: quick ranges at the right, from and to as typed text at the left, the time
// zone below. A popup of the time range button, owned by it.
#pragma once

#include "core/result.h"
#include "core/timerangeexpression.h"

#include <QFrame>
#include <QTimeZone>

class QLineEdit;
class QListWidget;

namespace yagura::kit {
class PlainLabel;
class SegmentedControl;
} // namespace yagura::kit

namespace yagura::shell {

// A quick range: its expression and translated name.
struct QuickRange
{
    TimeRangeExpression expression;
    QString name;
};
[[nodiscard]] QList<QuickRange> quickRanges();
// The translated name of a quick range, or the expression itself.
[[nodiscard]] QString rangeName(const TimeRangeExpression &expression);

class TimeRangePopup : public QFrame
{
    Q_OBJECT
public:
    explicit TimeRangePopup(QWidget *parent);

    void setExpression(const TimeRangeExpression &expression);
    void setZone(const QTimeZone &zone);
    // Shown under the fields when the range was refused.
    void showError(const QString &sentence);

Q_SIGNALS:
    void expressionChosen(const yagura::TimeRangeExpression &expression);
    void zoneChosen(const QTimeZone &zone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFields();
    void applyFields();

    QLineEdit *m_from;
    QLineEdit *m_to;
    kit::PlainLabel *m_error;
    QListWidget *m_quick;
    kit::SegmentedControl *m_zones = nullptr;
};

} // namespace yagura::shell
