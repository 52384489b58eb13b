#include "overview/statestripdelegate.h"

#include <QPainter>

namespace yagura::overview {

using correlate::HealthState;
using kit::ColorRole;

namespace {

constexpr int CalmHeight = 6;
constexpr int WarningHeight = 10;
constexpr int CriticalHeight = 14;

} // namespace

kit::Severity severityOf(HealthState state)
{
    switch (state) {
    case HealthState::Ok:
        return kit::Severity::Ok;
    case HealthState::Warning:
        return kit::Severity::Warning;
    case HealthState::Critical:
        return kit::Severity::Critical;
    case HealthState::Unknown:
        break;
    }
    return kit::Severity::Unknown;
}

StateStripDelegate::StateStripDelegate(Describe describe, QObject *parent)
    : CellDelegate(parent)
    , m_describe(std::move(describe))
{
}

void StateStripDelegate::paintCell(QPainter &painter, const QRect &rect, const kit::Theme &theme,
                                   const QModelIndex &index) const
{
    const auto *states = m_describe(index);
    if (!states || states->empty())
        return;
    const double pitch = static_cast<double>(rect.width()) / static_cast<double>(states->size());
    const int bottom = rect.center().y() + CriticalHeight / 2;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < states->size(); ++i) {
        const HealthState state = (*states)[i];
        if (state == HealthState::Unknown)
            continue;
        const int left = rect.left() + static_cast<int>(static_cast<double>(i) * pitch);
        const int right = rect.left() + static_cast<int>(static_cast<double>(i + 1) * pitch);
        const int height = state == HealthState::Critical ? CriticalHeight
            : state == HealthState::Warning               ? WarningHeight
                                                          : CalmHeight;
        const QColor color = state == HealthState::Ok ? theme.color(ColorRole::LineStrong)
                                                      : theme.color(kit::colorOf(severityOf(state)));
        painter.fillRect(left, bottom - height, std::max(1, right - left - 1), height, color);
    }
}

int StateStripDelegate::contentWidth(const QModelIndex &) const { return 120; }

QString StateStripDelegate::toolTipText(const QModelIndex &index, int) const
{
    const auto *states = m_describe(index);
    if (!states)
        return {};
    const auto steps = [states](HealthState state) {
        return static_cast<int>(std::count(states->begin(), states->end(), state));
    };
    return tr("%1 of %2 steps critical, %3 warning")
        .arg(steps(HealthState::Critical))
        .arg(states->size())
        .arg(steps(HealthState::Warning));
}

} // namespace yagura::overview
