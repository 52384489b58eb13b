// Half circles with a value in each, its limits as a thin arc with marks and labels; several stand in a grid
// that makes them as large as they can be. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/figures/figuregrid.h"

#include <functional>

namespace yagura::kit {

struct GaugeLook
{
    FigureDirection direction = FigureDirection::Auto; // Horizontal: below each other; Vertical: beside
    bool hasStepMarks = true; // the arc of limits
    bool hasStepLabels = false; // their values around it
    bool hasName = true;
    // Least size of a gauge where sizing is by hand; absent: as large as there is room.
    std::optional<QSize> minSize{};
    std::optional<int> titleSize{}; // pixels; absent: by the room there is
    std::optional<int> valueSize{};
    std::function<ValueText(double)> stepText{}; // of the labels; absent: about three figures
};

class GaugeGrid : public FigureGrid
{
    Q_OBJECT
public:
    using FigureGrid::FigureGrid;

    void setLook(const GaugeLook &look);
    struct Arc
    {
        QPointF center;
        double radius = 0; // outer
        double thick = 0;
    };
    [[nodiscard]] Arc arcOf(int item);

protected:
    [[nodiscard]] FigureGridShape shapeFor(const QSizeF &area, int count) const override;
    void paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const override;

private:
    [[nodiscard]] Arc arcIn(const QRectF &cell) const;
    void paintStepLabels(QPainter &painter, const FigureItem &item, const Arc &arc, const QRectF &cell) const;

    GaugeLook m_look;
};

} // namespace yagura::kit
