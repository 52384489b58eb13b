// A small line in a table cell with a dot at its newest point. Its range is never smaller than asked for, so that healthy
// noise looks healthy. Owned by its table.
#pragma once

#include "kit/tables/celldelegate.h"

namespace yagura::overview {

struct TrendCell
{
    const std::vector<double> *points = nullptr; // oldest first, NaN is a hole
    double smallestRange = 0;
    kit::ColorRole role = kit::ColorRole::TextFaint;
    bool asBars = false;
};

// Draws the trend into rect, flush with its bottom.
void paintTrend(QPainter &painter, const QRectF &rect, const TrendCell &cell, const kit::Theme &theme);

class TrendDelegate : public kit::CellDelegate
{
    Q_OBJECT
public:
    using Describe = std::function<TrendCell(const QModelIndex &)>;
    explicit TrendDelegate(Describe describe, QObject *parent = nullptr);

protected:
    void paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                   const QModelIndex &index) const override;
    [[nodiscard]] int contentWidth(const QModelIndex &index) const override;

private:
    Describe m_describe;
};

} // namespace yagura::overview
