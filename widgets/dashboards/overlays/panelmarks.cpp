#include "dashboards/overlays/panelmarks.h"

#include "dashboards/overlays/chartoverlays.h"
#include "kit/accessibility.h"
#include "kit/controls/chip.h"
#include "kit/controls/plaintooltip.h"
#include "kit/safetext.h"

#include <QHBoxLayout>

namespace yagura::dashboards {

using metrics::AlertState;

namespace {

constexpr qsizetype mostLines = 6;

QString joinedLines(QStringList lines)
{
    const qsizetype more = lines.size() - mostLines;
    if (more > 0) {
        lines = lines.mid(0, mostLines);
        lines << PanelMarks::tr("and %n more", nullptr, static_cast<int>(more));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

PanelMarks::PanelMarks(QWidget *parent)
    : QWidget(parent)
    , m_alert(new kit::Chip(kit::Severity::Critical, {}, this))
    , m_window(new kit::Chip(kit::Severity::Warning, {}, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(kit::space::small);
    row->addWidget(m_window);
    row->addWidget(m_alert);
    m_alert->setInteractive(true);
    connect(m_alert, &QAbstractButton::clicked, this, &PanelMarks::alertActivated);
    connect(m_window, &QAbstractButton::clicked, this, [this] {
        if (m_isEditable)
            Q_EMIT mendRequested();
    });
    m_alert->hide();
    m_window->hide();
    hide();
}

void PanelMarks::setAlerts(const std::vector<AlertRibbon> &ribbons)
{
    AlertState worst = AlertState::Inactive;
    kit::Severity severity = kit::Severity::Info;
    QStringList lines;
    for (const AlertRibbon &ribbon : ribbons) {
        if (ribbon.state == AlertState::Inactive)
            continue;
        if (ribbon.state > worst) {
            worst = ribbon.state;
            severity = severityOf(ribbon);
        } else if (ribbon.state == worst) {
            severity = std::max(severity, severityOf(ribbon));
        }
        const QString name = kit::safeText(ribbon.rule, kit::LineBreaks::Shown, 120);
        const QString line = ribbon.state == AlertState::Firing ? tr("%1 is firing").arg(name)
                                                                : tr("%1 is pending").arg(name);
        if (!lines.contains(line))
            lines << line;
    }
    const bool isFiring = worst == AlertState::Firing;
    m_alert->setVisible(worst != AlertState::Inactive);
    setVisible(worst != AlertState::Inactive || !m_windows.empty());
    if (worst == AlertState::Inactive)
        return;
    kit::ChipContent content = kit::Chip(severity, isFiring ? tr("Firing") : tr("Pending")).content();
    if (!isFiring)
        content.shape = kit::Shape::Clock;
    m_alert->setContent(content);
    const QString explanation = joinedLines(lines);
    kit::setPlainToolTip(m_alert, explanation);
    kit::setAccessible(m_alert, tr("Alerts of this panel"), explanation);
}

void PanelMarks::setNarrowWindows(const std::vector<TargetWindow> &windows)
{
    m_windows = windows;
    showWindows();
}

void PanelMarks::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    showWindows();
}

void PanelMarks::showWindows()
{
    m_window->setVisible(!m_windows.empty());
    setVisible(!m_windows.empty() || m_alert->isVisibleTo(this));
    if (m_windows.empty())
        return;
    QStringList lines;
    for (const TargetWindow &one : m_windows) {
        const QString line = kit::safeText(one.finding.message, kit::LineBreaks::Shown, 240);
        if (!lines.contains(line))
            lines << line;
    }
    const QString advice = m_isEditable
        ? tr("Click to make the windows four scrapes wide; undo takes it back.")
        : tr("rate() needs two scrapes: the curve has holes or is empty. Edit the dashboard to mend it.");
    m_window->setContent(kit::Chip(kit::Severity::Warning, tr("Rate window holds < 2 scrapes")).content());
    m_window->setInteractive(m_isEditable);
    kit::setPlainToolTip(m_window, joinedLines(lines) + QLatin1Char('\n') + advice);
    kit::setAccessible(m_window, tr("Rate window holds fewer than two scrapes"), joinedLines(lines));
}

} // namespace yagura::dashboards
