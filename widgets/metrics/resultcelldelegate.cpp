#include "metrics/resultcelldelegate.h"

#include "dashboards/tablemodel.h"
#include "kit/controls/chippainter.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace yagura::metrics {

using dashboards::TableModel;

namespace {

constexpr int swatchRoom = 16;
constexpr double largestInFull = 1e15; // beyond this a double has no whole numbers to show

kit::TextCell labelCell(const QModelIndex &index)
{
    kit::TextCell cell;
    cell.text = index.data().toString();
    cell.style = kit::TextStyle::Mono;
    cell.isName = true;
    return cell;
}

QString numberText(double value, int decimals)
{
    if (std::isnan(value))
        return kit::missingText();
    if (std::isfinite(value) && std::abs(value) >= largestInFull)
        return QLocale::c().toString(value, 'g', 6);
    return kit::groupedNumber(value, decimals);
}

} // namespace

SeriesCellDelegate::SeriesCellDelegate(ColorOf colorOf, QObject *parent)
    : kit::TextDelegate(parent, labelCell)
    , m_colorOf(std::move(colorOf))
{ }

void SeriesCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                   const QModelIndex &index) const
{
    const auto color = m_colorOf ? m_colorOf(index) : std::nullopt;
    if (color)
        kit::paintSwatch(painter, QPointF(rect.left() + 4, rect.center().y() + 0.5), color->resolve(theme));
    kit::paintTextCell(painter, color ? rect.adjusted(swatchRoom, 0, 0, 0) : rect, labelCell(index), theme);
}

int SeriesCellDelegate::contentWidth(const QModelIndex &index) const
{
    return kit::TextDelegate::contentWidth(index) + (m_colorOf ? swatchRoom : 0);
}

ResultNumberDelegate::ResultNumberDelegate(DecimalsOf decimalsOf, QObject *parent)
    : kit::NumberDelegate(
          [decimalsOf = std::move(decimalsOf)](const QModelIndex &index) {
              kit::NumberCell cell;
              cell.value.number
                  = numberText(index.data(TableModel::NumberRole).toDouble(), decimalsOf(index.column()));
              return cell;
          },
          parent)
{ }

QString ResultNumberDelegate::toolTipText(const QModelIndex &index, int) const
{
    const double value = index.data(TableModel::NumberRole).toDouble();
    return std::isnan(value) ? QStringLiteral("NaN")
                             : QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

} // namespace yagura::metrics
