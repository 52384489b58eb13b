#include "incidents/progresssteps.h"

#include "kit/accessibility.h"
#include "kit/severity.h"
#include "kit/theme.h"

#include <QPainter>

namespace yagura::incidents {

using kit::ColorRole;

namespace {

constexpr int ringSide = 16;

void paintRing(QPainter &painter, const QRectF &ring, StepState state, const kit::Theme &theme, bool isRow)
{
    const QColor ground = theme.color(isRow ? ColorRole::AccentSurface : ColorRole::Surface);
    switch (state) {
    case StepState::Done:
        kit::paintShape(painter, ring, kit::Shape::Tick, theme.color(ColorRole::Ok), ground);
        break;
    case StepState::Current:
        kit::paintShape(painter, ring, kit::Shape::Dot, theme.color(ColorRole::Accent), ground);
        break;
    case StepState::NotReached:
        kit::paintShape(painter, ring, kit::Shape::DashedRing, theme.color(ColorRole::TextFaint), ground);
        break;
    }
}

} // namespace

ProgressSteps::ProgressSteps(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressSteps::setSteps(const std::vector<Step> &steps)
{
    if (steps == m_steps)
        return;
    m_steps = steps;
    QStringList said;
    for (const Step &step : m_steps)
        said << (step.detail.isEmpty() ? step.name : step.name + QStringLiteral(" ") + step.detail);
    kit::setAccessible(this, tr("Progress"), said.join(QStringLiteral(", ")));
    update();
}

void ProgressSteps::paintEvent(QPaintEvent *)
{
    if (m_steps.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const kit::Theme &theme = kit::Theme::of(this);
    const int width = this->width() / static_cast<int>(m_steps.size());
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        const QRect place(static_cast<int>(i) * width, 0, width, height());
        const bool isCurrent = step.state == StepState::Current;
        if (isCurrent)
            painter.fillRect(place, theme.color(ColorRole::AccentSurface));
        const QRectF ring(place.left() + kit::space::medium, 6, ringSide, ringSide);
        if (i + 1 < m_steps.size()) {
            const bool isReached = m_steps[i + 1].state != StepState::NotReached;
            painter.setPen(QPen(theme.color(isReached ? ColorRole::Ok : ColorRole::LineStrong), 1));
            const qreal y = ring.center().y();
            painter.drawLine(QPointF(ring.right() + kit::space::tiny, y),
                             QPointF(place.right() + kit::space::medium - kit::space::tiny, y));
        }
        paintRing(painter, ring, step.state, theme, isCurrent);
        const QRect text(place.left() + kit::space::medium, 24, width - kit::space::medium - kit::space::tiny,
                         18);
        painter.setFont(kit::textFont(isCurrent ? kit::TextStyle::Strong : kit::TextStyle::Name));
        painter.setPen(
            theme.color(step.state == StepState::NotReached ? ColorRole::TextMuted : ColorRole::Text));
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(step.name, Qt::ElideRight, text.width()));
        painter.setFont(kit::textFont(kit::TextStyle::Label));
        painter.setPen(theme.color(isCurrent ? ColorRole::Accent : ColorRole::TextMuted));
        painter.drawText(text.translated(0, 17), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(step.detail, Qt::ElideRight, text.width()));
    }
}

} // namespace yagura::incidents
