#include "kit/charts/legend.h"

#include "kit/charts/seriespath.h"
#include "kit/charts/valueaxis.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QtMath>

#include <cmath>
#include <limits>

namespace yagura::kit {

namespace {

constexpr int lineHeight = 18;
constexpr int signWidth = 16;
constexpr int entryGap = 16;
constexpr int valueGap = 6;
constexpr int longestName = 260;

QFont nameFont()
{
    return textFont(TextStyle::Label);
}
QFont valueFont()
{
    return textFont(TextStyle::LabelStrong);
}

} // namespace

QString calculationTitle(LegendCalculation calculation)
{
    switch (calculation) {
    case LegendCalculation::Last:
        return QCoreApplication::translate("Legend", "Last");
    case LegendCalculation::Min:
        return QCoreApplication::translate("Legend", "Min");
    case LegendCalculation::Max:
        return QCoreApplication::translate("Legend", "Max");
    case LegendCalculation::Mean:
        return QCoreApplication::translate("Legend", "Mean");
    case LegendCalculation::Sum:
        return QCoreApplication::translate("Legend", "Total");
    }
    Q_UNREACHABLE();
}

double calculate(const ChartSeries &series, LegendCalculation calculation, const TimeRange &range)
{
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (calculation == LegendCalculation::Last)
        return series.lastValue();
    if (calculation == LegendCalculation::Min || calculation == LegendCalculation::Max) {
        const ValueExtent extent = extentOf(series, range);
        if (extent.isEmpty())
            return nan;
        return calculation == LegendCalculation::Min ? extent.min : extent.max;
    }
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < series.values.size(); ++i) {
        const bool isInside = series.timesMs[i] >= toUnixMilliseconds(range.from)
            && series.timesMs[i] <= toUnixMilliseconds(range.to);
        if (!isInside || !std::isfinite(series.values[i]))
            continue;
        sum += series.values[i];
        ++count;
    }
    if (count == 0)
        return nan;
    return calculation == LegendCalculation::Sum ? sum : sum / count;
}

void Legend::layOut(const std::vector<ChartSeries> &series, const Setup &setup, int width, int maxHeight)
{
    m_entries.clear();
    m_titles.clear();
    m_kind = setup.kind;
    m_height = 0;
    m_left = 0;
    if (setup.kind == LegendKind::None || series.empty() || width < 40)
        return;
    for (size_t i = 0; i < series.size(); ++i) {
        Entry entry{static_cast<int>(i), {}, safeText(series[i].name, LineBreaks::Shown, 200), {}};
        for (const LegendCalculation calculation : setup.calculations)
            entry.values.push_back(
                unitText(calculate(series[i], calculation, setup.range), setup.unitId, setup.decimals)
                    .joined());
        m_entries.push_back(std::move(entry));
    }
    for (const LegendCalculation calculation : setup.calculations)
        m_titles.push_back(calculationTitle(calculation));
    if (setup.kind == LegendKind::List)
        layOutList(series, setup, width, maxHeight);
    else
        layOutTable(series, setup, width, maxHeight);
}

void Legend::layOutList(const std::vector<ChartSeries> &, const Setup &, int width, int maxHeight)
{
    const QFontMetrics names(nameFont());
    const NumberPainter values(valueFont());
    int x = 0;
    int y = 0;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        Entry &entry = m_entries[i];
        entry.name = names.elidedText(entry.name, Qt::ElideMiddle, std::min(longestName, width - signWidth));
        int wide = signWidth + names.horizontalAdvance(entry.name);
        for (const QString &value : entry.values)
            wide += valueGap + qCeil(values.width(value));
        if (x > 0 && x + wide > width) {
            x = 0;
            y += lineHeight;
        }
        if (y + lineHeight > maxHeight) {
            m_left = static_cast<int>(m_entries.size() - i);
            m_leftAt = {0, y - lineHeight};
            m_entries.resize(i);
            break;
        }
        entry.rect = QRect(x, y, wide, lineHeight);
        x += wide + entryGap;
    }
    m_height = m_entries.empty() ? 0 : m_entries.back().rect.bottom() + 1;
    m_leftAt = {m_entries.empty() ? 0 : m_entries.back().rect.right() + entryGap, m_height - lineHeight};
}

