#include "dashboards/bargaugeview.h"

#include "dashboards/panelfigures.h"
#include "dashboards/thresholdlook.h"
#include "kit/paintparts.h"
#include "kit/safetext.h"

#include <QPainter>

namespace yagura::dashboards {

BarGaugeView::BarGaugeView(const QString &accessibleName, QWidget *parent)
    : PanelView(parent)
{
    setAccessibleName(accessibleName);
}

void BarGaugeView::setContent(const PanelContent &content)
{
    m_bars.clear();
    QStringList spoken;
    const BarGaugeOptions options = barGaugeOptions(content.panel.options);
    for (const PanelFigure &shown : figuresOf(*content.data, options.reduce, {content.zone, content.now})) {
        const kit::Severity severity = stepAt(shown.field, shown.value, shown.range).severity;
        const bool trouble = figureRole(severity) != kit::ColorRole::Text;
        Bar bar;
        bar.name = kit::safeText(shown.name);
        bar.value = {shown.value.text.prefix + shown.value.text.number, shown.value.text.unit};
        bar.share = std::clamp(shown.value.fraction, 0.0, 1.0);
        bar.role = trouble ? kit::colorOf(severity) : kit::ColorRole::Accent;
        spoken << bar.name + QLatin1Char(' ') + bar.value.joined();
        m_bars.push_back(std::move(bar));
    }
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    update();
}

void BarGaugeView::paintEvent(QPaintEvent *)
{
    if (m_bars.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    const QFont font = kit::textFont(kit::TextStyle::Body);
    const kit::NumberPainter numbers(font);
    qreal nameWidth = 0;
    qreal valueWidth = 0;
    for (const Bar &bar : m_bars) {
        nameWidth = std::max<qreal>(nameWidth, QFontMetricsF(font).horizontalAdvance(bar.name));
        valueWidth = std::max(valueWidth, numbers.width(bar.value.joined()));
    }
    nameWidth = std::min(nameWidth, width() / 2.0);
    const int row = std::clamp(height() / static_cast<int>(m_bars.size()), 20, kit::size::row);
    for (size_t i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        const QRectF line(0, static_cast<int>(i) * row, width(), row);
        painter.setFont(font);
        painter.setPen(theme.color(kit::ColorRole::Text));
        painter.drawText(QRectF(0, line.top(), nameWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(bar.name, Qt::ElideRight, nameWidth));
        numbers.draw(painter, QRectF(width() - valueWidth, line.top(), valueWidth, row),
                     Qt::AlignRight | Qt::AlignVCenter, bar.value.joined(),
                     theme.color(bar.role == kit::ColorRole::Accent ? kit::ColorRole::Text : bar.role));
        const QRectF track(nameWidth + kit::space::medium, line.center().y() - 3,
                           width() - nameWidth - valueWidth - 2 * kit::space::medium, 6);
        kit::paintBox(painter, track, theme.color(kit::ColorRole::Raised), {}, 2);
        QRectF filled = track;
        filled.setWidth(track.width() * bar.share);
        kit::paintBox(painter, filled, theme.color(bar.role), {}, 2);
    }
}

} // namespace yagura::dashboards
