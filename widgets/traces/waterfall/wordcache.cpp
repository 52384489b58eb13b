#include "traces/waterfall/wordcache.h"

#include "kit/safetext.h"

#include <QFontMetricsF>
#include <QPainter>

namespace yagura::traces {

namespace {

constexpr qsizetype MostWords = 4'096;
constexpr qsizetype LongestText = 200;

QFont fontOf(WordCache::Style style)
{
    QFont font = kit::textFont(style.text);
    font.setItalic(style.isItalic);
    return font;
}

} // namespace

const WordCache::Word &WordCache::word(const QString &text, Style style, int room)
{
    const Key key{text, style, room};
    const auto found = m_words.constFind(key);
    if (found != m_words.constEnd())
        return *found;
    if (m_words.size() >= MostWords)
        m_words.clear();
    const QFont font = fontOf(style);
    const QFontMetricsF metrics(font);
    QString shown = kit::safeText(text, kit::LineBreaks::Shown, LongestText);
    if (room >= 0)
        shown = metrics.elidedText(shown, Qt::ElideRight, room);
    Word made;
    made.text.setText(shown);
    made.text.setTextFormat(Qt::PlainText);
    made.text.setPerformanceHint(QStaticText::AggressiveCaching);
    made.text.prepare({}, font);
    made.width = metrics.horizontalAdvance(shown);
    made.height = metrics.height();
    return *m_words.insert(key, made);
}

double WordCache::width(const QString &text, Style style)
{
    return word(text, style, -1).width;
}

double WordCache::draw(QPainter &painter, const QRectF &rect, const QString &text, Style style)
{
    const auto *drawn = &word(text, style, -1);
    if (drawn->width > rect.width())
        drawn = &word(text, style, std::max(0, static_cast<int>(rect.width())));
    painter.setFont(fontOf(style));
    painter.drawStaticText(QPointF(rect.left(), rect.top() + std::round((rect.height() - drawn->height) / 2)),
                           drawn->text);
    return drawn->width;
}

} // namespace yagura::traces
