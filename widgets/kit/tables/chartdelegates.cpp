#include "kit/tables/chartdelegates.h"

#include "kit/paintparts.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int chartWidth = 56;
constexpr int valueWidth = 64; // behind a course
constexpr int barHeight = 6;

QRectF band(const QRect &rect, int height)
{
    return {static_cast<qreal>(rect.left()), rect.center().y() - height / 2.0 + 0.5,
            static_cast<qreal>(rect.width()), static_cast<qreal>(height)};
}

} // namespace

SparklineDelegate::SparklineDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void SparklineDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                                  const QModelIndex &index) const
{
    const SparklineCell cell = m_describe(index);
    QRectF place = band(rect, std::min(20, rect.height() - 6));
    if (!cell.text.number.isEmpty()) {
        NumberPainter(textFont(TextStyle::Body))
            .draw(painter, QRectF(rect.right() - valueWidth + 1, rect.top(), valueWidth, rect.height()),
                  Qt::AlignRight | Qt::AlignVCenter, cell.text.joined(), theme.color(ColorRole::Text));
        place.setRight(place.right() - valueWidth - space::small);
    }
    if (cell.isBars)
        paintSparkBars(painter, place, cell.values, theme.color(cell.look.color), theme,
                       cell.look.leastRange);
    else
        paintSparkline(painter, place, cell.values, cell.look, theme);
}

int SparklineDelegate::contentWidth(const QModelIndex &) const
{
    return chartWidth;
}

ShareDelegate::ShareDelegate(Describe describe, QObject *parent, int textPixels)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
    , m_textPixels(textPixels)
{ }

void ShareDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                              const QModelIndex &index) const
{
    const ShareCell cell = m_describe(index);
    QRectF bar = band(rect, barHeight);
    if (!cell.text.number.isEmpty()) {
        const bool isTrouble = cell.textColor != ColorRole::Text;
        NumberPainter(textFont(isTrouble ? TextStyle::Strong : TextStyle::Body))
            .draw(painter, QRectF(rect.left(), rect.top(), m_textPixels, rect.height()),
                  Qt::AlignRight | Qt::AlignVCenter, cell.text.joined(), theme.color(cell.textColor));
        bar.setLeft(bar.left() + m_textPixels + space::small);
    }
    if (cell.isUnknown)
        paintDashedBox(painter, bar.adjusted(0, -1, 0, 1), {}, theme.color(ColorRole::LineStrong), 2);
    else
        // Healthy bars stay quieter than those in trouble.
        paintShareBar(painter, bar, cell.share,
                      withAlpha(theme.color(cell.color), cell.color == ColorRole::Ok ? 0.65 : 1.0), theme);
}

int ShareDelegate::contentWidth(const QModelIndex &index) const
{
    const bool hasText = !m_describe(index).text.number.isEmpty();
    return (hasText ? m_textPixels + space::small : 0) + 48;
}

StateStripDelegate::StateStripDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{ }

void StateStripDelegate::paintCell(QPainter &painter, const QRect &rect, const Theme &theme,
                                   const QModelIndex &index) const
{
    const StateStripCell cell = m_describe(index);
    if (cell.states.empty())
        paintMarkStrip(painter, band(rect, 8), cell.marks, theme);
    else
        paintStateStrip(painter, band(rect, std::min(16, rect.height() - 10)), cell.states, theme);
}

int StateStripDelegate::contentWidth(const QModelIndex &) const
{
    return 120;
}

} // namespace yagura::kit
