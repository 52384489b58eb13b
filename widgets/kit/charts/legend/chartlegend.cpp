#include "kit/charts/legend/chartlegend.h"

#include "kit/controls/searchfield.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"

#include <QPainter>
#include <QScrollBar>
#include <QtMath>

namespace yagura::kit {

namespace {

constexpr int lineHeight = LegendLayout::lineHeight;
constexpr int signWidth = LegendLayout::signWidth;
constexpr int barWidth = 10;
constexpr int filterGap = 4;
constexpr size_t manyEntries = 20; // above, a table has a filter
constexpr int leastWithFilter = 6 * lineHeight; // of the whole legend

} // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
    , m_filter(new SearchField(tr("Filter series"), {}, this))
    , m_bar(new QScrollBar(Qt::Vertical, this))
{
    setAccessibleName(tr("Legend"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    m_filter->setFixedHeight(size::controlSmall);
    m_filter->hide();
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_bar->setSingleStep(lineHeight);
    m_bar->hide();
    connect(m_filter, &QLineEdit::textChanged, this, [this] {
        findRows();
        m_bar->setValue(0);
    });
    connect(m_bar, &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
}

void ChartLegend::setContent(LegendContent content, LegendLayout::Shape shape, const LegendSort &sort)
{
    const QString current = currentSeries() >= 0 ? entryOfRow(m_current).name : QString();
    m_content = std::move(content);
    m_shape = shape;
    m_sort = sort;
    findRows();
    for (int row = 0; row < static_cast<int>(m_rows.size()) && !current.isEmpty(); ++row) {
        if (entryOfRow(row).name == current) {
            m_current = row;
            break;
        }
    }
}

void ChartLegend::setStates(const std::vector<LegendState> &states)
{
    for (LegendEntry &entry : m_content.entries)
        entry.state = states[static_cast<size_t>(entry.series)];
    update();
}

void ChartLegend::findRows()
{
    const bool isFiltered = isTable() && m_content.entries.size() > manyEntries;
    m_rows = m_content.rows(isFiltered ? m_filter->text() : QString(), isTable() ? m_sort : LegendSort{});
    m_current = std::clamp(m_current, headerRow, std::max(0, static_cast<int>(m_rows.size()) - 1));
    layOut();
}

bool ChartLegend::wantsFilter(int height) const
{
    return isTable() && m_content.entries.size() > manyEntries && height >= leastWithFilter;
}

int ChartLegend::filterHeight() const
{
    return wantsFilter(height()) ? size::controlSmall + filterGap : 0;
}

int ChartLegend::listTop() const
{
    return filterHeight() + (isTable() ? lineHeight : 0);
}

int ChartLegend::heightForWidth(int width, int maxHeight) const
{
    if (m_content.entries.empty())
        return 0;
    LegendLayout layout;
    layout.layOut(m_content, m_rows, m_shape, width);
    const int frame
        = (isTable() ? lineHeight : 0) + (wantsFilter(maxHeight) ? size::controlSmall + filterGap : 0);
    const int room = std::max(1, (maxHeight - frame) / lineHeight) * lineHeight; // no line is cut
    // While a filter finds little, the legend keeps its place.
    const int wanted = wantsFilter(maxHeight) ? room : layout.height();
    return frame + std::min(wanted, room);
}

int ChartLegend::widthWithin(int maxWidth) const
{
    LegendLayout layout;
    layout.layOut(m_content, m_rows, m_shape, maxWidth);
    return std::min(maxWidth, layout.naturalWidth(m_content) + barWidth);
}

void ChartLegend::layOut()
{
    const bool hasFilter = wantsFilter(height());
    m_filter->setVisible(hasFilter);
    m_filter->setGeometry(0, 0, std::min(width(), 260), size::controlSmall);
    const int room = std::max(0, height() - listTop());
    m_layout.layOut(m_content, m_rows, m_shape, width());
    const bool isScrolled = m_layout.height() > room;
    if (isScrolled)
        m_layout.layOut(m_content, m_rows, m_shape, width() - barWidth);
    m_bar->setVisible(isScrolled && height() > 0);
    m_bar->setGeometry(width() - barWidth, listTop(), barWidth, room);
    m_bar->setPageStep(room);
    m_bar->setRange(0, std::max(0, m_layout.height() - room));
    update();
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

const LegendEntry &ChartLegend::entryOfRow(int row) const
{
    return m_content.entries[m_rows[static_cast<size_t>(row)]];
}

int ChartLegend::currentSeries() const
{
    return m_current >= 0 && m_current < static_cast<int>(m_rows.size()) ? entryOfRow(m_current).series : -1;
}

QPoint ChartLegend::inList(const QPoint &point) const
{
    return point - QPoint(0, listTop() - m_bar->value());
}

std::optional<int> ChartLegend::rowAt(const QPoint &point) const
{
    if (point.y() < listTop() || !rect().contains(point))
        return std::nullopt;
    return m_layout.rowAt(inList(point));
}

QRect ChartLegend::entryRect(int series) const
{
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (entryOfRow(row).series == series)
            return m_layout.rowRect(row).translated(0, listTop() - m_bar->value())
                & rect().adjusted(0, listTop(), 0, 0);
    }
    return {};
}

QRect ChartLegend::headerRect(int column) const
{
    if (!isTable() || column >= m_layout.columnCount())
        return {};
    if (column < 0)
        return {0, filterHeight(), signWidth + m_layout.nameWidth(), lineHeight};
    const int width = m_layout.columnWidth(column);
    return {m_layout.columnRight(column) - width, filterHeight(), width, lineHeight};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (isTable())
        paintHeader(painter);
    const Theme &theme = Theme::of(this);
    painter.setClipRect(rect().adjusted(0, listTop(), 0, 0));
    const int top = m_bar->value();
    const auto [first, last] = m_layout.rowsBetween(top, top + height() - listTop());
    for (int row = first; row < last; ++row)
        paintRow(painter, m_layout.rowRect(row).translated(0, listTop() - top), row);
    if (m_rows.empty() && !m_content.entries.empty()) {
        painter.setFont(textFont(TextStyle::Label));
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(QRect(signWidth, listTop(), width(), lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         tr("No series has this in its name"));
    }
    painter.setClipping(false);
    if (!hasFocus() || !m_hasKeyboardFocus)
        return;
    const bool isInHeader = m_current == headerRow && isTable();
    if (!isInHeader && currentSeries() < 0)
        return;
    const QRect ring = isInHeader
        ? headerRect(m_currentColumn)
        : m_layout.rowRect(m_current).translated(0, listTop() - top).adjusted(-2, 0, 2, 0) & rect();
    paintFocusRing(painter, ring, theme);
}

void ChartLegend::paintHeader(QPainter &painter)
{
    for (int column = -1; column < m_layout.columnCount(); ++column)
        paintHeading(painter, headerRect(column), column);
    // Columns without room are said to be there; the tooltip of a row has their figures.
    if (m_layout.columnCount() < static_cast<int>(m_content.columns.size())) {
        const int missing = static_cast<int>(m_content.columns.size()) - m_layout.columnCount();
        const QFontMetrics metrics = painter.fontMetrics();
        const QRect place = headerRect(-1).adjusted(
            signWidth + metrics.horizontalAdvance(tr("Name")) + space::medium, 0, -4, 0);
        QString text = tr("+%n columns", nullptr, missing);
        if (metrics.horizontalAdvance(text) > place.width())
            text = QStringLiteral("+%1").arg(missing);
        painter.setPen(Theme::of(this).color(ColorRole::TextFaint));
        if (metrics.horizontalAdvance(text) <= place.width())
            painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
    }
}

void ChartLegend::paintHeading(QPainter &painter, const QRect &rect, int column)
{
    const Theme &theme = Theme::of(this);
    const QString key = column < 0 ? legendNameKey : m_content.columns[static_cast<size_t>(column)].key;
    const bool isSorted = m_sort.key == key;
    const QString title = column < 0 ? tr("Name") : m_content.columns[static_cast<size_t>(column)].title;
    const bool isHovered = rect.contains(mapFromGlobal(QCursor::pos())) && m_hovered == headerRow;
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(isSorted || isHovered ? ColorRole::Text : ColorRole::TextMuted));
    const int width = painter.fontMetrics().horizontalAdvance(title);
    const QRect inner = column < 0 ? rect.adjusted(signWidth, 0, 0, 0) : rect;
    const int left = column < 0 ? inner.left() : inner.right() + 1 - width;
    painter.drawText(QRect(left, rect.top(), width + 1, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    if (!isSorted)
        return;
    const qreal x = column < 0 ? left + width + 6 : left - 6;
    const qreal y = rect.center().y() + 1;
    const qreal up = m_sort.isDescending ? -1 : 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(ColorRole::Text));
    painter.drawPolygon(QPolygonF{{x - 3, y + 2 * up}, {x + 3, y + 2 * up}, {x, y - 2 * up}});
}

void ChartLegend::paintRow(QPainter &painter, const QRect &rect, int row)
{
    const Theme &theme = Theme::of(this);
    const LegendEntry &entry = entryOfRow(row);
    const bool isShown = entry.state == LegendState::Shown;
    const bool isHovered = m_hovered == row;
    if (isHovered && m_shape != LegendLayout::Shape::Flow)
        painter.fillRect(rect, theme.color(ColorRole::Hover));
    const QColor color = isShown ? entry.color.resolve(theme) : theme.color(ColorRole::LineStrong);
    const bool isHollow = entry.state == LegendState::Hidden;
    const QRectF box(rect.left(), rect.center().y() - 3.5, 8, 8);
    if (isHollow)
        paintBox(painter, box, {}, theme.color(ColorRole::TextFaint),
                 entry.sign == LegendSign::Surface ? 2 : 4);
    else if (entry.sign == LegendSign::Line)
        painter.fillRect(QRectF(rect.left(), rect.center().y(), 10, 2), color);
    else
        paintBox(painter, box, color, {}, entry.sign == LegendSign::Surface ? 2 : 4);
    QFont font = textFont(TextStyle::Label);
    font.setStrikeOut(isHollow);
    painter.setFont(font);
    const bool isBright = isShown && isHovered;
    painter.setPen(theme.color(isBright      ? ColorRole::Text
                                   : isShown ? ColorRole::TextMuted
                                             : ColorRole::TextFaint));
    const QFontMetrics metrics(font);
    const QString name = metrics.elidedText(entry.name, Qt::ElideMiddle, m_layout.nameWidth());
    painter.drawText(rect.adjusted(signWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     name);
    paintFigures(painter, rect, row, rect.left() + signWidth + metrics.horizontalAdvance(name));
}

void ChartLegend::paintFigures(QPainter &painter, const QRect &rect, int row, int nameRight)
{
    const size_t entry = m_rows[static_cast<size_t>(row)];
    const bool isShown = m_content.entries[entry].state == LegendState::Shown;
    const QColor color = Theme::of(this).color(isShown ? ColorRole::Text : ColorRole::TextFaint);
    const NumberPainter values(textFont(TextStyle::LabelStrong));
    if (m_shape != LegendLayout::Shape::Flow) {
        for (int column = 0; column < m_layout.columnCount(); ++column) {
            const int width = m_layout.columnWidth(column);
            values.draw(
                painter, QRectF(m_layout.columnRight(column) - width, rect.top(), width, rect.height()),
                Qt::AlignRight | Qt::AlignVCenter, m_content.text(static_cast<size_t>(column), entry), color);
        }
        return;
    }
    qreal x = nameRight + LegendLayout::valueGap;
    for (size_t column = 0; column < m_content.columns.size(); ++column) {
        const QString text = m_content.text(column, entry);
        values.draw(painter, QRectF(x, rect.top(), 400, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                    text, color);
        x += values.width(text) + LegendLayout::valueGap;
    }
}

} // namespace yagura::kit
