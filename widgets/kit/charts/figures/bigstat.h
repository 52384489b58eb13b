// Figures: one an item, large, with its name, its course and how it changed. Calm unless asked: the ground
// takes a colour only where the look says so. Owned by its parent; GUI thread.
#pragma once

#include "kit/charts/figures/figuregrid.h"

namespace yagura::kit {

enum class StatColorMode { None, Value, Background, BackgroundGradient };
enum class StatGraph { None, Area };
enum class StatTextMode { Auto, Value, ValueAndName, Name, None }; // Auto: names where there are several
enum class StatJustify { Auto, Center };
enum class StatChange {
    Hidden,
    Neutral, // in the colour of secondary text
    RiseIsGood,
    FallIsGood,
    AsValue, // in the colour of the value
};

struct StatLook
{
    FigureDirection direction = FigureDirection::Auto; // Horizontal: below each other; Vertical: beside
    StatColorMode color = StatColorMode::Value;
    StatGraph graph = StatGraph::Area;
    StatTextMode text = StatTextMode::Auto;
    StatJustify justify = StatJustify::Auto;
    StatChange change = StatChange::Hidden;
    std::optional<int> titleSize{}; // pixels; absent: by the room there is
    std::optional<int> valueSize{};
    std::optional<int> changeSize{};
    bool isWide = false; // name and value on one line, the value on the right
};

class BigStat : public FigureGrid
{
    Q_OBJECT
public:
    using FigureGrid::FigureGrid;

    void setLook(const StatLook &look);
    // Where the figure of an item stands, for tests.
    [[nodiscard]] QRectF valueRect(int item);
    [[nodiscard]] int valuePixels(int item);

protected:
    [[nodiscard]] FigureGridShape shapeFor(const QSizeF &area, int count) const override;
    void paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const override;

private:
    struct Parts
    {
        QRectF name;
        QRectF value;
        QRectF change;
        QRectF graph;
        int namePixels = 11;
        int valuePixels = 28;
    };
    struct Inks
    {
        QColor ground; // invalid: none
        QColor value;
        QColor quiet;
        QColor graph;
    };
    [[nodiscard]] bool hasBackground() const;
    [[nodiscard]] bool hasName() const;
    [[nodiscard]] bool hasValue() const;
    [[nodiscard]] bool hasChange(const FigureItem &item) const;
    [[nodiscard]] bool hasCaption(const FigureItem &item, double room) const;
    [[nodiscard]] Parts partsOf(const FigureItem &item, const QRectF &cell) const;
    void placeGraph(Parts &parts, const FigureItem &item, QRectF &area) const;
    [[nodiscard]] Inks inksOf(const FigureItem &item) const;
    void paintGround(QPainter &painter, const QRectF &cell, const Inks &inks) const;
    void paintChange(QPainter &painter, const FigureItem &item, const QRectF &rect, const Inks &inks) const;
    void paintCourse(QPainter &painter, const FigureItem &item, const QRectF &rect, const Inks &inks) const;
    [[nodiscard]] Qt::Alignment alignment() const;

    StatLook m_look;
};

} // namespace yagura::kit
