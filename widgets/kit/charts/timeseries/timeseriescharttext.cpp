// What a chart over time says in words: the tooltip and the text for screen readers.
#include "kit/charts/timeseries/timeserieschart.h"
#include "kit/safetext.h"
#include "kit/timetext.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace yagura::kit {

namespace {

constexpr int noteWidth = 340; // pixels
constexpr qsizetype mostNoteLines = 10;

// Words of a note in lines that fit into a tooltip.
QStringList wrapped(const QString &text)
{
    const QFontMetrics metrics(textFont(TextStyle::Label));
    QStringList lines;
    const QStringList paragraphs
        = safeText(text, LineBreaks::Kept, tooltipCap).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &paragraph : paragraphs) {
        QString line;
        for (const QString &word : paragraph.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const QString longer = line.isEmpty() ? word : QString(line + QLatin1Char(' ') + word);
            if (!line.isEmpty() && metrics.horizontalAdvance(longer) > noteWidth) {
                lines << line;
                line = word;
            } else {
                line = longer;
            }
        }
        lines << line;
    }
    return lines.mid(0, mostNoteLines);
}

struct Valued
{
    int series = 0;
    double value = 0; // true, not mirrored
    double distance = 0; // from the pointer, in pixels
};

void sortValues(std::vector<Valued> &values, TooltipSort sort)
{
    if (sort == TooltipSort::None)
        return;
    std::stable_sort(values.begin(), values.end(), [sort](const Valued &a, const Valued &b) {
        return sort == TooltipSort::Ascending ? a.value < b.value : a.value > b.value;
    });
}

} // namespace

QString TimeSeriesChart::timeText(Instant at) const
{
    return timeText(at, m_zones.front());
}

QString TimeSeriesChart::timeText(Instant at, const QTimeZone &zone) const
{
    const bool hasSeconds = m_range.length() < std::chrono::hours(24);
    return hasSeconds ? clockText(at, zone, ClockPrecision::Seconds)
                      : dateTimeText(at, zone, ClockPrecision::Minutes);
}

TooltipContent TimeSeriesChart::markContent(const PlotMark &mark) const
{
    TooltipContent content;
    if (mark.kind == PlotMark::Kind::Exemplar) {
        const ChartExemplar &exemplar = m_exemplars[mark.index];
        ChartSeries onAxis;
        onAxis.axis = exemplar.axis;
        content.title = timeText(exemplar.at);
        content.note = onAxis.valueText(exemplar.value, axisOptionsOf(onAxis));
        for (const QString &line : exemplar.lines)
            content.notes << wrapped(line);
        return content;
    }
    const ChartAnnotation &annotation = m_annotations[mark.index];
    content.title = annotation.to ? rangeText({annotation.at, *annotation.to}, m_zones.front())
                                  : timeText(annotation.at);
    content.note = severityText(annotation.severity);
    content.notes << wrapped(annotation.text);
    for (const QString &line : annotation.lines)
        content.notes << wrapped(line);
    return content;
}

void TimeSeriesChart::addValues(TooltipContent &content) const
{
    const std::int64_t atMs = toUnixMilliseconds(*m_cursor);
    const std::int64_t tolerance = sampleTolerance();
    const bool isSingle = m_tooltipOptions.mode == TooltipMode::Single;
    std::vector<Valued> values;
    for (size_t i = 0; i < m_content.series.size(); ++i) {
        const PlottedSeries &one = m_content.series[i];
        const ChartSeries &series = m_series[static_cast<size_t>(one.index)];
        const bool isConstant = one.drawing.transform == SeriesTransform::Constant;
        const double value
            = isConstant ? m_content.levelAt(i, atMs, tolerance) : series.valueAt(atMs, tolerance);
        if (std::isnan(value) || series.isHiddenInTooltip
            || !m_visibility.isShown(static_cast<size_t>(one.index))
            || (m_tooltipOptions.hidesZeros && value == 0))
            continue;
        const double y
            = isSingle && m_hasPointer ? axisOf(series).mapping.y(m_content.levelAt(i, atMs, tolerance)) : 0;
        values.push_back({one.index, value, std::isfinite(y) ? std::abs(y - m_pointer.y()) : 1e9});
    }
    if (isSingle && !values.empty())
        values = {*std::min_element(values.begin(), values.end(), [](const Valued &a, const Valued &b) {
            return a.distance < b.distance;
        })};
    sortValues(values, m_tooltipOptions.sort);
    const size_t most = tooltipRows(m_tooltipOptions, static_cast<int>(content.notes.size()) + 1);
    const Theme &theme = Theme::of(this);
    for (size_t i = 0; i < values.size() && i < most; ++i) {
        const ChartSeries &one = m_series[static_cast<size_t>(values[i].series)];
        content.rows.push_back({one.color.resolve(theme), safeText(one.name, LineBreaks::Shown, 120),
                                one.valueText(values[i].value, axisOptionsOf(one)), values.size() == 1});
    }
    if (values.size() > most)
        content.notes.prepend(tr("%n more series", nullptr, static_cast<int>(values.size() - most)));
}

