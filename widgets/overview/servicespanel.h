// The services, worst first: state per minute, requests, errors, p95. A row leads to its dashboard, traces
// and logs, by the buttons at its end or by Enter, T and L. Owned by the overview.
#pragma once

#include "correlate/pivot.h"
#include "correlate/servicehealthmodel.h"
#include "kit/actionregistry.h"
#include "overview/tablepanel.h"

#include <QTimeZone>

namespace yagura::kit {
class PlainLabel;
} // namespace yagura::kit

namespace yagura::overview {

class ServicesPanel : public TablePanel
{
    Q_OBJECT
public:
    explicit ServicesPanel(QWidget *parent = nullptr);

    void setServices(const std::vector<correlate::ServiceHealth> &services, const PartState &state,
                     Instant now);
    // T and L on the current row.
    void registerActions(kit::ActionRegistry &actions);

    [[nodiscard]] QSize sizeHint() const override; // all rows, within reason
    [[nodiscard]] const correlate::ServiceHealthModel &model() const { return *m_model; }

Q_SIGNALS:
    void pivotRequested(const yagura::correlate::Pivot &pivot);

private:
    void setUpColumns();
    void open(correlate::Target target, int row);

    correlate::ServiceHealthModel *m_model;
    kit::PlainLabel *m_counts;
};

} // namespace yagura::overview
