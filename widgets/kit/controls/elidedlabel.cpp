#include "kit/controls/elidedlabel.h"

#include "kit/controls/plaintooltip.h"
#include "kit/safetext.h"

#include <QHelpEvent>
#include <QPainter>

namespace yagura::kit {

ElidedLabel::ElidedLabel(const QString &text, TextStyle style, ColorRole role, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_role(role)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = safeText(text);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

void ElidedLabel::setTextStyle(TextStyle style)
{
    m_style = style;
    updateGeometry();
    update();
}

void ElidedLabel::setColorRole(ColorRole role)
{
    m_role = role;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elideMode = mode;
    update();
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(textFont(m_style)).horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(textFont(m_style));
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont(m_style));
    return {m_text.isEmpty() ? 0 : metrics.averageCharWidth() * 4, metrics.height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        if (isElided())
            showPlainToolTip(static_cast<QHelpEvent *>(event)->globalPos(), m_text, this);
        else
            event->ignore(); // what it lies on may have something to say
        return true;
    }
    return QWidget::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont font = textFont(m_style);
    painter.setFont(font);
    painter.setPen(Theme::of(this).color(m_role));
    const QString shown = QFontMetrics(font).elidedText(m_text, m_elideMode, width());
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace yagura::kit
