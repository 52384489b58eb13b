#include "traces/findings/findingdelegate.h"

#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/severity.h"
#include "kit/theme.h"
#include "traces/findings/findinglistmodel.h"
#include "traces/tracetext.h"

#include <QAbstractItemView>
#include <QPainter>

namespace yagura::traces {

namespace {

using kit::ColorRole;
using kit::TextStyle;

constexpr int Margin = 12;
constexpr int ShapeSide = 14;
constexpr int CostWidth = 62;
constexpr int PlaceHeight = 2;
constexpr int MostDetailLines = 3;

struct Layout
{
    QRect title;
    QRect detail;
    int height = 0;
};

// Words longer than a line may break anywhere; all others stay whole.
QString breakable(const QString &text)
{
    constexpr int longestWord = 22;
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() || c == u'-' ? 0 : run + 1;
        result += c;
        if (run == longestWord) {
            result += QChar(0x200B);
            run = 0;
        }
    }
    return result;
}

QString textOf(const QModelIndex &index, int role)
{
    return breakable(kit::safeText(index.data(role).toString()));
}

Layout layoutOf(int width, const QModelIndex &index)
{
    const int left = Margin + ShapeSide + 10;
    const int inner = std::max(40, width - left - Margin);
    const auto heightOf = [](TextStyle style, int room, const QString &text, int most) {
        const QFontMetrics metrics(kit::textFont(style));
        const int wanted = metrics.boundingRect(QRect(0, 0, room, 10'000), Qt::TextWordWrap, text).height();
        return std::min(wanted, most * metrics.lineSpacing());
    };
    Layout layout;
    const auto title = textOf(index, FindingListModel::TitleRole);
    const auto detail = textOf(index, FindingListModel::DetailRole);
    const int titleHeight = heightOf(TextStyle::Strong, inner - CostWidth, title, 3);
    const int detailHeight = heightOf(TextStyle::Label, inner, detail, MostDetailLines);
    layout.title = QRect(left, 10, inner - CostWidth, titleHeight);
    layout.detail = QRect(left, 10 + titleHeight + 3, inner, detailHeight);
    layout.height = 10 + titleHeight + 3 + detailHeight + 8 + PlaceHeight + 10;
    return layout;
}

void drawLines(QPainter &painter, const QRect &rect, TextStyle style, const QColor &color,
               const QString &text)
{
    painter.setFont(kit::textFont(style));
    painter.setPen(color);
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    painter.restore();
}

} // namespace

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return {width, layoutOf(width, index).height};
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto &theme = kit::Theme::of(option.widget);
    const auto rect = option.rect;
    const bool isCurrent = option.state & QStyle::State_Selected;
    painter->save();
    if (isCurrent) {
        painter->fillRect(rect, theme.color(ColorRole::AccentSurface));
        painter->fillRect(QRect(rect.left(), rect.top(), kit::size::currentEdge, rect.height()),
                          theme.color(ColorRole::Accent));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(rect, theme.color(ColorRole::Hover));
    }
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(ColorRole::Line));
    const auto layout = layoutOf(rect.width(), index);
    const auto severity = static_cast<kit::Severity>(index.data(FindingListModel::SeverityRole).toInt());
    kit::paintSeverity(*painter, QRectF(rect.left() + Margin, rect.top() + 11, ShapeSide, ShapeSide),
                       severity, theme);
    drawLines(*painter, layout.title.translated(rect.topLeft()), TextStyle::Strong,
              theme.color(ColorRole::Text), textOf(index, FindingListModel::TitleRole));
    drawLines(*painter, layout.detail.translated(rect.topLeft()), TextStyle::Label,
              theme.color(ColorRole::TextMuted), textOf(index, FindingListModel::DetailRole));
    if (const auto cost = index.data(FindingListModel::CostRole).toLongLong(); cost > 0)
        kit::NumberPainter(kit::textFont(TextStyle::Strong))
            .draw(*painter, QRectF(rect.right() - Margin - CostWidth, rect.top() + 10, CostWidth, 17),
                  Qt::AlignRight | Qt::AlignVCenter, durationOf(cost).joined(), theme.color(ColorRole::Text));
    const QRectF track(layout.title.left() + rect.left(), rect.bottom() - 10 - PlaceHeight,
                       rect.width() - layout.title.left() - Margin, PlaceHeight);
    const double from = index.data(FindingListModel::FromRole).toDouble();
    const double to = index.data(FindingListModel::ToRole).toDouble();
    painter->fillRect(track, theme.color(ColorRole::Line));
    if (to > 0)
        painter->fillRect(QRectF(track.left() + from * track.width(), track.top(),
                                 std::max(2.0, (to - from) * track.width()), PlaceHeight),
                          theme.color(kit::colorOf(severity)));
    painter->restore();
}

} // namespace yagura::traces
