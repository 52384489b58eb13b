// The cells of the table of results: labels in mono, the first with the colour its line has in the chart, and
// numbers of a column with the same digits after the point. Owned by the table; GUI thread.
#pragma once

#include "kit/charts/chartdata.h"
#include "kit/tables/celldelegate.h"

#include <optional>

namespace yagura::metrics {

class SeriesCellDelegate : public kit::TextDelegate
{
    Q_OBJECT
public:
    using ColorOf = std::function<std::optional<kit::SeriesColor>(const QModelIndex &)>;
    // Nothing for rows the chart has no line of.
    SeriesCellDelegate(ColorOf colorOf, QObject *parent);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    ColorOf m_colorOf;
};

class ResultNumberDelegate : public kit::NumberDelegate
{
    Q_OBJECT
public:
    using DecimalsOf = std::function<int(int column)>;
    ResultNumberDelegate(DecimalsOf decimalsOf, QObject *parent);

protected:
    // The number as exactly as the server told it.
    [[nodiscard]] QString toolTipText(const QModelIndex &index, int availableWidth) const override;
};

} // namespace yagura::metrics
