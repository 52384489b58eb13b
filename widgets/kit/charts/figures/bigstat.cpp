#include "kit/charts/figures/bigstat.h"

#include "kit/charts/figures/figuretext.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr double leastWidth = 120; // of a cell, before they wrap
constexpr double smallestWidth = 48; // where else some would not be seen
constexpr double leastHeight = 44;
constexpr double leastWideHeight = 26;
constexpr int changeHeight = 16;
constexpr int besideWidth = 88; // of a course beside its figure
constexpr int leastBeside = 40; // less would say nothing
constexpr double graphStrength = 0.18; // of the area under the course

// Half a range says nothing.
bool fits(const QString &caption, double room)
{
    return QFontMetricsF(textFont(TextStyle::Label)).horizontalAdvance(caption) <= room;
}

} // namespace

void BigStat::setLook(const StatLook &look)
{
    m_look = look;
    invalidate();
}

bool BigStat::hasBackground() const
{
    return m_look.color == StatColorMode::Background || m_look.color == StatColorMode::BackgroundGradient;
}

bool BigStat::hasName() const
{
    if (m_look.text == StatTextMode::Auto)
        return itemCount() > 1;
    return m_look.text == StatTextMode::ValueAndName || m_look.text == StatTextMode::Name;
}

bool BigStat::hasValue() const
{
    return m_look.text != StatTextMode::Name && m_look.text != StatTextMode::None;
}

bool BigStat::hasChange(const FigureItem &item) const
{
    return m_look.change != StatChange::Hidden && item.change && hasValue();
}

// A caption gives way first where there is little room.
bool BigStat::hasCaption(const FigureItem &item, double room) const
{
    constexpr double leastFigure = 34;
    return !item.caption.isEmpty() && !hasBackground() && hasValue() && room >= leastFigure + changeHeight;
}

Qt::Alignment BigStat::alignment() const
{
    return m_look.justify == StatJustify::Center ? Qt::AlignHCenter : Qt::AlignLeft;
}

FigureGridShape BigStat::shapeFor(const QSizeF &area, int count) const
{
    const double gap = cellGap();
    const int most = std::max(1, static_cast<int>((area.width() + gap) / (leastWidth + gap)));
    int columns = 1;
    const bool isBeside = m_look.direction == FigureDirection::Vertical
        || (m_look.direction == FigureDirection::Auto && area.width() >= area.height());
    if (isBeside)
        columns = std::min(count, most);
    const double least = m_look.isWide ? leastWideHeight : leastHeight;
    const int fitting = std::max(1, static_cast<int>((area.height() + gap) / (least + gap)));
    // Small figures are better than some that are scrolled away.
    const int needed = (count + fitting - 1) / fitting;
    if (isBeside && needed > columns && (area.width() + gap) / needed >= smallestWidth + gap)
        columns = needed;
    const int rows = (count + columns - 1) / columns;
    const int seen = std::min(rows, fitting);
    // Rows are filled evenly: 5 of at most 4 a row stand as 3 and 2.
    if (rows > 1)
        columns = (count + rows - 1) / rows;
    return {columns, seen, (area.height() - gap * (seen - 1)) / seen};
}

void BigStat::placeGraph(Parts &parts, const FigureItem &item, QRectF &area) const
{
    if (m_look.graph == StatGraph::None || item.course.size() < 2)
        return;
    const int pixels = fittingFigureSize(item.text, area.size());
    const double room = area.width() - (hasValue() ? sizedFigureWidth(item.text, pixels) + space::medium : 0);
    const bool isBeside = m_look.justify == StatJustify::Auto && area.height() < 110 && room >= leastBeside
        && m_look.text != StatTextMode::None;
    if (isBeside) {
        double wide = std::min(room, std::max<double>(besideWidth, area.width() * 0.4));
        // Narrower rather than that the words below the figure give way.
        const double left = area.width() - space::medium
            - QFontMetricsF(textFont(TextStyle::Label)).horizontalAdvance(item.caption);
        if (!item.caption.isEmpty() && left >= leastBeside)
            wide = std::min(wide, std::floor(left) - 1);
        const double high = std::min(36.0, area.height());
        parts.graph = QRectF(area.right() - wide, area.center().y() - high / 2, wide, high);
        area.setRight(parts.graph.left() - space::medium);
    } else if (area.height() >= 72 || m_look.text == StatTextMode::None) {
        const double high = m_look.text == StatTextMode::None ? area.height() : area.height() * 0.36;
        parts.graph = QRectF(area.left(), area.bottom() - high, area.width(), high);
        if (m_look.text != StatTextMode::None)
            area.setBottom(parts.graph.top() - space::tiny);
    }
}

