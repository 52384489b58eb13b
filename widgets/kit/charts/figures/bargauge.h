// Values as bars within their limits, one an item: plain, along the colours of its limits, or as lit cells.
// Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/figures/bartrack.h"
#include "kit/charts/figures/figuregrid.h"

namespace yagura::kit {

enum class FigureNames { Auto, Top, Left, Hidden }; // Auto: left of lying bars, on top of upright ones
enum class FigureValues { Color, Text, Hidden }; // in the colour of the bar, in that of text, not at all

struct BarGaugeLook
{
    BarGaugeMode mode = BarGaugeMode::Basic;
    FigureDirection direction = FigureDirection::Auto; // Auto: lying where it is wider than high
    FigureNames names = FigureNames::Auto;
    FigureValues values = FigureValues::Color;
    bool hasUnfilled = true; // the track beyond the value
    bool hasSteps = false; // a thin line of all limits beside the track
    int minWidth = 8; // of an upright bar, pixels
    int minHeight = 20; // of a lying one's row
    int maxHeight = 40;
    std::optional<int> titleSize{}; // pixels; absent: by the room there is
    std::optional<int> valueSize{};
};

class BarGauge : public FigureGrid
{
    Q_OBJECT
public:
    using FigureGrid::FigureGrid;

    void setLook(const BarGaugeLook &look);
    [[nodiscard]] bool isLying() const;
    // The track of an item, filled or not.
    [[nodiscard]] QRectF trackRect(int item);

protected:
    [[nodiscard]] FigureGridShape shapeFor(const QSizeF &area, int count) const override;
    void paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const override;
    [[nodiscard]] double cellGap() const override { return isLying() ? 0 : space::medium; }

private:
    struct Parts
    {
        QRectF name;
        QRectF track;
        QRectF value;
    };
    [[nodiscard]] Parts partsOf(const QRectF &cell) const;
    [[nodiscard]] bool hasNameOnTop() const;
    [[nodiscard]] int namePixels() const;
    [[nodiscard]] int lineHeight() const; // of a name on top
    [[nodiscard]] double nameWidth() const;
    [[nodiscard]] int valuePixels() const; // of a lying bar
    [[nodiscard]] double valueWidth() const;
    void paintSteps(QPainter &painter, const FigureItem &item, const QRectF &track) const;

    BarGaugeLook m_look;
};

} // namespace yagura::kit