std::optional<int> TimeSeriesChart::seriesAtPointer() const
{
    std::optional<int> nearest;
    if (!m_cursor || !m_hasPointer)
        return nearest;
    double least = std::numeric_limits<double>::infinity();
    for (size_t i = 0; i < m_content.series.size(); ++i) {
        const int index = m_content.series[i].index;
        const ChartSeries &series = m_series[static_cast<size_t>(index)];
        const double level = m_content.levelAt(i, toUnixMilliseconds(*m_cursor), sampleTolerance());
        const double away = std::abs(axisOf(series).mapping.y(level) - m_pointer.y());
        if (series.isHiddenInTooltip || !m_visibility.isShown(static_cast<size_t>(index)) || !(away < least))
            continue;
        least = away;
        nearest = index;
    }
    return nearest;
}

void TimeSeriesChart::addNotes(TooltipContent &content) const
{
    for (const ChartDeploy &deploy : m_deploys) {
        if (std::abs(mapping().x(toUnixMilliseconds(deploy.at)) - mapping().x(toUnixMilliseconds(*m_cursor)))
            < 6)
            content.notes << tr("Deploy: %1").arg(deploy.label);
    }
    for (size_t i = 1; i < m_zones.size(); ++i)
        content.notes << tr("%1 in %2", "a time and a time zone")
                             .arg(timeText(*m_cursor, m_zones[i]), zoneName(m_zones[i]));
    if (m_notes)
        content.notes << m_notes(*m_cursor);
    if (!m_tooltipHint.isEmpty())
        content.notes << m_tooltipHint;
}

TooltipContent TimeSeriesChart::tooltipContent() const
{
    if (const auto mark = highlightedMark())
        return markContent(m_marks[*mark]);
    TooltipContent content;
    if (!m_cursor)
        return content;
    content.title = timeText(*m_cursor);
    content.maxWidthPx = m_tooltipOptions.maxWidthPx;
    if (m_pinned)
        content.note = *m_pinned == *m_cursor ? tr("Pinned on all panels")
                                              : tr("%1 from the pin").arg(spanText(*m_cursor - *m_pinned));
    addNotes(content);
    addValues(content);
    return content;
}

void TimeSeriesChart::updateTooltip()
{
    const auto mark = highlightedMark();
    const bool hasValues = m_cursor && !m_series.empty() && m_tooltipOptions.mode != TooltipMode::None;
    const bool isWanted
        = (hasValues || mark) && (m_hasPointer || hasFocus()) && !m_selectionStart && isVisible();
    if (!isWanted) {
        if (m_tooltip)
            m_tooltip->hide();
        return;
    }
    if (!m_tooltip || m_tooltip->parentWidget() != window()) {
        delete m_tooltip;
        m_tooltip = new ChartTooltip(window());
    }
    const QPoint offset = mapTo(window(), QPoint(0, 0));
    const double x = mark ? m_marks[*mark].center.x() : mapping().x(toUnixMilliseconds(*m_cursor));
    m_tooltip->showAt(tooltipContent(), plotRect().toRect().translated(offset),
                      offset.x() + static_cast<int>(x));
}

void TimeSeriesChart::updateAccessibleText()
{
    QStringList parts;
    for (const ChartSeries &one : m_series) {
        if (parts.size() == 8)
            break;
        parts << tr("%1 %2").arg(safeText(one.name, LineBreaks::Shown, 80),
                                 one.valueText(one.lastValue(), axisOptionsOf(one)));
    }
    setAccessibleDescription(tr("%n series, latest: %1", nullptr, static_cast<int>(m_series.size()))
                                 .arg(parts.join(QStringLiteral(", "))));
}

} // namespace yagura::kit