BigStat::Parts BigStat::partsOf(const FigureItem &item, const QRectF &cell) const
{
    Parts parts;
    QRectF area
        = hasBackground() ? cell.adjusted(space::medium, space::small, -space::medium, -space::small) : cell;
    placeGraph(parts, item, area);
    parts.namePixels = m_look.titleSize.value_or(!hasValue() ? 15 : 11);
    const double nameHeight = hasName() ? std::ceil(parts.namePixels * 1.45) : 0;
    if (m_look.isWide && hasName() && hasValue()) {
        parts.valuePixels = m_look.valueSize.value_or(
            fittingFigureSize(item.text, QSizeF(area.width() * 0.6, area.height()), 20));
        parts.name = area;
        parts.name.setRight(area.right() - sizedFigureWidth(item.text, parts.valuePixels) - space::small);
        parts.value = area;
        return parts;
    }
    const bool hasLine = hasChange(item)
        || (hasCaption(item, area.height() - nameHeight) && fits(item.caption, area.width()));
    const int changeLine
        = hasChange(item) && m_look.changeSize ? qRound(*m_look.changeSize * 1.4) : changeHeight;
    const double changeRoom = hasLine ? changeLine : 0;
    const double room = std::max(8.0, area.height() - nameHeight - changeRoom);
    parts.valuePixels = m_look.valueSize.value_or(fittingFigureSize(item.text, QSizeF(area.width(), room)));
    const double valueHeight = hasValue() ? std::min(room, std::ceil(parts.valuePixels * 1.35)) : 0;
    // The block of texts stands in the middle of its place.
    const double used = nameHeight + valueHeight + changeRoom;
    double y = area.top() + std::max(0.0, (area.height() - used) / 2);
    parts.name = QRectF(area.left(), y, area.width(), nameHeight);
    y += nameHeight;
    parts.value = QRectF(area.left(), y, area.width(), valueHeight);
    y += valueHeight;
    parts.change = QRectF(area.left(), y, area.width(), changeRoom);
    return parts;
}

BigStat::Inks BigStat::inksOf(const FigureItem &item) const
{
    const Theme &theme = Theme::of(this);
    const QColor own = std::isnan(item.value) ? theme.color(ColorRole::TextFaint)
                                              : item.colorAt(item.value).resolve(theme);
    if (hasBackground()) {
        const QColor text = readableOn(own);
        return {own, text, blend(own, text, 0.9), text};
    }
    const bool isPlain = m_look.color == StatColorMode::None || std::isnan(item.value);
    // Without limits there is no meaning to colour.
    const QColor value = isPlain || item.steps.empty() ? theme.color(ColorRole::Text) : own;
    return {{},
            value,
            theme.color(ColorRole::TextMuted),
            m_look.color == StatColorMode::None ? theme.color(ColorRole::Accent) : own};
}

void BigStat::paintGround(QPainter &painter, const QRectF &cell, const Inks &inks) const
{
    if (!inks.ground.isValid())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.ground);
    if (m_look.color == StatColorMode::BackgroundGradient) {
        QLinearGradient gradient(cell.topLeft(), cell.bottomRight());
        gradient.setColorAt(0, inks.ground);
        gradient.setColorAt(1, blend(inks.ground, Theme::of(this).color(ColorRole::Surface), 0.2));
        painter.setBrush(gradient);
    }
    painter.drawRoundedRect(cell, size::radiusControl, size::radiusControl);
}

