#include "overview/statestripdelegate.h"

#include <QPainter>

namespace yagura::overview {

using correlate::HealthState;
using kit::ColorRole;

namespace {

constexpr size_t BarsMax = 60;
constexpr int CalmHeight = 6;
constexpr int WarningHeight = 10;
constexpr int CriticalHeight = 14;

// At most sixty bars, each the worst of its steps.
std::vector<HealthState> bars(const std::vector<HealthState> &states)
{
    const size_t group = (states.size() + BarsMax - 1) / BarsMax;
    std::vector<HealthState> grouped;
    for (size_t i = 0; i < states.size(); i += group)
        grouped.push_back(*std::max_element(states.begin() + static_cast<std::ptrdiff_t>(i),
                                            states.begin() + static_cast<std::ptrdiff_t>(std::min(i + group, states.size()))));
    return grouped;
}

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
    const auto *steps = m_describe(index);
    if (!steps || steps->empty())
        return;
    const std::vector<HealthState> states = bars(*steps);
    const double pitch = static_cast<double>(rect.width()) / static_cast<double>(states.size());
    const int bottom = rect.center().y() + CriticalHeight / 2;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t i = 0; i < states.size(); ++i) {
        const HealthState state = states[i];
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
    const auto *steps = m_describe(index);
    if (!steps || steps->empty())
        return {};
    const auto share = [steps](HealthState state) {
        return 100.0 * static_cast<double>(std::count(steps->begin(), steps->end(), state))
            / static_cast<double>(steps->size());
    };
    return tr("Critical %1 % of the time, warning %2 %")
        .arg(share(HealthState::Critical), 0, 'f', 1)
        .arg(share(HealthState::Warning), 0, 'f', 1);
}

} // namespace yagura::overview
