#include "kit/charts/pie/piechart.h"

#include "kit/safetext.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace yagura::kit {

namespace {

constexpr double turn = 2 * std::numbers::pi;
constexpr double donutHole = 0.6; // of the radius
constexpr int lineHeight = 14;
constexpr qsizetype longestName = 24;

bool isDrawable(double value)
{
    return std::isfinite(value) && value > 0;
}

} // namespace

PieChart::PieChart(const QString &accessibleName, QWidget *parent)
    : ItemChart(accessibleName, parent)
{
    applyLegend();
}

void PieChart::setSlices(std::vector<PieSlice> slices)
{
    m_slices = std::move(slices);
    sort();
    resetItems();
    describe();
}

void PieChart::setLook(const PieLook &look)
{
    m_look = look;
    sort();
    resetItems();
    applyLegend();
    describe();
}

void PieChart::setLegend(LegendKind kind, LegendPlacement place)
{
    m_legendKind = kind;
    m_legendPlace = place;
    applyLegend();
}

void PieChart::applyLegend()
{
    ItemLegendOptions options{m_legendKind, m_legendPlace, {}};
    if (m_legendKind == LegendKind::Table && m_look.legendValue)
        options.titles << tr("Value");
    if (m_legendKind == LegendKind::Table && m_look.legendPercent)
        options.titles << tr("Share");
    ItemChart::setLegend(options);
}

void PieChart::sort()
{
    m_order.resize(m_slices.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    if (m_look.order == PieOrder::AsGiven)
        return;
    const auto valueOf = [this](int index) {
        const double value = m_slices[static_cast<size_t>(index)].value;
        return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
    };
    const bool isDescending = m_look.order == PieOrder::Descending;
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        return isDescending ? valueOf(a) > valueOf(b) : valueOf(a) < valueOf(b);
    });
}

double PieChart::total() const
{
    double sum = 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        if (isShown(mark) && isDrawable(slice(mark).value))
            sum += slice(mark).value;
    }
    return sum;
}

double PieChart::share(int mark) const
{
    const double sum = total();
    return isShown(mark) && isDrawable(slice(mark).value) && sum > 0 ? slice(mark).value / sum : 0;
}

void PieChart::measureShares()
{
    m_sectors.assign(m_order.size(), {});
    const double sum = total();
    if (!(sum > 0) || !std::isfinite(sum))
        return;
    double angle = 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        const bool isDrawn = isShown(mark) && isDrawable(slice(mark).value);
        const double sweep = isDrawn ? slice(mark).value / sum * turn : 0;
        m_sectors[static_cast<size_t>(mark)] = {angle, angle + sweep};
        angle += sweep;
    }
}

QString PieChart::percentOf(int mark) const
{
    const double part = share(mark);
    return part > 0 ? percentText(part, m_look.percentDecimals).joined() : missingText();
}

QStringList PieChart::labelLines(int mark) const
{
    QStringList lines;
    if (m_look.labelsName)
        lines << safeText(slice(mark).name, LineBreaks::Shown, longestName);
    QStringList figures;
    if (m_look.labelsValue)
        figures << m_look.format.joined(slice(mark).value);
    if (m_look.labelsPercent)
        figures << percentOf(mark);
    if (!figures.isEmpty())
        lines << figures.join(QStringLiteral(", "));
    return lines;
}

std::vector<LegendItem> PieChart::legendItems() const
{
    std::vector<LegendItem> items;
    for (int mark = 0; mark < markCount(); ++mark) {
        LegendItem item{slice(mark).name, slice(mark).color, {}, !isShown(mark)};
        if (m_look.legendValue)
            item.values.push_back(m_look.format.joined(slice(mark).value));
        if (m_look.legendPercent)
            item.values.push_back(percentOf(mark));
        items.push_back(std::move(item));
    }
    return items;
}

double PieChart::innerRadius() const
{
    return m_circle.inner;
}

