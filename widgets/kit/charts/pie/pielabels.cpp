#include "kit/charts/pie/pielabels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yagura::kit {

namespace {

constexpr double edge = 6; // around the circle, for the slice that is lifted
constexpr double leader = 12; // from the edge to the elbow
constexpr double leaderEnd = 6; // from the elbow to the text
constexpr double gap = 2; // between labels
constexpr double step = 4; // by which a label moves to find room
constexpr int mostSteps = 12;
constexpr double leastRadius = 24;

bool isInside(const PieSector &sector, const PieCircle &circle, const QPointF &point)
{
    const double dx = point.x() - circle.center.x();
    const double dy = point.y() - circle.center.y();
    const double distance = std::hypot(dx, dy);
    if (distance > circle.radius - 3 || distance < circle.inner + 3)
        return false;
    if (sector.sweep() >= 2 * std::numbers::pi - 1e-6)
        return true;
    double angle = std::atan2(dx, -dy);
    while (angle < sector.from)
        angle += 2 * std::numbers::pi;
    return angle <= sector.to;
}

std::optional<QRectF> insidePlace(const PieSector &sector, const PieLabelText &text, const PieCircle &circle)
{
    const bool isWhole = sector.sweep() >= 2 * std::numbers::pi - 1e-6;
    const double ring = (circle.radius + circle.inner) / 2;
    for (const double distance : {circle.inner > 0 ? ring : circle.radius * 0.62, circle.radius * 0.72}) {
        const QPointF middle
            = isWhole && circle.inner == 0 ? circle.center : circle.at(sector.middle(), distance);
        const QRectF rect(middle - QPointF(text.size.width() / 2, text.size.height() / 2), text.size);
        const auto holds = [&](const QPointF &corner) { return isInside(sector, circle, corner); };
        if (holds(rect.topLeft()) && holds(rect.topRight()) && holds(rect.bottomLeft())
            && holds(rect.bottomRight()))
            return rect;
    }
    return std::nullopt;
}

bool isRight(const PieSector &sector)
{
    return std::fmod(sector.middle(), 2 * std::numbers::pi) < std::numbers::pi;
}

// Whether the line from the elbow to the label stays clear of the pie.
bool isClear(const PieLabel &label, const PieCircle &circle)
{
    const QPointF end(label.rect.left() > circle.center.x() ? label.rect.left() : label.rect.right(),
                      label.rect.center().y());
    const QPointF way = end - label.elbow;
    const QPointF toCenter = circle.center - label.elbow;
    const double length = QPointF::dotProduct(way, way);
    const double along = length > 0 ? std::clamp(QPointF::dotProduct(way, toCenter) / length, 0.0, 1.0) : 0;
    const QPointF nearest = label.elbow + along * way - circle.center;
    return std::hypot(nearest.x(), nearest.y()) >= circle.radius + 2;
}

// Whether a label neither touches another nor changes sides with it, so that leader lines do not cross.
bool isApart(const PieLabel &label, const std::vector<PieLabel> &placed)
{
    return std::all_of(placed.begin(), placed.end(), [&](const PieLabel &other) {
        const bool isAbove = label.elbow.y() < other.elbow.y();
        return isAbove ? label.rect.bottom() + gap <= other.rect.top()
                       : label.rect.top() >= other.rect.bottom() + gap;
    });
}

// The largest slices first, each as near to its slice as there is room; what would stand too far away is left
// out.
std::vector<PieLabel> placeSide(std::vector<PieLabel> side, const std::vector<PieSector> &sectors,
                                const PieCircle &circle, const QRectF &area)
{
    std::stable_sort(side.begin(), side.end(), [&](const PieLabel &a, const PieLabel &b) {
        return sectors[static_cast<size_t>(a.mark)].sweep() > sectors[static_cast<size_t>(b.mark)].sweep();
    });
    std::vector<PieLabel> placed;
    for (PieLabel &label : side) {
        const double natural = std::clamp(label.rect.top(), area.top(), area.bottom() - label.rect.height());
        for (int i = 0; i <= 2 * mostSteps; ++i) {
            label.rect.moveTop(natural + (i % 2 ? 1 : -1) * ((i + 1) / 2) * step);
            if (area.contains(label.rect) && isClear(label, circle) && isApart(label, placed)) {
                placed.push_back(label);
                break;
            }
        }
    }
    return placed;
}

PieLabel outsideLabel(int mark, const PieSector &sector, const PieLabelText &text, const PieCircle &circle,
                      const QRectF &area)
{
    PieLabel label{mark, QRectF({}, text.size), text.lines, true,
                   circle.at(sector.middle(), circle.radius + leader)};
    label.rect.moveTop(label.elbow.y() - text.size.height() / 2);
    const double reach = circle.radius + leader + leaderEnd;
    if (isRight(sector))
        label.rect.moveLeft(std::min(circle.center.x() + reach, area.right() - text.size.width()));
    else
        label.rect.moveRight(std::max(circle.center.x() - reach, area.left() + text.size.width()));
    return label;
}

} // namespace

QPointF PieCircle::at(double angle, double distance) const
{
    return center + QPointF(std::sin(angle) * distance, -std::cos(angle) * distance);
}

PieCircle pieCircle(const std::vector<PieSector> &sectors, const std::vector<PieLabelText> &texts,
                    const QRectF &area, double innerShare)
{
    const auto circleOf = [&](double radius) {
        return PieCircle{area.center(), std::max(1.0, radius), std::max(1.0, radius) * innerShare};
    };
    const PieCircle full = circleOf(std::min(area.width(), area.height()) / 2 - edge);
    double widest = 0;
    for (size_t i = 0; i < sectors.size(); ++i) {
        if (sectors[i].isDrawn() && !texts[i].lines.isEmpty() && !insidePlace(sectors[i], texts[i], full))
            widest = std::max(widest, texts[i].size.width());
    }
    if (widest == 0)
        return full;
    const double across = area.width() / 2 - widest - leader - leaderEnd;
    const double down = area.height() / 2 - leader - edge;
    const double smaller = std::min({full.radius, across, down});
    return circleOf(std::max(std::min(leastRadius, full.radius), smaller));
}

std::vector<PieLabel> placePieLabels(const std::vector<PieSector> &sectors,
                                     const std::vector<PieLabelText> &texts, const PieCircle &circle,
                                     const QRectF &area)
{
    std::vector<PieLabel> placed;
    std::vector<PieLabel> right;
    std::vector<PieLabel> left;
    const bool hasRoom = circle.radius + leader < area.width() / 2;
    for (size_t i = 0; i < sectors.size(); ++i) {
        if (!sectors[i].isDrawn() || texts[i].lines.isEmpty())
            continue;
        const int mark = static_cast<int>(i);
        if (const auto rect = insidePlace(sectors[i], texts[i], circle)) {
            placed.push_back({mark, *rect, texts[i].lines});
            continue;
        }
        const PieLabel label = outsideLabel(mark, sectors[i], texts[i], circle, area);
        const double overlap = isRight(sectors[i]) ? circle.center.x() + circle.radius - label.rect.left()
                                                   : label.rect.right() - circle.center.x() + circle.radius;
        if (hasRoom && overlap <= 0)
            (isRight(sectors[i]) ? right : left).push_back(label);
    }
    for (const auto &side : {right, left}) {
        const std::vector<PieLabel> outside = placeSide(side, sectors, circle, area);
        placed.insert(placed.end(), outside.begin(), outside.end());
    }
    return placed;
}

} // namespace yagura::kit
