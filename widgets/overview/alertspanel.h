// The firing alerts, worst first. Owned by the overview.
#pragma once

#include "kit/tables/linesmodel.h"
#include "overview/tablepanel.h"

#include <QTimeZone>

namespace yagura::overview {

class AlertsPanel : public TablePanel
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
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace yagura::overview
