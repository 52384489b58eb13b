#include "kit/charts/parts/cachedchart.h"

#include "kit/paintparts.h"

#include <QFocusEvent>
#include <QPaintEngine>
#include <QPainter>

namespace yagura::kit {

CachedChart::CachedChart(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

CachedChart::~CachedChart()
{
    delete m_tooltip;
}

void CachedChart::setTooltip(const TooltipOptions &options)
{
    m_tooltipOptions = options;
    updateTooltip();
}

void CachedChart::setTooltipHint(const QString &hint)
{
    m_tooltipHint = hint;
}

void CachedChart::invalidate()
{
    m_isLaidOut = false;
    m_isPainted = false;
    update();
}

void CachedChart::ensureLaidOut()
{
    if (m_isLaidOut)
        return;
    layOut();
    m_isLaidOut = true;
}

void CachedChart::showTooltip(TooltipContent content, const QRectF &area, double x)
{
    if (!isVisible())
        return;
    content.maxWidthPx = m_tooltipOptions.maxWidthPx;
    if (!m_tooltipHint.isEmpty())
        content.notes << m_tooltipHint;
    if (!m_tooltip || m_tooltip->parentWidget() != window()) {
        delete m_tooltip;
        m_tooltip = new ChartTooltip(window());
    }
    const QPoint offset = mapTo(window(), QPoint(0, 0));
    m_tooltip->showAt(content, area.toRect().translated(offset), offset.x() + static_cast<int>(x));
}

void CachedChart::hideTooltip()
{
    if (m_tooltip)
        m_tooltip->hide();
}

// The device may be finer than the screen: a picture for a file.
void CachedChart::paintFromCache(QPainter &painter)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (!m_isPainted || m_still.devicePixelRatio() != ratio) {
        const QSize pixels = (QSizeF(size()) * ratio).toSize();
        if (m_still.size() != pixels)
            m_still = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
        m_still.setDevicePixelRatio(ratio);
        m_still.fill(Qt::transparent);
        QPainter onStill(&m_still);
        paintStill(onStill);
        m_isPainted = true;
    }
    painter.drawImage(0, 0, m_still);
}

void CachedChart::paintEvent(QPaintEvent *)
{
    ensureLaidOut();
    QPainter painter(this);
    const auto engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf)
        paintStill(painter); // lines and texts, not a picture of them
    else
        paintFromCache(painter);
    paintMoving(painter);
    if (hasKeyboardFocus())
        paintFocusRing(painter, focusRect(), Theme::of(this));
}

void CachedChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    invalidate();
}

void CachedChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange
        || event->type() == QEvent::LanguageChange) {
        invalidate();
        updateTooltip();
    }
}

void CachedChart::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_hasKeyboardFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void CachedChart::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    updateTooltip();
    update();
}

void CachedChart::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    hideTooltip();
}

} // namespace yagura::kit
