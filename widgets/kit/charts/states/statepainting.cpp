// The drawing of a state timeline: rows, bars and the texts in them.
#include "kit/charts/figures/figuretext.h"
#include "kit/charts/states/statetimelinechart.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int textRoom = 5; // on either side of a value in its bar

} // namespace

void StateTimelineChart::paintValue(QPainter &painter, const QRectF &bar, const StateSpan &span) const
{
    const QFont font = textFont(TextStyle::Label);
    const QString text = safeText(span.text, LineBreaks::Shown, 120);
    const double room = bar.width() - 2 * textRoom;
    const bool fits = NumberPainter(font).width(text) <= room && bar.height() >= 12;
    const bool isWanted = m_look.value == ShownValue::Always ? room >= 12 : fits;
    if (m_look.value == ShownValue::Never || !isWanted)
        return;
    const Theme &theme = Theme::of(this);
    const QColor ground = blend(theme.color(ColorRole::Surface), span.color.resolveFill(theme),
                                std::clamp(m_look.fillOpacity, 0.0, 1.0));
    const Qt::Alignment align = m_look.align == ValueAlign::Left ? Qt::AlignLeft
        : m_look.align == ValueAlign::Right                      ? Qt::AlignRight
                                                                 : Qt::AlignHCenter;
    NumberPainter(font).draw(painter, bar.adjusted(textRoom, 0, -textRoom, 0), align | Qt::AlignVCenter,
                             QFontMetricsF(font).elidedText(text, Qt::ElideRight, room + 1),
                             readableOn(ground));
}

void StateTimelineChart::paintBar(QPainter &painter, const QRectF &bar, const StateSpan &span) const
{
    const Theme &theme = Theme::of(this);
    const bool isFaded = m_isolated && *m_isolated != span.text;
    const QColor color = span.color.resolveFill(theme);
    const double opacity = std::clamp(m_look.fillOpacity, 0.0, 1.0) * (isFaded ? 0.15 : 1);
    painter.fillRect(bar, withAlpha(color, opacity));
    const int line = std::min(m_look.lineWidth, static_cast<int>(std::min(bar.width(), bar.height()) / 2));
    if (line > 0) {
        const QColor edge = withAlpha(span.color.resolve(theme), isFaded ? 0.2 : 1);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), line), edge);
        painter.fillRect(QRectF(bar.left(), bar.bottom() - line, bar.width(), line), edge);
        painter.fillRect(QRectF(bar.left(), bar.top() + line, line, bar.height() - 2 * line), edge);
        painter.fillRect(QRectF(bar.right() - line, bar.top() + line, line, bar.height() - 2 * line), edge);
    }
    if (!isFaded)
        paintValue(painter, bar, span);
}

void StateTimelineChart::paintRow(QPainter &painter, int row) const
{
    const Theme &theme = Theme::of(this);
    const QRectF place = placeOf(row);
    const QFont font = textFont(TextStyle::Label);
    const int room = static_cast<int>(m_mapping.plot.left()) - space::small;
    painter.setFont(font);
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(
        QRectF(2, place.top(), room, place.height()), Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(font).elidedText(safeText(m_rows[static_cast<size_t>(row)].name, LineBreaks::Shown, 200),
                                      Qt::ElideMiddle, room));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const std::vector<StateSpan> &drawn = spans(row);
    QRectF last;
    for (size_t i = 0; i < drawn.size(); ++i) {
        QRectF bar = barOf(drawn[i], place);
        if (bar.isEmpty())
            continue;
        // Thousands of samples in one pixel: the first of a pixel stays.
        if (bar.width() <= 1 && last.isValid() && bar.left() < last.right())
            continue;
        last = bar;
        // A line of the surface between two states that touch.
        if (i + 1 < drawn.size() && drawn[i + 1].from <= drawn[i].to && bar.width() > 3
            && m_look.lineWidth == 0)
            bar.setWidth(bar.width() - 1);
        paintBar(painter, bar, drawn[i]);
    }
}

void StateTimelineChart::paintStill(QPainter &painter)
{
    paintTimeAxis(painter, m_mapping.plot.bottom() + 3);
    for (int row = m_first; row < std::min(rowCount(), m_first + m_page); ++row)
        paintRow(painter, row);
    m_legend.paint(painter, std::nullopt, Theme::of(this));
}

void StateTimelineChart::paintMoving(QPainter &painter)
{
    TimeChart::paintMoving(painter);
    if (!cursor() || !m_row || *m_row < m_first || *m_row >= m_first + m_page)
        return;
    const auto span = spanAt(*m_row, *cursor());
    if (!span)
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Theme::of(this).color(ColorRole::Text));
    painter.setBrush(Qt::NoBrush);
    const QRectF bar = barOf(spans(*m_row)[static_cast<size_t>(*span)], placeOf(*m_row));
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
}

} // namespace yagura::kit
