// The firing alerts, worst first. Owned by the overview.
#pragma once

#include "kit/controls/panel.h"
#include "kit/tables/linesmodel.h"
#include "overview/overviewvalues.h"

#include <QTimeZone>

namespace yagura::kit {
class ContentStack;
class DataTable;
class StaleBadge;
} // namespace yagura::kit

namespace yagura::overview {

class AlertsPanel : public kit::Panel
{
    Q_OBJECT
public:
    explicit AlertsPanel(QWidget *parent = nullptr);

    void setAlerts(const QList<AlertLine> &alerts, const PartState &state, Instant now,
                   const QTimeZone &zone);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void alertOpened(const QString &fingerprint);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpColumns();
    void setUpWidths(bool isNarrow);

    kit::LinesModel<AlertLine> *m_model;
    kit::DataTable *m_table;
    kit::ContentStack *m_stack;
    kit::StaleBadge *m_stale;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace yagura::overview
