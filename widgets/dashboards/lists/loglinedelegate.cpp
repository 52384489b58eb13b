#include "dashboards/lists/loglinedelegate.h"

#include "kit/numbers.h"
#include "kit/safetext.h"

#include <QPainter>
#include <QTextLayout>
#include <QtMath>

namespace yagura::dashboards {

using kit::ColorRole;
using kit::TextStyle;

namespace {

constexpr int padding = 3; // above and below
constexpr int mostMessageLines = 40;
constexpr int mostFields = 24;
constexpr qsizetype longestShown = 4000;
constexpr qsizetype longestSingle = 600; // of a line that is not wrapped
constexpr int fieldIndent = 12;
constexpr int fieldName = 160;

QString countText(const LogLine &line)
{
    return QStringLiteral("%1\u00d7").arg(kit::groupedNumber(line.count));
}

struct Letters
{
    QFont font;
    int lineHeight = 0;
};

// Lines of text laid out into width; draws them where there is a painter.
int layOut(const QString &text, const Letters &letters, int width, QPainter *painter, const QPointF &at)
{
    int lines = 0;
    const QStringList paragraphs = text.split(QLatin1Char('\n'));
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, letters.font, nullptr);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        const int first = lines;
        for (QTextLine line = layout.createLine(); line.isValid() && lines < mostMessageLines;
             line = layout.createLine()) {
            line.setLineWidth(std::max(width, 40));
            line.setPosition(QPointF(0, (lines - first) * letters.lineHeight));
            ++lines;
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, at + QPointF(0, first * letters.lineHeight));
        if (lines >= mostMessageLines)
            break;
    }
    return std::max(lines, 1);
}

} // namespace

LogLineDelegate::LogLineDelegate(Line line, IsOpen isOpen, const LogsOptions &options, QObject *parent)
    : CellDelegate(parent)
    , m_line(std::move(line))
    , m_isOpen(std::move(isOpen))
    , m_options(options)
{ }

LogRowSize logRowSize(const LogsOptions &options)
{
    const int usual = kit::textFont(TextStyle::Mono).pixelSize();
    return options.isSmall ? LogRowSize{usual - 2, 13, 13 + 2 * padding}
                           : LogRowSize{usual, 16, kit::size::logRow};
}

QFont LogLineDelegate::font() const
{
    QFont font = kit::textFont(TextStyle::Mono);
    font.setPixelSize(logRowSize(m_options).letters);
    return font;
}

QString LogLineDelegate::labelText(const LogLine &line) const
{
    if (!m_options.showsLabels)
        return {};
    QStringList parts;
    for (const LogLabel &label : line.own)
        parts << label.name + QLatin1Char('=') + label.value;
    return kit::safeText(parts.join(QStringLiteral("  ")), kit::LineBreaks::Shown, longestSingle);
}

QString LogLineDelegate::messageText(const LogLine &line) const
{
    const bool keepsLines = m_options.wraps || m_options.prettifies;
    const QString message
        = kit::safeText(line.message, keepsLines ? kit::LineBreaks::Kept : kit::LineBreaks::Shown,
                        keepsLines ? longestShown : longestSingle);
    const QString labels = labelText(line);
    if (message.isEmpty() && !m_options.fields.isEmpty())
        return kit::missingText(); // the document has none of them
    // Wrapped lines have their labels in front of them, in the same run of text.
    return m_options.wraps && !labels.isEmpty() ? labels + QStringLiteral("  ") + message : message;
}

int LogLineDelegate::messageLines(const LogLine &line, int width) const
{
    if (m_options.wraps)
        return layOut(messageText(line), {font(), lineHeight()}, width, nullptr, {});
    if (!m_options.prettifies)
        return 1;
    return static_cast<int>(
        std::min<qsizetype>(messageText(line).count(QLatin1Char('\n')) + 1, mostMessageLines));
}

int LogLineDelegate::countWidth(const LogLine &line) const
{
    if (line.count < 2)
        return 0;
    return qCeil(kit::NumberPainter(kit::textFont(TextStyle::LabelStrong)).width(countText(line)))
        + kit::space::small;
}

