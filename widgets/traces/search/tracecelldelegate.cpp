#include "traces/search/tracecelldelegate.h"

#include "kit/controls/chippainter.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QPainter>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int ShapeSide = 13;
constexpr int ChipGap = 6;
constexpr int DurationNumber = 70;

QString rootOperation(const TraceSummary &trace)
{
    return trace.rootOperation.isEmpty() ? TraceCellDelegate::tr("root not received") : trace.rootOperation;
}

kit::ChipContent chipOf(const ServiceCount &service)
{
    const auto name = serviceText(service.service);
    kit::ChipContent chip{.text = kit::safeText(name, kit::LineBreaks::Shown, 60),
                          .swatch = kit::serviceColor(name)};
    if (service.errors > 0)
        chip.count = kit::groupedNumber(service.errors);
    return chip;
}

// As a plain chip, on the surface of its trouble.
void paintFailedChip(QPainter &painter, const QRectF &rect, const kit::ChipContent &chip,
                     const kit::Theme &theme)
{
    kit::paintBox(painter, rect, theme.color(ColorRole::CriticalSurface), {});
    kit::paintSwatch(painter, QPointF(rect.left() + 12, rect.center().y()), chip.swatch);
    painter.setFont(kit::textFont(TextStyle::Label));
    const QRectF inner = rect.adjusted(22, 0, -8, 0);
    painter.setPen(theme.color(ColorRole::Text));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, chip.text);
    kit::NumberPainter(kit::textFont(TextStyle::LabelStrong))
        .draw(painter, inner, Qt::AlignRight | Qt::AlignVCenter, chip.count,
              theme.color(ColorRole::Critical));
}

} // namespace

TraceCellDelegate::TraceCellDelegate(const TraceListModel &model, QObject *parent)
    : CellDelegate(parent)
    , m_model(model)
{ }

void TraceCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const QModelIndex &index) const
{
    const auto &trace = m_model.at(index.row());
    switch (index.column()) {
    case TraceListModel::RootColumn:
        return paintRoot(painter, rect, theme, trace);
    case TraceListModel::ServicesColumn:
        return paintServices(painter, rect, theme, trace);
    case TraceListModel::DurationColumn:
        return paintDuration(painter, rect, theme, trace);
    default:
        return;
    }
}

void TraceCellDelegate::paintRoot(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const TraceSummary &trace) const
{
    const QRectF shape(rect.left() + 4, rect.center().y() - ShapeSide / 2.0 + 0.5, ShapeSide, ShapeSide);
    if (trace.errors > 0)
        kit::paintShape(painter, shape, kit::Shape::Octagon, theme.color(ColorRole::Critical),
                        theme.color(ColorRole::Surface));
    else
        kit::paintShape(painter, shape.adjusted(2, 2, -2, -2), kit::Shape::Dot, theme.color(ColorRole::Ok),
                        theme.color(ColorRole::Surface));
    const auto service = serviceText(trace.rootService);
    kit::paintSwatch(painter, QPointF(rect.left() + 32, rect.center().y() + 0.5), kit::serviceColor(service));
    const QFontMetrics metrics(kit::textFont(TextStyle::Body));
    const int left = rect.left() + 44;
    const int width = std::min(metrics.horizontalAdvance(service) + 2, std::max(0, rect.right() - left));
    kit::paintTextCell(painter, QRect(left, rect.top(), width, rect.height()),
                       {.text = service, .role = ColorRole::TextMuted}, theme);
    const QRect rest(left + width + 6, rect.top(), rect.right() - left - width - 6, rect.height());
    if (rest.width() > 16)
        kit::paintTextCell(painter, rest, {.text = rootOperation(trace), .style = TextStyle::Name}, theme);
}

void TraceCellDelegate::paintServices(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                      const TraceSummary &trace) const
{
    // Those with errors first: they must not be the ones that are left out.
    std::vector<const ServiceCount *> services;
    for (const auto &service : trace.services)
        services.push_back(&service);
    std::ranges::stable_partition(services, [](const ServiceCount *service) { return service->errors > 0; });
    constexpr int restWidth = 32;
    int x = rect.left();
    size_t shown = 0;
    for (; shown < services.size(); ++shown) {
        const auto chip = chipOf(*services[shown]);
        const auto size = kit::chipSize(chip);
        const bool isLast = shown + 1 == services.size();
        if (x + size.width() > rect.right() - (isLast ? 0 : restWidth))
            break;
        const QRectF place(x, rect.top() + (rect.height() - size.height()) / 2.0, size.width(),
                           size.height());
        if (chip.count.isEmpty())
            kit::paintChip(painter, place, chip, theme);
        else
            paintFailedChip(painter, place, chip, theme);
        x += size.width() + ChipGap;
    }
    if (shown < services.size())
        kit::paintTextCell(
            painter, QRect(x, rect.top(), rect.right() - x, rect.height()),
            {.text = QStringLiteral("+%1").arg(services.size() - shown), .role = ColorRole::TextMuted},
            theme);
}

void TraceCellDelegate::paintDuration(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                      const TraceSummary &trace) const
{
    const double share = m_model.longest().count() > 0
        ? static_cast<double>(trace.duration.count()) / static_cast<double>(m_model.longest().count())
        : 0;
    const QRectF track(rect.left(), rect.center().y() - 4, std::max(0, rect.width() - DurationNumber), 9);
    painter.fillRect(track, theme.color(ColorRole::Raised));
    painter.fillRect(QRectF(track.left(), track.top(), std::max(1.0, track.width() * share), track.height()),
                     theme.color(trace.errors > 0 ? ColorRole::Critical : ColorRole::Accent));
    kit::NumberPainter(kit::textFont(TextStyle::Strong))
        .draw(painter, rect, Qt::AlignRight | Qt::AlignVCenter, durationOf(trace.duration.count()).joined(),
              theme.color(ColorRole::Text));
}

int TraceCellDelegate::contentWidth(const QModelIndex &index) const
{
    const auto &trace = m_model.at(index.row());
    if (index.column() == TraceListModel::RootColumn)
        return 50
            + QFontMetrics(kit::textFont(TextStyle::Body)).horizontalAdvance(serviceText(trace.rootService))
            + QFontMetrics(kit::textFont(TextStyle::Name)).horizontalAdvance(rootOperation(trace)) + 8;
    return 160;
}

QString TraceCellDelegate::toolTipText(const QModelIndex &index, int) const
{
    const auto &trace = m_model.at(index.row());
    if (index.column() != TraceListModel::ServicesColumn)
        return index.column() == TraceListModel::RootColumn
            ? serviceText(trace.rootService) + u' ' + rootOperation(trace)
            : QString();
    QStringList lines;
    for (const auto &service : trace.services)
        lines.append(service.errors > 0
                         ? tr("%1: %2 spans, %3 errors")
                               .arg(serviceText(service.service))
                               .arg(service.spans)
                               .arg(service.errors)
                         : tr("%1: %2 spans").arg(serviceText(service.service)).arg(service.spans));
    return lines.join(u'\n');
}

} // namespace yagura::traces
