#include "traces/waterfall/keyhintbar.h"

#include "kit/numbers.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

namespace yagura::traces {

namespace {

constexpr int Margin = 12;
constexpr int Gap = 16;

} // namespace

KeyHintBar::KeyHintBar(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(kit::size::control);
}

void KeyHintBar::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    update();
}

void KeyHintBar::setHints(std::vector<KeyHint> hints)
{
    m_hints = std::move(hints);
    update();
}

void KeyHintBar::paintEvent(QPaintEvent *)
{
    using kit::ColorRole;
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    painter.fillRect(rect(), theme.color(ColorRole::Surface));
    painter.fillRect(0, 0, width(), 1, theme.color(ColorRole::Line));
    const QFont font = kit::textFont(kit::TextStyle::Label);
    const QFontMetrics metrics(font);
    const kit::NumberPainter numbers(font);
    const double textWidth = numbers.width(m_text);
    numbers.draw(painter, QRectF(Margin, 0, textWidth, height()), Qt::AlignLeft | Qt::AlignVCenter,
                 kit::safeText(m_text), theme.color(ColorRole::TextMuted));
    const auto widthOf = [&](const KeyHint &hint) {
        int width = metrics.horizontalAdvance(hint.text) + 6;
        for (const auto &key : hint.keys)
            width += kit::keyCapWidth(key) + 3;
        return width;
    };
    double room = width() - 2 * Margin - textWidth - Gap;
    size_t shown = 0;
    for (; shown < m_hints.size() && widthOf(m_hints[shown]) <= room; ++shown)
        room -= widthOf(m_hints[shown]) + Gap;
    double x = Margin + textWidth + Gap + std::max(0.0, room + (shown > 0 ? Gap : 0));
    painter.setRenderHint(QPainter::Antialiasing);
    for (size_t i = 0; i < shown; ++i) {
        for (const auto &key : m_hints[i].keys) {
            const int cap = kit::keyCapWidth(key);
            kit::paintKeyCap(painter, QRectF(x, (height() - kit::keyCapHeight) / 2.0, cap, kit::keyCapHeight),
                             key, theme.color(ColorRole::TextMuted), theme.color(ColorRole::LineStrong));
            x += cap + 3;
        }
        painter.setFont(font);
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(QRectF(x + 3, 0, metrics.horizontalAdvance(m_hints[i].text) + 4, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, m_hints[i].text);
        x += metrics.horizontalAdvance(m_hints[i].text) + 6 + Gap;
    }
}

} // namespace yagura::traces