void BigStat::paintCourse(QPainter &painter, const FigureItem &item, const QRectF &rect,
                          const Inks &inks) const
{
    double least = std::numeric_limits<double>::infinity();
    double most = -least;
    for (const double value : item.course) {
        least = std::isfinite(value) ? std::min(least, value) : least;
        most = std::isfinite(value) ? std::max(most, value) : most;
    }
    if (!(least <= most))
        return;
    // A least range, so that healthy noise looks healthy.
    const double range = std::max({most - least, std::abs(most) * 0.1, 1e-12});
    const double bottom = least >= 0 && least < range ? 0 : least;
    const double step = rect.width() / static_cast<double>(item.course.size() - 1);
    const auto pointOf = [&](size_t i) {
        const double share = (item.course[i] - bottom) / std::max(range, most - bottom);
        return QPointF(rect.left() + static_cast<double>(i) * step,
                       rect.bottom() - std::clamp(share, 0.0, 1.0) * (rect.height() - 2) - 1);
    };
    std::vector<QLineF> lines;
    QPolygonF run;
    const auto closeRun = [&] {
        if (run.size() > 1) {
            const QPointF last(run.last().x(), rect.bottom());
            const QPointF first(run.first().x(), rect.bottom());
            run << last << first;
            painter.drawPolygon(run);
        }
        run.clear();
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(inks.graph, graphStrength));
    for (size_t i = 0; i < item.course.size(); ++i) {
        if (!std::isfinite(item.course[i])) {
            closeRun();
            continue;
        }
        const QPointF point = pointOf(i);
        if (!run.isEmpty())
            lines.emplace_back(run.last(), point);
        run << point;
    }
    closeRun();
    painter.setPen(QPen(inks.graph, 1.2));
    painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

void BigStat::paintChange(QPainter &painter, const FigureItem &item, const QRectF &rect,
                          const Inks &inks) const
{
    const Theme &theme = Theme::of(this);
    const double change = *item.change;
    QColor color = inks.quiet;
    const bool isGood = (change > 0) == (m_look.change == StatChange::RiseIsGood);
    if (m_look.change == StatChange::AsValue)
        color = inks.value;
    else if (m_look.change != StatChange::Neutral && change != 0 && !hasBackground())
        color = theme.color(isGood ? ColorRole::Ok : ColorRole::Critical);
    // The direction is a shape, not only a sign or a colour.
    const QString arrow = change > 0 ? QStringLiteral("▲ ") : change < 0 ? QStringLiteral("▼ ") : QString();
    QFont font = textFont(TextStyle::LabelStrong);
    if (m_look.changeSize)
        font.setPixelSize(*m_look.changeSize);
    NumberPainter(font).draw(painter, rect, alignment() | Qt::AlignVCenter,
                             arrow + percentText(std::abs(change)).joined(), color);
}

void BigStat::paintItem(QPainter &painter, const FigureItem &item, const QRectF &cell) const
{
    const Parts parts = partsOf(item, cell);
    const Inks inks = inksOf(item);
    paintGround(painter, cell, inks);
    if (!parts.graph.isEmpty())
        paintCourse(painter, item, parts.graph, inks);
    if (hasName())
        paintSizedText(painter, parts.name, alignment() | Qt::AlignVCenter, item.name, parts.namePixels,
                       hasValue() ? inks.quiet : inks.value);
    if (!hasValue())
        return;
    const ValueText text
        = std::isnan(item.value) && item.text.number.isEmpty() ? ValueText{missingText(), {}} : item.text;
    paintSizedFigure(painter, parts.value,
                     (m_look.isWide && hasName() ? Qt::Alignment(Qt::AlignRight) : alignment())
                         | Qt::AlignVCenter,
                     text, parts.valuePixels, inks.value);
    if (hasChange(item) && !parts.change.isEmpty())
        paintChange(painter, item, parts.change, inks);
    else if (!parts.change.isEmpty())
        paintSizedText(painter, parts.change, alignment() | Qt::AlignVCenter, item.caption, 11,
                       item.steps.empty() ? Theme::of(this).color(ColorRole::TextFaint) : inks.value);
}

QRectF BigStat::valueRect(int item)
{
    const QRectF cell = cellRect(item);
    return partsOf(items()[static_cast<size_t>(item)], cell).value;
}

int BigStat::valuePixels(int item)
{
    return partsOf(items()[static_cast<size_t>(item)], cellRect(item)).valuePixels;
}

} // namespace yagura::kit
