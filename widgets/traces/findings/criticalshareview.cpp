#include "traces/findings/criticalshareview.h"

#include "kit/controls/chippainter.h"
#include "kit/numbers.h"
#include "kit/safetext.h"
#include "kit/thememanager.h"
#include "traces/tracetext.h"

#include <QPainter>

namespace yagura::traces {

namespace {

constexpr int LineHeight = 22;
constexpr int BarHeight = 9;
constexpr int BarGap = 10;
constexpr size_t MostLines = 8;
constexpr int ShareWidth = 46;
constexpr int TimeWidth = 64;

} // namespace

CriticalShareView::CriticalShareView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Critical path by service"));
}

void CriticalShareView::setShares(std::vector<ServiceShare> shares)
{
    m_shares = std::move(shares);
    QStringList lines;
    for (const auto &share : m_shares)
        lines.append(tr("%1 %2").arg(serviceText(share.service), kit::percentText(share.share, 1).joined()));
    setAccessibleDescription(lines.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CriticalShareView::sizeHint() const
{
    const auto lines = static_cast<int>(std::min(m_shares.size(), MostLines));
    return {200, lines == 0 ? 0 : BarHeight + BarGap + lines * LineHeight};
}

void CriticalShareView::paintEvent(QPaintEvent *)
{
    using kit::ColorRole;
    QPainter painter(this);
    const auto &theme = kit::Theme::of(this);
    double x = 0;
    for (const auto &share : m_shares) {
        const double width = share.share * this->width();
        painter.fillRect(QRectF(x, 0, std::max(0.0, width - 1), BarHeight),
                         kit::serviceColor(serviceText(share.service)));
        x += width;
    }
    const QFont body = kit::textFont(kit::TextStyle::Body);
    const QFontMetrics metrics(body);
    const kit::NumberPainter numbers(body);
    int y = BarHeight + BarGap;
    for (size_t i = 0; i < std::min(m_shares.size(), MostLines); ++i) {
        const auto &share = m_shares[i];
        const auto name = serviceText(share.service);
        kit::paintSwatch(painter, QPointF(4, y + LineHeight / 2.0), kit::serviceColor(name));
        painter.setFont(body);
        painter.setPen(theme.color(ColorRole::Text));
        const int room = width() - 18 - ShareWidth - TimeWidth;
        painter.drawText(QRect(18, y, room, LineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(kit::safeText(name), Qt::ElideRight, room));
        const int digits = share.share < 0.1 ? 1 : 0;
        numbers.draw(painter, QRectF(width() - ShareWidth - TimeWidth, y, ShareWidth, LineHeight),
                     Qt::AlignRight | Qt::AlignVCenter, kit::percentText(share.share, digits).joined(),
                     theme.color(ColorRole::TextMuted));
        numbers.draw(painter, QRectF(width() - TimeWidth, y, TimeWidth, LineHeight),
                     Qt::AlignRight | Qt::AlignVCenter, durationOf(share.time).joined(),
                     theme.color(ColorRole::Text));
        y += LineHeight;
    }
}

} // namespace yagura::traces
