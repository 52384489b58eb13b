#include "kit/charts/timeseries/plotaxes.h"

#include "kit/charts/chartpainter.h"
#include "kit/safetext.h"

#include <QPainter>

#include <algorithm>

namespace yagura::kit {

namespace {

constexpr int labelGap = space::small; // between labels and plot
constexpr int nameRoom = 18;
constexpr double labelHeight = 12;
constexpr int widestAxis = 200;
constexpr qsizetype longestName = 80;

int widthOf(const PlotAxis &axis)
{
    if (!axis.isShown)
        return 0;
    if (axis.options.widthPx > 0)
        return std::min(axis.options.widthPx, widestAxis);
    const int name = axis.options.label.isEmpty() ? 0 : nameRoom;
    return valueLabelWidth(axis.mapping.scale) + labelGap + 2 + name;
}

void chooseSides(std::vector<PlotAxis> &axes)
{
    bool hasLeft = false;
    for (PlotAxis &axis : axes) {
        axis.isShown = axis.isUsed && axis.options.side != AxisSide::Hidden;
        axis.isRight
            = axis.options.side == AxisSide::Right || (axis.options.side == AxisSide::Auto && hasLeft);
        hasLeft = hasLeft || (axis.isShown && !axis.isRight);
    }
    bool hasGrid = false;
    for (PlotAxis &axis : axes) {
        axis.hasGrid = axis.options.grid == GridLines::On
            || (axis.options.grid == GridLines::Auto && axis.isShown && !hasGrid);
        hasGrid = hasGrid || axis.isShown;
    }
}

// Zero first: where labels would touch, the others give way.
void paintLabels(QPainter &painter, const PlotAxis &axis, const QColor &color)
{
    const NumberPainter labels(textFont(TextStyle::Label));
    const QRectF &room = axis.room;
    std::vector<double> taken;
    const auto paint = [&](const ValueTick &tick) {
        const double y = axis.mapping.y(tick.value);
        if (std::any_of(taken.begin(), taken.end(),
                        [y](double other) { return std::abs(other - y) < labelHeight; }))
            return;
        taken.push_back(y);
        const QRectF place
            = axis.isRight ? room.adjusted(labelGap, 0, labelGap, 0) : room.adjusted(0, 0, -labelGap, 0);
        labels.draw(painter, QRectF(place.left(), y - 8, place.width(), 16),
                    (axis.isRight ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, tick.label, color);
    };
    for (const bool isZeroWanted : {true, false}) {
        for (const ValueTick &tick : axis.mapping.scale.ticks) {
            if ((tick.value == 0) == isZeroWanted)
                paint(tick);
        }
    }
}

void paintName(QPainter &painter, const PlotAxis &axis, const QColor &color)
{
    const QFont font = textFont(TextStyle::Label);
    const QRectF &plot = axis.mapping.plot;
    painter.save();
    painter.translate(axis.isRight ? axis.room.right() - nameRoom / 2.0 + 2
                                   : axis.room.left() + nameRoom / 2.0 - 2,
                      plot.center().y());
    painter.rotate(axis.isRight ? 90 : -90);
    painter.setFont(font);
    painter.setPen(color);
    const QString name = safeText(axis.options.label, LineBreaks::Shown, longestName);
    painter.drawText(QRectF(-plot.height() / 2, -8, plot.height(), 16), Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(name, Qt::ElideRight, static_cast<int>(plot.height())));
    painter.restore();
}

} // namespace

std::vector<ValueAxisOptions> shareAxes(std::vector<ChartSeries> &series,
                                        const std::vector<ValueAxisOptions> &wanted)
{
    std::vector<ValueAxisOptions> axes;
    for (size_t i = 0; i < series.size() && i < wanted.size(); ++i) {
        const auto same = std::find(axes.begin(), axes.end(), wanted[i]);
        series[i].axis = static_cast<int>(same - axes.begin());
        if (same == axes.end())
            axes.push_back(wanted[i]);
    }
    return axes;
}

void scaleAxes(std::vector<PlotAxis> &axes, int plotHeight)
{
    chooseSides(axes);
    for (PlotAxis &axis : axes)
        axis.mapping.scale = valueScale(axis.extent.min, axis.extent.max, axis.options, plotHeight);
}

int roomBesidePlot(const std::vector<PlotAxis> &axes, bool isRight)
{
    int room = 0;
    for (const PlotAxis &axis : axes)
        room += axis.isRight == isRight ? widthOf(axis) : 0;
    return room;
}

void placeAxes(std::vector<PlotAxis> &axes, const QRectF &plot, const TimeRange &range)
{
    double left = plot.left();
    double right = plot.right();
    for (PlotAxis &axis : axes) {
        axis.mapping.plot = plot;
        axis.mapping.range = range;
        const int width = widthOf(axis);
        axis.room = QRectF(axis.isRight ? right : left - width, plot.top(), width, plot.height());
        (axis.isRight ? right : left) += axis.isRight ? width : -width;
    }
}

void paintAxis(QPainter &painter, const PlotAxis &axis, const Theme &theme)
{
    if (!axis.isShown)
        return;
    const bool isColored = axis.options.color == AxisColor::Series;
    const QColor color = isColored ? axis.color.resolve(theme) : theme.color(ColorRole::TextMuted);
    paintLabels(painter, axis, color);
    if (!axis.options.label.isEmpty())
        paintName(painter, axis, color);
    const QRectF &room = axis.room;
    if (axis.options.hasLine)
        painter.fillRect(QRectF(axis.isRight ? room.left() : room.right() - 1, room.top(), 1, room.height()),
                         isColored ? color : theme.color(ColorRole::LineStrong));
}

} // namespace yagura::kit
