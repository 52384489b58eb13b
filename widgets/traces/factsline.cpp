#include "traces/factsline.h"

#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/theme.h"

#include <QPainter>

namespace yagura::traces {

namespace {

constexpr int Gap = 16;
constexpr int NameGap = 5;

} // namespace

FactsLine::FactsLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactsLine::setFacts(std::vector<Fact> facts)
{
    m_facts = std::move(facts);
    QStringList spoken;
    for (const auto &fact : m_facts)
        spoken.append(QString(fact.name + u' ' + fact.value).trimmed());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void FactsLine::paintEvent(QPaintEvent *)
{
    using kit::ColorRole;
    using kit::TextStyle;
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    const QFont body = kit::textFont(TextStyle::Body);
    const QFontMetrics metrics(body);
    double x = 0;
    for (const auto &fact : m_facts) {
        const auto style = fact.isMono ? TextStyle::Mono : fact.isQuiet ? TextStyle::Body : TextStyle::Strong;
        const kit::NumberPainter numbers(kit::textFont(style));
        const auto name = kit::safeText(fact.name);
        const auto value = kit::safeText(fact.value);
        const double nameWidth = name.isEmpty() ? 0 : metrics.horizontalAdvance(name) + NameGap;
        const double valueWidth = numbers.width(value);
        if (x + nameWidth + valueWidth > width())
            break;
        painter.setFont(body);
        painter.setPen(theme.color(ColorRole::TextMuted));
        painter.drawText(QRectF(x, 0, nameWidth, height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, name);
        const bool isMuted = fact.isMono || fact.isQuiet;
        numbers.draw(painter, QRectF(x + nameWidth, 0, valueWidth, height()),
                     Qt::AlignLeft | Qt::AlignVCenter, value,
                     theme.color(isMuted ? ColorRole::TextMuted : ColorRole::Text));
        x += nameWidth + valueWidth + Gap;
    }
}

} // namespace yagura::traces
