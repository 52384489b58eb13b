#include "kit/charts/heatmap/heatmaptooltip.h"

#include "kit/charts/charttooltip.h"
#include "kit/controls/chippainter.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int padding = 10;
constexpr int rowHeight = 18;
constexpr int swatchRoom = 16;
constexpr int gap = 20; // between name and value
constexpr int least = 180;
constexpr int widest = 340;
constexpr int columnHeight = 34;

QFont rowFont()
{
    QFont font = textFont(TextStyle::Body);
    font.setPixelSize(12);
    return font;
}
QFont strongFont()
{
    QFont font = textFont(TextStyle::Strong);
    font.setPixelSize(12);
    return font;
}

} // namespace

HeatmapTooltip::HeatmapTooltip(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

QSize HeatmapTooltip::boxSize() const
{
    const QFontMetrics names(rowFont());
    const NumberPainter values(strongFont());
    qreal width = values.width(m_tip.title);
    if (!m_tip.note.isEmpty())
        width += gap + QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(m_tip.note);
    const auto measure = [&](const std::vector<HeatmapTip::Row> &rows) {
        for (const HeatmapTip::Row &row : rows)
            width = std::max(width,
                             swatchRoom + names.horizontalAdvance(row.name) + gap + values.width(row.value));
    };
    measure(m_tip.rows);
    measure(m_tip.quantiles);
    for (const QString &note : m_tip.notes)
        width = std::max<qreal>(width, names.horizontalAdvance(note));
    const size_t lines
        = 1 + m_tip.rows.size() + m_tip.quantiles.size() + static_cast<size_t>(m_tip.notes.size());
    int height = static_cast<int>(lines) * rowHeight + 2 * padding - 4 + space::small;
    if (!m_tip.column.empty())
        height += columnHeight + space::small;
    return {std::clamp(qCeil(width) + 2 * padding, least, widest), height};
}

void HeatmapTooltip::showAt(const HeatmapTip &tip, const QRect &plot, int cursorX)
{
    m_tip = tip;
    const QSize box = boxSize();
    setGeometry(QRect(tooltipPlace(box, plot, cursorX, parentWidget()->rect()), box));
    show();
    raise();
    update();
}

void HeatmapTooltip::paintRow(QPainter &painter, const HeatmapTip::Row &row, int top) const
{
    const Theme &theme = Theme::of(this);
    if (row.color.isValid())
        paintSwatch(painter, QPointF(padding + 4, top + rowHeight / 2.0), row.color);
    const int left = padding + (row.color.isValid() ? swatchRoom : 0);
    const NumberPainter values(strongFont());
    const int room = width() - padding - left - qCeil(values.width(row.value)) - space::small;
    painter.setFont(rowFont());
    painter.setPen(theme.color(row.color.isValid() ? ColorRole::Text : ColorRole::TextMuted));
    painter.drawText(QRect(left, top, room, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(rowFont()).elidedText(row.name, Qt::ElideMiddle, room));
    values.draw(painter, QRectF(padding, top, width() - 2 * padding, rowHeight),
                Qt::AlignRight | Qt::AlignVCenter, row.value, theme.color(ColorRole::Text));
}

void HeatmapTooltip::paintColumn(QPainter &painter, const QRectF &rect) const
{
    const Theme &theme = Theme::of(this);
    double most = 0;
    for (const double count : m_tip.column)
        most = std::isfinite(count) ? std::max(most, count) : most;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(rect.left(), rect.bottom(), rect.width(), 1), theme.color(ColorRole::LineStrong));
    const double slot = rect.width() / static_cast<double>(m_tip.column.size());
    for (size_t i = 0; i < m_tip.column.size(); ++i) {
        const double count = m_tip.column[i];
        if (!(count > 0) || most <= 0)
            continue;
        const double left = std::round(rect.left() + slot * static_cast<double>(i));
        const double right = std::round(rect.left() + slot * static_cast<double>(i + 1));
        const double high = std::max(1.0, std::round(std::min(1.0, count / most) * rect.height()));
        const bool isCurrent = m_tip.current && *m_tip.current == static_cast<int>(i);
        painter.fillRect(
            QRectF(left, rect.bottom() - high, std::max(1.0, right - left - (slot >= 4 ? 1 : 0)), high),
            theme.color(isCurrent ? ColorRole::Accent : ColorRole::TextFaint));
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void HeatmapTooltip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    paintBox(painter, rect(), theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
             size::radiusPanel);
    int y = padding - 2;
    NumberPainter(strongFont())
        .draw(painter, QRectF(padding, y, width(), rowHeight), Qt::AlignLeft | Qt::AlignVCenter, m_tip.title,
              theme.color(ColorRole::Text));
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRect(padding, y, width() - 2 * padding, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                     m_tip.note);
    y += rowHeight;
    painter.fillRect(QRect(padding, y + 3, width() - 2 * padding, 1), theme.color(ColorRole::LineStrong));
    y += space::small;
    for (const HeatmapTip::Row &row : m_tip.rows) {
        paintRow(painter, row, y);
        y += rowHeight;
    }
    if (!m_tip.column.empty()) {
        paintColumn(painter, QRectF(padding, y + space::tiny, width() - 2 * padding, columnHeight - 2));
        y += columnHeight + space::small;
    }
    for (const HeatmapTip::Row &row : m_tip.quantiles) {
        paintRow(painter, row, y);
        y += rowHeight;
    }
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    for (const QString &note : m_tip.notes) {
        painter.drawText(QRect(padding, y, width() - 2 * padding, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(note, Qt::ElideRight, width() - 2 * padding));
        y += rowHeight;
    }
}

} // namespace yagura::kit
