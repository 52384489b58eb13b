// The drawing of a state timeline: rows, bars and the texts in them.
#include "kit/charts/figures/figuretext.h"
#include "kit/charts/states/statetimelinechart.h"
#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QHash>
#include <QPainter>

namespace yagura::kit {

namespace {

constexpr int textRoom = 5; // on either side of a value in its bar
constexpr double leastText = 6; // pixels; nothing can be read in less

} // namespace

void StateTimelineChart::paintValue(QPainter &painter, const QRectF &bar, const StateSpan &span) const
{
    const double room = bar.width() - 2 * textRoom;
    if (m_look.value == ShownValue::Never || room < leastText)
        return; // most bars of a long range; measuring text would cost more than all the rest
    const QFont font = textFont(TextStyle::Label);
    const QString text = safeText(span.text, LineBreaks::Shown, 120);
    const bool fits = NumberPainter(font).width(text) <= room && bar.height() >= 12;
    if (!fits && m_look.value != ShownValue::Always)
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

QColor StateTimelineChart::fillOf(const StateSpan &span, const Theme &theme) const
{
    const double opacity = std::clamp(m_look.fillOpacity, 0.0, 1.0) * (isFaded(span) ? 0.15 : 1);
    return withAlpha(span.color.resolveFill(theme), opacity);
}

void StateTimelineChart::paintEdge(QPainter &painter, const QRectF &bar, const StateSpan &span) const
{
    const int line = std::min(m_look.lineWidth, static_cast<int>(std::min(bar.width(), bar.height()) / 2));
    if (line <= 0)
        return;
    const QColor edge = withAlpha(span.color.resolve(Theme::of(this)), isFaded(span) ? 0.2 : 1);
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), line), edge);
    painter.fillRect(QRectF(bar.left(), bar.bottom() - line, bar.width(), line), edge);
    painter.fillRect(QRectF(bar.left(), bar.top() + line, line, bar.height() - 2 * line), edge);
    painter.fillRect(QRectF(bar.right() - line, bar.top() + line, line, bar.height() - 2 * line), edge);
}

void StateTimelineChart::paintName(QPainter &painter, int row, const QRectF &place) const
{
    const QFont font = textFont(TextStyle::Label);
    const int room = static_cast<int>(m_mapping.plot.left()) - space::small;
    const QString name = safeText(m_rows[static_cast<size_t>(row)].name, LineBreaks::Shown, 200);
    painter.setFont(font);
    painter.setPen(Theme::of(this).color(ColorRole::TextMuted));
    painter.drawText(QRectF(2, place.top(), room, place.height()),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(name, Qt::ElideMiddle, room));
}

// Thousands of samples fall into one row: what shares a pixel is drawn once (the first of it stays), and all
// bars of one colour together.
void StateTimelineChart::paintRow(QPainter &painter, int row) const
{
    const Theme &theme = Theme::of(this);
    const QRectF place = placeOf(row);
    paintName(painter, row, place);
    const std::vector<StateSpan> &drawn = spans(row);
    QHash<QRgb, QVector<QRect>> fills; // whole pixels: the fast way of the painter
    std::vector<std::pair<QRectF, size_t>> wide; // with room for a line and a text
    double free = m_mapping.plot.left();
    for (size_t i = 0; i < drawn.size(); ++i) {
        QRectF bar = barOf(drawn[i], place);
        bar.setLeft(std::max(bar.left(), free));
        if (bar.isEmpty() || bar.width() < 1)
            continue;
        free = bar.right();
        // A line of the surface between two states that touch.
        const bool isTouched = i + 1 < drawn.size() && drawn[i + 1].from <= drawn[i].to;
        if (isTouched && bar.width() > 3 && m_look.lineWidth == 0)
            bar.setWidth(bar.width() - 1);
        fills[fillOf(drawn[i], theme).rgba()].push_back(bar.toRect());
        if (bar.width() > 2)
            wide.emplace_back(bar, i);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (auto fill = fills.cbegin(); fill != fills.cend(); ++fill) {
        painter.setBrush(QColor::fromRgba(fill.key()));
        painter.drawRects(fill.value());
    }
    for (const auto &[bar, i] : wide) {
        paintEdge(painter, bar, drawn[i]);
        if (!isFaded(drawn[i]))
            paintValue(painter, bar, drawn[i]);
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
