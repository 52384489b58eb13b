// The one filled tile of the overview: what is wrong, where, since when, who has it. Calm when nothing is.
// Owned by the overview.
#pragma once

#include "overview/overviewcontent.h"

#include <QWidget>

namespace yagura::kit {
class Button;
class ElidedLabel;
class Panel;
class PlainLabel;
} // namespace yagura::kit

namespace yagura::overview {

class VerdictTile : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictTile(QWidget *parent = nullptr);

    void setVerdict(const Verdict &verdict, Instant now, const QTimeZone &zone);

Q_SIGNALS:
    void opened();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Fact
    {
        kit::PlainLabel *label;
        kit::PlainLabel *value;
    };
    Fact addFact(const QString &label);
    void showCalm(bool isKnown);

    Verdict m_verdict;
    kit::ElidedLabel *m_title;
    kit::ElidedLabel *m_detail;
    kit::Button *m_open;
    QWidget *m_facts;
    Fact m_where;
    Fact m_since;
    Fact m_who;
};

} // namespace yagura::overview
