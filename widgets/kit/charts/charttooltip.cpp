#include "kit/charts/charttooltip.h"

#include "kit/controls/chippainter.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int padding = 10;
constexpr int rowHeight = 18;
constexpr int distance = 12; // from the cursor
constexpr int swatchRoom = 16;
constexpr int gap = 20; // between name and value
constexpr int widest = 380;
constexpr int narrowest = 120;
constexpr size_t usualRows = 12;
constexpr int labelRoom = 22; // keeps the names of incidents at the top of the plot in sight

QFont rowFont()
{
    QFont font = textFont(TextStyle::Body);
    font.setPixelSize(12);
    return font;
}
QFont valueFont()
{
    QFont font = textFont(TextStyle::Strong);
    font.setPixelSize(12);
    return font;
}

} // namespace

size_t tooltipRows(const TooltipOptions &options, int notes)
{
    if (options.maxHeightPx <= 0)
        return usualRows;
    const int frame = 2 * padding - 4 + 2 * space::small;
    return static_cast<size_t>(std::max(1, (options.maxHeightPx - frame) / rowHeight - 1 - notes));
}

void addRows(TooltipContent &content, std::vector<TooltipValue> values, const TooltipOptions &options,
             const std::function<QString(int)> &moreText)
{
    if (options.hidesZeros)
        std::erase_if(values, [](const TooltipValue &one) { return one.value == 0; });
    if (options.sort != TooltipSort::None) {
        const bool isRising = options.sort == TooltipSort::Ascending;
        std::stable_sort(values.begin(), values.end(),
                         [isRising](const TooltipValue &a, const TooltipValue &b) {
                             return isRising ? a.value < b.value : a.value > b.value;
                         });
    }
    const size_t most = tooltipRows(options, static_cast<int>(content.notes.size()) + 1);
    for (size_t i = 0; i < std::min(most, values.size()); ++i)
        content.rows.push_back(std::move(values[i].row));
    if (values.size() > most)
        content.notes.prepend(moreText(static_cast<int>(values.size() - most)));
    content.maxWidthPx = options.maxWidthPx;
}

QPoint tooltipPlace(const QSize &box, const QRect &plot, int cursorX, const QRect &window)
{
    const int roomLeft = cursorX - distance - window.left();
    const int roomRight = window.right() - cursorX - distance;
    const bool prefersLeft = cursorX - plot.left() > plot.right() - cursorX;
    int x = 0;
    int y = plot.top() + labelRoom;
    if ((prefersLeft && roomLeft >= box.width()) || (roomRight < box.width() && roomLeft >= box.width())) {
        x = cursorX - distance - box.width();
    } else if (roomRight >= box.width()) {
        x = cursorX + distance;
    } else {
        x = std::clamp(cursorX - box.width() / 2, window.left(),
                       std::max(window.left(), window.right() - box.width()));
        const bool fitsBelow = plot.bottom() + distance + box.height() <= window.bottom();
        y = fitsBelow ? plot.bottom() + distance : plot.top() - distance - box.height();
    }
    y = std::clamp(y, window.top(), std::max(window.top(), window.bottom() - box.height()));
    return {x, y};
}

ChartTooltip::ChartTooltip(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

QSize ChartTooltip::boxSize() const
{
    const QFontMetrics names(rowFont());
    const NumberPainter values(valueFont());
    qreal width = values.width(m_content.title);
    if (!m_content.note.isEmpty())
        width += gap + QFontMetrics(textFont(TextStyle::Label)).horizontalAdvance(m_content.note);
    for (const TooltipRow &row : m_content.rows)
        width
            = std::max(width, swatchRoom + names.horizontalAdvance(row.name) + gap + values.width(row.value));
    for (const QString &note : m_content.notes)
        width = std::max(width, QFontMetricsF(textFont(TextStyle::Label)).horizontalAdvance(note) + 1);
    const int lines = 1 + static_cast<int>(m_content.rows.size()) + static_cast<int>(m_content.notes.size());
    int height = lines * rowHeight + 2 * padding - 4;
    height += m_content.rows.empty() ? 0 : space::small;
    height += m_content.notes.isEmpty() ? 0 : space::small;
    const int most = m_content.maxWidthPx > 0 ? std::max(narrowest, m_content.maxWidthPx) : widest;
    return {std::min(most, qCeil(width) + 2 * padding), height};
}

void ChartTooltip::showAt(const TooltipContent &content, const QRect &plot, int cursorX)
{
    m_content = content;
    const QSize box = boxSize();
    setGeometry(QRect(tooltipPlace(box, plot, cursorX, parentWidget()->rect()), box));
    show();
    raise();
    update();
}

void ChartTooltip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    paintBox(painter, rect(), theme.color(ColorRole::Raised), theme.color(ColorRole::LineStrong),
             size::radiusPanel);
    const int right = width() - padding;
    int y = padding - 2;
    NumberPainter(valueFont())
        .draw(painter, QRectF(padding, y, width(), rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
              m_content.title, theme.color(ColorRole::Text));
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRect(padding, y, width() - 2 * padding, rowHeight), Qt::AlignRight | Qt::AlignVCenter,
                     m_content.note);
    y += rowHeight;
    const auto line = [&] {
        painter.fillRect(QRect(padding, y + 3, width() - 2 * padding, 1), theme.color(ColorRole::LineStrong));
        y += space::small;
    };
    if (!m_content.rows.empty())
        line();
    for (const TooltipRow &row : m_content.rows) {
        if (row.color.isValid())
            paintSwatch(painter, QPointF(padding + 4, y + rowHeight / 2.0), row.color);
        const NumberPainter values(row.isEmphasised ? valueFont() : rowFont());
        const int valueWidth = qCeil(values.width(row.value));
        painter.setFont(row.isEmphasised ? valueFont() : rowFont());
        painter.setPen(theme.color(row.color.isValid() ? ColorRole::Text : ColorRole::TextMuted));
        const int nameWidth = right - padding - swatchRoom - valueWidth - space::small;
        painter.drawText(QRect(padding + swatchRoom, y, nameWidth, rowHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(painter.font()).elidedText(row.name, Qt::ElideMiddle, nameWidth));
        values.draw(painter, QRectF(padding, y, width() - 2 * padding, rowHeight),
                    Qt::AlignRight | Qt::AlignVCenter, row.value, theme.color(ColorRole::Text));
        y += rowHeight;
    }
    if (!m_content.notes.isEmpty())
        line();
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    for (const QString &note : m_content.notes) {
        painter.drawText(
            QRect(padding, y, width() - 2 * padding, rowHeight), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(safeText(note), Qt::ElideRight, width() - 2 * padding));
        y += rowHeight;
    }
}

} // namespace yagura::kit
