// Words laid out once and drawn often: names in a waterfall come again in every frame, and laying them out
// is what a frame costs most. Text from outside is made safe. Owned by the waterfall; GUI thread.
#pragma once

#include "kit/theme.h"

#include <QHash>
#include <QRectF>
#include <QStaticText>

class QPainter;

namespace yagura::traces {

class WordCache
{
public:
    struct Style
    {
        kit::TextStyle text = kit::TextStyle::Body;
        bool isItalic = false;

        bool operator==(const Style &) const = default;
    };

    // Draws in the painter's pen, left and in the middle of rect's height, elided at rect's right edge;
    // returns the width that was drawn.
    double draw(QPainter &painter, const QRectF &rect, const QString &text, Style style);
    [[nodiscard]] double width(const QString &text, Style style);

private:
    struct Key
    {
        QString text;
        Style style;
        int room = -1; // elided to that; -1: whole

        bool operator==(const Key &) const = default;
    };
    friend size_t qHash(const Key &key, size_t seed)
    {
        return qHashMulti(seed, key.text, static_cast<int>(key.style.text), key.style.isItalic, key.room);
    }
    struct Word
    {
        QStaticText text;
        double width = 0;
        double height = 0;
    };

    [[nodiscard]] const Word &word(const QString &text, Style style, int room);

    QHash<Key, Word> m_words;
};

} // namespace yagura::traces
