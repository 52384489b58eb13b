#include "logs/logcelldelegate.h"

#include "kit/controls/chippainter.h"
#include "kit/icons.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"

#include <QPainter>

namespace yagura::logs {

namespace {

constexpr qsizetype longestShown = 600; // bytes of a message that can fit into a row

QString textOf(std::string_view utf8, qsizetype cap)
{
    const auto shown = utf8.substr(0, static_cast<size_t>(cap));
    return kit::safeText(QString::fromUtf8(shown.data(), static_cast<qsizetype>(shown.size())),
                         kit::LineBreaks::Shown, cap);
}

} // namespace

LogCellDelegate::LogCellDelegate(const LogModel &model, QObject *parent)
    : kit::CellDelegate(parent)
    , m_model(model)
{ }

void LogCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    kit::CellDelegate::paint(painter, option, index);
    if (index.column() != LogModel::TimeColumn)
        return;
    const auto at = m_model.place(index.row());
    if (const auto edge = levelEdgeColor(at.buffer->level(at.row)))
        painter->fillRect(
            QRect(option.rect.topLeft(), QSize(kit::size::currentEdge, option.rect.height() - 1)),
            kit::Theme::of(option.widget).color(*edge));
}

void LogCellDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                const QModelIndex &index) const
{
    const auto at = m_model.place(index.row());
    const LogLevel level = at.buffer->level(at.row);
    switch (index.column()) {
    case LogModel::TimeColumn:
        kit::NumberPainter(kit::textFont(kit::TextStyle::Mono))
            .draw(painter, rect, Qt::AlignLeft | Qt::AlignVCenter,
                  lineTimeText(at.buffer->timeNs(at.row), m_zone, m_day),
                  theme.color(kit::ColorRole::TextMuted));
        break;
    case LogModel::LevelColumn:
        painter.setFont(
            kit::textFont(level <= LogLevel::Warn ? kit::TextStyle::MonoStrong : kit::TextStyle::Mono));
        painter.setPen(theme.color(levelTextColor(level)));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, levelName(level));
        break;
    case LogModel::ServiceColumn: {
        const QString service = textOf(at.buffer->service(at.row), 200);
        if (service.isEmpty())
            break;
        kit::paintSwatch(painter, QPointF(rect.left() + 4, rect.center().y() + 0.5),
                         kit::serviceColor(service));
        kit::paintTextCell(painter, rect.adjusted(14, 0, 0, 0),
                           {service, kit::TextStyle::Mono, kit::ColorRole::TextMuted}, theme);
        break;
    }
    case LogModel::MessageColumn:
        paintMessage(painter, rect, theme, at);
        break;
    case LogModel::TraceColumn:
        if (at.buffer->trace(at.row).isValid())
            kit::paintIcon(painter, QRectF(rect.center().x() - 7, rect.center().y() - 6.5, 14, 14),
                           kit::IconName::Traces, theme.color(kit::ColorRole::TextFaint));
        break;
    default:
        break;
    }
}

void LogCellDelegate::paintMessage(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                   const LogModel::Place &at) const
{
    QRect area = rect;
    if (at.buffer->hasStackTrace(at.row)) {
        kit::paintIcon(painter, QRectF(area.left() - 2, area.center().y() - 6.5, 14, 14),
                       kit::IconName::ChevronRight, theme.color(kit::ColorRole::TextFaint));
        area.setLeft(area.left() + 16);
    }
    const QFont font = kit::textFont(kit::TextStyle::Mono);
    const QFontMetrics metrics(font);
    const QString shown
        = metrics.elidedText(textOf(at.buffer->message(at.row), longestShown), Qt::ElideRight, area.width());
    painter.setFont(font);
    if (!m_words.isEmpty())
        paintMarks(painter, area, theme, shown);
    const bool isTrouble = at.buffer->level(at.row) <= LogLevel::Warn;
    painter.setPen(theme.color(isTrouble ? kit::ColorRole::Text : kit::ColorRole::TextMuted));
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

void LogCellDelegate::paintMarks(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                 const QString &shown) const
{
    const QFontMetricsF metrics(painter.font());
    const QColor fill
        = kit::blend(theme.color(kit::ColorRole::Surface), theme.color(kit::ColorRole::Warning), 0.24);
    for (const QString &word : m_words) {
        for (qsizetype at = 0; (at = shown.indexOf(word, at, Qt::CaseInsensitive)) >= 0; at += word.size()) {
            const double left = rect.left() + metrics.horizontalAdvance(shown.left(at));
            const double width = metrics.horizontalAdvance(shown.mid(at, word.size()));
            kit::paintBox(painter, QRectF(left - 1, rect.top() + 3, width + 2, rect.height() - 6), fill, {},
                          2);
        }
    }
}

int LogCellDelegate::contentWidth(const QModelIndex &index) const
{
    const QFontMetrics metrics(kit::textFont(kit::TextStyle::Mono));
    return metrics.horizontalAdvance(textOf(index.data().toString().toStdString(), longestShown));
}

QString LogCellDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    const auto at = m_model.place(index.row());
    if (index.column() == LogModel::TraceColumn)
        return at.buffer->trace(at.row).isValid()
            ? tr("Open trace %1").arg(at.buffer->trace(at.row).toString())
            : QString();
    if (index.column() == LogModel::MessageColumn && contentWidth(index) > availableWidth)
        return index.data().toString().left(1'000);
    return {};
}

} // namespace yagura::logs
