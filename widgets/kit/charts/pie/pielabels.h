// Where the labels of a pie go: inside their slice where they fit, else outside on a leader line, none over
// another; what finds no room is left to the legend. Pure functions.
#pragma once

#include <QPointF>
#include <QRectF>
#include <QStringList>

#include <optional>
#include <vector>

namespace yagura::kit {

// Angles in radians clockwise from the top.
struct PieSector
{
    double from = 0;
    double to = 0;

    [[nodiscard]] double sweep() const { return to - from; }
    [[nodiscard]] double middle() const { return (from + to) / 2; }
    [[nodiscard]] bool isDrawn() const { return to > from; }
};

struct PieCircle
{
    QPointF center;
    double radius = 0;
    double inner = 0; // of a donut

    [[nodiscard]] QPointF at(double angle, double distance) const;
};

struct PieLabel
{
    int mark = 0;
    QRectF rect;
    QStringList lines;
    bool isOutside = false;
    QPointF elbow{}; // of the leader line from the slice's edge to the label
};

struct PieLabelText
{
    QStringList lines; // empty: no label
    QSizeF size; // of the lines under each other
};

// The circle within area: smaller if labels have to go outside.
[[nodiscard]] PieCircle pieCircle(const std::vector<PieSector> &sectors,
                                  const std::vector<PieLabelText> &texts, const QRectF &area,
                                  double innerShare);
[[nodiscard]] std::vector<PieLabel> placePieLabels(const std::vector<PieSector> &sectors,
                                                   const std::vector<PieLabelText> &texts,
                                                   const PieCircle &circle, const QRectF &area);

} // namespace yagura::kit