void PieChart::layOut()
{
    measureShares();
    const QRectF area = layOutLegend(QRectF(rect()).adjusted(2, 2, -2, -2));
    const NumberPainter numbers(textFont(TextStyle::Label));
    std::vector<PieLabelText> texts;
    for (int mark = 0; mark < markCount(); ++mark) {
        PieLabelText text{m_sectors[static_cast<size_t>(mark)].isDrawn() ? labelLines(mark) : QStringList{},
                          {}};
        double width = 0;
        for (const QString &line : text.lines)
            width = std::max(width, numbers.width(line));
        text.size = QSizeF(std::ceil(width), static_cast<double>(text.lines.size()) * lineHeight);
        texts.push_back(std::move(text));
    }
    const double hole = m_look.kind == PieKind::Donut ? donutHole : 0;
    m_circle = pieCircle(m_sectors, texts, area, hole);
    m_labels = placePieLabels(m_sectors, texts, m_circle, area);
}

std::optional<int> PieChart::markAt(const QPointF &point) const
{
    const QPointF from = point - m_circle.center;
    const double distance = std::hypot(from.x(), from.y());
    if (distance > m_circle.radius + 1 || distance < innerRadius())
        return std::nullopt;
    double angle = std::atan2(from.x(), -from.y());
    angle += angle < 0 ? turn : 0;
    for (int mark = 0; mark < markCount(); ++mark) {
        const PieSector &sector = m_sectors[static_cast<size_t>(mark)];
        if (sector.isDrawn() && angle >= sector.from && angle < sector.to)
            return mark;
    }
    return std::nullopt;
}

TooltipContent PieChart::tooltipOf(int mark) const
{
    const Theme &theme = Theme::of(this);
    TooltipContent content;
    content.title = safeText(slice(mark).name, LineBreaks::Shown, 120);
    content.note = percentText(share(mark), 1).joined();
    if (tooltipMode() == TooltipMode::Single) {
        content.rows.push_back({slice(mark).color.resolveFill(theme), tr("Value"),
                                m_look.format.joined(slice(mark).value), true});
        return content;
    }
    std::vector<TooltipValue> values;
    for (int other = 0; other < markCount(); ++other) {
        if (share(other) > 0)
            values.push_back(
                {{slice(other).color.resolveFill(theme), safeText(slice(other).name, LineBreaks::Shown, 120),
                  m_look.format.joined(slice(other).value), other == mark},
                 slice(other).value});
    }
    addRows(content, std::move(values), tooltip(),
            [](int count) { return tr("%n more slices", nullptr, count); });
    return content;
}

QRectF PieChart::markRect(int mark) const
{
    const PieSector &sector = m_sectors[static_cast<size_t>(mark)];
    const QPointF middle = m_circle.at(sector.middle(), (m_circle.radius + innerRadius()) / 2);
    return {middle - QPointF(m_circle.radius / 3, 30), QSizeF(m_circle.radius * 2 / 3, 60)};
}

QPointF PieChart::center()
{
    ensureLaidOut();
    return m_circle.center;
}

double PieChart::radius()
{
    ensureLaidOut();
    return m_circle.radius;
}

QPointF PieChart::middleOf(int mark)
{
    ensureLaidOut();
    return m_circle.at(m_sectors[static_cast<size_t>(mark)].middle(), (m_circle.radius + innerRadius()) / 2);
}

const std::vector<PieLabel> &PieChart::labels()
{
    ensureLaidOut();
    return m_labels;
}

void PieChart::describe()
{
    QStringList parts;
    for (int mark = 0; mark < markCount() && parts.size() < 8; ++mark)
        parts << tr("%1 %2 (%3)")
                     .arg(safeText(slice(mark).name, LineBreaks::Shown, 80),
                          m_look.format.joined(slice(mark).value), percentOf(mark));
    setAccessibleDescription(tr("%n slices: %1", nullptr, markCount()).arg(parts.join(QStringLiteral(", "))));
}

} // namespace yagura::kit
