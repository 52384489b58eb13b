#include "kit/charts/gauge.h"

#include "kit/controls/figurelabel.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yagura::kit {

namespace {

constexpr int fullArc = 180 * 16;
constexpr double largestRadius = 110; // beyond that the figure would be lost in it

} // namespace

Gauge::Gauge(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(accessibleName);
}

void Gauge::setScale(double min, double max, std::vector<Step> steps)
{
    m_min = min;
    m_max = max;
    m_steps = std::move(steps);
    std::sort(m_steps.begin(), m_steps.end(), [](const Step &a, const Step &b) { return a.from < b.from; });
    update();
}

void Gauge::setValue(double value, const ValueText &text, const QString &caption)
{
    m_value = value;
    m_text = text;
    m_caption = caption;
    setAccessibleDescription(QString(text.joined() + QLatin1Char(' ') + caption).trimmed());
    update();
}

double Gauge::share(double value) const
{
    if (!std::isfinite(value) || m_max <= m_min)
        return 0;
    return std::clamp((value - m_min) / (m_max - m_min), 0.0, 1.0);
}

Severity Gauge::severityAt(double value) const
{
    if (!std::isfinite(value))
        return Severity::Unknown;
    Severity found = Severity::Info;
    for (const Step &step : m_steps) {
        if (value >= step.from)
            found = step.severity;
    }
    return found;
}

void Gauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(this);
    const double radius = std::clamp(std::min(width() / 2.0 - 10, height() - 22.0), 20.0, largestRadius);
    const QPointF center(width() / 2.0, (height() + radius) / 2.0 - 4);
    const double thick = std::clamp(radius * 0.16, 6.0, 16.0);
    const auto ring = [&](double inset) {
        const double r = radius - inset;
        return QRectF(center.x() - r, center.y() - r, 2 * r, 2 * r);
    };
    const auto arc = [&](const QRectF &box, double from, double to, const QColor &color, double width_) {
        QPen pen(color, width_);
        pen.setCapStyle(Qt::FlatCap);
        painter.setPen(pen);
        painter.drawArc(box, qRound(fullArc * (1 - from)), qRound(fullArc * (from - to)));
    };
    const Severity severity = severityAt(m_value);
    arc(ring(thick / 2), 0, 1, theme.color(ColorRole::Hover), thick);
    arc(ring(thick / 2), 0, share(m_value), theme.color(colorOf(severity)), thick);
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const double from = share(m_steps[i].from);
        const double to = i + 1 < m_steps.size() ? share(m_steps[i + 1].from) : 1.0;
        arc(ring(thick + 4), from, to, theme.color(colorOf(m_steps[i].severity)), 2);
    }
    const QRectF middle(0, center.y() - radius * 0.62, width(), radius * 0.45);
    const bool isTrouble = severity == Severity::Critical || severity == Severity::Warning;
    const QColor color = theme.color(isTrouble ? colorOf(severity) : ColorRole::Text);
    paintFigure(painter, middle, Qt::AlignHCenter | Qt::AlignVCenter, m_text,
                radius > 55 ? TextStyle::Figure : TextStyle::FigureSmall, color);
    painter.setFont(textFont(TextStyle::Label));
    painter.setPen(theme.color(ColorRole::TextMuted));
    painter.drawText(QRectF(0, center.y() - radius * 0.16, width(), 16), Qt::AlignHCenter | Qt::AlignTop,
                     m_caption);
}

} // namespace yagura::kit
