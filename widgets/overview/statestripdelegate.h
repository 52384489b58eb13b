// A service's state per minute as a row of small bars: grey is fine, taller and coloured is trouble, a hole is unknown.
// Owned by the services table.
#pragma once

#include "correlate/servicehealth.h"
#include "kit/tables/celldelegate.h"

namespace yagura::overview {

class StateStripDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<const std::vector<correlate::HealthState> *(const QModelIndex &)>;
    explicit StateStripDelegate(Describe describe, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;

private:
    Describe m_describe;
};

[[nodiscard]] kit::Severity severityOf(correlate::HealthState state);

} // namespace yagura::overview