void Legend::layOutTable(const std::vector<ChartSeries> &, const Setup &, int width, int maxHeight)
{
    const QFontMetrics names(nameFont());
    const NumberPainter values(valueFont());
    m_valueWidth = 0;
    for (const Entry &entry : m_entries) {
        for (const QString &value : entry.values)
            m_valueWidth = std::max(m_valueWidth, qCeil(values.width(value)));
    }
    for (const QString &title : m_titles)
        m_valueWidth = std::max(m_valueWidth, names.horizontalAdvance(title));
    m_valueWidth += entryGap;
    const int rows = std::max(1, maxHeight / lineHeight - 1);
    if (static_cast<int>(m_entries.size()) > rows) {
        m_left = static_cast<int>(m_entries.size()) - rows + 1;
        m_entries.resize(static_cast<size_t>(rows - 1));
        m_leftAt = {signWidth, rows * lineHeight};
    }
    const int nameWidth = std::max(40, width - signWidth - m_valueWidth * static_cast<int>(m_titles.size()));
    int y = lineHeight;
    for (Entry &entry : m_entries) {
        entry.name = names.elidedText(entry.name, Qt::ElideMiddle, nameWidth);
        entry.rect = QRect(0, y, width, lineHeight);
        y += lineHeight;
    }
    m_height = y + (m_left > 0 ? lineHeight : 0);
}

void Legend::paint(QPainter &painter, const QPoint &origin, const std::vector<ChartSeries> &series,
                   std::optional<int> isolated, const Theme &theme) const
{
    const NumberPainter values(valueFont());
    for (size_t i = 0; m_kind == LegendKind::Table && i < m_titles.size() && !m_entries.empty(); ++i) {
        const int right
            = m_entries.front().rect.right() - m_valueWidth * static_cast<int>(m_titles.size() - 1 - i);
        painter.setFont(nameFont());
        painter.setPen(theme.color(ColorRole::TextFaint));
        painter.drawText(QRect(right - m_valueWidth, 0, m_valueWidth, lineHeight).translated(origin),
                         Qt::AlignRight | Qt::AlignVCenter, m_titles[i]);
    }
    for (const Entry &entry : m_entries) {
        const ChartSeries &one = series[static_cast<size_t>(entry.series)];
        const QRect r = entry.rect.translated(origin);
        const bool isFaded = isolated && *isolated != entry.series;
        const QColor color = isFaded ? theme.color(ColorRole::LineStrong) : one.color.resolve(theme);
        const bool isFilled = one.style == SeriesStyle::StackedBars || one.style == SeriesStyle::StackedArea;
        if (isFilled)
            paintBox(painter, QRectF(r.left(), r.center().y() - 3.5, 8, 8), color, {}, 2);
        else
            painter.fillRect(QRectF(r.left(), r.center().y(), 10, 2), color);
        painter.setFont(nameFont());
        painter.setPen(theme.color(isFaded ? ColorRole::TextFaint : ColorRole::TextMuted));
        painter.drawText(r.adjusted(signWidth, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.name);
        qreal x = r.left() + signWidth + QFontMetrics(nameFont()).horizontalAdvance(entry.name) + valueGap;
        const QColor valueColor = theme.color(isFaded ? ColorRole::TextFaint : ColorRole::Text);
        for (size_t i = 0; i < entry.values.size(); ++i) {
            if (m_kind == LegendKind::Table) {
                const int right = r.right() - m_valueWidth * static_cast<int>(entry.values.size() - 1 - i);
                values.draw(painter, QRectF(right - m_valueWidth, r.top(), m_valueWidth, r.height()),
                            Qt::AlignRight | Qt::AlignVCenter, entry.values[i], valueColor);
            } else {
                values.draw(painter, QRectF(x, r.top(), 200, r.height()), Qt::AlignLeft | Qt::AlignVCenter,
                            entry.values[i], valueColor);
                x += values.width(entry.values[i]) + valueGap;
            }
        }
    }
    if (m_left > 0) {
        painter.setFont(nameFont());
        painter.setPen(theme.color(ColorRole::TextFaint));
        painter.drawText(QRect(m_leftAt, QSize(200, lineHeight)).translated(origin),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QCoreApplication::translate("Legend", "%n more", nullptr, m_left));
    }
}

std::optional<int> Legend::seriesAt(const QPoint &point) const
{
    for (const Entry &entry : m_entries) {
        if (entry.rect.contains(point))
            return entry.series;
    }
    return std::nullopt;
}

} // namespace yagura::kit
