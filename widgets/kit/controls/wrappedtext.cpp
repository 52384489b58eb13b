#include "kit/controls/wrappedtext.h"

#include "kit/safetext.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace yagura::kit {

namespace {

constexpr int PreferredWidth = 240;
constexpr int LeastWidth = 40;

} // namespace

WrappedText::WrappedText(const QString &text, TextStyle style, ColorRole role, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
{
    setFont(textFont(style));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setText(text);
}

void WrappedText::setText(const QString &text)
{
    m_text = safeText(text, LineBreaks::Kept);
    setAccessibleName(m_text);
    updateGeometry();
    update();
}

double WrappedText::layOut(QTextLayout &layout, int width) const
{
    QString lines = m_text;
    layout.setText(lines.replace(QLatin1Char('\n'), QChar::LineSeparator));
    layout.setFont(font());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    double y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, y});
        y += line.height();
    }
    layout.endLayout();
    return y;
}

int WrappedText::heightForWidth(int width) const
{
    QTextLayout layout;
    return static_cast<int>(std::ceil(layOut(layout, std::max(LeastWidth, width))));
}

QSize WrappedText::sizeHint() const
{
    return {PreferredWidth, heightForWidth(std::max(width(), LeastWidth))};
}

QSize WrappedText::minimumSizeHint() const
{
    return {LeastWidth, fontMetrics().height()};
}

void WrappedText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).color(m_role));
    QTextLayout layout;
    (void)layOut(layout, width());
    layout.draw(&painter, {0, 0});
}

} // namespace yagura::kit
