#include "traces/details/eventlistview.h"

#include "kit/controls/plaintooltip.h"
#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"
#include "kit/theme.h"
#include "traces/tracetext.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace yagura::traces {

namespace {

constexpr int LineHeight = 22;
constexpr int OffsetWidth = 70;
constexpr size_t MostLines = 200;

// What an event is called: its name, or the field that v1 puts it into.
QString nameOf(const Trace &trace, const Event &event)
{
    if (event.name != NoIndex && !trace.names[event.name].isEmpty())
        return trace.names[event.name];
    for (const auto key : {u"event", u"message", u"error.kind"}) {
        if (const auto *found = trace.find(event.attributes, key))
            return trace.valueText(*found, 300);
    }
    return {};
}

QString fieldsOf(const Trace &trace, const Event &event, const QString &separator, qsizetype longest)
{
    QStringList fields;
    for (const auto &attribute : trace.attributesOf(event.attributes)) {
        const auto &key = trace.names[attribute.key];
        if (key != u"event")
            fields.append(key + u'=' + trace.valueText(attribute, longest));
    }
    return fields.join(separator);
}

} // namespace

EventListView::EventListView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Events of the span"));
}

void EventListView::setSpan(const OpenTrace *open, std::uint32_t row)
{
    m_lines.clear();
    m_hidden = 0;
    m_current = -1;
    if (open && row != NoIndex) {
        const auto &trace = open->trace;
        const auto events = trace.eventsOf(open->tree.spans[row]);
        std::vector<const Event *> ordered;
        for (const auto &event : events)
            ordered.push_back(&event);
        std::ranges::stable_sort(ordered, {}, [](const Event *event) { return event->time; });
        for (const auto *event : ordered) {
            if (m_lines.size() == MostLines)
                break;
            const auto name = nameOf(trace, *event);
            const auto fields = fieldsOf(trace, *event, QStringLiteral("  "), 200);
            const QString text = name.isEmpty() ? fields
                : fields.isEmpty()              ? name
                                                : QString(name + QStringLiteral("  ") + fields);
            const QString whole = name + u'\n' + fieldsOf(trace, *event, QStringLiteral("\n"), 1000);
            const bool isError
                = name.contains(QStringLiteral("exception"), Qt::CaseInsensitive) || name == u"error";
            m_lines.push_back({offsetText(event->time - open->start(row)), text, whole.trimmed(), isError,
                               event->attributes});
        }
        m_hidden = static_cast<int>(events.size() - m_lines.size());
    }
    QStringList spoken;
    for (const auto &line : m_lines)
        spoken.append(line.offset + u' ' + line.text);
    setAccessibleDescription(spoken.mid(0, 20).join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

int EventListView::notableLine() const
{
    const auto error = std::ranges::find(m_lines, true, &Line::isError);
    const auto found = error != m_lines.end()
        ? error
        : std::ranges::find_if(m_lines, [](const Line &line) { return line.fields.count > 0; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

QRect EventListView::rectOf(int line) const
{
    return {0, line * LineHeight, width(), LineHeight};
}

void EventListView::choose(int line)
{
    if (line < 0 || line >= lineCount())
        return;
    m_current = line;
    const auto &chosenLine = m_lines[static_cast<size_t>(line)];
    setAccessibleDescription(chosenLine.offset + u' ' + chosenLine.text);
    update();
    Q_EMIT chosen(line, chosenLine.fields);
}

void EventListView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(static_cast<int>(event->position().y()) / LineHeight);
}

void EventListView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        return choose(std::min(m_current + 1, lineCount() - 1));
    case Qt::Key_Up:
        return choose(std::max(m_current - 1, 0));
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(lineCount() - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(std::max(m_current, 0));
    default:
        return QWidget::keyPressEvent(event);
    }
}

QSize EventListView::sizeHint() const
{
    return {200, static_cast<int>(m_lines.size() + (m_hidden > 0 ? 1 : 0)) * LineHeight};
}

void EventListView::paintEvent(QPaintEvent *event)
{
    using kit::ColorRole;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto &theme = kit::Theme::of(this);
    const QFont body = kit::textFont(kit::TextStyle::Body);
    const QFontMetrics metrics(body);
    const kit::NumberPainter numbers(kit::textFont(kit::TextStyle::Mono));
    const int first = event->rect().top() / LineHeight;
    const int last = std::min(event->rect().bottom() / LineHeight, static_cast<int>(m_lines.size()) - 1);
    for (int i = first; i <= last; ++i) {
        const auto &line = m_lines[static_cast<size_t>(i)];
        const int y = i * LineHeight;
        if (i == m_current)
            kit::paintBox(painter, rectOf(i), theme.color(ColorRole::Hover), {});
        numbers.draw(painter, QRectF(0, y, OffsetWidth, LineHeight), Qt::AlignRight | Qt::AlignVCenter,
                     line.offset, theme.color(ColorRole::TextMuted));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.color(line.isError ? ColorRole::Critical : ColorRole::TextFaint));
        painter.drawEllipse(QPointF(OffsetWidth + 12, y + LineHeight / 2.0), 3.5, 3.5);
        painter.setFont(body);
        painter.setPen(theme.color(line.isError ? ColorRole::Critical : ColorRole::Text));
        const int x = OffsetWidth + 24;
        painter.drawText(QRect(x, y, width() - x, LineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(kit::safeText(line.text, kit::LineBreaks::Shown, 300),
                                            Qt::ElideRight, width() - x));
    }
    if (hasFocus() && !m_lines.empty())
        kit::paintFocusRing(painter, rectOf(std::max(m_current, 0)), theme);
    if (m_hidden > 0) {
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(
            QRect(OffsetWidth + 24, static_cast<int>(m_lines.size()) * LineHeight, width(), LineHeight),
            Qt::AlignLeft | Qt::AlignVCenter, tr("and %n more", nullptr, m_hidden));
    }
}

bool EventListView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto line = static_cast<size_t>(std::max(0, help->pos().y() / LineHeight));
        if (line < m_lines.size())
            kit::showPlainToolTip(help->globalPos(), m_lines[line].whole, this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace yagura::traces