int LogLineDelegate::heightFor(const LogLine &line, int width) const
{
    const int fields = m_isOpen(line)
        ? static_cast<int>(std::min<qsizetype>(line.labels.size(), mostFields)) * lineHeight() + padding
        : 0;
    return messageLines(line, width - countWidth(line)) * lineHeight() + 2 * padding + fields;
}

// The number of lines folded into this one, and its labels; returns the room they take.
int LogLineDelegate::paintLead(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                               const LogLine &line) const
{
    int used = 0;
    if (line.count > 1) {
        kit::NumberPainter(kit::textFont(TextStyle::LabelStrong))
            .draw(painter, rect, Qt::AlignLeft | Qt::AlignVCenter, countText(line),
                  theme.color(ColorRole::Text));
        used += countWidth(line);
    }
    const QString labels = m_options.wraps ? QString() : labelText(line);
    if (labels.isEmpty())
        return used;
    const QFontMetrics metrics(font());
    const QString shown = metrics.elidedText(labels, Qt::ElideRight, rect.width() / 2);
    painter.setFont(font());
    painter.setPen(theme.color(ColorRole::TextFaint));
    painter.drawText(rect.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     shown);
    return used + metrics.horizontalAdvance(shown) + kit::space::medium;
}

void LogLineDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                const QModelIndex &index) const
{
    const LogLine &line = m_line(index);
    const QRect first(rect.left(), rect.top() + padding, rect.width(), lineHeight());
    const int lead = paintLead(painter, first, theme, line);
    const bool isTrouble = line.level <= logs::LogLevel::Warn;
    painter.setFont(font());
    painter.setPen(theme.color(isTrouble ? ColorRole::Text : ColorRole::TextMuted));
    const QString text = messageText(line);
    if (m_options.wraps) {
        layOut(text, {font(), lineHeight()}, rect.width() - lead, &painter,
               QPointF(first.left() + lead, first.top()));
    } else {
        const QFontMetrics metrics(painter.font());
        const QStringList lines = text.split(QLatin1Char('\n')).mid(0, mostMessageLines);
        for (qsizetype i = 0; i < lines.size(); ++i)
            painter.drawText(first.adjusted(lead, 0, 0, 0).translated(0, static_cast<int>(i) * lineHeight()),
                             Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(lines[i], Qt::ElideRight, first.width() - lead));
    }
    if (m_isOpen(line))
        paintFields(
            painter,
            rect.adjusted(0, messageLines(line, rect.width() - countWidth(line)) * lineHeight() + 2 * padding,
                          0, 0),
            theme, line);
}

void LogLineDelegate::paintFields(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                  const LogLine &line) const
{
    const LogRowSize size = logRowSize(m_options);
    const int nameWidth = std::min(fieldName, rect.width() / 3);
    for (int i = 0; i < std::min(static_cast<int>(line.labels.size()), mostFields); ++i) {
        const QRect row(rect.left() + fieldIndent, rect.top() + i * lineHeight(), rect.width() - fieldIndent,
                        lineHeight());
        kit::paintTextCell(painter, QRect(row.left(), row.top(), nameWidth, row.height()),
                           {.text = line.labels[i].name,
                            .style = TextStyle::Mono,
                            .role = ColorRole::TextFaint,
                            .pixels = size.letters},
                           theme);
        kit::paintTextCell(painter, row.adjusted(nameWidth + kit::space::small, 0, 0, 0),
                           {.text = line.labels[i].value,
                            .style = TextStyle::Mono,
                            .role = ColorRole::TextMuted,
                            .pixels = size.letters},
                           theme);
    }
}

int LogLineDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(font()).horizontalAdvance(messageText(m_line(index)));
}

QString LogLineDelegate::toolTipText(const QModelIndex &index, int availableWidth) const
{
    return !m_options.wraps && contentWidth(index) > availableWidth ? m_line(index).message : QString();
}

} // namespace yagura::dashboards
